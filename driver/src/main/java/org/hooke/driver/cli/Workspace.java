package org.hooke.driver.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.hooke.driver.input.InputChecks;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.OutputFolder;
import org.hooke.driver.report.AtomicFile;
import org.hooke.driver.report.JsonText;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.workflow.Plan;

/**
 * One command at work: its plan, its output folder while it is held, its journal, and the place of
 * its k-points. One thread.
 */
final class Workspace {
  private final Plan plan;
  private final Path folder;
  private final Journal journal;
  private final KPointPlaces places;
  private final CalculationOptions options;
  private final Surroundings around;

  private Workspace(
      Plan plan,
      Path folder,
      Journal journal,
      KPointPlaces places,
      CalculationOptions options,
      Surroundings around) {
    this.plan = plan;
    this.folder = folder;
    this.journal = journal;
    this.places = places;
    this.options = options;
    this.around = around;
  }

  /** What a command does in its workspace. */
  @FunctionalInterface
  interface Work {
    ExitCode run(Workspace workspace);
  }

  /**
   * Prepares the input, holds the output folder, opens the place of the k-points, and works.
   *
   * @throws InputException when the user must change something
   * @throws Fault when the program failed; its stack trace is in the journal
   */
  static ExitCode run(String command, CalculationOptions options, Surroundings around, Work work) {
    around.stop().limit(options.wallTime());
    Preparation preparation = Preparation.of(options.path(), options.overrides());
    Path path = options.output(preparation.plan().input().name());
    try (OutputFolder folder = OutputFolder.open(path);
        Journal journal = Journal.open(folder.path())) {
      return guarded(command, preparation, folder, journal, options, around, work);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ExitCode guarded(
      String command,
      Preparation preparation,
      OutputFolder folder,
      Journal journal,
      CalculationOptions options,
      Surroundings around,
      Work work) {
    Plan plan = preparation.plan();
    journal.note("hooke " + Provenance.current().version() + " " + command);
    journal.note(plan.input().toYaml());
    try (KPointPlaces places = Master.open(options.master())) {
      Workspace workspace = new Workspace(plan, folder.path(), journal, places, options, around);
      new PlanText(plan).brief(preparation.notes()).forEach(workspace::say);
      InputChecks.requireMemory((double) plan.memory().total(), places.memory());
      ExitCode code = work.run(workspace);
      journal.note("exit code " + code.number());
      return code;
    } catch (InputException e) {
      journal.warn(e.getMessage());
      throw e;
    } catch (Interruption e) {
      journal.warn(e.getMessage());
      around.terminal().say(e.getMessage() + "; hooke resume " + folder.path() + " goes on");
      return ExitCode.INTERRUPTED;
    } catch (RuntimeException | Error e) { // Error: even without memory the log says so
      journal.failure(e);
      if (around.stop().signalled()) {
        return ExitCode.INTERRUPTED; // Spark was taken down under us
      }
      throw new Fault(e, journal.file());
    }
  }

  Plan plan() {
    return plan;
  }

  /** The output folder. */
  Path folder() {
    return folder;
  }

  /** Where the k-points live. */
  KPointPlaces places() {
    return places;
  }

  StopRequest stop() {
    return around.stop();
  }

  /** Progress of SCF loops under a name. */
  ScfProgress progress(String label) {
    double tolerance = plan.input().scfTolerance();
    return new ScfProgress(around.terminal(), journal, around.stop(), label, tolerance);
  }

  /** A line for the person who watches, and for the journal. */
  void say(String line) {
    journal.note(line);
    around.terminal().say(line);
  }

  /** Writes a file of the output folder, whole or not at all. */
  void write(String name, String text) {
    AtomicFile.write(folder.resolve(name), text);
  }

  /**
   * Writes the command's result file; prints it when --json asks for it, else a summary.
   *
   * @param summary lines for standard output
   */
  void finish(String name, JsonNode json, List<String> summary) {
    String text = JsonText.of(json);
    write(name, text);
    if (options.json()) {
      around.terminal().out().print(text);
      around.terminal().out().flush();
    } else {
      around.terminal().say(String.format(Locale.ROOT, "wrote %s", folder.resolve(name)));
      summary.forEach(around.terminal().out()::println);
    }
    summary.forEach(journal::note);
  }
}
