package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.HeldLevels;
import org.junit.jupiter.api.Test;

/** Occupations held level by level: what they hold, and that energies and forces belong to them. */
class HeldLevelsTest {
  private static Calculation silicon(double first) {
    return TinySystems.calculation(
        TinySystems.distortedSilicon(),
        "LDA-PZ",
        3,
        new int[] {2, 1, 1},
        new double[3],
        7,
        new HeldLevels(List.of(first, 2 - first)));
  }

  private static CalculationResult solved(Calculation c) {
    try (GroundState ground = new GroundState(TinySystems.SERIAL, step -> {})) {
      CalculationResult result = ground.solve(c);
      assertTrue(result.converged(), () -> result.warnings().toString());
      return result;
    }
  }

  /** Janak: the slope of the energy with an occupation is its level, here of two exchanged. */
  @Test
  void theEnergyFollowsTheLevels() {
    double h = 0.02;
    CalculationResult mid = solved(silicon(1.2));
    double slope =
        (solved(silicon(1.2 + h)).freeEnergy() - solved(silicon(1.2 - h)).freeEnergy()) / (2 * h);
    Bands bands = mid.scf().bands();
    double levels = 0;
    for (int k = 0; k < bands.kpoints(); k++) {
      double[] e = bands.eigenvalues(0, k);
      levels += bands.weight(k) * (e[3] - e[4]);
      assertEquals(1.2, mid.scf().occupations().occupation(0, k, 3));
      assertEquals(0.8, mid.scf().occupations().occupation(0, k, 4));
    }
    assertTrue(levels < -0.02, "levels apart by " + levels);
    assertEquals(levels, slope, 2e-5);
    assertEquals(mid.freeEnergy(), mid.totalEnergy());
  }

  @Test
  void forcesAreTheGradientAtTheseOccupations() {
    Calculation c = silicon(1.5);
    CalculationResult here = solved(c);
    double h = 0.02;
    double[] energies = new double[2];
    for (int side = 0; side < 2; side++) {
      double[] move = new double[6];
      move[1] = side == 0 ? -h : h;
      energies[side] =
          solved(c.withPositions(c.structure().displaced(move).fractional())).freeEnergy();
    }
    double net = here.netForce()[1] / 2;
    assertEquals((energies[0] - energies[1]) / (2 * h), here.forces()[1] + net, 2e-5);
  }
}
