package org.hooke.driver.workflow.elastic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hooke.driver.scf.ScfStep;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.GroundState;
import org.hooke.driver.workflow.Relaxation;
import org.hooke.driver.workflow.RunRecord;
import org.hooke.kernels.basis.StarOrbitals;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;

/** One strained cell after the other, each with the k-points where the places put them. */
public final class LocalStrainRuns implements StrainRuns {
  private final Function<KPointsSetup, KPoints> places;
  private final Consumer<ScfStep> scf;
  private final Consumer<Relaxation.Step> ions;
  private final RunRecord record;

  /**
   * @param places decides where the k-points of a setup live
   * @param scf sees every SCF step
   * @param ions sees every geometry of a relaxation
   * @param record keeps what is done, and knows what an earlier run had done
   */
  public LocalStrainRuns(
      Function<KPointsSetup, KPoints> places,
      Consumer<ScfStep> scf,
      Consumer<Relaxation.Step> ions,
      RunRecord record) {
    this.places = places;
    this.scf = scf;
    this.ions = ions;
    this.record = record;
  }

  @Override
  public List<StrainOutcome> run(
      CalculationResult equilibrium, List<StrainTask> tasks, Consumer<StrainOutcome> progress) {
    List<StrainOutcome> outcomes = new ArrayList<>();
    Start start = new Start(equilibrium);
    for (StrainTask task : tasks) {
      StrainOutcome outcome = outcome(start, task);
      outcomes.add(outcome);
      progress.accept(outcome);
    }
    return outcomes;
  }

  /** What every cell starts from; the orbitals are found when the first one needs them. */
  private final class Start {
    final CalculationResult equilibrium;
    private Optional<StarOrbitals> found;

    Start(CalculationResult equilibrium) {
      this.equilibrium = equilibrium;
    }

    Optional<StarOrbitals> orbitals() {
      if (found == null) {
        try (GroundState ground = new GroundState(places, scf)) {
          found = ground.orbitals(equilibrium);
        }
      }
      return found;
    }
  }

  /** A cell whose numbers break down is a failed strain; the others go on. */
  private StrainOutcome outcome(Start start, StrainTask task) {
    try (GroundState ground = new GroundState(places, scf, record)) {
      ground.startFrom(start.equilibrium, start::orbitals);
      return outcome(ground, task);
    } catch (ArithmeticException e) {
      return StrainOutcome.failed(task.index(), String.valueOf(e.getMessage()));
    }
  }

  private StrainOutcome outcome(GroundState ground, StrainTask task) {
    CalculationResult clamped = ground.solve(task.calculation());
    int steps = clamped.scf().steps().size();
    if (!clamped.converged()) {
      String cause =
          String.format(
              Locale.ROOT,
              "self-consistency not reached in %d iterations, error %.1e Ha",
              steps,
              clamped.scf().last().error());
      return new StrainOutcome(task.index(), null, null, cause, 1, steps);
    }
    CellState state = CellState.of(clamped);
    if (task.relaxation().isEmpty()) {
      return new StrainOutcome(task.index(), state, state, "", 1, steps);
    }
    Relaxation relaxation = new Relaxation(ground, task.relaxation().get(), ions);
    Relaxation.Outcome rest = relaxation.relax(clamped);
    int geometries = rest.steps().size();
    CellState relaxed = CellState.of(rest.last());
    if (rest.converged()) {
      return new StrainOutcome(task.index(), state, relaxed, "", geometries, steps);
    }
    String cause =
        String.format(
            Locale.ROOT,
            "ions not at rest after %d geometries, force %.1e Ha/bohr",
            geometries,
            relaxed.largestForce());
    return new StrainOutcome(task.index(), state, null, cause, geometries, steps);
  }
}
