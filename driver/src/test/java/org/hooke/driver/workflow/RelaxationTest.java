package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.hooke.kernels.crystal.Structure;
import org.junit.jupiter.api.Test;

class RelaxationTest {
  private static final Relaxation.Options OPTIONS = new Relaxation.Options(2e-5, 30, 0.3);

  private static Calculation silicon(Structure structure) {
    return TinySystems.calculation(
        structure,
        "LDA-PW92",
        4,
        new int[] {2, 2, 2},
        new double[3],
        4,
        TinySystems.smearing("none", 0, 0));
  }

  @Test
  void displacedSiliconFindsItsSitesAgain() {
    Structure displaced =
        TinySystems.silicon().displaced(new double[] {0.1, -0.05, 0.05, 0, 0.1, -0.1});
    List<Relaxation.Step> seen = new ArrayList<>();
    try (GroundState ground = new GroundState(TinySystems.SERIAL, step -> {})) {
      Relaxation.Outcome outcome =
          new Relaxation(ground, OPTIONS, seen::add).relax(silicon(displaced));
      assertTrue(outcome.converged());
      assertEquals(seen, outcome.steps());
      Structure end = outcome.last().calculation().structure();
      double[] bond = new double[3];
      for (int i = 0; i < 3; i++) {
        bond[i] = end.fractional(1, i) - end.fractional(0, i);
      }
      assertArrayEquals(new double[] {0.25, 0.25, 0.25}, bond, 2e-4);
      double last = outcome.last().freeEnergy();
      assertTrue(last < seen.get(0).freeEnergy() - 1e-3);
    }
  }

  @Test
  void fixedCoordinatesStay() {
    Structure displaced = TinySystems.silicon().displaced(new double[] {0.1, 0, 0, 0, 0, 0});
    boolean[] fixed = {true, true, true, false, true, false};
    Structure held =
        new Structure(
            displaced.lattice(),
            displaced.symbols(),
            displaced.fractional(),
            displaced.moments(),
            fixed);
    try (GroundState ground = new GroundState(TinySystems.SERIAL, step -> {})) {
      Relaxation.Outcome outcome = new Relaxation(ground, OPTIONS, step -> {}).relax(silicon(held));
      assertTrue(outcome.converged());
      Structure end = outcome.last().calculation().structure();
      for (int i = 0; i < 6; i++) {
        if (fixed[i]) {
          assertEquals(held.fractional(i / 3, i % 3), end.fractional(i / 3, i % 3), 1e-12);
        }
      }
      assertTrue(outcome.last().freeEnergy() < outcome.steps().get(0).freeEnergy());
    }
  }
}
