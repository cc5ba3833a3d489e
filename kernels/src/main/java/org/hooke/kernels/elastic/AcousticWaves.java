package org.hooke.kernels.elastic;

import org.hooke.kernels.linalg.SymmetricEigen;

/**
 * Long sound waves: Christoffel's equation rho v^2 u_i = C_ijkl n_j n_k u_l.
 *
 * <p>Stiffness and density in consistent units: GPa with g/cm^3 gives km/s, atomic units atomic
 * ones. Immutable.
 */
public final class AcousticWaves {
  private static final int POLAR = 48;
  private static final int AZIMUTHAL = 96;

  private final double[][] c; // [3 i + j][3 k + l]
  private final double density;

  /**
   * @param density mass per volume
   */
  public AcousticWaves(ElasticTensor tensor, double density) {
    double[] s = tensor.symmetrised().stiffness();
    this.c = new double[9][9];
    for (int m = 0; m < 6; m++) {
      for (int n = 0; n < 6; n++) {
        int ij = 3 * Voigt.first(m) + Voigt.second(m);
        int ji = 3 * Voigt.second(m) + Voigt.first(m);
        int kl = 3 * Voigt.first(n) + Voigt.second(n);
        int lk = 3 * Voigt.second(n) + Voigt.first(n);
        c[ij][kl] = s[6 * m + n];
        c[ij][lk] = s[6 * m + n];
        c[ji][kl] = s[6 * m + n];
        c[ji][lk] = s[6 * m + n];
      }
    }
    this.density = density;
  }

  /**
   * Three velocities along a direction, ascending; NaN where the crystal is unstable.
   *
   * @param n direction, [3], of any length
   */
  public double[] velocities(double[] n) {
    double[] v = squares(n);
    for (int k = 0; k < 3; k++) {
      v[k] = v[k] < 0 ? Double.NaN : Math.sqrt(v[k]);
    }
    return v;
  }

  private double[] squares(double[] n) {
    double length = n[0] * n[0] + n[1] * n[1] + n[2] * n[2];
    double[] gamma = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int l = 0; l < 3; l++) {
        for (int j = 0; j < 3; j++) {
          for (int k = 0; k < 3; k++) {
            gamma[3 * i + l] += c[3 * i + j][3 * k + l] * n[j] * n[k] / (length * density);
          }
        }
      }
    }
    return new SymmetricEigen(3, gamma).values();
  }

  /**
   * Debye's mean velocity v: 3/v^3 = sum over branches of the mean of 1/v^3 over directions; 0 when
   * some wave is unstable.
   *
   * <p>Gauss-Legendre points in cos(theta), equal steps in phi: the integrand is the trace of
   * Christoffel's matrix to the power -3/2, smooth even where branches cross.
   */
  public double meanVelocity() {
    double sum = 0;
    for (int p = 0; p < POLAR / 2; p++) { // n and -n are alike
      double[] node = gaussLegendre(POLAR, p);
      double sine = Math.sqrt(1 - node[0] * node[0]);
      for (int a = 0; a < AZIMUTHAL; a++) {
        double phi = 2 * Math.PI * a / AZIMUTHAL;
        double[] n = {sine * Math.cos(phi), sine * Math.sin(phi), node[0]};
        for (double square : squares(n)) {
          if (!(square > 0)) {
            return 0;
          }
          sum += node[1] / AZIMUTHAL * Math.pow(square, -1.5);
        }
      }
    }
    return Math.cbrt(3 / sum);
  }

  /** Point p and weight of Gauss-Legendre quadrature on [-1, 1], by Newton's iteration. */
  private static double[] gaussLegendre(int n, int p) {
    double x = Math.cos(Math.PI * (p + 0.75) / (n + 0.5));
    double slope = 1;
    for (int step = 0; step < 20; step++) {
      double now = x;
      double before = 1;
      for (int l = 2; l <= n; l++) {
        double next = ((2 * l - 1) * x * now - (l - 1) * before) / l;
        before = now;
        now = next;
      }
      slope = n * (x * now - before) / (x * x - 1);
      x -= now / slope;
    }
    return new double[] {x, 2 / ((1 - x * x) * slope * slope)};
  }

  /**
   * Debye's temperature as energy, v (6 pi^2 n)^(1/3), in atomic units: multiply by 1 Ha/k_B.
   *
   * @param velocity mean velocity, bohr Ha/hbar
   * @param atomsPerVolume n, bohr^-3
   */
  public static double debyeEnergy(double velocity, double atomsPerVolume) {
    return velocity * Math.cbrt(6 * Math.PI * Math.PI * atomsPerVolume);
  }
}
