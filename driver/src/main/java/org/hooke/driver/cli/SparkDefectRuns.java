package org.hooke.driver.cli;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hooke.driver.campaign.MemberRecord;
import org.hooke.driver.storage.Folder;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.RunRecord;
import org.hooke.driver.workflow.defects.DefectOutcome;
import org.hooke.driver.workflow.defects.DefectRun;
import org.hooke.driver.workflow.defects.DefectRuns;
import org.hooke.driver.workflow.defects.DefectTask;
import org.hooke.partitioning.ClusterMismatch;
import org.hooke.partitioning.SparkCalculations;

/**
 * Every relaxation of a study is a task of Spark, prepared anew where it runs from the same bytes.
 * Finished geometries are kept in a folder for each, where the executors see the study's folder.
 */
final class SparkDefectRuns implements DefectRuns {
  private static final String NAME = "defect";
  private static final double SECONDS_TO_STOP = 2;

  private final SparkCalculations calculations;
  private final Workspace workspace;

  SparkDefectRuns(SparkCalculations calculations, Workspace workspace) {
    this.calculations = calculations;
    this.workspace = workspace;
  }

  /** What all tasks share. */
  private static final class Shared implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, byte[]> contents; // of all files read, by SHA-256
    private final DefectOutcome crystal; // null where forces are not corrected

    Shared(Map<String, byte[]> contents, DefectOutcome crystal) {
      this.contents = new HashMap<>(contents);
      this.crystal = crystal;
    }
  }

  /** One relaxation as it travels. */
  private static final class Job implements Serializable {
    private static final long serialVersionUID = 1L;

    private final DefectTask task;
    private final RecordedFiles files;
    private final String study; // its folder

    Job(DefectTask task, RecordedFiles files, String study) {
      this.task = task;
      this.files = files;
      this.study = study;
    }

    DefectOutcome solve(Shared shared) throws IOException {
      Plan plan = Preparation.of(NAME + ".yaml", List.of(), files.replay(shared.contents)).plan();
      Folder folder = Folder.at(study);
      RunRecord record = // "." has what a run on threads kept
          new StudyRecord(new MemberRecord(folder, task.id()), new MemberRecord(folder, "."));
      try (ThreadPlaces places = new ThreadPlaces(SparkCalculations.threads())) {
        return new DefectRun(places, step -> {}, step -> {}, record)
            .run(task, plan, Optional.ofNullable(shared.crystal));
      } catch (OutOfMemoryError e) {
        throw new IllegalStateException("out of memory: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public List<DefectOutcome> run(
      List<DefectTask> tasks, Optional<DefectOutcome> crystal, Consumer<DefectOutcome> ended) {
    Map<String, byte[]> contents = new HashMap<>();
    ArrayList<Job> jobs = new ArrayList<>();
    for (DefectTask task : tasks) {
      RecordedFiles files = new RecordedFiles();
      NamedFiles source = new NamedFiles(Map.of(NAME + ".yaml", task.input()));
      Preparation.of(NAME + ".yaml", List.of(), files.recording(source, contents));
      jobs.add(new Job(task, files, workspace.folder().name()));
    }
    DefectOutcome[] outcomes = new DefectOutcome[tasks.size()];
    calculations.run(
        workspace.plan().input().name() + " defects",
        new Shared(contents, crystal.orElse(null)),
        jobs,
        (shared, job) -> job.solve(shared),
        outcome -> {
          if (outcome.failure() instanceof ClusterMismatch mismatch) {
            throw mismatch;
          }
          DefectTask task = tasks.get(outcome.index());
          DefectOutcome one =
              outcome.failure() == null
                  ? outcome.value()
                  : DefectOutcome.failed(task, String.valueOf(outcome.failure().getMessage()));
          outcomes[outcome.index()] = one;
          ended.accept(one);
        },
        () -> workspace.stop().check(SECONDS_TO_STOP));
    return List.of(outcomes);
  }

  /** The finished geometries may go once the study stands in its files. */
  static void clear(Folder study, Iterable<DefectTask> tasks) {
    for (DefectTask task : tasks) {
      try {
        study.delete(task.id());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot delete " + study.name(task.id()), e);
      }
    }
  }
}
