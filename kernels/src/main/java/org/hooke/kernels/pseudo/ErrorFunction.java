package org.hooke.kernels.pseudo;

/** erf(x) to full double precision: DLMF 7.6.2 below 3, the continued fraction 7.9.2 above. */
final class ErrorFunction {
  private ErrorFunction() {}

  static double erf(double x) {
    double a = Math.abs(x);
    return a > 6 ? Math.signum(x) : Math.copySign(a < 3 ? series(a) : 1 - fraction(a), x);
  }

  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int k = 1; k < 200 && term > 1e-18 * sum; k++) {
      term *= 2 * x * x / (2 * k + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }

  private static double fraction(double x) {
    double tail = x;
    for (int k = 40; k > 0; k--) {
      tail = x + 0.5 * k / tail;
    }
    return Math.exp(-x * x) / (Math.sqrt(Math.PI) * tail);
  }
}
