package org.hooke.kernels.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.hooke.kernels.crystal.Lattice;
import org.junit.jupiter.api.Test;

class ChargeLatticeTest {
  private static final DielectricTensor VACUUM = DielectricTensor.isotropic(1);
  private static final DielectricTensor SKEWED_EPS =
      new DielectricTensor(3, 0.4, -0.2, 0.4, 5, 0.3, -0.2, 0.3, 8);
  private static final Lattice SKEWED = new Lattice(7, 0.3, -0.5, 1.1, 8, 0.7, -2, 0.9, 9.5);

  private static double madelung(Lattice lattice) {
    return -new ChargeLattice(lattice, VACUUM).atCharge() * Math.cbrt(lattice.volume());
  }

  /** Digits: R. A. Coldwell-Horsfall and A. A. Maradudin, J. Math. Phys. 1, 395 (1960). */
  @Test
  void cubicLatticesHaveTheirMadelungConstants() {
    assertEquals(2.8372974795, madelung(new Lattice(9, 0, 0, 0, 9, 0, 0, 0, 9)), 1e-9);
    Lattice fcc = new Lattice(0, 4, 4, 4, 0, 4, 4, 4, 0);
    Lattice bcc = new Lattice(-4, 4, 4, 4, -4, 4, 4, 4, -4);
    double perRadius = Math.cbrt(4 * Math.PI / 3); // Wigner-Seitz radius to cube edge
    assertEquals(1.79174723, madelung(fcc) / perRadius, 1e-8);
    assertEquals(1.79185851, madelung(bcc) / perRadius, 1e-8);
  }

  /** Digits: pymatgen's EwaldSummation, benchmarks/defects/madelung.py. */
  @Test
  void hexagonalAndSkewedLatticesHaveTheirs() {
    Lattice hexagonal = new Lattice(6, 0, 0, -3, 3 * Math.sqrt(3), 0, 0, 0, 10);
    assertEquals(2.48404033873, madelung(hexagonal), 1e-9);
    assertEquals(2.79150144014, madelung(SKEWED), 1e-9);
  }

  @Test
  void theSplitBetweenTheSumsDoesNotMatter() {
    Lattice hexagonal = new Lattice(6, 0, 0, -3, 3 * Math.sqrt(3), 0, 0, 0, 10);
    for (Lattice lattice : new Lattice[] {SKEWED, hexagonal}) {
      for (DielectricTensor eps : new DielectricTensor[] {VACUUM, SKEWED_EPS}) {
        ChargeLattice one = new ChargeLattice(lattice, eps);
        double[] r = {1.3, -2.1, 0.7};
        for (double split : new double[] {0.6, 0.8, 1.5}) {
          ChargeLattice other = new ChargeLattice(lattice, eps, split);
          assertEquals(one.atCharge(), other.atCharge(), 1e-13);
          assertEquals(one.potential(r), other.potential(r), 1e-13);
          assertEquals(one.ofImages(r), other.ofImages(r), 1e-13);
        }
      }
    }
  }

  /** x = sqrt(eps) y makes any dielectric the vacuum: phi scales by 1/sqrt(det eps). */
  @Test
  void aDielectricIsTheVacuumOfAStretchedLattice() {
    double[] e = {2, 3, 7};
    DielectricTensor eps = new DielectricTensor(e[0], 0, 0, 0, e[1], 0, 0, 0, e[2]);
    double[] rows = SKEWED.vectors();
    double[] r = {1.3, -2.1, 0.7};
    double[] shrunk = r.clone();
    for (int i = 0; i < 9; i++) {
      rows[i] /= Math.sqrt(e[i % 3]);
    }
    for (int i = 0; i < 3; i++) {
      shrunk[i] /= Math.sqrt(e[i]);
    }
    ChargeLattice vacuum = new ChargeLattice(new Lattice(rows), VACUUM);
    ChargeLattice dielectric = new ChargeLattice(SKEWED, eps);
    assertEquals(vacuum.atCharge() / Math.sqrt(42), dielectric.atCharge(), 1e-13);
    assertEquals(vacuum.potential(shrunk) / Math.sqrt(42), dielectric.potential(r), 1e-13);
  }

  @Test
  void thePotentialIsPeriodicWithMeanZeroAndItsGradientIsItsSlope() {
    ChargeLattice charges = new ChargeLattice(SKEWED, SKEWED_EPS);
    double[] r = {1.3, -2.1, 0.7};
    double[] moved = SKEWED.cartesian(1, -2, 1);
    for (int i = 0; i < 3; i++) {
      moved[i] += r[i];
    }
    assertEquals(charges.potential(r), charges.potential(moved), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> charges.potential(new double[3]));
    for (double[] at : new double[][] {r, {0.01, -0.02, 0.005}, {0.3, 0.1, 0}, {0, 0, 0}}) {
      double[] gradient = charges.gradientOfImages(at);
      for (int i = 0; i < 3; i++) {
        double h = 1e-4;
        double[] up = at.clone();
        double[] down = at.clone();
        up[i] += h;
        down[i] -= h;
        double slope = (charges.ofImages(up) - charges.ofImages(down)) / (2 * h);
        assertEquals(slope, gradient[i], 1e-9);
      }
    }
  }

  @Test
  void theMeanOverTheCellVanishes() {
    ChargeLattice charges = new ChargeLattice(SKEWED, SKEWED_EPS);
    int n = 24; // off the charge; the 1/r of the nearest point is integrated exactly by symmetry
    double before = mean(charges, n / 2);
    double after = mean(charges, n);
    assertTrue(Math.abs(after) < 0.3 * Math.abs(before), before + " " + after);
    assertTrue(Math.abs(after) < 1e-3, "mean " + after);
  }

  private static double mean(ChargeLattice charges, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          double[] r = SKEWED.cartesian((i + 0.5) / n, (j + 0.5) / n, (k + 0.5) / n);
          sum += charges.potential(r);
        }
      }
    }
    return sum / (n * n * n);
  }

  @Test
  void meanScreeningIsTheAverageOverDirections() {
    Random random = new Random(7);
    for (DielectricTensor eps :
        new DielectricTensor[] {
          SKEWED_EPS, DielectricTensor.isotropic(4), new DielectricTensor(1, 0, 0, 0, 1, 0, 0, 0, 9)
        }) {
      int n = 128;
      double sum = 0;
      double shift = random.nextDouble();
      for (int i = 0; i < n; i++) { // Fejer's rule in cos(theta), trapezoids in phi
        double theta = Math.PI * (i + 0.5) / n;
        for (int j = 0; j < n; j++) {
          double phi = 2 * Math.PI * (j + shift) / n;
          double[] d = {
            Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi), Math.cos(theta)
          };
          sum += weight(i, n) / n / eps.screenedSquare(d);
        }
      }
      assertEquals(sum, eps.meanScreening(), 1e-12);
    }
  }

  /** Fejer's first rule on [-1, 1], half of it. */
  private static double weight(int k, int n) {
    double theta = Math.PI * (k + 0.5) / n;
    double sum = 1;
    for (int j = 1; j <= n / 2; j++) {
      sum -= 2 * Math.cos(2 * j * theta) / (4.0 * j * j - 1);
    }
    return sum / n;
  }

  @Test
  void aTensorThatIsNoPermittivityIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> DielectricTensor.isotropic(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new DielectricTensor(1, 2, 0, 2, 1, 0, 0, 0, 1)); // eigenvalue -1
    assertThrows(
        IllegalArgumentException.class, () -> new DielectricTensor(1, 0.1, 0, 0, 1, 0, 0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> DielectricTensor.isotropic(Double.NaN));
  }
}
