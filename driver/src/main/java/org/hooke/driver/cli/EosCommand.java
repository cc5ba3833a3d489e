package org.hooke.driver.cli;

import java.util.concurrent.Callable;
import org.hooke.driver.report.EosReport;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.eos.EquationOfState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The equation of state of one crystal. */
@Command(
    name = "eos",
    description = "Energy against volume: equilibrium volume, bulk modulus, its derivative.")
final class EosCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final CalculationOptions options = new CalculationOptions();

  EosCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    return Workspace.run("eos", options, around, EosCommand::work).number();
  }

  static ExitCode work(Workspace workspace) {
    Calculation c = workspace.plan().calculation();
    ScfProgress scf = workspace.progress("volume");
    EquationOfState eos =
        new EquationOfState(
            workspace.places(),
            scf,
            point -> workspace.say(EosReport.line(point)),
            workspace.record());
    EquationOfState.Result result =
        eos.run(c, EquationOfState.Options.of(workspace.plan().input(), c));
    EosReport report = new EosReport(workspace.plan(), result, Provenance.current());
    workspace.write("report.html", report.page());
    workspace.finish("eos.json", report.json(workspace.places().facts()), report.summary());
    return result.converged() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
  }
}
