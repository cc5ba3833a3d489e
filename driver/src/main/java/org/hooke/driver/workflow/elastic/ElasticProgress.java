package org.hooke.driver.workflow.elastic;

import java.util.List;
import org.hooke.driver.workflow.CellRelaxation;
import org.hooke.kernels.elastic.StrainSet;

/** What a person following an elastic calculation is told. */
public interface ElasticProgress {
  /** A volume on the way to zero pressure. */
  void volume(ZeroPressure.Step step);

  /** A geometry on the way to ions and cell at rest. */
  void geometry(CellRelaxation.Step step);

  /** The strains chosen, before they are computed. */
  void planned(StrainSet set, List<StrainTask> tasks);

  /** A strained cell is done, well or not. */
  void done(StrainTask task, StrainOutcome outcome, int count, int total);

  /** Tells nobody. */
  static ElasticProgress silent() {
    return new ElasticProgress() {
      @Override
      public void volume(ZeroPressure.Step step) {}

      @Override
      public void geometry(CellRelaxation.Step step) {}

      @Override
      public void planned(StrainSet set, List<StrainTask> tasks) {}

      @Override
      public void done(StrainTask task, StrainOutcome outcome, int count, int total) {}
    };
  }
}
