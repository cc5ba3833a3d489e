package org.hooke.driver.campaign;

import java.io.IOException;
import java.util.Optional;
import org.hooke.driver.scf.ScfState;
import org.hooke.driver.storage.Folder;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.FinishedResults;
import org.hooke.driver.workflow.RunRecord;
import org.hooke.kernels.kpoints.KPoints;

/**
 * Keeps the finished geometries of a campaign's member in its folder. Where the campaign's folder
 * cannot be seen, as on an executor that does not share it, nothing is kept: a lost member starts
 * anew there.
 */
public final class MemberRecord implements RunRecord {
  /** A file of every campaign's folder, by which an executor tells that it sees the same one. */
  public static final String MARK = "status.json";

  private final FinishedResults done;
  private boolean kept;

  /**
   * @param campaign the campaign's folder
   * @param member name of the member's
   */
  public MemberRecord(Folder campaign, String member) {
    this.done = new FinishedResults(campaign.below(member), warning -> {});
    this.kept = campaign.has(MARK);
  }

  @Override
  public Optional<CalculationResult> finished(Calculation calculation) {
    return kept ? done.find(calculation) : Optional.empty();
  }

  @Override
  public Optional<Unfinished> unfinished(Calculation calculation) {
    return Optional.empty();
  }

  @Override
  public void step(Calculation calculation, ScfState state, KPoints orbitals) {}

  @Override
  public void keep(CalculationResult result) {
    if (kept && result.converged()) {
      try {
        done.keep(result);
      } catch (IOException e) {
        kept = false; // a full or lost disk costs only what --resume computes again
      }
    }
  }
}
