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

/** {@code converge} through the front door, to an error that tiny settings reach. */
class ConvergeCommandTest {
  @TempDir private Path folder;
  private final Shell shell = new Shell();

  @Test
  void findsSettingsWhoseErrorIsBelowTheTarget() throws IOException {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON.replace("0.26", "0.25"));
    Path out = folder.resolve("out");
    int code = shell.compute("converge", input, "--output", out.toString(), "--target", "30 GPa");
    assertEquals(0, code, shell.err());
    JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(out.resolve("converge.json")));
    assertEquals(Set.of(), Shell.schema("converge.schema.json").validate(json));
    double error = json.at("/recommended/error_gpa").asDouble();
    assertTrue(error > 0 && error <= 30, "error " + error);
    for (String series : new String[] {"cutoffs", "spacings"}) {
      assertTrue(json.path(series).size() >= 3, json.path(series).toString());
    }
    assertTrue(shell.out().startsWith("cutoff: "), shell.out());
    assertTrue(shell.out().contains("kpoints: {spacing: "), shell.out());
    String page = Files.readString(out.resolve("report.html"));
    assertEquals(2, page.split("<svg ", -1).length - 1);
    assertFalse(page.contains("NaN"), page);
  }
}
