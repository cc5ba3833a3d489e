package org.hooke.kernels.xc;

/**
 * Correlation of J. P. Perdew and Y. Wang, Phys. Rev. B 45, 13244 (1992), eqs. 8-10 and table I.
 *
 * <p>epsilon_c = e0 - g f(zeta) (1 - zeta^4)/f''(0) + (e1 - e0) f(zeta) zeta^4, where e0, e1 and g
 * = -alpha_c are each G(rs) = -2A (1 + alpha1 rs) ln(1 + 1/[2A (beta1 rs^(1/2) + beta2 rs + beta3
 * rs^(3/2) + beta4 rs^2)]).
 */
final class PerdewWang implements LocalCorrelation {
  private static final long serialVersionUID = 1;

  /** The digits of the paper: A = 0.031091, 0.015545, 0.016887; f''(0) = 1.709921. */
  static final PerdewWang ORIGINAL = new PerdewWang(0.031091, 0.015545, 0.016887, 1.709921);

  /** A and f''(0) with more digits, as the authors' own programs of PBE have them. */
  static final PerdewWang MODIFIED =
      new PerdewWang(0.0310907, 0.01554535, 0.0168869, 8 / (9 * (2 * Math.cbrt(2) - 2)));

  private final double a0;
  private final double a1;
  private final double aStiffness;
  private final double curvature; // f''(0)

  private PerdewWang(double a0, double a1, double aStiffness, double curvature) {
    this.a0 = a0;
    this.a1 = a1;
    this.aStiffness = aStiffness;
    this.curvature = curvature;
  }

  @Override
  public void unpolarised(double rs, double[] out) {
    fit(rs, Math.sqrt(rs), a0, 0.21370, 7.5957, 3.5876, 1.6382, 0.49294, out);
  }

  @Override
  public void polarised(double rs, double up, double dn, double[] out) {
    double root = Math.sqrt(rs);
    fit(rs, root, a0, 0.21370, 7.5957, 3.5876, 1.6382, 0.49294, out);
    double e0 = out[0];
    double d0 = out[1];
    fit(rs, root, a1, 0.20548, 14.1189, 6.1977, 3.3662, 0.62517, out);
    double e1 = out[0];
    double d1 = out[1];
    fit(rs, root, aStiffness, 0.11125, 10.357, 3.6231, 0.88026, 0.49671, out);
    double stiffness = -out[0] / curvature;
    double dStiffness = -out[1] / curvature;

    double zeta = 0.5 * (up - dn);
    double zeta3 = zeta * zeta * zeta;
    double zeta4 = zeta3 * zeta;
    double f = SpinInterpolation.value(up, dn);
    double df = SpinInterpolation.slope(up, dn);
    out[0] = e0 + f * (stiffness * (1 - zeta4) + (e1 - e0) * zeta4);
    out[1] = d0 + f * (dStiffness * (1 - zeta4) + (d1 - d0) * zeta4);
    out[2] =
        df * (stiffness * (1 - zeta4) + (e1 - e0) * zeta4) + 4 * zeta3 * f * (e1 - e0 - stiffness);
  }

  /** G(rs) and dG/drs. */
  private static void fit(
      double rs,
      double root,
      double a,
      double alpha1,
      double beta1,
      double beta2,
      double beta3,
      double beta4,
      double[] out) {
    double q = 2 * a * root * (beta1 + root * (beta2 + root * (beta3 + root * beta4)));
    double dq = a * (beta1 / root + 2 * beta2 + root * (3 * beta3 + root * 4 * beta4));
    double log = Math.log1p(1 / q);
    double front = -2 * a * (1 + alpha1 * rs);
    out[0] = front * log;
    out[1] = -2 * a * alpha1 * log - front * dq / (q * (q + 1));
  }
}
