package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.kpoints.BandSolver;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.ThreadParallel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How the free energy of aluminium depends on the width of the smearing, 36 x 36 x 36 k-points.
 *
 * <p>Gaussian and Fermi-Dirac: F(w) = F0 - c w^2, so that (F(w1) - F(w2))/(F(w2) - F(w3)) for
 * widths in the ratio sqrt 2 is 2^(p/2) with the order p. Methfessel-Paxton agrees with their
 * common limit.
 */
@Tag("validation")
class SmearingOrderValidationTest {
  private static final Structure ALUMINIUM =
      new Structure(
          new Lattice(0, 3.8, 3.8, 3.8, 0, 3.8, 3.8, 3.8, 0), List.of("Al"), new double[3]);

  @Test
  void gaussianAndFermiDiracAreOfSecondOrderAndMethfesselPaxtonIsAtTheLimit() {
    try (ThreadParallel threads = new ThreadParallel(2, "smearing");
        GroundState ground =
            new GroundState(s -> new LocalKPoints(s, BandSolver.of(s), threads), step -> {})) {
      double[] gaussian = series(ground, "gaussian", 0);
      double[] fermi = series(ground, "fermi-dirac", 0);
      assertEquals(2, order(gaussian), 0.05);
      assertEquals(2, order(fermi), 0.05);
      double limit = limit(gaussian);
      assertEquals(limit, limit(fermi), 2e-5);
      for (int n = 1; n <= 2; n++) {
        for (double f : series(ground, "methfessel-paxton", n)) {
          assertEquals(limit, f, 2e-5);
        }
      }
    }
  }

  /** F at 0.05, 0.05 sqrt 2 and 0.1 Ry, Ha. */
  private static double[] series(GroundState ground, String kind, int order) {
    double[] f = new double[3];
    for (int i = 0; i < 3; i++) {
      double width = 0.025 * Math.pow(2, i / 2.0);
      Calculation c =
          TinySystems.calculation(
              ALUMINIUM,
              "LDA-PW92",
              6,
              new int[] {36, 36, 36},
              new double[3],
              9,
              TinySystems.smearing(kind, width, order));
      CalculationResult result = ground.solve(c);
      assertTrue(result.converged());
      f[i] = result.freeEnergy();
      System.out.printf(Locale.ROOT, "%s %d %.6f %.10f%n", kind, order, width, f[i]);
    }
    return f;
  }

  private static double order(double[] f) {
    return 2 * Math.log((f[2] - f[1]) / (f[1] - f[0])) / Math.log(2);
  }

  /** F0 of F = F0 + a w^2 + b w^4 through the three widths, w^2 in the ratio 1 : 2 : 4. */
  private static double limit(double[] f) {
    return (8 * f[0] - 6 * f[1] + f[2]) / 3;
  }
}
