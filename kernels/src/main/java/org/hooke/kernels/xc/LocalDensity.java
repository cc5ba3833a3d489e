package org.hooke.kernels.xc;

/**
 * Local density approximation: e = e_x + n epsilon_c(rs, zeta), with Dirac's exchange e_x = -(3/4)
 * (3/pi)^(1/3) n^(4/3), for spins e_x = (1/2) sum_s e_x(2 n_s), in Ha/bohr^3.
 *
 * <p>de/dn_s = v_x(2 n_s) + epsilon_c - (rs/3) d epsilon_c/d rs + (sgn_s - zeta) d epsilon_c/d
 * zeta, v_x(n) = -(3 n/pi)^(1/3). At |zeta| = 1 the derivative for the absent spin is the limit
 * from within.
 */
final class LocalDensity implements Functional {
  private static final long serialVersionUID = 1;

  /** Total density below which everything is zero, bohr^-3. */
  static final double THRESHOLD = 1e-20;

  /** rs n^(1/3) = (3/(4 pi))^(1/3). */
  static final double WIGNER_SEITZ = Math.cbrt(3 / (4 * Math.PI));

  /** -v_x n^(-1/3) = (3/pi)^(1/3). */
  static final double DIRAC = Math.cbrt(3 / Math.PI);

  private final String name;
  private final LocalCorrelation correlation;

  LocalDensity(String name, LocalCorrelation correlation) {
    this.name = name;
    this.correlation = correlation;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean needsGradient() {
    return false;
  }

  @Override
  public String family() {
    return "LDA";
  }

  @Override
  public void unpolarised(int count, double[] n, double[] s, double[] e, double[] en, double[] es) {
    double[] c = new double[2];
    for (int i = 0; i < count; i++) {
      double rho = n[i];
      if (!(rho > THRESHOLD)) {
        e[i] = ofVacuum(rho);
        en[i] = e[i];
        continue;
      }
      double root = Math.cbrt(rho);
      double rs = WIGNER_SEITZ / root;
      correlation.unpolarised(rs, c);
      double vx = -DIRAC * root;
      e[i] = rho * (0.75 * vx + c[0]);
      en[i] = vx + c[0] - rs / 3 * c[1];
    }
  }

  @Override
  public void polarised(
      int count, double[][] n, double[][] s, double[] e, double[][] en, double[][] es) {
    double[] c = new double[3];
    for (int i = 0; i < count; i++) {
      double nu = Math.max(n[0][i], 0);
      double nd = Math.max(n[1][i], 0);
      double rho = nu + nd;
      if (!(rho > THRESHOLD)) {
        e[i] = ofVacuum(rho);
        en[0][i] = e[i];
        en[1][i] = e[i];
        continue;
      }
      double up = 2 * nu / rho;
      double dn = 2 * nd / rho;
      double rs = WIGNER_SEITZ / Math.cbrt(rho);
      correlation.polarised(rs, up, dn, c);
      double vu = -DIRAC * Math.cbrt(2 * nu);
      double vd = -DIRAC * Math.cbrt(2 * nd);
      double common = c[0] - rs / 3 * c[1];
      e[i] = 0.75 * (nu * vu + nd * vd) + rho * c[0];
      en[0][i] = vu + common + dn * c[2];
      en[1][i] = vd + common - up * c[2];
    }
  }

  /** Zero; but not a number stays one, so that the step that made it is found. */
  static double ofVacuum(double rho) {
    return Double.isNaN(rho) ? rho : 0;
  }
}
