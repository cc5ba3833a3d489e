package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.hooke.driver.scf.ScfOptions;
import org.hooke.driver.scf.ScfStep;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.kpoints.BandSolver;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.ThreadParallel;
import org.junit.jupiter.api.Test;

class GroundStateTest {
  private static final double[] NO_SHIFT = new double[3];

  private static CalculationResult solve(Calculation c) {
    try (GroundState ground = new GroundState(TinySystems.SERIAL, step -> {})) {
      return ground.solve(c);
    }
  }

  private static Calculation silicon(Structure structure) {
    return TinySystems.calculation(
        structure, "PBE", 4, new int[] {2, 2, 2}, NO_SHIFT, 5, TinySystems.smearing("none", 0, 0));
  }

  private static Calculation aluminium(String kind, int order, int bands) {
    return TinySystems.calculation(
        TinySystems.distortedAluminium(),
        "LDA-PW92",
        4,
        new int[] {2, 2, 2},
        NO_SHIFT,
        bands,
        TinySystems.smearing(kind, 0.02, order));
  }

  @Test
  void theSymmetricMeshGivesWhatTheFullMeshGives() {
    Calculation c = silicon(TinySystems.silicon());
    assertEquals(48, c.symmetry().operations().size());
    KMesh all = KMesh.monkhorstPack(new int[] {2, 2, 2}, NO_SHIFT, SpaceGroup.identity(), true);
    assertTrue(all.size() > c.mesh().size());
    CalculationResult reduced = solve(c);
    CalculationResult full = solve(c.onBasis(c.basis(), all));
    assertTrue(reduced.converged() && full.converged());
    assertEquals(full.freeEnergy(), reduced.freeEnergy(), 1e-10);
    assertArrayEquals(full.stress(), reduced.stress(), 1e-8);
    assertArrayEquals(new double[6], reduced.forces(), 1e-12);
  }

  @Test
  void threadsDoNotChangeABit() {
    Calculation c = silicon(TinySystems.distortedSilicon());
    CalculationResult serial = solve(c);
    try (ThreadParallel threads = new ThreadParallel(2, "test");
        GroundState ground =
            new GroundState(s -> new LocalKPoints(s, BandSolver.of(s), threads), step -> {})) {
      CalculationResult parallel = ground.solve(c);
      assertEquals(serial.freeEnergy(), parallel.freeEnergy());
      assertArrayEquals(serial.forces(), parallel.forces());
      assertArrayEquals(serial.stress(), parallel.stress());
    }
  }

  @Test
  void aDensityOutlivesTheThreadsThatFoundIt() {
    Calculation c = silicon(TinySystems.distortedSilicon());
    CalculationResult first;
    try (ThreadParallel threads = new ThreadParallel(2, "test");
        GroundState ground =
            new GroundState(s -> new LocalKPoints(s, BandSolver.of(s), threads), step -> {})) {
      first = ground.solve(c);
    }
    try (GroundState ground = new GroundState(TinySystems.SERIAL, step -> {})) {
      ground.startFrom(c, first.scf().density());
      assertEquals(first.freeEnergy(), ground.solve(c).freeEnergy(), 1e-8);
    }
  }

  @Test
  void theEnergyIsVariationalAndItsPartsAddUp() {
    Calculation c = silicon(TinySystems.distortedSilicon());
    List<ScfStep> steps = new ArrayList<>();
    try (GroundState ground = new GroundState(TinySystems.SERIAL, steps::add)) {
      CalculationResult result = ground.solve(c);
      assertTrue(result.converged());
      assertEquals(steps.get(steps.size() - 1).freeEnergy(), result.freeEnergy(), 1e-10);
      for (ScfStep step : steps) {
        assertTrue(step.freeEnergy() > result.freeEnergy() - 1e-10);
      }
    }
  }

  @Test
  void aNeighbourStartsFromTheLastGeometryAndEndsWhereAFreshStartEnds() {
    Calculation c = silicon(TinySystems.distortedSilicon());
    double[] move = {0.02, 0, 0.01, 0, -0.02, 0};
    Calculation next = c.withPositions(c.structure().displaced(move).fractional());
    try (GroundState ground = new GroundState(TinySystems.SERIAL, step -> {})) {
      int first = ground.solve(c).scf().steps().size();
      CalculationResult carried = ground.solve(next);
      CalculationResult fresh = solve(next);
      assertTrue(carried.scf().steps().size() < first);
      assertEquals(fresh.freeEnergy(), carried.freeEnergy(), 1e-10);
      assertArrayEquals(fresh.forces(), carried.forces(), 3e-6);
    }
  }

  @Test
  void tooFewBandsForTheSmearingAreRaisedAndSaid() {
    CalculationResult few = solve(aluminium("gaussian", 0, 4));
    CalculationResult many = solve(aluminium("gaussian", 0, 12));
    assertTrue(few.scf().bands().bands() > 4);
    assertTrue(few.scf().remedies().get(0).startsWith("bands raised from 4 to"));
    assertTrue(many.scf().remedies().isEmpty());
    assertEquals(many.freeEnergy(), few.freeEnergy(), 1e-7);
  }

  @Test
  void theFreeEnergyIsBelowTheInternalEnergy() {
    CalculationResult result = solve(aluminium("fermi-dirac", 0, 12));
    assertTrue(result.converged());
    assertTrue(result.freeEnergy() < result.totalEnergy());
    double half = (result.freeEnergy() + result.totalEnergy()) / 2;
    assertEquals(half, result.sigma0(), 1e-12);
  }

  @Test
  void notConvergingIsAResult() {
    Calculation c = silicon(TinySystems.silicon()).withScf(ScfOptions.of(1e-14, 2));
    CalculationResult result = solve(c);
    assertFalse(result.converged());
    assertEquals(2, result.scf().steps().size());
    assertTrue(result.warnings().get(0).startsWith("not converged after 2 iterations"));
  }

  @Test
  void aShellSplitByFixedFillingIsSaid() {
    Calculation c =
        TinySystems.calculation(
            new Structure(new Lattice(9, 0, 0, 0, 9, 0, 0, 0, 9), List.of("C"), new double[3]),
            "LDA-PW92",
            4,
            new int[] {1, 1, 1},
            NO_SHIFT,
            5,
            TinySystems.smearing("none", 0, 0));
    String words = "a degenerate shell is only partly filled";
    assertTrue(solve(c.withScf(ScfOptions.of(1e-4, 1))).warnings().toString().contains(words));
    CalculationResult filled = solve(silicon(TinySystems.silicon()));
    assertFalse(filled.warnings().toString().contains(words));
  }
}
