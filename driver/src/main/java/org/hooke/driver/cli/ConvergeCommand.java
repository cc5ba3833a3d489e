package org.hooke.driver.cli;

import java.util.concurrent.Callable;
import org.hooke.driver.report.ConvergeReport;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.workflow.converge.Convergence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Cutoff and k-points for a target error. */
@Command(
    name = "converge",
    description = "Find the cutoff and k-spacing for a target error of the elastic constants.")
final class ConvergeCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final CalculationOptions options = new CalculationOptions();

  ConvergeCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    return Workspace.run("converge", options, around, ConvergeCommand::work).number();
  }

  static ExitCode work(Workspace workspace) {
    ScfProgress scf = workspace.progress("setting");
    Convergence search =
        new Convergence(
            workspace.places(),
            scf,
            setting -> workspace.say(ConvergeReport.line(setting)),
            workspace.record());
    Convergence.Result result =
        search.search(workspace.plan().calculation(), workspace.plan().input().convergeTarget());
    ConvergeReport report = new ConvergeReport(workspace.plan(), result, Provenance.current());
    workspace.write("report.html", report.page());
    workspace.finish("converge.json", report.json(workspace.places().facts()), report.summary());
    return result.converged() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
  }
}
