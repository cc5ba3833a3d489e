package org.hooke.driver.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.OutputFolder;
import org.hooke.driver.report.CampaignPage;
import org.hooke.driver.report.CampaignRow;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.storage.Folder;
import org.hooke.driver.storage.ParquetTable;
import org.hooke.partitioning.ClusterMismatch;
import org.hooke.partitioning.SparkCalculations;
import org.hooke.partitioning.SparkFailure;
import org.hooke.partitioning.SparkSessions;
import org.hooke.partitioning.SparkSettings;

/**
 * A campaign at work: every calculation a task, its folder written as soon as it ends. What has its
 * result survives whatever ends the campaign. One thread.
 */
final class Campaign {
  private static final String NAME = "campaign scf";
  private static final double SECONDS_TO_STOP = 2;

  private final Surroundings around;
  private final Folder folder;
  private final Journal journal;
  private final RunStatus status;
  private final List<CampaignMember> members;
  private final HashMap<String, byte[]> contents; // of all files, by SHA-256
  private int fresh; // ended in this run

  private Campaign(
      Surroundings around,
      Folder folder,
      Journal journal,
      RunStatus status,
      List<CampaignMember> members,
      Map<String, byte[]> contents) {
    this.around = around;
    this.folder = folder;
    this.journal = journal;
    this.status = status;
    this.members = members;
    this.contents = new HashMap<>(contents);
  }

  /**
   * Runs the campaign that the options ask for.
   *
   * @param limit most members
   */
  static ExitCode run(CalculationOptions options, int limit, Surroundings around) {
    Master.check(options.master());
    if (options.master().startsWith("threads")) {
      throw new InputException("--master", options.master(), "a master of Spark", "local[*]");
    }
    around.stop().limit(options.limit());
    Folder inputs = ResumeCommand.open("campaign", options.path());
    String name = new java.io.File(options.path()).getName();
    try (OutputFolder held = OutputFolder.open(options.output(name));
        Journal journal = Journal.open(held.folder())) {
      RunStatus status = new RunStatus(held.folder(), "campaign scf", around.stop());
      ExitCode code = ExitCode.BUG;
      try {
        Map<String, byte[]> contents = new HashMap<>();
        List<CampaignMember> members = members(options, inputs, held.folder(), limit, contents);
        code =
            new Campaign(around, held.folder(), journal, status, members, contents)
                .run(options.master());
      } finally {
        journal.note("exit code " + code.number());
        status.state(code.words());
      }
      return code;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file of the folder but hidden ones, in order of their names. */
  private static List<CampaignMember> members(
      CalculationOptions options,
      Folder inputs,
      Folder output,
      int limit,
      Map<String, byte[]> contents)
      throws IOException {
    List<CampaignMember> members = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    NamedFiles files = new NamedFiles(Map.of());
    for (String file : inputs.list()) {
      String path = inputs.name(file);
      if (members.size() < limit && !file.startsWith(".") && !files.isFolder(path)) {
        int dot = file.lastIndexOf('.');
        String stem = dot > 0 ? file.substring(0, dot) : file;
        String name = taken.add(stem) ? stem : file;
        taken.add(name);
        members.add(
            CampaignMember.prepare(
                name, path, options.overrides(), output.below(name), contents, options.resume()));
      }
    }
    if (members.isEmpty()) {
      throw new InputException("campaign", inputs.name(), "a folder with structures in it");
    }
    return members;
  }

  private ExitCode run(String master) throws IOException {
    say(count(CampaignMember::done) + " of " + members.size() + " calculations need no work");
    SparkSettings settings = SparkSettings.embedded("hooke " + NAME).withMaster(master);
    ExitCode code = ExitCode.DONE;
    try (SparkSessions spark = SparkSessions.open(settings)) {
      double memory = spark.memoryPerTask();
      members.forEach(member -> member.requireMemory(memory));
      compute(spark.calculations());
    } catch (ClusterMismatch e) {
      throw new InputException("--master", e.found(), e.expected());
    } catch (Interruption | SparkFailure | UncheckedIOException e) {
      journal.failure(e);
      say(e.getMessage() + "; the same command with --resume goes on");
      code = ExitCode.INTERRUPTED;
    }
    report();
    boolean well = members.stream().allMatch(m -> m.done() && m.row().converged());
    return code == ExitCode.DONE && !well ? ExitCode.NOT_CONVERGED : code;
  }

  /** Dearest first, so that the last ones to end are short. */
  private void compute(SparkCalculations calculations) {
    while (true) {
      List<CampaignMember> waiting =
          members.stream()
              .filter(m -> !m.done())
              .sorted(Comparator.comparingDouble(CampaignMember::cost).reversed())
              .toList();
      try {
        calculations.run(
            NAME,
            contents,
            waiting.stream().map(CampaignMember::task).toList(),
            (files, task) -> task.solve(files),
            outcome -> ended(waiting.get(outcome.index()), outcome),
            () -> tick(calculations));
        return;
      } catch (SparkFailure e) {
        if (e.task() < 0) {
          throw e;
        }
        CampaignMember culprit = waiting.get(e.task()); // the others go on without it
        culprit.failed("its executors were lost again and again: " + e.getMessage());
        say(culprit.name() + ": " + culprit.row().message());
      }
    }
  }

  private void ended(
      CampaignMember member, SparkCalculations.Outcome<CampaignTask.Answer> outcome) {
    fresh++;
    if (outcome.failure() instanceof ClusterMismatch mismatch) {
      throw mismatch;
    }
    try {
      if (outcome.failure() == null) {
        member.finished(outcome.value());
      } else {
        member.failed(String.valueOf(outcome.failure().getMessage()));
        journal.failure(outcome.failure());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.name(member.name()), e);
    }
    say(
        String.format(
            Locale.ROOT,
            "%d of %d: %s: %s",
            count(CampaignMember::done),
            members.size(),
            member.name(),
            member.row().line()));
    around.stop().check(0);
  }

  /** The live line, the status file, and whether to stop. */
  private void tick(SparkCalculations calculations) {
    int running = calculations.running(NAME);
    int done = count(CampaignMember::done);
    int failed = count(m -> m.done() && m.row().numbers().isEmpty());
    int remaining = members.size() - done;
    double elapsed = around.stop().elapsed();
    String left = fresh == 0 ? "" : "  left about " + ScfProgress.time(elapsed / fresh * remaining);
    status.counts(done, running, failed, remaining);
    around
        .terminal()
        .update(
            String.format(
                Locale.ROOT,
                "%d done, %d failed, %d running, %d remaining  elapsed %s%s",
                done - failed,
                failed,
                running,
                remaining,
                ScfProgress.time(elapsed),
                left));
    around.stop().check(SECONDS_TO_STOP);
  }

  private void report() throws IOException {
    List<CampaignRow> rows = members.stream().filter(m -> m.done()).map(m -> m.row()).toList();
    ParquetTable table = new ParquetTable(CampaignRow.columns());
    rows.forEach(row -> table.add(row.values()));
    folder.replace("results.parquet", table.bytes());
    CampaignPage page = new CampaignPage(NAME, rows, members.size(), Provenance.current());
    folder.replace("report.html", page.render());
    say("wrote " + folder.name("results.parquet") + ", " + rows.size() + " rows");
  }

  private int count(Predicate<CampaignMember> which) {
    return (int) members.stream().filter(which).count();
  }

  private void say(String line) {
    journal.note(line);
    around.terminal().say(line);
  }
}
