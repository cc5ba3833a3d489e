package org.hooke.driver.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hooke.driver.report.CampaignRow;
import org.hooke.driver.report.ElasticCampaign;
import org.hooke.driver.report.ElasticJson;
import org.hooke.driver.report.ElasticPage;
import org.hooke.driver.report.JsonText;
import org.hooke.driver.report.MaterialsProjectDocument;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.report.ReferenceTable;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.TimeForecast;
import org.hooke.driver.workflow.elastic.Elastic;
import org.hooke.driver.workflow.elastic.ElasticOptions;
import org.hooke.driver.workflow.elastic.ElasticProgress;
import org.hooke.driver.workflow.elastic.ElasticResult;
import org.hooke.driver.workflow.elastic.ElasticVariations;
import org.hooke.driver.workflow.elastic.LocalStrainRuns;

/** The elastic tensor of every structure. */
public final class ElasticKind implements CampaignKind {
  private static final long serialVersionUID = 1L;

  private static final String DOCUMENT = "materials_project.json";

  /** Geometries before the strains, and how much a strained start saves, for the forecast. */
  private static final double EQUILIBRIUM = 4;

  private static final double STRAINED = 0.7;

  @Override
  public String name() {
    return "elastic";
  }

  @Override
  public String resultFile() {
    return "elastic.json";
  }

  /** A few cells of full symmetry, then two per independent strain with about half of it. */
  @Override
  public double cost(Plan plan) {
    Calculation c = plan.calculation();
    double one = TimeForecast.of(c, 1).seconds();
    int[] n = c.mesh().grid();
    double all = (double) n[0] * n[1] * n[2] / c.mesh().size(); // what symmetry saves
    double lost = Math.min(all, 4);
    int directions =
        switch (c.group().pointGroup().system()) {
          case CUBIC -> 1;
          case HEXAGONAL, TRIGONAL, TETRAGONAL -> 3;
          case ORTHORHOMBIC -> 4;
          case MONOCLINIC -> 5;
          case TRICLINIC -> 6;
        };
    return one * (EQUILIBRIUM + 2 * directions * STRAINED * lost);
  }

  @Override
  public Map<String, String> run(Plan plan, Workplace here) {
    LocalStrainRuns runs =
        new LocalStrainRuns(here.places(), step -> {}, step -> {}, here.record());
    Elastic elastic =
        new Elastic(
            here.places(), runs, step -> {}, step -> {}, ElasticProgress.silent(), here.record());
    ElasticOptions how = ElasticOptions.of(plan.input());
    ElasticResult result = elastic.run(plan.calculation(), how);
    List<ElasticVariations.Change> changes =
        new ElasticVariations(elastic, how).asked(plan.input(), result, line -> {});
    Provenance who = Provenance.current();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("report.html", new ElasticPage(plan, result, changes, who).render());
    ObjectNode json = new ElasticJson(who).document(plan, result, changes, here.facts().get());
    files.put(DOCUMENT, JsonText.line(MaterialsProjectDocument.of(plan.input().name(), json)));
    files.put(resultFile(), JsonText.of(json));
    return files;
  }

  @Override
  public Map<String, Class<?>> columns() {
    return ElasticCampaign.columns();
  }

  @Override
  public CampaignRow row(String name, String file, JsonNode result) {
    return ElasticCampaign.row(name, file, result);
  }

  @Override
  public String page(
      List<CampaignRow> rows,
      int members,
      Optional<ReferenceTable> reference,
      Provenance provenance) {
    return ElasticCampaign.page(rows, members, reference, provenance);
  }

  /** Documents of the Materials Project, a line each. */
  @Override
  public Map<String, String> gathered() {
    return Map.of(DOCUMENT, "materials_project.jsonl");
  }
}
