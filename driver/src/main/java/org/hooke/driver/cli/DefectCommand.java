package org.hooke.driver.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hooke.driver.campaign.MemberRecord;
import org.hooke.driver.input.InputReader;
import org.hooke.driver.report.DefectExport;
import org.hooke.driver.report.DefectJson;
import org.hooke.driver.report.DefectPage;
import org.hooke.driver.report.DefectTable;
import org.hooke.driver.report.JsonText;
import org.hooke.driver.report.PotentialsJson;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.storage.Folder;
import org.hooke.driver.structure.StructureFiles;
import org.hooke.driver.workflow.GroundState;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.Relaxation;
import org.hooke.driver.workflow.defects.DefectCandidate;
import org.hooke.driver.workflow.defects.DefectOutcome;
import org.hooke.driver.workflow.defects.DefectProgress;
import org.hooke.driver.workflow.defects.DefectResult;
import org.hooke.driver.workflow.defects.DefectRun;
import org.hooke.driver.workflow.defects.DefectRuns;
import org.hooke.driver.workflow.defects.DefectStudy;
import org.hooke.driver.workflow.defects.DefectTask;
import org.hooke.driver.workflow.defects.LocalDefectRuns;
import org.hooke.driver.workflow.defects.PlanMaker;
import org.hooke.kernels.defects.generation.Supercell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Charged point defects of one crystal, from its unit cell to the formation-energy diagram. */
@Command(
    name = "defect",
    description = {
      "Charged point defects of a crystal: which there are, relaxed in supercells from distorted",
      "starts in every charge state, corrected; formation energies, levels, concentrations."
    })
final class DefectCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final CalculationOptions options = new CalculationOptions();

  DefectCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    return Workspace.run("defect", options, around, DefectCommand::work).number();
  }

  static ExitCode work(Workspace workspace) {
    ScfProgress scf = workspace.progress("unit cell");
    Plan plan = workspace.plan();
    try (GroundState ground = new GroundState(workspace.places(), scf, workspace.record())) {
      DefectStudy study =
          new DefectStudy(plans(), ground, runs(workspace, scf), new Told(workspace, scf));
      DefectResult result = study.run(plan);
      write(workspace, result);
      List<DefectTask> tasks = new ArrayList<>(List.of(result.bulk().task()));
      result
          .defects()
          .values()
          .forEach(all -> all.forEach(s -> s.outcomes().forEach(o -> tasks.add(o.task()))));
      SparkDefectRuns.clear(workspace.folder(), tasks);
      return result.converged() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }
  }

  /** On Spark every relaxation is a task; otherwise one follows the other. */
  private static DefectRuns runs(Workspace workspace, ScfProgress scf) {
    if (workspace.places() instanceof SparkPlaces spark) {
      return new SparkDefectRuns(spark.calculations(), workspace);
    }
    return new LocalDefectRuns(
        task ->
            new DefectRun(
                workspace.places(),
                scf,
                step -> say(workspace, step),
                new StudyRecord(
                    workspace.record(), new MemberRecord(workspace.folder(), task.id()))),
        DefectCommand::planned,
        task -> scf.label(task.id()));
  }

  /** The plan of an input that is at hand as text. */
  static Plan planned(String yaml) {
    return Preparation.of(Preparation.input("defect", yaml)).plan();
  }

  /** Plans the calculations that follow from an input. */
  static PlanMaker plans() {
    return (input, settings) -> {
      NamedFiles files = new NamedFiles(Map.of("defect.yaml", input.toYaml()));
      return Preparation.of(
              new InputReader(files, new StructureFiles()).read("defect.yaml", settings))
          .plan();
    };
  }

  private static void write(Workspace workspace, DefectResult result) {
    Provenance who = Provenance.current();
    DefectJson json = new DefectJson(workspace.plan(), result, who);
    workspace.write("report.html", new DefectPage(workspace.plan(), result, who).render());
    try {
      workspace.folder().replace("results.parquet", DefectTable.of(result));
      Folder export = workspace.folder().below("export");
      export.make();
      for (Map.Entry<String, String> file : DefectExport.files(result).entrySet()) {
        export.replace(file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into " + workspace.folder().name(), e);
    }
    workspace.write("potentials.json", JsonText.of(PotentialsJson.of(result)));
    workspace.finish("defect.json", json.document(workspace.places().facts()), json.summary());
  }

  private static void say(Workspace workspace, Relaxation.Step step) {
    workspace.say(
        String.format(
            Locale.ROOT,
            "  ions %d  F %.10f Ha  largest force %.1e Ha/bohr",
            step.number(),
            step.freeEnergy(),
            step.maxForce()));
  }

  /** A line for what will be done and for what is done. */
  private record Told(Workspace workspace, ScfProgress scf) implements DefectProgress {
    @Override
    public void next(String what) {
      scf.label(what);
    }

    @Override
    public void planned(
        Supercell supercell, List<DefectCandidate> candidates, List<DefectTask> tasks) {
      new DefectPlanText(supercell, candidates, tasks.size()).brief().forEach(workspace::say);
    }

    @Override
    public void done(DefectOutcome outcome, int count, int total) {
      workspace.say(
          String.format(Locale.ROOT, "%d of %d: %s", count, total, DefectJson.line(outcome)));
    }
  }
}
