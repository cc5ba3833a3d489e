package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import org.hooke.kernels.kpoints.BandSolver;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.ThreadParallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Search directions in single precision end where double precision ends. */
class PrecisionTest {
  private static Calculation silicon(double shift) {
    return silicon(shift, 4);
  }

  private static Calculation silicon(double shift, int bands) {
    return TinySystems.calculation(
        TinySystems.distortedSilicon(),
        "PBE",
        10,
        new int[] {1, 1, 2},
        new double[] {0, shift, 0},
        bands,
        TinySystems.smearing("none", 0, 0));
  }

  private static CalculationResult solved(Calculation c, Function<KPointsSetup, KPoints> places) {
    try (GroundState ground = new GroundState(places, step -> {})) {
      CalculationResult result = ground.solve(c);
      assertTrue(result.converged());
      return result;
    }
  }

  private static Function<KPointsSetup, KPoints> single(Parallel parallel) {
    return setup -> new LocalKPoints(setup, new BandSolver(setup.seed(), true), parallel);
  }

  @Test
  void largeCellsTakeTheLadderUnlessTheInputForbids() {
    Calculation large = silicon(0, 5000);
    assertTrue(large.singleDirections());
    assertFalse(large.withDoubleOnly(true).singleDirections());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3}) // real and complex orbitals
  void resultsAreThoseOfDoublePrecision(double shift) {
    Calculation c = silicon(shift);
    assertFalse(c.doubleOnly());
    assertFalse(c.singleDirections(), "too small to pay");
    CalculationResult ladder = solved(c, single(Parallel.serial()));
    CalculationResult exact = solved(c.withDoubleOnly(true), TinySystems.SERIAL);
    assertNotEquals(exact.freeEnergy(), ladder.freeEnergy(), "single precision was not used");
    assertEquals(exact.freeEnergy(), ladder.freeEnergy(), 1e-10);
    assertArrayEquals(exact.forces(), ladder.forces(), 1e-6);
    assertArrayEquals(exact.stress(), ladder.stress(), 1e-8);
    assertEquals(exact.scf().steps().size(), ladder.scf().steps().size());
    assertNotEquals(c.fingerprint(), c.withDoubleOnly(true).fingerprint());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void threadsDoNotChangeABit(double shift) {
    Calculation c = silicon(shift);
    CalculationResult serial = solved(c, single(Parallel.serial()));
    try (ThreadParallel threads = new ThreadParallel(3, "test")) {
      CalculationResult other = solved(c, single(threads));
      assertEquals(serial.freeEnergy(), other.freeEnergy());
      assertArrayEquals(serial.forces(), other.forces());
    }
  }
}
