package org.hooke.kernels.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hooke.kernels.crystal.Lattice;
import org.junit.jupiter.api.Test;

class GaussianChargeTest {
  private static final DielectricTensor VACUUM = DielectricTensor.isotropic(1);
  private static final DielectricTensor SKEWED_EPS =
      new DielectricTensor(3, 0.4, -0.2, 0.4, 5, 0.3, -0.2, 0.3, 8);
  private static final Lattice SKEWED = new Lattice(17, 0.3, -0.5, 1.1, 18, 0.7, -2, 0.9, 19.5);

  /** The cell of sxdefectalign's manual: a = 12.0524, c = 19.6243 bohr, 34 Ry. */
  private static final Lattice MANUAL =
      new Lattice(12.0524, 0, 0, -6.0262, 6.0262 * Math.sqrt(3), 0, 0, 0, 19.6243);

  @Test
  void theDifferenceOfPeriodicAndIsolatedIsThatOfTheReference() {
    GaussianCharge one = new GaussianCharge(1, 1);
    double bare = one.periodicEnergy(MANUAL, VACUUM, 17) - one.isolatedEnergy(VACUUM);
    assertEquals(-0.09311, bare, 6e-6);
    DielectricTensor five = DielectricTensor.isotropic(5);
    double screened = one.periodicEnergy(MANUAL, five, 17) - one.isolatedEnergy(five);
    assertEquals(-0.018623, screened, 1e-6);
    GaussianCharge two = new GaussianCharge(2, 1);
    double twice = two.periodicEnergy(MANUAL, five, 17) - two.isolatedEnergy(five);
    assertEquals(4 * screened, twice, 1e-14);
  }

  /**
   * GPAW 22.8's ElectrostaticCorrections, whose charge is q exp(-sigma^2 G^2/2), beta = sqrt(2)
   * sigma, and whose periodic energy has no limit at G = 0: benchmarks/defects/gpaw_corrections.py,
   * which says why its isolated energy is compared where the dielectric is isotropic.
   */
  @Test
  void gpawFindsTheSameEnergies() {
    Lattice box = new Lattice(12, 0, 0, 0, 13.5, 0, 0, 0, 15);
    Lattice hexagonal = new Lattice(13, 0, 0, -6.5, 6.5 * Math.sqrt(3), 0, 0, 0, 17);
    requireGpaw(box, 1, 1, 1, 1, 0.1805101301, 0.2820947922);
    requireGpaw(box, 2, 1, 4, 9, 0.1353282741, 0.2351475702);
    requireGpaw(hexagonal, -1, 0.8, 6, 6, 0.0421721167, 0.0587697483);
    requireGpaw(hexagonal, 1, 1.2, 10, 3, 0.0244271438, 0.0312992629);
  }

  private static void requireGpaw(
      Lattice lattice,
      double charge,
      double sigma,
      double across,
      double along,
      double periodic,
      double isolated) {
    DielectricTensor eps = new DielectricTensor(across, 0, 0, 0, across, 0, 0, 0, along);
    GaussianCharge model = new GaussianCharge(charge, Math.sqrt(2) * sigma);
    double limit =
        -2 * Math.PI / lattice.volume() * charge * charge * sigma * sigma * eps.meanScreening();
    if (across == along) {
      assertEquals(isolated, model.isolatedEnergy(eps), 2e-9);
    }
    assertEquals(periodic + limit, model.periodicEnergy(lattice, eps), 2e-9);
  }

  @Test
  void aNarrowChargeDiffersByThePointChargesEnergyAlone() {
    for (DielectricTensor eps : new DielectricTensor[] {VACUUM, DielectricTensor.isotropic(12)}) {
      double points = new ChargeLattice(SKEWED, eps).atCharge() / 2;
      for (double width : new double[] {0.8, 1.5, 2}) {
        GaussianCharge gaussian = new GaussianCharge(1, width);
        assertEquals(
            points,
            gaussian.periodicEnergy(SKEWED, eps) - gaussian.isolatedEnergy(eps),
            1e-12,
            "width " + width);
      }
    }
  }

  /** What remains in a crystal that is not isotropic is of the order of beta^2/L^3. */
  @Test
  void anAnisotropicDielectricLeavesAThirdOrderTerm() {
    double[] rest = new double[2];
    for (int i = 0; i < 2; i++) {
      double scale = 3 * (1 + i);
      double[] rows = SKEWED.vectors();
      for (int x = 0; x < 9; x++) {
        rows[x] *= scale;
      }
      Lattice lattice = new Lattice(rows);
      GaussianCharge gaussian = new GaussianCharge(1, 1.5);
      rest[i] =
          gaussian.periodicEnergy(lattice, SKEWED_EPS)
              - gaussian.isolatedEnergy(SKEWED_EPS)
              - new ChargeLattice(lattice, SKEWED_EPS).atCharge() / 2;
    }
    assertEquals(8, rest[0] / rest[1], 0.06); // the next term falls as L^-5
    assertTrue(Math.abs(rest[0]) < 1e-5, "rest " + rest[0]);
  }

  /** In the metric of the dielectric every dielectric is isotropic. */
  @Test
  void theDielectricsShapeDiffersByThePointChargesEnergyAlone() {
    ChargeLattice points = new ChargeLattice(SKEWED, SKEWED_EPS);
    double[] far = SKEWED.cartesian(0.5, 0.4, 0.5);
    double[] planar = null;
    for (double width : new double[] {0.6, 0.9, 1.2}) {
      GaussianCharge model = new GaussianCharge(-2, width, GaussianCharge.Shape.DIELECTRIC);
      double images = model.periodicEnergy(SKEWED, SKEWED_EPS) - model.isolatedEnergy(SKEWED_EPS);
      assertEquals(2 * points.atCharge(), images, 1e-12, "width " + width);
      assertEquals(-2 * points.potential(far), model.potential(SKEWED, SKEWED_EPS, far), 1e-12);
      double[] means = model.planarPotential(SKEWED, SKEWED_EPS, 1, 0.1, 10);
      if (planar != null) {
        assertEquals(planar[6], means[6], 1e-12);
      }
      planar = means;
    }
    GaussianCharge round = new GaussianCharge(1, 1.3);
    GaussianCharge same = new GaussianCharge(1, 1.3, GaussianCharge.Shape.DIELECTRIC);
    DielectricTensor eps = DielectricTensor.isotropic(7);
    assertEquals(round.periodicEnergy(SKEWED, eps), same.periodicEnergy(SKEWED, eps), 1e-14);
    assertEquals(round.isolatedEnergy(eps), same.isolatedEnergy(eps), 1e-14);
    assertEquals(round.potential(SKEWED, eps, far), same.potential(SKEWED, eps, far), 1e-14);
  }

  @Test
  void farAwayThePotentialIsThatOfPointsAndItsPlanarMeanThatOfItsValues() {
    GaussianCharge gaussian = new GaussianCharge(-2, 1.2);
    ChargeLattice points = new ChargeLattice(SKEWED, VACUUM);
    double[] far = SKEWED.cartesian(0.5, 0.4, 0.5);
    assertEquals(-2 * points.potential(far), gaussian.potential(SKEWED, VACUUM, far), 1e-12);
    int n = 6;
    double[] planar = gaussian.planarPotential(SKEWED, VACUUM, 2, 0.25, 8);
    double sum = 0;
    for (int i = 0; i < n; i++) { // exact for waves below n, and these planes are far away
      for (int j = 0; j < n; j++) {
        double[] r = SKEWED.cartesian((double) i / n, (double) j / n, 0.75 - 0.25);
        sum += gaussian.potential(SKEWED, VACUUM, r) / (n * n);
      }
    }
    assertEquals(sum, planar[6], 1e-9);
  }

  @Test
  void aChargeThatDoesNotFitIsNoticed() {
    assertTrue(new GaussianCharge(1, 1).outside(SKEWED, VACUUM) < 1e-15);
    assertTrue(new GaussianCharge(1, 12).outside(SKEWED, VACUUM) > 0.5);
    assertThrows(IllegalArgumentException.class, () -> new GaussianCharge(1, 0));
  }
}
