package org.hooke.driver.workflow;

/** Free energy and forces of one geometry after another: what a relaxation walks on. */
@FunctionalInterface
public interface EnergySurface {
  /** Solves one geometry. Not converging is a result. */
  CalculationResult solve(Calculation calculation);
}
