package org.hooke.driver.workflow.elastic;

import java.util.Optional;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.Relaxation;
import org.hooke.kernels.elastic.FiniteStrain;
import org.hooke.kernels.elastic.StrainDirection;

/**
 * One strained cell to compute; independent of every other.
 *
 * @param index in the list of tasks
 * @param direction e of the strain E = eta e
 * @param amplitude eta
 * @param calculation of the strained cell, ions at the equilibrium's fractional positions
 * @param relaxation how the ions are relaxed; empty when they stay clamped or symmetry holds them
 */
public record StrainTask(
    int index,
    StrainDirection direction,
    double amplitude,
    Calculation calculation,
    Optional<Relaxation.Options> relaxation) {

  /** E = eta e. */
  public FiniteStrain strain() {
    return direction.at(amplitude);
  }
}
