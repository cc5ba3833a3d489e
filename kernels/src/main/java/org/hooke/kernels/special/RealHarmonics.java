package org.hooke.kernels.special;

/**
 * Real spherical harmonics Y_lm and their gradients for arrays of vectors.
 *
 * <p>With u = q/|q| = (x, y, z),
 *
 * <pre>  Y_lm(q) = N_lm Pi_lm(z) (Re | Im)(x + iy)^|m|, Re for m >= 0, Im for m < 0,
 *   Pi_lm(z) = 2^-l sum_k (-1)^k C(l,k) C(2l-2k,l) (l-2k)!/(l-2k-|m|)! z^(l-2k-|m|),
 *   N_lm^2 = (2 - delta_m0) (2l+1)/(4 pi) (l-|m|)!/(l+|m|)!</pre>
 *
 * orthonormal on the sphere and without the Condon-Shortley sign: Y_10 is along z, Y_11 along x,
 * Y_1,-1 along y. Source: R. J. Mathar, arXiv:0808.2898; the polynomial form is T. Helgaker, P.
 * Jorgensen and J. Olsen, Molecular Electronic-Structure Theory (Wiley, 2000), section 6.4.2. At q
 * = 0, where Y_lm has no limit for l > 0, value and gradient are 0: a radial factor that vanishes
 * like |q|^l makes the product right. One (l, m) per object; immutable.
 */
public final class RealHarmonics {
  private final int l;
  private final int m;
  private final double[] pi; // coefficients of N Pi(z) by power of z
  private final double[] dpi; // of its derivative

  /**
   * @param l angular momentum, 0 to 8
   * @param m from -l to l
   * @throws IllegalArgumentException outside these ranges
   */
  public RealHarmonics(int l, int m) {
    if (l < 0 || l > 8 || Math.abs(m) > l) {
      throw new IllegalArgumentException("no real harmonic with l = " + l + ", m = " + m);
    }
    this.l = l;
    this.m = m;
    int n = Math.abs(m);
    double norm = (2 * l + 1) / (4 * Math.PI) * factorial(l - n) / factorial(l + n);
    norm = Math.sqrt(m == 0 ? norm : 2 * norm);
    this.pi = new double[l - n + 1];
    this.dpi = new double[l - n + 1];
    for (int k = 0; l - 2 * k - n >= 0; k++) {
      int power = l - 2 * k - n;
      double sign = k % 2 == 0 ? 1 : -1;
      pi[power] =
          norm
              * sign
              * Math.scalb(1.0, -l)
              * binomial(l, k)
              * binomial(2 * l - 2 * k, l)
              * factorial(l - 2 * k)
              / factorial(power);
      if (power > 0) {
        dpi[power - 1] = power * pi[power];
      }
    }
  }

  /**
   * Overwrites value[n] = Y_lm(q_n) and gradient[axis][n] = dY_lm/dq_axis, the latter in units of
   * 1/|q|.
   *
   * @param q [axis][n]
   * @param norms |q|, [n]
   * @param gradient [axis][n], or null when it is not wanted
   */
  public void evaluate(double[][] q, double[] norms, double[] value, double[][] gradient) {
    for (int n = 0; n < norms.length; n++) {
      if (norms[n] == 0) {
        value[n] = l == 0 ? pi[0] : 0;
        if (gradient != null) {
          gradient[0][n] = 0;
          gradient[1][n] = 0;
          gradient[2][n] = 0;
        }
      } else {
        at(
            n,
            q[0][n] / norms[n],
            q[1][n] / norms[n],
            q[2][n] / norms[n],
            norms[n],
            value,
            gradient);
      }
    }
  }

  private void at(
      int n, double x, double y, double z, double norm, double[] value, double[][] gradient) {
    double re = 1; // (x + iy)^|m| and, below, the power one lower
    double im = 0;
    double lowRe = 0;
    double lowIm = 0;
    for (int k = 0; k < Math.abs(m); k++) {
      lowRe = re;
      lowIm = im;
      re = x * lowRe - y * lowIm;
      im = x * lowIm + y * lowRe;
    }
    double p = polynomial(pi, z);
    double angle = m >= 0 ? re : im;
    value[n] = p * angle;
    if (gradient == null) {
      return;
    }
    // The polynomial's gradient, then its part tangential to the sphere.
    double dx = Math.abs(m) * p * (m >= 0 ? lowRe : lowIm);
    double dy = Math.abs(m) * p * (m >= 0 ? -lowIm : lowRe);
    double dz = polynomial(dpi, z) * angle;
    double radial = x * dx + y * dy + z * dz;
    gradient[0][n] = (dx - radial * x) / norm;
    gradient[1][n] = (dy - radial * y) / norm;
    gradient[2][n] = (dz - radial * z) / norm;
  }

  private static double polynomial(double[] c, double z) {
    double sum = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      sum = sum * z + c[i];
    }
    return sum;
  }

  private static double factorial(int n) {
    double f = 1;
    for (int i = 2; i <= n; i++) {
      f *= i;
    }
    return f;
  }

  private static double binomial(int n, int k) {
    return factorial(n) / (factorial(k) * factorial(n - k));
  }
}
