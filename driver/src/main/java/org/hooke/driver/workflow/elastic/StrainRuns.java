package org.hooke.driver.workflow.elastic;

import java.util.List;
import java.util.function.Consumer;
import org.hooke.driver.workflow.CalculationResult;

/** Where strained cells are computed: here, or each as a task of a cluster. */
public interface StrainRuns {
  /**
   * Computes every task from the density of the equilibrium.
   *
   * @param progress told of each outcome as it arrives
   * @return outcomes in the order of the tasks, whatever the order they were computed in
   */
  List<StrainOutcome> run(
      CalculationResult equilibrium, List<StrainTask> tasks, Consumer<StrainOutcome> progress);
}
