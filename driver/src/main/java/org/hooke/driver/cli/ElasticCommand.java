package org.hooke.driver.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hooke.driver.report.CellRelaxationReport;
import org.hooke.driver.report.ElasticJson;
import org.hooke.driver.report.ElasticPage;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.workflow.CellRelaxation;
import org.hooke.driver.workflow.Relaxation;
import org.hooke.driver.workflow.elastic.Elastic;
import org.hooke.driver.workflow.elastic.ElasticOptions;
import org.hooke.driver.workflow.elastic.ElasticProgress;
import org.hooke.driver.workflow.elastic.ElasticResult;
import org.hooke.driver.workflow.elastic.ElasticVariations;
import org.hooke.driver.workflow.elastic.LocalStrainRuns;
import org.hooke.driver.workflow.elastic.StrainOutcome;
import org.hooke.driver.workflow.elastic.StrainTask;
import org.hooke.driver.workflow.elastic.ZeroPressure;
import org.hooke.kernels.elastic.StrainSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The elastic tensor of one crystal by finite strain. */
@Command(name = "elastic", description = "Elastic tensor of a crystal by finite strain.")
final class ElasticCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final CalculationOptions options = new CalculationOptions();

  @Option(
      names = "--with-errors",
      description = "Stands for --elastic.errors true: noise, cutoff and k-points, at a cost.")
  private boolean withErrors;

  ElasticCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    if (withErrors) {
      options.override("elastic.errors=true");
    }
    return Workspace.run("elastic", options, around, ElasticCommand::work).number();
  }

  static ExitCode work(Workspace workspace) {
    ScfProgress scf = workspace.progress("equilibrium");
    LocalStrainRuns runs =
        new LocalStrainRuns(
            workspace.places(), scf, step -> say(workspace, step), workspace.record());
    Elastic elastic =
        new Elastic(
            workspace.places(),
            runs,
            scf,
            step -> say(workspace, step),
            new Told(workspace, scf),
            workspace.record());
    ElasticOptions how = ElasticOptions.of(workspace.plan().input());
    ElasticResult result = elastic.run(workspace.plan().calculation(), how);
    List<ElasticVariations.Change> changes =
        new ElasticVariations(elastic, how).asked(workspace.plan().input(), result, workspace::say);
    ElasticJson.warnings(result).forEach(warning -> workspace.say("warning: " + warning));
    ElasticJson json = new ElasticJson(Provenance.current());
    ElasticPage page = new ElasticPage(workspace.plan(), result, changes, Provenance.current());
    workspace.write("report.html", page.render());
    workspace.finish(
        "elastic.json",
        json.document(workspace.plan(), result, changes, workspace.places().facts()),
        ElasticJson.summary(result, changes));
    return result.converged() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
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

  /** A line per volume and per strained cell; names what the SCF lines belong to. */
  private record Told(Workspace workspace, ScfProgress scf) implements ElasticProgress {
    @Override
    public void volume(ZeroPressure.Step step) {
      workspace.say(ElasticJson.volumeLine(step));
    }

    @Override
    public void geometry(CellRelaxation.Step step) {
      workspace.say(CellRelaxationReport.line(step));
    }

    @Override
    public void planned(StrainSet set, List<StrainTask> tasks) {
      int points = tasks.stream().mapToInt(t -> t.calculation().mesh().size()).sum();
      workspace.say(
          String.format(
              Locale.ROOT,
              "%d strained cells along %s determine %d constants; %d k-points in all",
              tasks.size(),
              String.join(" ", set.directions().stream().map(d -> d.name()).toList()),
              set.basis().size(),
              points));
      scf.label("strained");
    }

    @Override
    public void done(StrainTask task, StrainOutcome outcome, int count, int total) {
      workspace.say(
          String.format(
              Locale.ROOT,
              "strain %d of %d: %s %+g, %d k-points, %d geometries, %s",
              count,
              total,
              task.direction().name(),
              task.amplitude(),
              task.calculation().mesh().size(),
              outcome.geometries(),
              outcome.failure().orElse("converged")));
    }
  }
}
