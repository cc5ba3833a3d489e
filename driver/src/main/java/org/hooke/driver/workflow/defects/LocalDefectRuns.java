package org.hooke.driver.workflow.defects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hooke.driver.workflow.Plan;

/** Relaxations one after the other where the command runs. One thread. */
public final class LocalDefectRuns implements DefectRuns {
  private final Function<DefectTask, DefectRun> run;
  private final Function<String, Plan> plans;
  private final Consumer<DefectTask> begins;

  /**
   * @param run what does a task
   * @param plans from an input's text
   * @param begins told of each task before it begins
   */
  public LocalDefectRuns(
      Function<DefectTask, DefectRun> run,
      Function<String, Plan> plans,
      Consumer<DefectTask> begins) {
    this.run = run;
    this.plans = plans;
    this.begins = begins;
  }

  @Override
  public List<DefectOutcome> run(
      List<DefectTask> tasks, Optional<DefectOutcome> crystal, Consumer<DefectOutcome> ended) {
    List<DefectOutcome> outcomes = new ArrayList<>();
    for (DefectTask task : tasks) {
      begins.accept(task);
      DefectOutcome outcome = run.apply(task).run(task, plans.apply(task.input()), crystal);
      outcomes.add(outcome);
      ended.accept(outcome);
    }
    return outcomes;
  }
}
