package org.hooke.kernels.crystal;

/** Products and inverses of 3 x 3 matrices, [3 row + column]. */
public final class Matrix3 {
  private Matrix3() {}

  static int[] identity() {
    return new int[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
  }

  static int[] times(int[] a, int[] b) {
    int[] c = new int[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        c[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j];
      }
    }
    return c;
  }

  public static double[] times(double[] a, double[] b) {
    double[] c = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        c[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j];
      }
    }
    return c;
  }

  /** A v. */
  static double[] apply(int[] a, double[] v) {
    double[] r = new double[3];
    for (int i = 0; i < 3; i++) {
      r[i] = a[3 * i] * v[0] + a[3 * i + 1] * v[1] + a[3 * i + 2] * v[2];
    }
    return r;
  }

  /** A v. */
  public static double[] apply(double[] a, double[] v) {
    double[] r = new double[3];
    for (int i = 0; i < 3; i++) {
      r[i] = a[3 * i] * v[0] + a[3 * i + 1] * v[1] + a[3 * i + 2] * v[2];
    }
    return r;
  }

  static int determinant(int[] a) {
    return a[0] * (a[4] * a[8] - a[5] * a[7])
        - a[1] * (a[3] * a[8] - a[5] * a[6])
        + a[2] * (a[3] * a[7] - a[4] * a[6]);
  }

  public static double determinant(double[] a) {
    return a[0] * (a[4] * a[8] - a[5] * a[7])
        - a[1] * (a[3] * a[8] - a[5] * a[6])
        + a[2] * (a[3] * a[7] - a[4] * a[6]);
  }

  /** The adjugate: A adj(A) = det(A). */
  static int[] adjugate(int[] a) {
    return new int[] {
      a[4] * a[8] - a[5] * a[7], a[2] * a[7] - a[1] * a[8], a[1] * a[5] - a[2] * a[4],
      a[5] * a[6] - a[3] * a[8], a[0] * a[8] - a[2] * a[6], a[2] * a[3] - a[0] * a[5],
      a[3] * a[7] - a[4] * a[6], a[1] * a[6] - a[0] * a[7], a[0] * a[4] - a[1] * a[3]
    };
  }

  /** The inverse of a unimodular matrix. */
  static int[] unimodularInverse(int[] a) {
    int[] inverse = adjugate(a);
    int det = determinant(a);
    if (det * det != 1) {
      throw new IllegalArgumentException("determinant " + det + " is not 1 or -1");
    }
    for (int i = 0; i < 9; i++) {
      inverse[i] *= det;
    }
    return inverse;
  }

  public static double[] inverse(double[] a) {
    double det = determinant(a);
    return new double[] {
      (a[4] * a[8] - a[5] * a[7]) / det,
      (a[2] * a[7] - a[1] * a[8]) / det,
      (a[1] * a[5] - a[2] * a[4]) / det,
      (a[5] * a[6] - a[3] * a[8]) / det,
      (a[0] * a[8] - a[2] * a[6]) / det,
      (a[2] * a[3] - a[0] * a[5]) / det,
      (a[3] * a[7] - a[4] * a[6]) / det,
      (a[1] * a[6] - a[0] * a[7]) / det,
      (a[0] * a[4] - a[1] * a[3]) / det
    };
  }

  public static double[] transposed(double[] a) {
    return new double[] {a[0], a[3], a[6], a[1], a[4], a[7], a[2], a[5], a[8]};
  }

  static int[] transposed(int[] a) {
    return new int[] {a[0], a[3], a[6], a[1], a[4], a[7], a[2], a[5], a[8]};
  }

  static double[] toDouble(int[] a) {
    double[] d = new double[9];
    for (int i = 0; i < 9; i++) {
      d[i] = a[i];
    }
    return d;
  }

  /** The nearest integer matrix. */
  static int[] rounded(double[] a) {
    int[] r = new int[9];
    for (int i = 0; i < 9; i++) {
      r[i] = (int) Math.rint(a[i]);
    }
    return r;
  }

  /** B^T G B: the metric of the basis whose vectors are the columns of B. */
  static double[] metric(double[] g, double[] b) {
    return times(transposed(b), times(g, b));
  }

  /** x - floor(x), and 0 where that is 1 within 1e-12. */
  static double wrapped(double x) {
    double f = x - Math.floor(x);
    return f > 1 - 1e-12 ? 0 : f;
  }
}
