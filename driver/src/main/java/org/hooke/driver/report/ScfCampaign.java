package org.hooke.driver.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Table and page of a campaign of single ground states: rows from their result.json. */
public final class ScfCampaign {
  private static final String[] STRESS = {"xx", "yy", "zz", "yz", "xz", "xy"};
  private static final int[] FIRST = {0, 1, 2, 1, 0, 0};
  private static final int[] SECOND = {0, 1, 2, 2, 2, 1};

  private ScfCampaign() {}

  /** The row of a calculation that has its result. */
  public static CampaignRow row(String name, String file, JsonNode result) {
    boolean converged = result.path("converged").asBoolean();
    return new CampaignRow(
        name,
        file,
        converged ? CampaignRow.FINISHED : CampaignRow.NOT_CONVERGED,
        "",
        String.format(
            Locale.ROOT,
            "F %.10f Ha in %d iterations",
            result.path("energies_ha").path("free").asDouble(),
            result.path("iterations").asInt()),
        values(result));
  }

  /** Columns of the table beside every campaign's. */
  public static Map<String, Class<?>> columns() {
    Map<String, Class<?>> columns = new LinkedHashMap<>();
    columns.put("functional", String.class);
    columns.put("converged", Boolean.class);
    for (String whole : new String[] {"atoms", "space_group", "iterations", "kpoints", "bands"}) {
      columns.put(whole, Long.class);
    }
    for (String real :
        new String[] {
          "cutoff_ha",
          "electrons",
          "total_ha",
          "free_ha",
          "sigma0_ha",
          "free_per_atom_ha",
          "estimated_error_ha",
          "fermi_ha",
          "vbm_ha",
          "cbm_ha",
          "max_force_ha_bohr",
          "pressure_gpa",
          "pulay_pressure_gpa",
          "seconds"
        }) {
      columns.put(real, Double.class);
    }
    for (String component : STRESS) {
      columns.put("stress_" + component + "_gpa", Double.class);
    }
    return columns;
  }

  /** report.html: how many, what failed and why, and the numbers. */
  public static String page(List<CampaignRow> rows, int members, Provenance provenance) {
    CampaignPage page = new CampaignPage("campaign scf", rows, members);
    page.html()
        .section("Results")
        .table(
            List.of(
                "name",
                "atoms",
                "F/atom, Ha",
                "largest force, Ha/bohr",
                "pressure, GPa",
                "iterations",
                "seconds",
                ""),
            rows.stream().filter(CampaignRow::hasResult).map(ScfCampaign::cells).toList());
    return page.html().render(provenance.line());
  }

  private static List<String> cells(CampaignRow row) {
    Map<String, Object> v = row.values();
    return List.of(
        row.name(),
        v.get("atoms").toString(),
        fixed(v.get("free_per_atom_ha"), 8),
        String.format(Locale.ROOT, "%.1e", (Double) v.get("max_force_ha_bohr")),
        fixed(v.get("pressure_gpa"), 3),
        v.get("iterations").toString(),
        fixed(v.get("seconds"), 1),
        row.well() ? "" : row.state());
  }

  private static String fixed(Object value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", (Double) value);
  }

  private static Map<String, Object> values(JsonNode json) {
    Map<String, Object> values = new LinkedHashMap<>();
    JsonNode forces = json.path("forces_ha_bohr");
    long atoms = forces.size();
    values.put("functional", json.path("input").path("functional").asText());
    values.put("converged", json.path("converged").asBoolean());
    values.put("atoms", atoms);
    values.put("space_group", json.path("space_group").path("number").asLong());
    values.put("iterations", json.path("iterations").asLong());
    values.put("kpoints", (long) json.path("kpoints").size());
    values.put("bands", json.path("bands").asLong());
    for (String same :
        new String[] {
          "cutoff_ha",
          "electrons",
          "estimated_error_ha",
          "fermi_ha",
          "vbm_ha",
          "cbm_ha",
          "pressure_gpa",
          "pulay_pressure_gpa"
        }) {
      if (json.path(same).isNumber()) {
        values.put(same, json.path(same).asDouble());
      }
    }
    JsonNode energies = json.path("energies_ha");
    for (String energy : new String[] {"total", "free", "sigma0"}) {
      values.put(energy + "_ha", energies.path(energy).asDouble());
    }
    values.put("free_per_atom_ha", energies.path("free").asDouble() / Math.max(1, atoms));
    values.put("max_force_ha_bohr", largest(forces));
    double seconds = 0;
    for (JsonNode phase : json.path("timings_s")) {
      seconds += phase.asDouble();
    }
    values.put("seconds", seconds);
    for (int i = 0; i < STRESS.length; i++) {
      double s = json.path("stress_gpa").path(FIRST[i]).path(SECOND[i]).asDouble();
      values.put("stress_" + STRESS[i] + "_gpa", s);
    }
    return values;
  }

  /** Largest component of a force, Ha/bohr. */
  private static double largest(JsonNode forces) {
    double largest = 0;
    for (JsonNode atom : forces) {
      for (JsonNode component : atom) {
        largest = Math.max(largest, Math.abs(component.asDouble()));
      }
    }
    return largest;
  }
}
