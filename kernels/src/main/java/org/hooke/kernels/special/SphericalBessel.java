package org.hooke.kernels.special;

/**
 * Spherical Bessel functions of the first kind, j_l(x) for x >= 0.
 *
 * <p>Upward recurrence j_{l+1} = (2l+1)/x j_l - j_{l-1} where x exceeds the order, the ascending
 * series below. Source: NIST DLMF 10.51.1, 10.53.1.
 */
public final class SphericalBessel {
  private SphericalBessel() {}

  /** Overwrites j[l] = j_l(x) for l = 0 .. lmax; x >= 0. */
  public static void fill(int lmax, double x, double[] j) {
    if (x <= lmax + 1.0) {
      fillSmall(lmax, x, j);
    } else {
      recur(lmax, x, Math.sin(x), Math.cos(x), j);
    }
  }

  /** The upward recurrence from sin x and cos x; accurate for x > lmax. */
  static void recur(int lmax, double x, double sin, double cos, double[] j) {
    double inverse = 1 / x;
    j[0] = sin * inverse;
    if (lmax > 0) {
      j[1] = (j[0] - cos) * inverse;
    }
    for (int l = 1; l < lmax; l++) {
      j[l + 1] = (2 * l + 1) * inverse * j[l] - j[l - 1];
    }
  }

  /** Series for the two highest orders, downward recurrence for the others; x <= lmax + 1. */
  static void fillSmall(int lmax, double x, double[] j) {
    j[lmax] = series(lmax, x);
    if (lmax > 0) {
      j[lmax - 1] = series(lmax - 1, x);
    }
    for (int l = lmax - 1; l > 0; l--) {
      j[l - 1] = x < 1e-4 ? series(l - 1, x) : (2 * l + 1) / x * j[l] - j[l + 1];
    }
  }

  /** j_l(x); x >= 0. */
  public static double value(int l, double x) {
    double[] j = new double[l + 1];
    fill(l, x, j);
    return j[l];
  }

  /** j_l'(x) = (l j_{l-1} - (l+1) j_{l+1}) / (2l+1), from j[0 .. l+1]: DLMF 10.51.2. */
  public static double derivative(int l, double[] j) {
    double below = l == 0 ? 0 : l * j[l - 1];
    return (below - (l + 1) * j[l + 1]) / (2 * l + 1);
  }

  /** j_l''(x), the same relation applied twice, from j[0 .. l+2]; regular at x = 0. */
  public static double secondDerivative(int l, double[] j) {
    double below = l == 0 ? 0 : (l < 2 ? 0 : (l - 1) * j[l - 2]) - l * j[l];
    double above = (l + 1) * j[l] - (l + 2) * j[l + 2];
    double lower = l == 0 ? 0 : l * below / (2 * l - 1);
    return (lower - (l + 1) * above / (2 * l + 3)) / (2 * l + 1);
  }

  /** x^l / (2l+1)!! sum_k (-x^2/2)^k / (k! (2l+3)(2l+5)...(2l+2k+1)). */
  private static double series(int l, double x) {
    double term = 1;
    for (int k = 1; k <= l; k++) {
      term *= x / (2 * k + 1);
    }
    double t = -0.5 * x * x;
    double sum = term;
    for (int k = 1; k < 100 && Math.abs(term) > 1e-18 * Math.abs(sum); k++) {
      term *= t / (k * (2.0 * l + 2 * k + 1));
      sum += term;
    }
    return sum;
  }
}
