package org.hooke.kernels.linalg;

/**
 * The inner loops of complex linear algebra on split arrays, each on lanes [from, to).
 *
 * <p>Written so that the compiler vectorises them reliably: every array at the same index, one
 * array stored per loop, at most two complex vectors added (longer bodies stay scalar, and with
 * both parts in one loop it depends on chance), no fused multiply-add (no faster here, and slow
 * without hardware).
 */
final class Axpy {
  private Axpy() {}

  /** y += c x. */
  static void one(
      double[] yr, double[] yi, double[] xr, double[] xi, double cr, double ci, int from, int to) {
    for (int i = from; i < to; i++) {
      yr[i] += cr * xr[i] - ci * xi[i];
      yi[i] += cr * xi[i] + ci * xr[i];
    }
  }

  /** y += c x + d z. */
  static void two(
      double[] yr,
      double[] yi,
      double[] xr,
      double[] xi,
      double[] zr,
      double[] zi,
      double cr,
      double ci,
      double dr,
      double di,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      yr[i] += (cr * xr[i] - ci * xi[i]) + (dr * zr[i] - di * zi[i]);
    }
    for (int i = from; i < to; i++) {
      yi[i] += (cr * xi[i] + ci * xr[i]) + (dr * zi[i] + di * zr[i]);
    }
  }

  /** (x, y) = (c x - s y, s x + c y), real. */
  static void rotate(double[] x, double[] y, double c, double s, int from, int to) {
    for (int i = from; i < to; i++) {
      double f = y[i];
      double g = x[i];
      y[i] = s * g + c * f;
      x[i] = c * g - s * f;
    }
  }

  /** y += c x, real. */
  static void real(double[] y, double[] x, double c, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] += c * x[i];
    }
  }

  /** y += c0 x0 + c1 x1, real. */
  static void two(double[] y, double[] x0, double[] x1, double c0, double c1, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] += c0 * x0[i] + c1 * x1[i];
    }
  }

  /** y += c0 x0 + c1 x1 + c2 x2 + c3 x3, real. */
  static void four(
      double[] y,
      double[] x0,
      double[] x1,
      double[] x2,
      double[] x3,
      double c0,
      double c1,
      double c2,
      double c3,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      y[i] += (c0 * x0[i] + c1 * x1[i]) + (c2 * x2[i] + c3 * x3[i]);
    }
  }
}
