package org.hooke.driver.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.report.DerivativesReport;
import org.hooke.driver.workflow.Derivatives;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Audits forces and stress on the user's own system. */
@Command(
    name = "derivatives",
    description = {
      "Forces and stress against central differences of the free energy of your own system.",
      "Exit code 3 when one is beyond 1e-6 Ha/bohr or 1e-3 GPa."
    })
final class DerivativesCommand implements Callable<Integer> {
  /** Share of the cutoff that the smooth cutoff is wide when the input has none. */
  private static final double SMOOTHING = 0.1;

  private final Surroundings around;

  @Mixin private final CalculationOptions options = new CalculationOptions();

  DerivativesCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    return Workspace.run("derivatives", options, around, DerivativesCommand::work).number();
  }

  static ExitCode work(Workspace workspace) {
    CalculationInput input = workspace.plan().input();
    double width =
        input.cutoffSmoothing() > 0
            ? input.cutoffSmoothing()
            : SMOOTHING * input.cutoff().orElseThrow();
    Derivatives.Options how =
        new Derivatives.Options(
            input.derivativesDisplacement(),
            input.derivativesStrain(),
            width,
            input.derivativesComponents());
    Derivatives derivatives =
        new Derivatives(
            workspace.places(),
            workspace.progress("derivatives"),
            row -> workspace.say(DerivativesReport.line(row)),
            workspace.record());
    List<Derivatives.Row> rows = derivatives.audit(workspace.plan().calculation(), how);
    DerivativesReport report = new DerivativesReport(rows);
    workspace.write("report.html", report.page(input.name(), input.toYaml()));
    workspace.finish("derivatives.json", report.json(input), report.summary());
    return report.within() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
  }
}
