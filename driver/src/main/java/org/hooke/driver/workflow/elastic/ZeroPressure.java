package org.hooke.driver.workflow.elastic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.kernels.crystal.Structure;

/**
 * The volume at which the pressure is the target's, the cell's shape kept: secant in ln V.
 *
 * <p>Every volume is computed in its own basis at the same cutoff, so that the answer belongs to
 * the cutoff, not to the number of plane waves of the first cell.
 */
public final class ZeroPressure {
  /** 1e-3 GPa in Ha/bohr^3: far below what the plane waves that come and go do to the stress. */
  private static final double TOLERANCE = 3.4e-8;

  /** 100 GPa in Ha/bohr^3: the bulk modulus of the first step. */
  private static final double FIRST_MODULUS = 3.4e-3;

  private static final double LONGEST_STEP = 0.06; // in ln V
  private static final int MOST_STEPS = 12;

  /**
   * One volume.
   *
   * @param number from 0, the given cell
   * @param scale of the lattice vectors to the given ones
   * @param pressure Ha/bohr^3
   */
  public record Step(int number, double scale, double pressure) {}

  /**
   * The volume closest to the target pressure.
   *
   * @param converged whether the pressure fell below the tolerance
   */
  record Outcome(boolean converged, CalculationResult last, List<Step> steps) {
    Outcome {
      steps = List.copyOf(steps);
    }
  }

  private final Function<Calculation, CalculationResult> solver;
  private final Function<Structure, Calculation> cells;
  private final Consumer<Step> observer;
  private final double target;

  /**
   * @param solver energy and stress of a cell, ions at rest where they are free
   * @param cells the calculation of a structure of another volume
   * @param target pressure, Ha/bohr^3
   */
  ZeroPressure(
      Function<Calculation, CalculationResult> solver,
      Function<Structure, Calculation> cells,
      Consumer<Step> observer,
      double target) {
    this.target = target;
    this.solver = solver;
    this.cells = cells;
    this.observer = observer;
  }

  Outcome find(Structure given) {
    List<Step> steps = new ArrayList<>();
    double x = 0; // ln of the volume to the given one
    CalculationResult here = at(given, x, steps);
    CalculationResult best = here;
    double modulus = FIRST_MODULUS;
    while (Math.abs(here.pressure() - target) > TOLERANCE
        && here.converged()
        && steps.size() < MOST_STEPS) {
      double step = (here.pressure() - target) / modulus;
      step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
      x += step;
      CalculationResult there = at(here.calculation().structure(), given, x, steps);
      double slope = (here.pressure() - there.pressure()) / step;
      modulus = slope > 0 ? slope : modulus;
      here = there;
      if (Math.abs(here.pressure() - target) < Math.abs(best.pressure() - target)) {
        best = here;
      }
    }
    return new Outcome(Math.abs(best.pressure() - target) <= TOLERANCE, best, steps);
  }

  private CalculationResult at(Structure given, double x, List<Step> steps) {
    return at(given, given, x, steps);
  }

  /** Ions start where the volume before left them. */
  private CalculationResult at(Structure ions, Structure given, double x, List<Step> steps) {
    double scale = Math.exp(x / 3);
    double[] strain = {scale - 1, 0, 0, 0, scale - 1, 0, 0, 0, scale - 1};
    Structure cell = ions.withLattice(given.lattice().strained(strain));
    CalculationResult result = solver.apply(cells.apply(cell));
    Step step = new Step(steps.size(), scale, result.pressure());
    steps.add(step);
    observer.accept(step);
    return result;
  }
}
