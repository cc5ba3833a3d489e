package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code relax --cell true} through the front door. */
class CellRelaxCommandTest {
  private static final String SHEARED =
      Shell.SILICON
              .replace("[0, 5.1, 5.1]", "[0.05, 5.05, 5.1]")
              .replace("gamma", "{grid: [2, 2, 2]}")
          + "cutoff_smoothing: 2 Ry\n"
          + "relax: {cell: true, pressure: 1 GPa}\n";

  @TempDir private Path folder;
  private final Shell shell = new Shell();

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }

  @Test
  void ionsAndCellComeToRestAtThePressure() throws IOException {
    String input = Shell.file(folder, "si.yaml", SHEARED);
    Path out = folder.resolve("out");
    assertEquals(0, shell.compute("relax", input, "--output", out.toString()), shell.err());
    assertEquals(1, json(out.resolve("result.json")).path("pressure_gpa").asDouble(), 0.011);
    JsonNode relax = json(out.resolve("relax.json"));
    assertTrue(relax.path("converged").asBoolean());
    JsonNode first = relax.at("/steps/0");
    JsonNode last = relax.path("steps").path(relax.path("steps").size() - 1);
    assertTrue(last.path("enthalpy_ha").asDouble() < first.path("enthalpy_ha").asDouble());
    assertTrue(last.path("max_stress_gpa").asDouble() < 0.01);
    String trajectory = Files.readString(out.resolve("trajectory.xyz"));
    assertEquals(relax.path("steps").size(), trajectory.split("Lattice=", -1).length - 1);
    assertTrue(trajectory.contains(" enthalpy="), trajectory);
    assertTrue(Files.readString(out.resolve("report.html")).contains("stress, GPa"));
  }

  @Test
  void runningOutOfStepsHasItsOwnExitCode() throws IOException {
    String input = Shell.file(folder, "si.yaml", SHEARED);
    Path out = folder.resolve("out");
    String[] arguments = {"relax", input, "--output", out.toString(), "--max-steps", "2"};
    assertEquals(3, shell.compute(arguments), shell.err());
    assertTrue(shell.out().contains("NOT RELAXED after 2 steps"), shell.out());
    assertEquals(3, json(out.resolve("relax.json")).path("steps").size());
  }
}
