package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The elastic tensor through the front door. */
class ElasticCommandTest {
  private static final String SILICON =
      Shell.SILICON.replace("0.26", "0.25").replace("gamma", "{grid: [2, 2, 2]}");

  @TempDir private Path folder;
  private final Shell shell = new Shell();

  @Test
  void writesTheDocumentAndPrintsTheConstants() throws IOException {
    String input = Shell.file(folder, "si.yaml", SILICON);
    Path out = folder.resolve("out");
    int code =
        shell.compute("elastic", input, "--output", out.toString(), "--equilibrium", "given");
    assertEquals(0, code, shell.err());
    JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(out.resolve("elastic.json")));
    JsonNode raw = json.path("elastic_tensor").path("raw");
    double c11 = raw.path(0).path(0).asDouble();
    double c12 = raw.path(0).path(1).asDouble();
    double bulk = json.path("bulk_modulus").path("vrh").asDouble();
    assertEquals((c11 + 2 * c12) / 3, bulk, 1e-9);
    double ieee = json.path("elastic_tensor").path("ieee_format").path(3).path(3).asDouble();
    assertEquals(raw.path(3).path(3).asDouble(), ieee, 1e-9);
    double s11 = json.path("compliance_tensor").path("raw").path(0).path(0).asDouble(); // 1/TPa
    assertEquals(1e3 * (c11 + c12) / ((c11 - c12) * (c11 + 2 * c12)), s11, 1e-9);
    double clamped = json.at("/clamped/elastic_tensor/raw/3/3").asDouble();
    assertTrue(clamped > ieee + 1, clamped + " " + ieee);
    for (String key :
        new String[] {
          "symmetry_residue",
          "point_group_residue",
          "condition",
          "r2",
          "leave_one_out_gpa",
          "born_stable",
          "residual_stress_gpa"
        }) {
      assertTrue(json.path("checks").has(key), key);
    }
    for (String key :
        new String[] {
          "shear_modulus", "young_modulus", "homogeneous_poisson", "universal_anisotropy",
          "debye_temperature", "sound_velocity", "fitting_data", "warnings"
        }) {
      assertTrue(json.has(key), key);
    }
    assertEquals(3, json.at("/fitting_data/cauchy_stresses").size());
    assertEquals(4, json.at("/fitting_data/num_total_strain_stress_states").asInt());
    assertEquals(
        2.33, 1e-3 * json.path("density_kg_m3").asDouble() * Math.pow(10.2 / 10.263, 3), 0.01);
    assertTrue(shell.out().contains("C44 "), shell.out());
    assertTrue(shell.out().contains("clamped "), shell.out());
    assertTrue(shell.err().contains("warning: the crystal is under a stress of"), shell.err());
    for (JsonNode warning : json.path("warnings")) {
      assertTrue(shell.err().contains(warning.asText()), warning + " " + shell.err());
    }
    assertEquals(Set.of(), Shell.schema("elastic.schema.json").validate(json));
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains(String.format(Locale.ROOT, "<td>%.3f</td>", ieee)), page);
    assertTrue(page.contains(String.format(Locale.ROOT, "<td>%.3f</td>", clamped)), page);
    assertEquals(4, page.split("<svg ", -1).length - 1); // Young, Poisson, xx, yz
    // three planes; least and largest; xx strains xx, yy, zz at 0 and both ways; yz strains yz,
    // both ways by symmetry
    assertEquals(3 + 2 + 3 + 1, page.split("<polyline", -1).length - 1);
    assertEquals(4 * 3, page.split("<circle", -1).length - 1);
    assertTrue(page.contains("the crystal is stable (Born)"), page);
    assertFalse(page.contains("NaN"), "no number is missing");
    assertFalse(page.contains("src="), "self-contained");
    for (JsonNode warning : json.path("warnings")) {
      assertTrue(page.contains(warning.asText()), warning + " " + page);
    }
  }

  @Test
  void errorsAreComputedAndTheirCostStated() throws IOException {
    String input = Shell.file(folder, "si.yaml", SILICON);
    Path out = folder.resolve("out");
    String[] arguments = {
      "elastic",
      input,
      "--output",
      out.toString(),
      "--equilibrium",
      "given",
      "--relax_ions",
      "false",
      "--with-errors"
    };
    assertEquals(0, shell.compute(arguments), shell.err());
    JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(out.resolve("elastic.json")));
    assertEquals(Set.of(), Shell.schema("elastic.schema.json").validate(json));
    JsonNode errors = json.path("errors_gpa");
    assertEquals("cutoff", errors.at("/cost/0/what").asText());
    assertTrue(errors.at("/cost/0/seconds").asDouble() > 0);
    double cutoff = errors.at("/cutoff/0/0").asDouble();
    assertTrue(cutoff > 0.1, "8 Ry are not enough: " + cutoff);
    double total = errors.at("/total/0/0").asDouble();
    double kpoints = errors.at("/kpoints/0/0").asDouble();
    assertTrue(total >= Math.hypot(cutoff, kpoints) - 1e-9, errors.toString());
    assertTrue(errors.at("/noise/0/0").isNumber(), errors.toString());
    assertTrue(shell.out().contains("cutoff: constants change by up to"), shell.out());
    assertTrue(Files.readString(out.resolve("report.html")).contains("kpoints: constants change"));
  }

  @Test
  void theSchemaRefusesWhatIsNoTensor() throws IOException {
    JsonNode other =
        new ObjectMapper()
            .readTree("{\"schema\": \"hooke-elastic-1\", \"elastic_tensor\": {\"raw\": [[1]]}}");
    assertTrue(Shell.schema("elastic.schema.json").validate(other).size() > 15);
  }

  @Test
  void notConvergingHasItsOwnExitCode() throws IOException {
    String input = Shell.file(folder, "si.yaml", SILICON);
    Path out = folder.resolve("out");
    assertEquals(
        3, shell.compute("elastic", input, "--output", out.toString(), "--max-iterations", "1"));
    assertTrue(shell.out().contains("NO ELASTIC TENSOR"), shell.out());
    JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(out.resolve("elastic.json")));
    assertTrue(json.path("elastic_tensor").isNull());
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains("the equilibrium is not converged"), page);
    assertFalse(page.contains("NaN"), page);
    assertEquals(Set.of(), Shell.schema("elastic.schema.json").validate(json));
  }
}
