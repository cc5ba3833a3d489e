package org.hooke.driver.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hooke.driver.campaign.CampaignKind;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.OutputFolder;
import org.hooke.driver.report.CampaignRow;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.report.ReferenceTable;
import org.hooke.driver.storage.Folder;
import org.hooke.driver.storage.ParquetRows;
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
  private static final double SECONDS_TO_STOP = 2;
  private static final long LONGEST = 1L << 28; // bytes of a reference table

  private final CampaignKind kind;
  private final String title;
  private final Optional<ReferenceTable> reference;
  private final Surroundings around;
  private final Folder folder;
  private final Journal journal;
  private final RunStatus status;
  private final List<CampaignMember> members;
  private final HashMap<String, byte[]> contents; // of all files, by SHA-256
  private double freshCost; // of those that ended in this run, s on a core by forecast

  private Campaign(
      CampaignKind kind,
      Optional<ReferenceTable> reference,
      Surroundings around,
      Folder folder,
      Journal journal,
      RunStatus status,
      List<CampaignMember> members,
      Map<String, byte[]> contents) {
    this.kind = kind;
    this.reference = reference;
    this.title = "campaign " + kind.name();
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
   * @param retry whether those that broke down in an earlier run are tried again
   * @param compare a table to compare with, CSV or Parquet; empty for none
   */
  static ExitCode run(
      CampaignKind kind,
      CalculationOptions options,
      int limit,
      boolean retry,
      String compare,
      Surroundings around) {
    Master.check(options.master());
    if (options.master().startsWith("threads")) {
      throw new InputException("--master", options.master(), "a master of Spark", "local[*]");
    }
    around.stop().limit(options.limit());
    Optional<ReferenceTable> reference = reference(compare);
    CampaignSource source = CampaignSource.of(options.path(), options.overrides());
    try (OutputFolder held = OutputFolder.open(options.output(source.name()));
        Journal journal = Journal.open(held.folder())) {
      RunStatus status = new RunStatus(held.folder(), "campaign " + kind.name(), around.stop());
      ExitCode code = ExitCode.BUG;
      try {
        Map<String, byte[]> contents = new HashMap<>();
        List<CampaignMember> members = new ArrayList<>();
        for (CampaignEntry entry : source.entries(limit)) {
          CampaignMember member =
              CampaignMember.prepare(kind, entry, held.folder(), source.files(), contents);
          if (options.resume()) {
            member.resume(!retry);
          }
          members.add(member);
        }
        code =
            new Campaign(kind, reference, around, held.folder(), journal, status, members, contents)
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

  private static Optional<ReferenceTable> reference(String path) {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] content = new NamedFiles(Map.of()).read(path, LONGEST);
      return Optional.of(
          path.endsWith(".parquet")
              ? ReferenceTable.of(path, ParquetRows.read(content))
              : ReferenceTable.ofCsv(path, new String(content, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new InputException("--reference", path, "a CSV or Parquet table (" + e + ")");
    }
  }

  private ExitCode run(String master) throws IOException {
    say(count(CampaignMember::done) + " of " + members.size() + " calculations need no work");
    SparkSettings settings = SparkSettings.embedded("hooke " + title).withMaster(master);
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
    boolean well = members.stream().allMatch(m -> m.done() && m.row().well());
    return code == ExitCode.DONE && !well ? ExitCode.NOT_CONVERGED : code;
  }

  /** By priority, then dearest first, so that the last ones to end are short. */
  private void compute(SparkCalculations calculations) {
    while (true) {
      List<CampaignMember> waiting =
          members.stream()
              .filter(m -> !m.done())
              .sorted(
                  Comparator.comparingDouble(CampaignMember::priority)
                      .thenComparingDouble(CampaignMember::cost)
                      .reversed())
              .toList();
      try {
        calculations.run(
            title,
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
        culprit.lost("its executors were lost again and again: " + e.getMessage());
        say(culprit.name() + ": " + culprit.row().message());
      }
    }
  }

  private void ended(
      CampaignMember member, SparkCalculations.Outcome<CampaignTask.Answer> outcome) {
    freshCost += member.cost();
    if (outcome.failure() instanceof ClusterMismatch mismatch) {
      throw mismatch;
    }
    try {
      if (outcome.failure() == null) {
        member.finished(outcome.value().files());
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
    int running = calculations.running(title);
    int done = count(CampaignMember::done);
    int failed = count(m -> m.done() && !m.row().hasResult());
    int remaining = members.size() - done;
    double elapsed = around.stop().elapsed();
    double ahead = members.stream().filter(m -> !m.done()).mapToDouble(CampaignMember::cost).sum();
    String left =
        freshCost == 0 ? "" : "  left about " + ScfProgress.time(elapsed / freshCost * ahead);
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
    ParquetTable table = new ParquetTable(CampaignRow.columns(kind.columns()));
    rows.forEach(row -> table.add(row.cells()));
    folder.replace("results.parquet", table.bytes());
    for (Map.Entry<String, String> gathered : kind.gathered().entrySet()) {
      folder.replace(gathered.getValue(), out -> gather(gathered.getKey(), out));
    }
    folder.replace("report.html", kind.page(rows, members.size(), reference, Provenance.current()));
    say("wrote " + folder.name("results.parquet") + ", " + rows.size() + " rows");
  }

  /** A line per member that has the file. */
  private void gather(String file, OutputStream out) throws IOException {
    for (CampaignMember member : members) {
      if (member.done() && member.row().hasResult() && member.folder().has(file)) {
        try (InputStream in = member.folder().open(file)) {
          in.transferTo(out);
        }
      }
    }
  }

  private int count(Predicate<CampaignMember> which) {
    return (int) members.stream().filter(which).count();
  }

  private void say(String line) {
    journal.note(line);
    around.terminal().say(line);
  }
}
