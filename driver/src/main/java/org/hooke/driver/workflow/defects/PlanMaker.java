package org.hooke.driver.workflow.defects;

import java.util.List;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.workflow.Plan;

/** Plans a calculation: finds its pseudopotentials, settles and checks everything. */
@FunctionalInterface
public interface PlanMaker {
  /**
   * The plan of an input.
   *
   * @param settings assignments "key=value" on top of it
   * @throws org.hooke.driver.input.InputException for what cannot be right
   */
  Plan plan(CalculationInput input, List<String> settings);
}
