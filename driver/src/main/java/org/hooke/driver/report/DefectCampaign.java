package org.hooke.driver.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Table and page of a campaign of defect studies: rows from their defect.json. */
public final class DefectCampaign {
  private DefectCampaign() {}

  /** Columns of the table beside every campaign's. */
  public static Map<String, Class<?>> columns() {
    Map<String, Class<?>> columns = new LinkedHashMap<>();
    columns.put("formula", String.class);
    columns.put("converged", Boolean.class);
    for (String whole : new String[] {"atoms", "supercell_atoms", "defects", "charge_states"}) {
      columns.put(whole, Long.class);
    }
    columns.put("gap_ev", Double.class);
    columns.put("lowest_neutral", String.class);
    columns.put("lowest_neutral_ev", Double.class);
    columns.put("corner", String.class);
    columns.put("transition_levels", String.class);
    columns.put("warnings", String.class);
    return columns;
  }

  /** The row of a crystal that has its defect.json. */
  public static CampaignRow row(String name, String file, JsonNode json) {
    Map<String, Object> v = new LinkedHashMap<>();
    boolean converged = json.path("converged").asBoolean();
    JsonNode cell = json.at("/supercell/structure/species");
    v.put("formula", ElasticCampaign.formula(cell));
    v.put("converged", converged);
    v.put("atoms", json.at("/host/atoms").asLong());
    v.put("supercell_atoms", (long) cell.size());
    v.put("defects", (long) json.path("defects").size());
    if (json.at("/host/gap_ev").isNumber()) {
      v.put("gap_ev", json.at("/host/gap_ev").asDouble());
    }
    long states = 0;
    List<String> levels = new ArrayList<>();
    for (JsonNode defect : json.path("defects")) {
      states += defect.path("charge_states").size();
      neutral(v, defect);
      for (JsonNode l : defect.path("transition_levels")) {
        if (l.path("stable").asBoolean()) {
          levels.add(
              String.format(
                  Locale.ROOT,
                  "%s (%+d/%+d) %.3f eV",
                  defect.path("name").asText(),
                  l.path("more_positive").asInt(),
                  l.path("less_positive").asInt(),
                  l.path("above_vbm_ev").asDouble()));
        }
      }
    }
    v.put("charge_states", states);
    v.put("transition_levels", String.join("; ", levels));
    List<String> warnings = new ArrayList<>();
    json.path("warnings").forEach(w -> warnings.add(w.asText()));
    if (!warnings.isEmpty()) {
      v.put("warnings", String.join("; ", warnings));
    }
    return new CampaignRow(
        name,
        file,
        converged ? CampaignRow.FINISHED : CampaignRow.NOT_CONVERGED,
        converged ? "" : String.join("; ", warnings),
        v.containsKey("lowest_neutral_ev")
            ? String.format(
                Locale.ROOT,
                "%s %.3f eV",
                v.get("lowest_neutral"),
                (Double) v.get("lowest_neutral_ev"))
            : "",
        v);
  }

  /** The neutral state that costs least, at any corner of the chemical potentials. */
  private static void neutral(Map<String, Object> v, JsonNode defect) {
    for (JsonNode state : defect.path("charge_states")) {
      if (state.path("charge").asInt() != 0) {
        continue;
      }
      state
          .path("formation_energy_ev")
          .properties()
          .forEach(
              corner -> {
                double energy = corner.getValue().path("vbm").asDouble();
                if (energy < (Double) v.getOrDefault("lowest_neutral_ev", Double.MAX_VALUE)) {
                  v.put("lowest_neutral", defect.path("name").asText());
                  v.put("lowest_neutral_ev", energy);
                  v.put("corner", corner.getKey());
                }
              });
    }
  }

  /** report.html: how many, what failed and why, and the numbers. */
  public static String page(List<CampaignRow> rows, int members, Provenance provenance) {
    CampaignPage page = new CampaignPage("campaign defect", rows, members);
    page.html()
        .section("Results")
        .table(
            List.of(
                "name",
                "crystal",
                "atoms",
                "charge states",
                "gap, eV",
                "cheapest neutral defect",
                "levels above the valence band",
                ""),
            rows.stream().filter(CampaignRow::hasResult).map(DefectCampaign::cells).toList());
    return page.html().render(provenance.line());
  }

  private static List<String> cells(CampaignRow row) {
    Map<String, Object> v = row.values();
    return List.of(
        row.name(),
        v.get("formula").toString(),
        v.get("supercell_atoms").toString(),
        v.get("charge_states").toString(),
        v.containsKey("gap_ev") ? String.format(Locale.ROOT, "%.3f", (Double) v.get("gap_ev")) : "",
        row.summary() + (v.containsKey("corner") ? ", " + v.get("corner") : ""),
        v.get("transition_levels").toString(),
        row.well() ? "" : row.state());
  }
}
