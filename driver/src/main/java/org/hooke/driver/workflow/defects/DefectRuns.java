package org.hooke.driver.workflow.defects;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the relaxations of a defect study are done: here one after the other, or on a cluster. */
public interface DefectRuns {
  /**
   * Does all tasks; one that breaks down is an outcome too.
   *
   * @param crystal what forces are corrected with while relaxing, if they are
   * @param ended told of each as it ends, in any order
   * @return in the order of the tasks
   */
  List<DefectOutcome> run(
      List<DefectTask> tasks, Optional<DefectOutcome> crystal, Consumer<DefectOutcome> ended);
}
