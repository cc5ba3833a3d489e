package org.hooke.driver.workflow;

import java.util.Optional;
import org.hooke.driver.scf.ScfState;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.OrbitalStorage;

/**
 * What a run keeps of its calculations, so that a later run of the same input need not compute them
 * again: every finished one, and where the loop of the present one stands.
 *
 * <p>A workflow asks for its calculations one after the other. Since it decides from their numbers
 * alone, kept bit for bit, a later run asks for the same ones and goes on where the first stopped.
 */
public interface RunRecord {
  /**
   * Where a loop stood.
   *
   * @param state between two iterations
   * @param orbitals of the same moment, with which the bits are those of a loop that went on;
   *     without them they are found again
   */
  record Unfinished(ScfState state, Optional<OrbitalStorage> orbitals) {}

  /** A calculation that was finished and kept. */
  Optional<CalculationResult> finished(Calculation calculation);

  /** Where the SCF loop of a calculation stood when a run ended. */
  Optional<Unfinished> unfinished(Calculation calculation);

  /**
   * An SCF loop stands between two iterations; may throw to end the run.
   *
   * @param orbitals of the iteration just done
   */
  void step(Calculation calculation, ScfState state, KPoints orbitals);

  /** A calculation is finished. */
  void keep(CalculationResult result);

  /** Keeps nothing. */
  static RunRecord none() {
    return new RunRecord() {
      @Override
      public Optional<CalculationResult> finished(Calculation calculation) {
        return Optional.empty();
      }

      @Override
      public Optional<Unfinished> unfinished(Calculation calculation) {
        return Optional.empty();
      }

      @Override
      public void step(Calculation calculation, ScfState state, KPoints orbitals) {}

      @Override
      public void keep(CalculationResult result) {}
    };
  }
}
