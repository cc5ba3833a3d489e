package org.hooke.driver.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Table and page of a campaign that searches cutoffs and k-spacings: rows from converge.json. */
public final class ConvergeCampaign {
  private ConvergeCampaign() {}

  /** Columns of the table beside every campaign's; cutoff and kpoints are keys of an input. */
  public static Map<String, Class<?>> columns() {
    Map<String, Class<?>> columns = new LinkedHashMap<>();
    columns.put("cutoff", String.class);
    columns.put("kpoints", String.class);
    columns.put("target_gpa", Double.class);
    columns.put("error_gpa", Double.class);
    columns.put("settings", Long.class);
    return columns;
  }

  /** The row of a structure that has its converge.json. */
  public static CampaignRow row(String name, String file, JsonNode json) {
    boolean converged = json.path("converged").asBoolean();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("target_gpa", json.path("target_gpa").asDouble());
    values.put("settings", (long) json.path("cutoffs").size() + json.path("spacings").size());
    JsonNode found = json.path("recommended");
    String summary = "";
    if (converged) {
      String kpoints = "{spacing: " + found.path("kpoints_spacing").asText() + "}";
      values.put("cutoff", found.path("cutoff").asText());
      values.put("kpoints", kpoints);
      values.put("error_gpa", found.path("error_gpa").asDouble());
      summary =
          String.format(
              Locale.ROOT,
              "cutoff %s, kpoints %s: error %.3f GPa",
              found.path("cutoff").asText(),
              kpoints,
              found.path("error_gpa").asDouble());
    }
    return new CampaignRow(
        name,
        file,
        converged ? CampaignRow.FINISHED : CampaignRow.NOT_CONVERGED,
        converged ? "" : "the target was not reached " + json.path("failure").asText(),
        summary,
        values);
  }

  /** report.html. */
  public static String page(List<CampaignRow> rows, int members, Provenance provenance) {
    CampaignPage page = new CampaignPage("campaign converge", rows, members);
    page.html()
        .section("Results")
        .words(
            List.of("name", "cutoff", "k-points", "error left, GPa", "state"),
            rows.stream().filter(CampaignRow::hasResult).map(ConvergeCampaign::cells).toList());
    return page.html().render(provenance.line());
  }

  private static List<String> cells(CampaignRow row) {
    double error = row.real("error_gpa");
    return List.of(
        row.name(),
        row.values().getOrDefault("cutoff", "").toString(),
        row.values().getOrDefault("kpoints", "").toString(),
        Double.isNaN(error) ? "" : String.format(Locale.ROOT, "%.3f", error),
        row.state());
  }
}
