package org.hooke.driver.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.OutputFolder;
import org.hooke.driver.report.JsonText;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.scf.Checkpoint;
import org.hooke.driver.storage.Folder;
import org.hooke.driver.workflow.PlaceForecast;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.RunRecord;
import org.hooke.driver.workflow.TimeForecast;
import org.hooke.partitioning.ClusterMismatch;
import org.hooke.partitioning.SparkFailure;

/**
 * One command at work: its plan, its output folder while it is held, its journal, its checkpoints,
 * and the place of its k-points. One thread.
 */
final class Workspace {
  private final Job job;
  private final Surroundings around;
  private final Folder folder;
  private final Journal journal;
  private final RunStatus status;
  private final Checkpoints checkpoints;
  private final KPointPlaces places;

  private Workspace(
      Job job,
      Surroundings around,
      Folder folder,
      Journal journal,
      RunStatus status,
      Checkpoints checkpoints,
      KPointPlaces places) {
    this.job = job;
    this.around = around;
    this.folder = folder;
    this.journal = journal;
    this.status = status;
    this.checkpoints = checkpoints;
    this.places = places;
  }

  /** What a command does in its workspace. */
  @FunctionalInterface
  interface Work {
    ExitCode run(Workspace workspace);
  }

  /** Prepares what the options ask for, and works. */
  static ExitCode run(String command, CalculationOptions options, Surroundings around, Work work) {
    return run(options.job(command), around, work);
  }

  /**
   * Holds the output folder, opens the place of the k-points, and works.
   *
   * @throws InputException when the user must change something
   * @throws Fault when the program failed; its stack trace is in the journal
   */
  static ExitCode run(Job job, Surroundings around, Work work) {
    around.stop().limit(job.wallTime());
    try (OutputFolder folder = OutputFolder.open(job.output());
        Journal journal = Journal.open(folder.folder())) {
      RunStatus status = new RunStatus(folder.folder(), job.command(), around.stop());
      ExitCode code = ExitCode.BUG;
      try {
        code = guarded(job, around, folder.folder(), journal, status, work);
      } catch (InputException e) {
        code = ExitCode.BAD_INPUT;
        throw e;
      } finally {
        journal.note("exit code " + code.number());
        status.state(code.words());
      }
      return code;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ExitCode guarded(
      Job job, Surroundings around, Folder folder, Journal journal, RunStatus status, Work work) {
    Plan plan = job.preparation().plan();
    journal.note("hooke " + Provenance.current().version() + " " + job.command());
    journal.note(plan.input().toYaml());
    Checkpoint none =
        new Checkpoint(
            job.command(), plan.input().toYaml(), plan.input().name(), "", Optional.empty(), 0);
    Consumer<String> warn =
        line -> {
          journal.warn(line);
          around.terminal().say(line);
        };
    Checkpoints checkpoints =
        new Checkpoints(
            folder,
            around.stop(),
            warn,
            line -> {
              journal.note(line);
              around.terminal().say(line);
            },
            job.checkpoint().orElse(none));
    try (KPointPlaces places = Master.open(master(job), plan.input().name(), status::present)) {
      Workspace workspace =
          new Workspace(job, around, folder, journal, status, checkpoints, places);
      List<String> brief = new PlanText(plan).brief(job.preparation().notes());
      brief.forEach(workspace::say);
      workspace.requireRoom(plan);
      ExitCode code = work.run(workspace);
      if (code == ExitCode.DONE) {
        checkpoints.delete();
      } else {
        checkpoints.save();
      }
      return code;
    } catch (InputException e) {
      journal.warn(e.getMessage());
      throw e;
    } catch (ClusterMismatch e) {
      journal.warn(e.getMessage());
      throw new InputException("--master", e.found(), e.expected());
    } catch (SparkFailure e) { // the cluster's fault, not ours
      journal.failure(e);
      checkpoints.save();
      around.terminal().say(e.getMessage() + "; hooke resume " + folder + " goes on");
      return ExitCode.INTERRUPTED;
    } catch (UncheckedIOException e) { // a full disk, a lost share
      journal.failure(e);
      around.terminal().say(words(e) + "; hooke resume " + folder.name() + " goes on");
      return ExitCode.INTERRUPTED;
    } catch (Interruption e) {
      checkpoints.save();
      journal.warn(e.getMessage());
      around.terminal().say(e.getMessage() + "; hooke resume " + folder.name() + " goes on");
      return ExitCode.INTERRUPTED;
    } catch (RuntimeException
        | Error
        | IOException e) { // Error: even without memory the log says so
      journal.failure(e);
      checkpoints.save();
      if (around.stop().signalled()) {
        around.terminal().say("interrupted; hooke resume " + folder.name() + " goes on");
        return ExitCode.INTERRUPTED; // Spark was taken down under us
      }
      throw new Fault(e, journal.name());
    }
  }

  /** The master asked for, or the default of the command. */
  private static String master(Job job) {
    if (!job.master().isEmpty() || !job.command().equals("scf")) {
      return job.master();
    }
    int cores = Runtime.getRuntime().availableProcessors();
    return Master.ofGroundState(
        TimeForecast.of(job.preparation().plan().calculation(), cores).seconds());
  }

  /** What could not be written or read, and why. */
  private static String words(UncheckedIOException e) {
    String message = String.valueOf(e.getMessage());
    String cause = String.valueOf(e.getCause().getMessage());
    return message.contains(cause) ? message : message + ": " + cause;
  }

  /** Says where the states will live and what that takes; refuses what cannot fit. */
  private void requireRoom(Plan plan) {
    ExecutorRoom room = places.room();
    PlaceForecast forecast =
        PlaceForecast.of(plan, room.executors(), room.cores(), room.inProcess());
    String line = new PlanText(plan).place(forecast, room);
    if (room.inProcess()) {
      journal.note(line);
    } else {
      say(line);
    }
    room.require(forecast);
  }

  Plan plan() {
    return job.preparation().plan();
  }

  /** The output folder. */
  Folder folder() {
    return folder;
  }

  /** Where the k-points live. */
  KPointPlaces places() {
    return places;
  }

  StopRequest stop() {
    return around.stop();
  }

  /**
   * Keeps what is done, and knows what an earlier run had done; ends the run between two iterations
   * when it should end.
   */
  RunRecord record() {
    return checkpoints;
  }

  /** Progress of SCF loops under a name. */
  ScfProgress progress(String label) {
    double tolerance = plan().input().scfTolerance();
    return new ScfProgress(around.terminal(), journal, around.stop(), status, label, tolerance);
  }

  /** A line for the person who watches, and for the journal. */
  void say(String line) {
    journal.note(line);
    around.terminal().say(line);
  }

  /** Writes a file of the output folder, whole or not at all. */
  void write(String name, String text) {
    try {
      folder.replace(name, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.name(name), e);
    }
  }

  /**
   * Writes the command's result file; prints it when --json asks for it, else a summary.
   *
   * @param summary lines for standard output
   */
  void finish(String name, JsonNode json, List<String> summary) {
    String text = JsonText.of(json);
    write(name, text);
    if (job.json()) {
      around.terminal().out().print(text);
      around.terminal().out().flush();
    } else {
      around.terminal().say("wrote " + folder.name(name));
      summary.forEach(around.terminal().out()::println);
    }
    summary.forEach(journal::note);
  }
}
