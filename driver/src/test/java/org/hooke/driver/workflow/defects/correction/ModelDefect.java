package org.hooke.driver.workflow.defects.correction;

import java.util.ArrayList;
import java.util.List;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;

/**
 * A charge in vacuum whose isolated energy has a closed form: a Gaussian with a neutral spherical
 * layer around it, which no model charge knows of and which moves the mean of the potential. Its
 * periodic energy and potential are summed as a plane-wave code does: without any G = 0 term.
 */
final class ModelDefect {
  private static final double[] SHARE = {1, 3, -3}; // of the charge
  private static final double[] WIDTHS = {1.2, 1.1, 1.7};
  private static final double LARGEST = 75; // G^2

  private final Lattice lattice;
  private final double charge;
  private final Structure crystal;
  private final Structure defect; // without the atom at the charge

  /** In a cell with 4 x 4 x 4 sites, the charge on the first. */
  ModelDefect(Lattice lattice, double charge) {
    this.lattice = lattice;
    this.charge = charge;
    int n = 4;
    List<String> symbols = new ArrayList<>();
    double[] f = new double[3 * n * n * n];
    for (int s = 0; s < n * n * n; s++) {
      symbols.add("Ar");
      int layer = s / (n * n);
      f[3 * s] = (layer + 0.5) / n;
      f[3 * s + 1] = (s / n % n + 0.5) / n;
      f[3 * s + 2] = (s % n + 0.5) / n;
    }
    this.crystal = new Structure(lattice, symbols, f);
    double[] rest = new double[f.length - 3];
    System.arraycopy(f, 3, rest, 0, rest.length);
    this.defect = new Structure(lattice, symbols.subList(1, symbols.size()), rest);
  }

  Structure crystal() {
    return crystal;
  }

  Structure defect() {
    return defect;
  }

  /** sum_ij q_i q_j/sqrt(pi (w_i^2 + w_j^2)), Ha. */
  double isolatedEnergy() {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double w = WIDTHS[i] * WIDTHS[i] + WIDTHS[j] * WIDTHS[j];
        sum += charge * charge * SHARE[i] * SHARE[j] / Math.sqrt(Math.PI * w);
      }
    }
    return sum;
  }

  /** int rho r^2, bohr^2. */
  double secondMoment() {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += 1.5 * charge * SHARE[i] * WIDTHS[i] * WIDTHS[i];
    }
    return sum;
  }

  private double density(double square) {
    double rho = 0;
    for (int i = 0; i < 3; i++) {
      rho += charge * SHARE[i] * Math.exp(-WIDTHS[i] * WIDTHS[i] * square / 4);
    }
    return rho;
  }

  /** (2 pi/Omega) sum_{G != 0} |rho(G)|^2/G^2, Ha. */
  double cellEnergy() {
    double[] sum = new double[1];
    overWaves(
        (g, square) -> {
          double rho = density(square);
          sum[0] += rho * rho / square;
        });
    return 2 * Math.PI / lattice.volume() * sum[0];
  }

  private interface Wave {
    void at(double[] g, double square);
  }

  private void overWaves(Wave visit) {
    int[] most = new int[3];
    for (int i = 0; i < 3; i++) {
      most[i] = (int) (Math.sqrt(LARGEST) * lattice.length(i) / (2 * Math.PI));
    }
    for (int h = -most[0]; h <= most[0]; h++) {
      for (int k = -most[1]; k <= most[1]; k++) {
        for (int l = -most[2]; l <= most[2]; l++) {
          double[] g = lattice.reciprocalCartesian(h, k, l);
          double square = g[0] * g[0] + g[1] * g[1] + g[2] * g[2];
          if (square > 0 && square <= LARGEST) {
            visit.at(g, square);
          }
        }
      }
    }
  }

  /** Of nothing: the crystal is the vacuum. */
  PotentialSamples crystalSamples() {
    double[][] planes = {new double[40], new double[40], new double[40]};
    return new PotentialSamples(crystal, 0, 0, planes, new double[crystal.atoms()], 1);
  }

  /** An electron's potential energy, mean zero. */
  PotentialSamples samples() {
    double[][] planes = new double[3][40];
    double[] site = crystal.cartesian(0);
    for (int axis = 0; axis < 3; axis++) {
      int[] h = new int[3];
      for (h[axis] = 1; h[axis] <= 60; h[axis]++) {
        double[] g = lattice.reciprocalCartesian(h[0], h[1], h[2]);
        double square = g[0] * g[0] + g[1] * g[1] + g[2] * g[2];
        double factor = 8 * Math.PI / lattice.volume() * density(square) / square;
        for (int i = 0; i < 40; i++) {
          double f = i / 40.0 - crystal.fractional(0, axis);
          planes[axis][i] -= factor * Math.cos(2 * Math.PI * h[axis] * f);
        }
      }
    }
    double[] sites = new double[defect.atoms()];
    overWaves(
        (g, square) -> {
          double factor =
              4 * Math.PI / lattice.volume() * density(square) / square * Math.exp(-square / 4);
          for (int a = 0; factor != 0 && a < sites.length; a++) {
            double[] r = defect.cartesian(a);
            double angle =
                g[0] * (r[0] - site[0]) + g[1] * (r[1] - site[1]) + g[2] * (r[2] - site[2]);
            sites[a] -= factor * Math.cos(angle);
          }
        });
    return new PotentialSamples(defect, charge, 0, planes, sites, 1);
  }
}
