package org.hooke.driver.workflow;

import java.util.List;
import org.hooke.driver.input.CalculationInput;

/**
 * A calculation with the input it was made from and what the user should know before it runs.
 *
 * @param input fully resolved: nothing is "auto" any more
 * @param calculation what will be computed
 * @param warnings one sentence each
 * @param memory forecast
 */
public record Plan(
    CalculationInput input, Calculation calculation, List<String> warnings, MemoryForecast memory) {

  /** Copies the list. */
  public Plan {
    warnings = List.copyOf(warnings);
  }
}
