package org.hooke.driver.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hooke.driver.report.CampaignRow;
import org.hooke.driver.report.ConvergeCampaign;
import org.hooke.driver.report.ConvergeReport;
import org.hooke.driver.report.JsonText;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.report.ReferenceTable;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.TimeForecast;
import org.hooke.driver.workflow.converge.Convergence;

/**
 * Cutoff and k-spacing of every structure for a target error. Its results.parquet is the input of
 * another campaign: the columns cutoff and kpoints are keys.
 */
public final class ConvergeKind implements CampaignKind {
  private static final long serialVersionUID = 1L;
  private static final double CELLS = 30; // about ten settings of three cells

  @Override
  public String name() {
    return "converge";
  }

  @Override
  public String resultFile() {
    return "converge.json";
  }

  @Override
  public double cost(Plan plan) {
    return CELLS * TimeForecast.of(plan.calculation(), 1).seconds();
  }

  @Override
  public Map<String, String> run(Plan plan, Workplace here) {
    Convergence search = new Convergence(here.places(), step -> {}, setting -> {}, here.record());
    Convergence.Result result = search.search(plan.calculation(), plan.input().convergeTarget());
    ConvergeReport report = new ConvergeReport(plan, result, Provenance.current());
    Map<String, String> files = new LinkedHashMap<>();
    files.put("report.html", report.page());
    files.put(resultFile(), JsonText.of(report.json(here.facts().get())));
    return files;
  }

  @Override
  public Map<String, Class<?>> columns() {
    return ConvergeCampaign.columns();
  }

  @Override
  public CampaignRow row(String name, String file, JsonNode result) {
    return ConvergeCampaign.row(name, file, result);
  }

  @Override
  public String page(
      List<CampaignRow> rows,
      int members,
      Optional<ReferenceTable> reference,
      Provenance provenance) {
    return ConvergeCampaign.page(rows, members, provenance);
  }
}
