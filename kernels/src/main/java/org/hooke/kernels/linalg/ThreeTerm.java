package org.hooke.kernels.linalg;

/** The step of a three-term recurrence of polynomials in an operator, row by row. */
public final class ThreeTerm {
  private ThreeTerm() {}

  /**
   * z = a (z - c y) - b x for every row, z being A y on entry.
   *
   * @param x may be null when b is 0
   */
  public static void step(
      double a, double c, double b, ComplexMatrix x, ComplexMatrix y, ComplexMatrix z) {
    for (int n = 0; n < z.rows(); n++) {
      if (x == null) {
        first(a, c, y.re(n), z.re(n));
        first(a, c, y.im(n), z.im(n));
      } else {
        next(a, c, b, x.re(n), y.re(n), z.re(n));
        next(a, c, b, x.im(n), y.im(n), z.im(n));
      }
    }
  }

  private static void first(double a, double c, double[] y, double[] z) {
    for (int g = 0; g < z.length; g++) {
      z[g] = a * (z[g] - c * y[g]);
    }
  }

  private static void next(double a, double c, double b, double[] x, double[] y, double[] z) {
    for (int g = 0; g < z.length; g++) {
      z[g] = a * (z[g] - c * y[g]) - b * x[g];
    }
  }
}
