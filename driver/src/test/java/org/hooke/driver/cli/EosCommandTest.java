package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code eos} through the front door. */
class EosCommandTest {
  private static final String SILICON =
      Shell.SILICON.replace("0.26", "0.25").replace("gamma", "{grid: [2, 2, 2]}")
          + "cutoff_smoothing: 2 Ry\n";

  @TempDir private Path folder;
  private final Shell shell = new Shell();

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }

  /** With a smooth cutoff the stress is the slope of the energy: both routes give one curve. */
  @Test
  void energiesAndPressuresGiveTheSameCurve() throws IOException {
    String input = Shell.file(folder, "si.yaml", SILICON);
    Path out = folder.resolve("out");
    int code =
        shell.compute(
            "eos", input, "--output", out.toString(), "--volumes", "1,1.02,1.04,1.06,1.08,1.1");
    assertEquals(0, code, shell.err());
    JsonNode json = json(out.resolve("eos.json"));
    assertEquals(Set.of(), Shell.schema("eos.schema.json").validate(json));
    for (String form : new String[] {"birch_murnaghan", "vinet"}) {
      JsonNode energies = json.at("/fits/energies/" + form);
      JsonNode pressures = json.at("/fits/pressures/" + form);
      double v0 = energies.path("volume_bohr3").asDouble();
      assertEquals(1, pressures.path("volume_bohr3").asDouble() / v0, 1e-3, json.toString());
      double b0 = energies.path("bulk_modulus_gpa").asDouble();
      assertEquals(1, pressures.path("bulk_modulus_gpa").asDouble() / b0, 0.02, json.toString());
      double error = energies.path("bulk_modulus_gpa_error").asDouble();
      assertTrue(error > 0 && error < 0.05 * b0, json.path("fits").toString());
    }
    assertEquals(6, json.path("points").size());
    assertTrue(shell.out().contains("Birch-Murnaghan, energies:"), shell.out());
    String page = Files.readString(out.resolve("report.html"));
    assertEquals(2, page.split("<svg ", -1).length - 1);
    assertFalse(page.contains("NaN"), page);
  }

  @Test
  void volumesWithoutAMinimumAreNoEquation() throws IOException {
    String input = Shell.file(folder, "si.yaml", SILICON);
    Path out = folder.resolve("out");
    String[] arguments = {"eos", input, "--output", out.toString(), "--volumes", "0.7,0.72,0.74"};
    assertEquals(3, shell.compute(arguments), shell.err());
    assertTrue(shell.out().contains("NO EQUATION OF STATE"), shell.out());
    JsonNode json = json(out.resolve("eos.json"));
    assertFalse(json.path("converged").asBoolean());
    assertEquals(Set.of(), Shell.schema("eos.schema.json").validate(json));
    assertFalse(Files.readString(out.resolve("report.html")).contains("NaN"));
  }
}
