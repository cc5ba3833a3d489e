package org.hooke.kernels.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hooke.kernels.crystal.Lattice;
import org.junit.jupiter.api.Test;

class ProbedPotentialTest {
  private static final Lattice CELL = new Lattice(17, 0.3, -0.5, 1.1, 18, 0.7, -2, 0.9, 19.5);
  private static final double[] FAR = CELL.cartesian(0.5, 0.4, 0.5);

  /** The background alone has a curvature: its mean over the Gaussian is pi w^2/(eps Omega). */
  @Test
  void farAwayItIsThePointsPotentialAndTheBackgroundsCurvature() {
    DielectricTensor eps = DielectricTensor.isotropic(3);
    ChargeLattice points = new ChargeLattice(CELL, eps);
    for (double w : new double[] {0.8, 1, 1.3}) {
      double curved = Math.PI * w * w / (3 * CELL.volume());
      assertEquals(
          points.potential(FAR) + curved, new ProbedPotential(CELL, eps, w).at(FAR), 1e-12);
    }
  }

  /** To see a point through a Gaussian is to see a Gaussian from a point. */
  @Test
  void probeAndChargeMayBeExchanged() {
    DielectricTensor eps = new DielectricTensor(3, 0.4, -0.2, 0.4, 5, 0.3, -0.2, 0.3, 8);
    double zero = Math.PI * eps.meanScreening() / CELL.volume();
    double[] near = {0.4, -0.3, 0.9};
    for (double[] r : new double[][] {FAR, near}) {
      double gaussian = new GaussianCharge(1, 1).potential(CELL, eps, r);
      assertEquals(gaussian + zero, new ProbedPotential(CELL, eps, 1).at(r), 1e-11);
    }
  }
}
