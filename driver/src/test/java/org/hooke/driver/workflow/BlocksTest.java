package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.hooke.driver.scf.ScfOptions;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalBands;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.terms.ExternalFields;
import org.hooke.kernels.terms.HubbardShell;
import org.hooke.kernels.terms.HubbardSite;
import org.junit.jupiter.api.Test;

/** Bands in blocks give what whole states give, to the tolerance. */
class BlocksTest {
  private static KPoints blocks(KPointsSetup setup) {
    assertTrue(setup.inBlocks());
    return new LocalBands(setup, Parallel.serial());
  }

  private static CalculationResult solved(Calculation c, Function<KPointsSetup, KPoints> places) {
    try (GroundState state = new GroundState(places, step -> {})) {
      return state.solve(c);
    }
  }

  private static void assertSame(Calculation c) {
    CalculationResult states = solved(c, TinySystems.SERIAL);
    CalculationResult blocks = solved(c.withGrain(Grain.BLOCKS), BlocksTest::blocks);
    assertTrue(states.converged() && blocks.converged());
    assertEquals(states.freeEnergy(), blocks.freeEnergy(), 1e-9);
    assertArrayEquals(states.forces(), blocks.forces(), 1e-6);
    assertArrayEquals(states.stress(), blocks.stress(), 1e-7);
    assertEquals(states.pulayPressure(), blocks.pulayPressure(), 1e-7);
    assertNotEquals(c.fingerprint(), c.withGrain(Grain.BLOCKS).fingerprint());
  }

  @Test
  void silicon() {
    Smearing none = TinySystems.smearing("none", 0, 0);
    Structure s = TinySystems.distortedSilicon();
    int[] gamma = {1, 1, 1};
    assertSame(TinySystems.calculation(s, "LDA-PW92", 5, gamma, new double[3], 36, none));
  }

  @Test
  void aluminiumThatAsksForMoreBands() {
    Smearing cold = TinySystems.smearing("cold", 0.02, 1);
    Structure s = TinySystems.distortedAluminium();
    int[] grid = {2, 1, 1};
    assertSame(TinySystems.calculation(s, "PBE", 4, grid, new double[3], 4, cold));
  }

  @Test
  void aMagnetWithAHubbardCorrection() {
    Smearing gaussian = TinySystems.smearing("gaussian", 0.02, 0);
    Structure s = TinySystems.distortedSilicon().withMoments(new double[] {0.5, 0.2});
    Calculation plain =
        TinySystems.calculation(
            s.withoutMoments(), "PBE", 4, new int[] {2, 1, 1}, new double[3], 36, gaussian);
    Calculation magnet =
        new Calculation(
            s,
            plain.symmetry(),
            plain.mesh().symmetry(),
            plain.functional(),
            plain.potentials(),
            plain.basis(),
            plain.mesh(),
            36,
            new ElectronChoice(8, 2, OptionalDouble.of(1.3), gaussian),
            ExternalFields.none(),
            Map.of("Si", new HubbardShell("3p", 0.2)),
            ScfOptions.of(1e-13, 80),
            1);
    CalculationResult states = solved(magnet, TinySystems.SERIAL);
    CalculationResult blocks = solved(magnet.withGrain(Grain.BLOCKS), BlocksTest::blocks);
    assertTrue(states.converged() && blocks.converged());
    assertEquals(states.freeEnergy(), blocks.freeEnergy(), 1e-9);
    assertArrayEquals(states.forces(), blocks.forces(), 1e-6);
    assertArrayEquals(states.stress(), blocks.stress(), 1e-7);
    HubbardSite site = states.hubbardSites().get(0);
    for (int spin = 0; spin < 2; spin++) {
      assertArrayEquals(
          states.scf().occupationMatrices().of(site, spin),
          blocks.scf().occupationMatrices().of(site, spin),
          1e-6);
    }
  }

  @Test
  void theGrainFollowsFromTheSize() {
    Smearing none = TinySystems.smearing("none", 0, 0);
    Structure s = TinySystems.silicon();
    Calculation small =
        TinySystems.calculation(s, "LDA-PW92", 4, new int[] {1, 1, 1}, new double[3], 4, none);
    assertEquals(Grain.STATES, Grain.of("auto", small));
    assertEquals(Grain.BLOCKS, Grain.of("blocks", small));
    Calculation large =
        TinySystems.calculation(s, "LDA-PW92", 300, new int[] {1, 1, 1}, new double[3], 3000, none);
    assertEquals(Grain.BLOCKS, Grain.of("auto", large));
    assertEquals(Grain.STATES, Grain.of("states", large));
    BlockForecast one = BlockForecast.of(large, 1, 1, false);
    BlockForecast four = BlockForecast.of(large, 4, 1, false);
    assertTrue(four.perExecutor() < 0.6 * one.perExecutor());
    assertTrue(four.seconds() < one.seconds());
  }
}
