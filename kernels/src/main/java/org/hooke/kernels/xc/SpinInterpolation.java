package org.hooke.kernels.xc;

/**
 * f(zeta) = [(1+zeta)^(4/3) + (1-zeta)^(4/3) - 2]/(2^(4/3) - 2) of von Barth and Hedin, J. Phys. C
 * 5, 1629 (1972): 0 without polarisation, 1 with all spins alike.
 */
final class SpinInterpolation {
  private static final double SCALE = 1 / (2 * Math.cbrt(2) - 2);

  private SpinInterpolation() {}

  /** f, from up = 1 + zeta and dn = 1 - zeta. */
  static double value(double up, double dn) {
    return SCALE * (up * Math.cbrt(up) + dn * Math.cbrt(dn) - 2);
  }

  /** df/dzeta = (4/3) [(1+zeta)^(1/3) - (1-zeta)^(1/3)]/(2^(4/3) - 2). */
  static double slope(double up, double dn) {
    return SCALE * (4.0 / 3) * (Math.cbrt(up) - Math.cbrt(dn));
  }
}
