package org.hooke.driver.workflow.elastic;

import java.util.List;
import java.util.Optional;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.kernels.elastic.ElasticTensor;
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
 * @param pressure on the equilibrium, as asked, Ha/bohr^3
 * @param noise standard deviation of a stress component as measured, Ha/bohr^3; NaN when it was not
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
    double pressure,
    double noise,
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
    return new ElasticAnalysis(set, equilibrium, tasks, outcomes, noise)
        .points(ionsRelaxed ? StrainOutcome::relaxed : StrainOutcome::clamped);
  }

  /**
   * The tensor of a fit that answers to strain: dS/dE, under a pressure Birch's coefficients for
   * the pressure found. Ha/bohr^3.
   */
  public ElasticTensor response(ElasticFit fit) {
    if (pressure == 0) {
      return fit.tensor();
    }
    double mean = -equilibrium.pressure();
    return fit.tensor().birch(new double[] {mean, 0, 0, 0, mean, 0, 0, 0, mean});
  }

  /** Whether the equilibrium and every strained cell converged. */
  public boolean converged() {
    return equilibrium.converged()
        && fit().isPresent()
        && outcomes.stream().allMatch(o -> o.failure().isEmpty());
  }
}
