package org.hooke.driver.workflow.elastic;

import java.util.List;
import java.util.Optional;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.kernels.elastic.StrainSet;

/**
 * The elastic tensor of a crystal with all it was made from, in atomic units.
 *
 * @param equilibrium the cell the tensor belongs to
 * @param volumes on the way to zero pressure; empty when the cell was taken as given
 * @param set the strains
 * @param tasks the strained cells
 * @param outcomes what became of each, in the order of the tasks
 * @param clamped tensor with the ions at fixed fractional positions; empty when not determined
 * @param relaxed tensor with the ions at rest; empty when not determined or not asked for
 * @param ionsRelaxed whether relaxed ions were asked for
 * @param warnings one sentence each
 */
public record ElasticResult(
    CalculationResult equilibrium,
    List<ZeroPressure.Step> volumes,
    StrainSet set,
    List<StrainTask> tasks,
    List<StrainOutcome> outcomes,
    Optional<ElasticFit> clamped,
    Optional<ElasticFit> relaxed,
    boolean ionsRelaxed,
    List<String> warnings) {

  /** Copies the lists. */
  public ElasticResult {
    volumes = List.copyOf(volumes);
    tasks = List.copyOf(tasks);
    outcomes = List.copyOf(outcomes);
    warnings = List.copyOf(warnings);
  }

  /** The tensor asked for: with relaxed ions unless they were to stay clamped. */
  public Optional<ElasticFit> fit() {
    return ionsRelaxed ? relaxed : clamped;
  }

  /** What {@link #fit} was fitted to: stress against strain, one per direction with any. */
  public List<StressPoints> points() {
    return new ElasticAnalysis(set, equilibrium, tasks, outcomes)
        .points(ionsRelaxed ? StrainOutcome::relaxed : StrainOutcome::clamped);
  }

  /** Whether the equilibrium and every strained cell converged. */
  public boolean converged() {
    return equilibrium.converged()
        && fit().isPresent()
        && outcomes.stream().allMatch(o -> o.failure().isEmpty());
  }
}
