package org.hooke.driver.cli;

import java.util.Optional;
import org.hooke.driver.scf.ScfState;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.RunRecord;
import org.hooke.kernels.kpoints.KPoints;

/**
 * Keeps what is done in one record and knows what stands in a second one too: a study begun on
 * threads goes on as tasks of Spark, and the reverse, without computing a geometry twice.
 *
 * @param own where all is kept
 * @param other only asked
 */
record StudyRecord(RunRecord own, RunRecord other) implements RunRecord {
  @Override
  public Optional<CalculationResult> finished(Calculation calculation) {
    return own.finished(calculation).or(() -> other.finished(calculation));
  }

  @Override
  public Optional<Unfinished> unfinished(Calculation calculation) {
    return own.unfinished(calculation);
  }

  @Override
  public void step(Calculation calculation, ScfState state, KPoints orbitals) {
    own.step(calculation, state, orbitals);
  }

  @Override
  public void keep(CalculationResult result) {
    own.keep(result);
  }
}
