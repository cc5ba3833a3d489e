package org.hooke.driver.workflow;

import org.hooke.driver.scf.ScfState;
import org.hooke.kernels.kpoints.KPoints;

/** Keeps what a later run could go on from. */
@FunctionalInterface
public interface ScfKeeper {
  /**
   * Told between two iterations where the loop stands; may throw to end it.
   *
   * @param orbitals of the iteration just done
   */
  void keep(Calculation calculation, ScfState state, KPoints orbitals);
}
