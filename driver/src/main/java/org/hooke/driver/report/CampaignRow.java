package org.hooke.driver.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a campaign's table.
 *
 * @param name of the calculation and its folder
 * @param file it was made from
 * @param state finished, not converged, failed or refused
 * @param message why it failed; empty when it did not
 * @param numbers of result.json; empty when it failed
 */
public record CampaignRow(
    String name, String file, String state, String message, Optional<JsonNode> numbers) {
  private static final String[] STRESS = {"xx", "yy", "zz", "yz", "xz", "xy"};
  private static final int[] FIRST = {0, 1, 2, 1, 0, 0};
  private static final int[] SECOND = {0, 1, 2, 2, 2, 1};

  /** Of a calculation that has its result. */
  public static CampaignRow of(String name, String file, JsonNode result) {
    String state = result.path("converged").asBoolean() ? "finished" : "not converged";
    return new CampaignRow(name, file, state, "", Optional.of(result));
  }

  /** Of a calculation that gave nothing. */
  public static CampaignRow failed(String name, String file, String state, String message) {
    return new CampaignRow(name, file, state, message, Optional.empty());
  }

  public boolean converged() {
    return state.equals("finished");
  }

  /** What became of it, in a line. */
  public String line() {
    return numbers.isEmpty()
        ? state + ": " + message
        : String.format(
            Locale.ROOT,
            "%s, F %.10f Ha in %d iterations",
            state,
            numbers.get().path("energies_ha").path("free").asDouble(),
            numbers.get().path("iterations").asInt());
  }

  /** Columns of the table and their types. */
  public static Map<String, Class<?>> columns() {
    Map<String, Class<?>> columns = new LinkedHashMap<>();
    for (String text : new String[] {"name", "file", "state", "message", "functional"}) {
      columns.put(text, String.class);
    }
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

  /** Values by column; those it has not are missing. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("file", file);
    values.put("state", state);
    if (!message.isEmpty()) {
      values.put("message", message);
    }
    numbers.ifPresent(json -> numbers(json, values));
    return values;
  }

  private static void numbers(JsonNode json, Map<String, Object> values) {
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
