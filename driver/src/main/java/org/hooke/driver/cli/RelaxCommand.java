package org.hooke.driver.cli;

import java.util.concurrent.Callable;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.report.CellRelaxationReport;
import org.hooke.driver.report.GroundStatePage;
import org.hooke.driver.report.JsonText;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.report.RelaxationReport;
import org.hooke.driver.report.ResultJson;
import org.hooke.driver.structure.StructureFiles;
import org.hooke.driver.structure.StructureFormat;
import org.hooke.driver.workflow.CellFreedom;
import org.hooke.driver.workflow.CellRelaxation;
import org.hooke.driver.workflow.GroundState;
import org.hooke.driver.workflow.Relaxation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Moves the ions, and the cell when asked, to rest. */
@Command(
    name = "relax",
    description = "Move the ions, with --cell true the cell too, until forces and stress vanish.")
final class RelaxCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final CalculationOptions options = new CalculationOptions();

  RelaxCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    return Workspace.run("relax", options, around, RelaxCommand::work).number();
  }

  static ExitCode work(Workspace workspace) {
    CalculationInput input = workspace.plan().input();
    if (!input.relaxCell().equals("false")) {
      return cell(workspace, input);
    }
    Relaxation.Options how =
        new Relaxation.Options(
            input.relaxForceTolerance(), input.relaxMaxSteps(), input.relaxMaxDisplacement());
    ScfProgress progress = workspace.progress("relax 0");
    try (GroundState ground = new GroundState(workspace.places(), progress, workspace.record())) {
      Relaxation relaxation =
          new Relaxation(
              ground,
              how,
              step -> {
                workspace.say(RelaxationReport.line(step));
                progress.label("relax " + (step.number() + 1));
              });
      Relaxation.Outcome outcome = relaxation.relax(workspace.plan().calculation());
      write(workspace, outcome);
      return outcome.converged() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }
  }

  private static ExitCode cell(Workspace workspace, CalculationInput input) {
    ScfProgress progress = workspace.progress("relax 0");
    try (GroundState ground = new GroundState(workspace.places(), progress, workspace.record())) {
      CellRelaxation.Options how =
          CellRelaxation.Options.of(input, CellFreedom.of(input.relaxCell()));
      CellRelaxation relaxation =
          new CellRelaxation(
              ground,
              how,
              step -> {
                workspace.say(CellRelaxationReport.line(step));
                progress.label("relax " + (step.number() + 1));
              });
      CellRelaxation.Outcome outcome = relaxation.relax(workspace.plan().calculation());
      write(workspace, outcome);
      return outcome.converged() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }
  }

  private static void write(Workspace workspace, CellRelaxation.Outcome outcome) {
    CellRelaxationReport report = new CellRelaxationReport(outcome);
    String title = workspace.plan().input().name() + " relaxed by Hooke";
    workspace.write("trajectory.xyz", report.trajectory());
    workspace.write(
        "relaxed.vasp", StructureFiles.write(StructureFormat.POSCAR, report.structure(), title));
    workspace.write(
        "relaxed.cif", StructureFiles.write(StructureFormat.CIF, report.structure(), title));
    workspace.write("relax.json", JsonText.of(report.json(workspace.plan().input())));
    GroundStatePage page =
        new GroundStatePage(workspace.plan(), outcome.last(), Provenance.current());
    workspace.write("report.html", page.relaxation(outcome));
    ResultJson json = new ResultJson(Provenance.current());
    workspace.finish(
        "result.json",
        json.document(workspace.plan(), outcome.last(), workspace.places().facts()),
        report.summary());
  }

  private static void write(Workspace workspace, Relaxation.Outcome outcome) {
    RelaxationReport report = new RelaxationReport(outcome);
    String title = workspace.plan().input().name() + " relaxed by Hooke";
    workspace.write("trajectory.xyz", report.trajectory());
    workspace.write(
        "relaxed.vasp", StructureFiles.write(StructureFormat.POSCAR, report.structure(), title));
    workspace.write(
        "relaxed.cif", StructureFiles.write(StructureFormat.CIF, report.structure(), title));
    workspace.write("relax.json", JsonText.of(report.json(workspace.plan().input())));
    GroundStatePage page =
        new GroundStatePage(workspace.plan(), outcome.last(), Provenance.current());
    workspace.write("report.html", page.relaxation(outcome));
    ResultJson json = new ResultJson(Provenance.current());
    workspace.finish(
        "result.json",
        json.document(workspace.plan(), outcome.last(), workspace.places().facts()),
        report.summary());
  }
}
