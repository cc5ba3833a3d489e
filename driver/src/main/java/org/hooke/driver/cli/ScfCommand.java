package org.hooke.driver.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hooke.driver.report.GroundStatePage;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.report.ResultJson;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.GroundState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Energy, forces and stress of one structure. */
@Command(name = "scf", description = "Energy, forces and stress of a structure.")
final class ScfCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final CalculationOptions options = new CalculationOptions();

  ScfCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    return Workspace.run("scf", options, around, ScfCommand::work).number();
  }

  static ExitCode work(Workspace workspace) {
    try (GroundState ground =
        new GroundState(workspace.places(), workspace.progress("scf"), workspace.record())) {
      CalculationResult result = ground.solve(workspace.plan().calculation());
      ResultJson json = new ResultJson(Provenance.current());
      GroundStatePage page = new GroundStatePage(workspace.plan(), result, Provenance.current());
      workspace.write("report.html", page.groundState());
      workspace.finish(
          "result.json",
          json.document(workspace.plan(), result, workspace.places().facts()),
          summary(result));
      return result.converged() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }
  }

  /** What a person wants to see at once. */
  static List<String> summary(CalculationResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        result.converged()
            ? "converged in " + result.scf().steps().size() + " iterations"
            : "NOT CONVERGED after " + result.scf().steps().size() + " iterations");
    lines.add(String.format(Locale.ROOT, "free energy    %.10f Ha", result.freeEnergy()));
    lines.add(String.format(Locale.ROOT, "total energy   %.10f Ha", result.totalEnergy()));
    double largest = 0;
    for (double f : result.forces()) {
      largest = Math.max(largest, Math.abs(f));
    }
    lines.add(String.format(Locale.ROOT, "largest force  %.3e Ha/bohr", largest));
    lines.add(ResultJson.pressureLine(result));
    result.scf().remedies().forEach(remedy -> lines.add("remedy: " + remedy));
    result.warnings().forEach(warning -> lines.add("warning: " + warning));
    return lines;
  }
}
