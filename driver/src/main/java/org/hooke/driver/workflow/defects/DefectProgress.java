package org.hooke.driver.workflow.defects;

import java.util.List;
import org.hooke.kernels.defects.generation.Supercell;

/** Told how a study of defects goes on. */
public interface DefectProgress {
  /** The unit cell, a phase, the crystal: what is computed next. */
  void next(String what);

  /** What will be computed. */
  void planned(Supercell supercell, List<DefectCandidate> candidates, List<DefectTask> tasks);

  /** A relaxation ended. */
  void done(DefectOutcome outcome, int count, int total);

  /** Tells nobody. */
  static DefectProgress silent() {
    return new DefectProgress() {
      @Override
      public void next(String what) {}

      @Override
      public void planned(
          Supercell supercell, List<DefectCandidate> candidates, List<DefectTask> tasks) {}

      @Override
      public void done(DefectOutcome outcome, int count, int total) {}
    };
  }
}
