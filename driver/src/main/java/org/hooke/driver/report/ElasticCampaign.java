package org.hooke.driver.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Table of a campaign of elastic tensors: rows from their elastic.json, docs/campaigns.md. */
public final class ElasticCampaign {
  /** The crystal gives way to some strain: Born's conditions fail. */
  static final String UNSTABLE = "unstable";

  /** Whole occupations in a metal. */
  static final String NO_GAP = "no gap";

  private static final String[] AVERAGES = {"voigt", "reuss", "vrh"};

  private ElasticCampaign() {}

  /** Columns of the table beside every campaign's; constants are in IEEE axes. */
  public static Map<String, Class<?>> columns() {
    Map<String, Class<?>> columns = new LinkedHashMap<>();
    for (String text : new String[] {"formula", "symbol", "laue_class", "functional", "ions"}) {
      columns.put(text, String.class);
    }
    columns.put("atoms", Long.class);
    columns.put("space_group", Long.class);
    for (String real : new String[] {"pressure_gpa", "volume_bohr3", "density_kg_m3"}) {
      columns.put(real, Double.class);
    }
    for (String modulus : new String[] {"bulk", "shear"}) {
      for (String average : AVERAGES) {
        columns.put(modulus + "_" + average + "_gpa", Double.class);
      }
    }
    for (String real :
        new String[] {
          "young_gpa",
          "poisson",
          "universal_anisotropy",
          "pugh_ratio",
          "debye_k",
          "sound_transverse_m_s",
          "sound_longitudinal_m_s"
        }) {
      columns.put(real, Double.class);
    }
    columns.put("born_stable", Boolean.class);
    columns.put("softest_gpa", Double.class);
    columns.put("softest_mode", String.class);
    for (String check :
        new String[] {
          "largest_error_gpa", "energy_route_gpa", "leave_one_out_gpa", "r2",
          "symmetry_residue", "point_group_residue", "residual_stress_gpa", "pulay_pressure_gpa"
        }) {
      columns.put(check, Double.class);
    }
    columns.put("strains", Long.class);
    columns.put("strains_failed", Long.class);
    columns.put("warnings", String.class);
    for (int m = 0; m < 6; m++) {
      for (int n = m; n < 6; n++) {
        columns.put(constant(m, n), Double.class);
      }
    }
    return columns;
  }

  private static String constant(int m, int n) {
    return String.format(Locale.ROOT, "c%d%d_gpa", m + 1, n + 1);
  }

  /** The row of a crystal that has its elastic.json. */
  public static CampaignRow row(String name, String file, JsonNode json) {
    List<String> warnings = new ArrayList<>();
    json.path("warnings").forEach(warning -> warnings.add(warning.asText()));
    boolean tensor = json.path("elastic_tensor").isObject();
    boolean stable = json.path("born").path("stable").asBoolean();
    String state = CampaignRow.FINISHED;
    String message = "";
    if (!json.path("converged").asBoolean()) {
      state = CampaignRow.NOT_CONVERGED;
      message = String.join("; ", warnings);
    } else if (warnings.stream().anyMatch(w -> w.startsWith(ElasticFigures.NO_GAP))) {
      state = NO_GAP;
      message = String.join("; ", warnings);
    } else if (!stable) {
      state = UNSTABLE;
      message =
          String.format(
              Locale.ROOT,
              "gives way against %s: %.2f GPa",
              json.path("born").path("softest_mode").asText(),
              json.path("born").path("eigenvalues_gpa").path(0).asDouble());
    }
    String summary =
        tensor
            ? String.format(
                Locale.ROOT,
                "K %.1f G %.1f GPa",
                json.path("bulk_modulus").path("vrh").asDouble(Double.NaN),
                json.path("shear_modulus").path("vrh").asDouble(Double.NaN))
            : "";
    Map<String, Object> values = values(json);
    if (!warnings.isEmpty()) {
      values.put("warnings", String.join("; ", warnings));
    }
    return new CampaignRow(name, file, state, message, summary, values);
  }

  private static Map<String, Object> values(JsonNode json) {
    Map<String, Object> v = new LinkedHashMap<>();
    JsonNode cell = json.path("equilibrium");
    v.put("formula", formula(cell.path("species")));
    v.put("atoms", (long) cell.path("species").size());
    text(v, "symbol", cell.path("space_group"));
    v.put("space_group", cell.path("space_group_number").asLong());
    text(v, "laue_class", cell.path("laue_class"));
    text(v, "functional", json.path("input").path("functional"));
    text(v, "ions", json.path("ions"));
    real(v, "pressure_gpa", cell.path("pressure_gpa"));
    real(v, "volume_bohr3", cell.path("volume_bohr3"));
    real(v, "pulay_pressure_gpa", cell.path("pulay_pressure_gpa"));
    real(v, "density_kg_m3", json.path("density_kg_m3"));
    for (String average : AVERAGES) {
      real(v, "bulk_" + average + "_gpa", json.path("bulk_modulus").path(average));
      real(v, "shear_" + average + "_gpa", json.path("shear_modulus").path(average));
    }
    if (json.path("young_modulus").isNumber()) {
      v.put("young_gpa", 1e-9 * json.path("young_modulus").asDouble());
    }
    real(v, "poisson", json.path("homogeneous_poisson"));
    real(v, "universal_anisotropy", json.path("universal_anisotropy"));
    real(v, "pugh_ratio", json.path("pugh_ratio"));
    real(v, "debye_k", json.path("debye_temperature_exact"));
    real(v, "sound_transverse_m_s", json.path("sound_velocity").path("transverse"));
    real(v, "sound_longitudinal_m_s", json.path("sound_velocity").path("longitudinal"));
    checks(v, json);
    JsonNode tensor = json.path("elastic_tensor").path("ieee_format");
    for (int m = 0; m < 6; m++) {
      for (int n = m; n < 6; n++) {
        real(v, constant(m, n), tensor.path(m).path(n));
      }
    }
    return v;
  }

  private static void checks(Map<String, Object> v, JsonNode json) {
    if (json.path("born").isObject()) {
      v.put("born_stable", json.path("born").path("stable").asBoolean());
    }
    real(v, "softest_gpa", json.path("born").path("eigenvalues_gpa").path(0));
    text(v, "softest_mode", json.path("born").path("softest_mode"));
    double largest = Double.NaN;
    for (JsonNode row : json.path("errors_gpa").path("total")) {
      for (JsonNode error : row) {
        if (error.isNumber()) {
          largest = Double.isNaN(largest) ? error.asDouble() : Math.max(largest, error.asDouble());
        }
      }
    }
    if (!Double.isNaN(largest)) {
      v.put("largest_error_gpa", largest);
    }
    for (String same :
        new String[] {
          "energy_route_gpa", "leave_one_out_gpa", "r2",
          "symmetry_residue", "point_group_residue", "residual_stress_gpa"
        }) {
      real(v, same, json.path("checks").path(same));
    }
    long failed = 0;
    for (JsonNode strain : json.path("strains")) {
      failed += strain.has("failure") ? 1 : 0;
    }
    v.put("strains", (long) json.path("strains").size());
    v.put("strains_failed", failed);
  }

  private static void real(Map<String, Object> values, String column, JsonNode value) {
    if (value.isNumber()) {
      values.put(column, value.asDouble());
    }
  }

  private static void text(Map<String, Object> values, String column, JsonNode value) {
    if (value.isTextual()) {
      values.put(column, value.asText());
    }
  }

  /** Mg4O4 becomes MgO: symbols in alphabetical order, counts without their common divisor. */
  static String formula(JsonNode species) {
    Map<String, Integer> counts = new TreeMap<>();
    species.forEach(symbol -> counts.merge(symbol.asText(), 1, Integer::sum));
    int divisor = 0;
    for (int count : counts.values()) {
      divisor = gcd(divisor, count);
    }
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Integer> element : counts.entrySet()) {
      int n = element.getValue() / divisor;
      text.append(element.getKey()).append(n == 1 ? "" : Integer.toString(n));
    }
    return text.toString();
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** report.html, with the user's reference beside it where there is one. */
  public static String page(
      List<CampaignRow> rows,
      int members,
      Optional<ReferenceTable> reference,
      Provenance provenance) {
    return new ElasticCampaignPage(rows, members).render(reference, provenance);
  }
}
