package org.hooke.driver.cli;

import java.util.List;
import java.util.Map;
import org.hooke.driver.campaign.CampaignKind;
import org.hooke.driver.campaign.ConvergeKind;
import org.hooke.driver.campaign.DefectKind;
import org.hooke.driver.campaign.ElasticKind;
import org.hooke.driver.campaign.ScfKind;
import org.hooke.driver.input.InputException;
import org.hooke.driver.report.Provenance;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program's door: finds the command, and turns everything that can happen into an exit code and
 * at most one line on standard error.
 */
@Command(
    name = "hooke",
    description = "First-principles forces and stresses of crystals, on Apache Spark.",
    versionProvider = Main.Version.class,
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT)
public final class Main implements Runnable {
  private final Terminal terminal;
  private final StopRequest stop;

  @Spec private CommandSpec spec;

  Main(Terminal terminal, StopRequest stop) {
    this.terminal = terminal;
    this.stop = stop;
  }

  /** Runs the command and exits with its code. */
  public static void main(String[] arguments) {
    StopRequest stop = StopRequest.ofProcess();
    int code = new Main(Terminal.ofProcess(), stop).run(arguments);
    stop.ended();
    System.exit(code);
  }

  /** Every command; a new one is one line here. */
  private List<Object> commands(Surroundings around) {
    return List.of(
        new ScfCommand(around),
        new RelaxCommand(around),
        new EosCommand(around),
        new ElasticCommand(around),
        new DefectCommand(around),
        new ConvergeCommand(around),
        new DerivativesCommand(around),
        new CheckCommand(around),
        new ResumeCommand(around, resumable()),
        new StatusCommand(terminal),
        new DiffCommand(terminal),
        new PseudoCommand(terminal),
        new AutoComplete.GenerateCompletion());
  }

  /** Every kind of campaign; a new one is one line here. */
  private static List<CampaignKind> kinds() {
    return List.of(new ScfKind(), new ElasticKind(), new ConvergeKind(), new DefectKind());
  }

  /** What each command that computes does in its workspace, for resume. */
  private static Map<String, Workspace.Work> resumable() {
    return Map.of(
        "scf", ScfCommand::work,
        "relax", RelaxCommand::work,
        "eos", EosCommand::work,
        "elastic", ElasticCommand::work,
        "defect", DefectCommand::work,
        "converge", ConvergeCommand::work,
        "derivatives", DerivativesCommand::work);
  }

  /** Runs a command; its exit code. */
  int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  private CommandLine commandLine() {
    CommandLine main = new CommandLine(this);
    Surroundings around = new Surroundings(terminal, stop);
    for (Object command : commands(around)) {
      main.addSubcommand(withKeys("", command));
    }
    CommandLine campaign = new CommandLine(new CampaignCommand());
    for (CampaignKind kind : kinds()) {
      campaign.addSubcommand(withKeys(kind.name(), new CampaignKindCommand(kind, around)));
    }
    main.addSubcommand(campaign);
    main.setOut(terminal.writer(terminal.out()));
    main.setErr(terminal.writer(terminal.err()));
    main.setUsageHelpAutoWidth(true);
    main.setParameterExceptionHandler((e, given) -> refused(e));
    main.setExecutionExceptionHandler((e, line, given) -> failed(e));
    return main;
  }

  /**
   * A command with an option for each key of the input that it reads.
   *
   * @param name of the command; empty when it has one
   */
  private static CommandLine withKeys(String name, Object command) {
    CommandLine one = new CommandLine(command);
    if (!name.isEmpty()) {
      one.setCommandName(name);
    }
    CommandSpec options = one.getCommandSpec().mixins().get("options");
    if (options != null && options.userObject() instanceof CalculationOptions calculation) {
      calculation.addKeys(one.getCommandSpec());
    }
    return one;
  }

  /** Without a command. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? hooke --help lists them");
  }

  private int refused(ParameterException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      message += near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?";
    }
    terminal.say("hooke: " + message);
    return ExitCode.BAD_INPUT.number();
  }

  private int failed(Exception e) {
    if (e instanceof InputException) {
      terminal.say("hooke: " + e.getMessage());
      return ExitCode.BAD_INPUT.number();
    }
    terminal.say("hooke: a fault of the program: " + e.getMessage());
    if (!(e instanceof Fault)) {
      e.printStackTrace(terminal.err());
    }
    return ExitCode.BUG.number();
  }

  /** hooke 0.1.0 (commit, virtual machine). */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Provenance p = Provenance.current();
      return new String[] {"hooke " + p.version() + " (" + p.commit() + "), " + p.jvm()};
    }
  }
}
