package org.hooke.driver.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hooke.driver.input.Dimension;
import org.hooke.driver.input.InputChecks;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.InputKey;
import org.hooke.driver.input.InputKeys;
import org.hooke.driver.input.Quantity;
import org.hooke.driver.scf.Checkpoint;
import org.hooke.driver.scf.CheckpointFile;
import org.hooke.driver.storage.Folder;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of every command that computes something, one option per key of the input too. */
final class CalculationOptions {
  @Parameters(
      index = "0",
      paramLabel = "STRUCTURE|INPUT.yaml",
      description = "An input file, or a bare structure file (POSCAR, CIF, extended XYZ).")
  private String path = "";

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "The output folder; hooke-out/NAME unless given.")
  private String output = "";

  @Option(
      names = "--json",
      description = "Print the result file on standard output, and nothing else.")
  private boolean json;

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      description =
          "Where it runs: local[n], local-cluster[n,c,m], spark://HOST:PORT, yarn, k8s://...")
  private String master = "";

  @Option(
      names = "--wall-time",
      paramLabel = "TIME",
      description = "Stop in a resumable state before this time is over: 90 s, 30 min, 2h.")
  private String wallTime = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Override one key of the input: --set scf.tolerance='1e-8 Ha'.")
  private final List<String> assignments = new ArrayList<>();

  @Option(
      names = "--resume",
      description = "Go on from the checkpoint in the output folder; refuse one of another input.")
  private boolean resume;

  private final List<String> byOption = new ArrayList<>();

  /** Adds an option for every key that the command reads, by its whole name and its last part. */
  void addKeys(CommandSpec command) {
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder()
            .heading("%nKeys of the input, as in the file (docs/input.md):%n")
            .validate(false);
    Set<String> taken = new LinkedHashSet<>(command.optionsMap().keySet());
    for (InputKey key : InputKeys.list()) {
      taken.add("--" + key.name());
    }
    for (InputKey key : InputKeys.list()) {
      boolean read = key.commands().isEmpty() || key.commands().contains(command.name());
      if (read && key.type() != InputKey.Type.STRUCTURE) {
        group.addArg(option(key, taken));
      }
    }
    command.addArgGroup(group.build());
  }

  private OptionSpec option(InputKey key, Set<String> taken) {
    Set<String> names = new LinkedHashSet<>();
    names.add("--" + key.name());
    String leaf = "--" + key.leaf();
    if (taken.add(leaf)) {
      names.add(leaf);
    }
    String dashed = leaf.replace('_', '-');
    if (names.contains(leaf) && taken.add(dashed)) {
      names.add(dashed);
    }
    String standard = key.defaultText().isEmpty() ? "" : " (" + key.defaultText() + ")";
    return OptionSpec.builder(names.toArray(String[]::new))
        .arity("1")
        .type(String.class)
        .paramLabel("VALUE")
        .description((key.description() + standard).replace("%", "%%"))
        .setter(assignment(key))
        .build();
  }

  private ISetter assignment(InputKey key) {
    return new ISetter() {
      @Override
      public <T> T set(T value) {
        if (value != null) {
          byOption.add(key.name() + "=" + written(key, value.toString()));
        }
        return value;
      }
    };
  }

  /** 4,4,4 may stand for [4, 4, 4]. */
  private static String written(InputKey key, String value) {
    boolean list =
        switch (key.type()) {
          case WHOLE3, REAL3, REALS -> true;
          default -> false;
        };
    boolean bare = value.contains(",") && !value.contains("[");
    return list && bare ? "[" + value + "]" : value;
  }

  String path() {
    return path;
  }

  /** Another assignment "key=value", as if it had been an option. */
  void override(String assignment) {
    byOption.add(assignment);
  }

  /** Assignments "key=value" of --set, then those of the keys' own options. */
  List<String> overrides() {
    List<String> all = new ArrayList<>(assignments);
    all.addAll(byOption);
    return all;
  }

  /**
   * The job that these options ask of a command: input read and checked, nothing computed.
   *
   * @throws InputException for the first thing that cannot be right
   */
  Job job(String command) {
    Master.check(master);
    double limit = limit();
    Preparation preparation = Preparation.of(path, overrides());
    Folder folder = output(preparation.plan().input().name());
    CheckpointFile storage = new CheckpointFile(folder);
    Optional<Checkpoint> checkpoint =
        resume && storage.exists()
            ? Optional.of(matching(Checkpoints.read(storage), command, preparation))
            : unfinished(storage, command, preparation);
    return new Job(command, preparation, folder, json, master, limit, checkpoint);
  }

  /** What an interrupted run of the same command and input left; not its last word. */
  private static Optional<Checkpoint> unfinished(
      CheckpointFile storage, String command, Preparation preparation) {
    if (!storage.exists()) {
      return Optional.empty();
    }
    try {
      int most = preparation.plan().input().scfMaxIterations();
      return Optional.of(matching(Checkpoints.read(storage), command, preparation))
          .filter(left -> left.state().map(s -> s.steps().size() < most).orElse(true));
    } catch (InputException e) {
      return Optional.empty(); // torn, or of something else: this run starts anew
    }
  }

  /** Seconds that --wall-time allows; infinite without. */
  double limit() {
    return wallTime.isEmpty()
        ? Double.POSITIVE_INFINITY
        : Quantity.parse("--wall-time", wallTime, Dimension.TIME);
  }

  /** What --master says; empty for the default. */
  String master() {
    return master;
  }

  boolean resume() {
    return resume;
  }

  private static Checkpoint matching(
      Checkpoint checkpoint, String command, Preparation preparation) {
    if (!checkpoint.command().equals(command)) {
      throw new InputException("checkpoint", "of " + checkpoint.command(), "one of " + command);
    }
    InputChecks.requireSame(
        Preparation.input(checkpoint.name(), checkpoint.input()), preparation.plan().input());
    return checkpoint;
  }

  /** The output folder; the default is named after the input. */
  Folder output(String name) {
    try {
      return Folder.at(output.isEmpty() ? "hooke-out/" + name : output);
    } catch (IOException e) {
      String expected = "the name of a folder (" + e.getMessage() + ")";
      throw new InputException("--output", output, expected);
    }
  }
}
