package org.hooke.kernels.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hooke.kernels.crystal.Lattice;
import org.junit.jupiter.api.Test;

/**
 * A charge in vacuum whose isolated energy is known: a Gaussian with a neutral, spherical dipole
 * layer around it, which moves the mean potential of the cell and is not part of the model.
 */
class AlignmentTest {
  private static final DielectricTensor VACUUM = DielectricTensor.isotropic(1);
  private static final Lattice CELL = new Lattice(22, 0, 0, 2, 23, 0, -1, 1, 24);
  private static final double CHARGE = 2;
  private static final double[] PARTS = {CHARGE, 6, -6}; // Gaussian charges
  private static final double[] WIDTHS = {1.2, 1.1, 1.7};

  /** sum_ij q_i q_j/sqrt(pi (w_i^2 + w_j^2)). */
  private static double isolated() {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        sum += PARTS[i] * PARTS[j] / Math.sqrt(Math.PI * (square(WIDTHS[i]) + square(WIDTHS[j])));
      }
    }
    return sum;
  }

  /** (2 pi/Omega) sum_{G != 0} |rho(G)|^2/G^2 without any term at G = 0, as a plane-wave code. */
  private static double periodic() {
    double sum = 0;
    int m = 24;
    for (int h = -m; h <= m; h++) {
      for (int k = -m; k <= m; k++) {
        for (int l = -m; l <= m; l++) {
          double[] g = CELL.reciprocalCartesian(h, k, l);
          double square = square(g[0]) + square(g[1]) + square(g[2]);
          if (square > 0) {
            sum += square(density(square)) / square;
          }
        }
      }
    }
    return 2 * Math.PI / CELL.volume() * sum;
  }

  private static double density(double square) {
    double rho = 0;
    for (int i = 0; i < 3; i++) {
      rho += PARTS[i] * Math.exp(-square(WIDTHS[i]) * square / 4);
    }
    return rho;
  }

  /** An electron's energy, mean zero, averaged over planes across one axis. */
  private static double[] planes(int axis, double centre, int points) {
    double[] v = new double[points];
    int[] h = new int[3];
    for (h[axis] = 1; h[axis] <= 24; h[axis]++) {
      double[] g = CELL.reciprocalCartesian(h[0], h[1], h[2]);
      double square = square(g[0]) + square(g[1]) + square(g[2]);
      for (int i = 0; i < points; i++) {
        v[i] -=
            8
                * Math.PI
                / CELL.volume()
                * density(square)
                / square
                * Math.cos(2 * Math.PI * h[axis] * ((double) i / points - centre));
      }
    }
    return v;
  }

  private static double square(double x) {
    return x * x;
  }

  @Test
  void theCorrectedEnergyIsTheIsolatedOneForAnyWidthOfTheModel() {
    double raw = periodic();
    assertTrue(Math.abs(raw - isolated()) > 0.1);
    for (double width : new double[] {0.7, 1, 1.3}) {
      GaussianCharge model = new GaussianCharge(CHARGE, width);
      double image = model.isolatedEnergy(VACUUM) - model.periodicEnergy(CELL, VACUUM);
      for (int axis = 0; axis < 3; axis++) {
        int points = 40;
        double[] phi = model.planarPotential(CELL, VACUUM, axis, 0.2, points);
        Alignment alignment = Alignment.ofPlanes(planes(axis, 0.2, points), phi, 0.2, 0.7);
        assertTrue(Math.abs(alignment.value()) > 5e-4, "alignment " + alignment);
        assertTrue(alignment.error() < 1e-7, "alignment " + alignment);
        assertEquals(isolated(), raw + image + CHARGE * alignment.value(), 1e-7);
      }
    }
  }

  @Test
  void potentialsAtSitesAlignAsPlanesDo() {
    double[] differences = new double[5];
    double[] model = new double[5];
    double[] distances = new double[5];
    ChargeLattice points = new ChargeLattice(CELL, VACUUM);
    double secondMoment = 0; // of the charge: its mean potential is 2 pi/(3 Omega) of it
    for (int i = 0; i < 3; i++) {
      secondMoment += 1.5 * PARTS[i] * square(WIDTHS[i]);
    }
    for (int a = 0; a < 5; a++) {
      double[] r = CELL.cartesian(0.1 * (a + 1), 0.5, 0.3);
      model[a] = CHARGE * points.potential(r);
      distances[a] = Math.sqrt(square(r[0]) + square(r[1]) + square(r[2]));
      differences[a] = -electrostatic(r);
    }
    Alignment alignment = Alignment.ofSites(differences, model, distances, 8);
    assertEquals(-2 * Math.PI / 3 / CELL.volume() * secondMoment, alignment.value(), 1e-7);
    double corrected =
        periodic() - CHARGE * CHARGE * points.atCharge() / 2 + CHARGE * alignment.value();
    assertEquals(isolated(), corrected, 1e-7);
    assertThrows(
        IllegalArgumentException.class, () -> Alignment.ofSites(differences, model, distances, 70));
  }

  private static double electrostatic(double[] r) {
    double sum = 0;
    int m = 24;
    for (int h = -m; h <= m; h++) {
      for (int k = -m; k <= m; k++) {
        for (int l = -m; l <= m; l++) {
          double[] g = CELL.reciprocalCartesian(h, k, l);
          double square = square(g[0]) + square(g[1]) + square(g[2]);
          if (square > 0) {
            double angle = g[0] * r[0] + g[1] * r[1] + g[2] * r[2];
            sum += density(square) / square * Math.cos(angle);
          }
        }
      }
    }
    return 4 * Math.PI / CELL.volume() * sum;
  }
}
