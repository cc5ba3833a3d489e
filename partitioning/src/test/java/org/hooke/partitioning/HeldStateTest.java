package org.hooke.partitioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hooke.kernels.eigen.Davidson;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.eigen.EigenSolver;
import org.hooke.kernels.kpoints.BandRequest;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.linalg.Parallel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Generations: what a state does with steps it has seen, not seen, or cannot take. */
class HeldStateTest {
  private static final String NAME = "held-state-test";

  /** Static, because the solver's factory travels in serial form. */
  private static final AtomicInteger SOLVED = new AtomicInteger();

  private final OrbitalRegistry registry = OrbitalRegistry.ofThisProcess();
  private final KPointsSetup setup = new SiliconSteps(1, 2, 3).setup(0);
  private final Serialized<Geometry> form =
      Serialized.of(new Geometry(setup, HeldStateTest::counting));

  private static EigenSolver counting(Parallel parallel) {
    EigenSolver davidson = new Davidson(parallel, 1);
    return (h, preconditioner, x, targets, most) -> {
      SOLVED.incrementAndGet();
      return davidson.solve(h, preconditioner, x, targets, most);
    };
  }

  private Operation.Diagonalize step(double depth) {
    double[][] v = {new double[setup.basis().gridSize()]};
    Arrays.setAll(v[0], i -> depth * Math.cos(0.37 * i));
    return new Operation.Diagonalize(v, new BandRequest(1e-3, 10));
  }

  private List<Operation> steps() {
    return new ArrayList<>(
        List.of(new Operation.Start(form, new byte[0]), step(0.1), step(0.2), step(0.3)));
  }

  private boolean advance(HeldState state, int first, List<Operation> operations) {
    return state.advance(new Segment(first, operations), registry, NAME);
  }

  private HeldState fresh() {
    return new HeldState(1, Parallel.serial());
  }

  @AfterEach
  void drop() {
    registry.drop(NAME);
  }

  @Test
  void aRetryFindsTheResultStored() {
    HeldState state = fresh();
    assertTrue(advance(state, 0, steps()));
    EigenResult first = state.result();
    int solved = SOLVED.get();
    assertTrue(advance(state, 0, steps()));
    assertTrue(advance(state, 3, steps().subList(3, 4)));
    assertSame(first, state.result());
    assertEquals(solved, SOLVED.get(), "solved again");
  }

  @Test
  void aGapIsNotBridged() {
    HeldState state = fresh();
    assertFalse(advance(state, 2, steps().subList(2, 4)));
    assertEquals(HeldState.NOTHING, state.generation());
    assertTrue(advance(state, 0, steps().subList(0, 2)));
    assertFalse(advance(state, 3, steps().subList(3, 4)));
    assertEquals(1, state.generation());
  }

  @Test
  void stepByStepOrAllAtOnceGivesTheSameBits() {
    HeldState atOnce = fresh();
    advance(atOnce, 0, steps());
    HeldState one = fresh();
    for (int g = 0; g < 4; g++) {
      assertTrue(advance(one, g, steps().subList(g, g + 1)));
    }
    assertArrayEquals(atOnce.result().values(), one.result().values());
    assertArrayEquals(atOnce.result().residuals(), one.result().residuals());
  }

  @Test
  void aLateTaskOfThePastChangesNothing() {
    HeldState state = fresh();
    advance(state, 0, steps());
    assertFalse(advance(state, 0, steps().subList(0, 2)), "not at the generation asked for");
    assertEquals(3, state.generation());
  }

  @Test
  void afterAFailureNothingIsLeft() {
    HeldState state = fresh();
    advance(state, 0, steps().subList(0, 2));
    double[][] v = {new double[setup.basis().gridSize()]};
    v[0][5] = Double.NaN;
    Operation bad = new Operation.Diagonalize(v, new BandRequest(1e-3, 10));
    assertThrows(ArithmeticException.class, () -> advance(state, 2, List.of(bad)));
    assertEquals(HeldState.NOTHING, state.generation());
    assertTrue(advance(state, 0, steps()), "but it can begin again");
  }

  @Test
  void statesOfAProcessShareOneGeometry() {
    Geometry one = registry.geometry(NAME, 0, form);
    assertSame(one, registry.geometry(NAME, 0, form));
  }
}
