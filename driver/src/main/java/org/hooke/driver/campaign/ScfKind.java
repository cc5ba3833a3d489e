package org.hooke.driver.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hooke.driver.report.CampaignRow;
import org.hooke.driver.report.GroundStatePage;
import org.hooke.driver.report.JsonText;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.report.ReferenceTable;
import org.hooke.driver.report.ResultJson;
import org.hooke.driver.report.ScfCampaign;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.GroundState;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.TimeForecast;

/** Energy, forces and stress of every structure. */
public final class ScfKind implements CampaignKind {
  private static final long serialVersionUID = 1L;

  @Override
  public String name() {
    return "scf";
  }

  @Override
  public String resultFile() {
    return "result.json";
  }

  @Override
  public double cost(Plan plan) {
    return TimeForecast.of(plan.calculation(), 1).seconds();
  }

  @Override
  public Map<String, String> run(Plan plan, Workplace here) {
    try (GroundState ground = new GroundState(here.places(), step -> {})) {
      CalculationResult result = ground.solve(plan.calculation());
      Provenance who = Provenance.current();
      Map<String, String> files = new LinkedHashMap<>();
      files.put("report.html", new GroundStatePage(plan, result, who).groundState());
      files.put(
          resultFile(),
          JsonText.of(new ResultJson(who).document(plan, result, here.facts().get())));
      return files;
    }
  }

  @Override
  public Map<String, Class<?>> columns() {
    return ScfCampaign.columns();
  }

  @Override
  public CampaignRow row(String name, String file, JsonNode result) {
    return ScfCampaign.row(name, file, result);
  }

  @Override
  public String page(
      List<CampaignRow> rows,
      int members,
      Optional<ReferenceTable> reference,
      Provenance provenance) {
    return ScfCampaign.page(rows, members, provenance);
  }
}
