package org.hooke.kernels.xc;

/**
 * Correlation of J. P. Perdew and A. Zunger, Phys. Rev. B 23, 5048 (1981), appendix C: Ceperley and
 * Alder's energies, joined at rs = 1 to the high-density expansion.
 *
 * <p>rs &gt;= 1: gamma/(1 + beta1 sqrt(rs) + beta2 rs); rs &lt; 1: A ln rs + B + C rs ln rs + D rs.
 * Between the unpolarised (U) and the polarised (P) fit: U + (P - U) f(zeta). At rs = 1 value and
 * slope jump by some 1e-5 Ha, a property of the published digits.
 */
final class PerdewZunger implements LocalCorrelation {
  private static final long serialVersionUID = 1;

  static final PerdewZunger CEPERLEY_ALDER = new PerdewZunger();

  private PerdewZunger() {}

  @Override
  public void unpolarised(double rs, double[] out) {
    if (rs >= 1) {
      lowDensity(rs, Math.sqrt(rs), -0.1423, 1.0529, 0.3334, out);
    } else {
      highDensity(rs, Math.log(rs), 0.0311, -0.048, 0.0020, -0.0116, out);
    }
  }

  @Override
  public void polarised(double rs, double up, double dn, double[] out) {
    unpolarised(rs, out);
    double u = out[0];
    double du = out[1];
    if (rs >= 1) {
      lowDensity(rs, Math.sqrt(rs), -0.0843, 1.3981, 0.2611, out);
    } else {
      highDensity(rs, Math.log(rs), 0.01555, -0.0269, 0.0007, -0.0048, out);
    }
    double difference = out[0] - u;
    double f = SpinInterpolation.value(up, dn);
    out[0] = u + difference * f;
    out[1] = du + (out[1] - du) * f;
    out[2] = difference * SpinInterpolation.slope(up, dn);
  }

  private static void lowDensity(
      double rs, double root, double gamma, double beta1, double beta2, double[] out) {
    double denominator = 1 + beta1 * root + beta2 * rs;
    out[0] = gamma / denominator;
    out[1] = -out[0] * (0.5 * beta1 / root + beta2) / denominator;
  }

  private static void highDensity(
      double rs, double log, double a, double b, double c, double d, double[] out) {
    out[0] = a * log + b + c * rs * log + d * rs;
    out[1] = a / rs + c * (log + 1) + d;
  }
}
