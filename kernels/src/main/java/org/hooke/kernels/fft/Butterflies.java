package org.hooke.kernels.fft;

/**
 * The inner loops of the plain transforms: sums and rotations of rows on lanes [from, to).
 *
 * <p>Every loop reads and writes at most four rows at one index and treats them alike; that is what
 * the compiler vectorises reliably, so butterflies are composed of several such loops.
 */
final class Butterflies {
  private Butterflies() {}

  /** (a, b) = (a + b, a - b). */
  static void sumAndDifference(double[] a, double[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      double x = a[i];
      double y = b[i];
      a[i] = x + y;
      b[i] = x - y;
    }
  }

  /** One part of a four-point transform: (a, b, c, d) = (a+c + b+d, a+c - (b+d), a-c, b-d). */
  static void four(double[] a, double[] b, double[] c, double[] d, int from, int to) {
    for (int i = from; i < to; i++) {
      double x = a[i];
      double y = b[i];
      double z = c[i];
      double w = d[i];
      double p = x + z;
      double q = y + w;
      a[i] = p + q;
      b[i] = p - q;
      c[i] = x - z;
      d[i] = y - w;
    }
  }

  /** (a, b, c) = (a + b+c, a - half (b+c), sin (b-c)). */
  static void three(double[] a, double[] b, double[] c, double half, double sin, int from, int to) {
    for (int i = from; i < to; i++) {
      double x = a[i];
      double y = b[i];
      double z = c[i];
      double t = y + z;
      a[i] = x + t;
      b[i] = x - half * t;
      c[i] = sin * (y - z);
    }
  }

  /** (a, b, c) = (a + b+c, m + r (b-c), m - r (b-c)), m = a - q (b+c). */
  static void five(double[] a, double[] b, double[] c, double q, double r, int from, int to) {
    for (int i = from; i < to; i++) {
      double x = a[i];
      double y = b[i];
      double z = c[i];
      double t = y + z;
      double m = x - q * t;
      double d = r * (y - z);
      a[i] = x + t;
      b[i] = m + d;
      c[i] = m - d;
    }
  }

  /** y = p a + q b + r c. */
  static void combine(
      double[] y,
      double[] a,
      double[] b,
      double[] c,
      double p,
      double q,
      double r,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      y[i] = p * a[i] + q * b[i] + r * c[i];
    }
  }

  /** y = x + (p a + q b + r c). */
  static void combine(
      double[] y,
      double[] x,
      double[] a,
      double[] b,
      double[] c,
      double p,
      double q,
      double r,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      y[i] = x[i] + (p * a[i] + q * b[i] + r * c[i]);
    }
  }

  /** (m, s) = (m - i s, m + i s). */
  static void turn(double[] mr, double[] mi, double[] sr, double[] si, int from, int to) {
    for (int i = from; i < to; i++) {
      double a = mr[i];
      double b = mi[i];
      double c = sr[i];
      double d = si[i];
      mr[i] = a + d;
      mi[i] = b - c;
      sr[i] = a - d;
      si[i] = b + c;
    }
  }

  /** (m, s) = (u (m - i s), w (m + i s)) with unit complex numbers u and w. */
  static void turn(
      double[] mr,
      double[] mi,
      double[] sr,
      double[] si,
      double ur,
      double ui,
      double wr,
      double wi,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      double a = mr[i];
      double b = mi[i];
      double c = sr[i];
      double d = si[i];
      double e = a + d;
      double f = b - c;
      double g = a - d;
      double h = b + c;
      mr[i] = e * ur - f * ui;
      mi[i] = e * ui + f * ur;
      sr[i] = g * wr - h * wi;
      si[i] = g * wi + h * wr;
    }
  }

  /** x = w x. */
  static void rotate(double[] xr, double[] xi, double wr, double wi, int from, int to) {
    for (int i = from; i < to; i++) {
      double p = xr[i];
      double q = xi[i];
      xr[i] = p * wr - q * wi;
      xi[i] = p * wi + q * wr;
    }
  }

  /** y = a - b, one part. */
  static void difference(double[] a, double[] b, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = a[i] - b[i];
    }
  }

  /** (a, b) = (a + b, a - i b). */
  static void sumAndTurn(double[] ar, double[] ai, double[] br, double[] bi, int from, int to) {
    for (int i = from; i < to; i++) {
      double a = ar[i];
      double b = ai[i];
      double c = br[i];
      double d = bi[i];
      ar[i] = a + c;
      ai[i] = b + d;
      br[i] = a + d;
      bi[i] = b - c;
    }
  }

  /** One part of a four-point transform without frequency 2: (a, c, d) = (a+c + b+d, a-c, b-d). */
  static void fourWithoutTwo(double[] a, double[] b, double[] c, double[] d, int from, int to) {
    for (int i = from; i < to; i++) {
      double x = a[i];
      double y = b[i];
      double z = c[i];
      double w = d[i];
      a[i] = (x + z) + (y + w);
      c[i] = x - z;
      d[i] = y - w;
    }
  }

  /** y = a + i b; y may be b. */
  static void turnedSum(
      double[] ar,
      double[] ai,
      double[] br,
      double[] bi,
      double[] yr,
      double[] yi,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      double p = br[i];
      double q = bi[i];
      yr[i] = ar[i] - q;
      yi[i] = ai[i] + p;
    }
  }

  /** y += s x, one part. */
  static void add(double s, double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] += s * x[i];
    }
  }

  /** x = v x, v real. */
  static void multiply(double[] xr, double[] xi, double[] v, int from, int to) {
    for (int i = from; i < to; i++) {
      xr[i] *= v[i];
    }
    for (int i = from; i < to; i++) {
      xi[i] *= v[i];
    }
  }

  /** y += u (Re x)^2 + w (Im x)^2. */
  static void addSquares(
      double u, double w, double[] xr, double[] xi, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      double a = xr[i];
      double b = xi[i];
      y[i] += u * a * a + w * b * b;
    }
  }
}
