package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.hooke.driver.input.OutputFolder;
import org.hooke.driver.storage.LocalFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command through the front door on a tiny crystal. */
class CommandsTest {
  @TempDir private Path folder;
  private final Shell shell = new Shell();

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }

  private static JsonSchema schema() {
    return Shell.schema("result.schema.json");
  }

  @Test
  void theSchemaRefusesWhatIsNoResult() throws IOException {
    JsonNode other = new ObjectMapper().readTree("{\"schema\": \"hooke-result-1\", \"x\": 1}");
    assertTrue(schema().validate(other).size() > 20);
  }

  @Test
  void theSchemasRefuseWhatIsNoRelaxationAndNoAudit() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode relax =
        mapper.readTree(
            "{\"schema\": \"hooke-relax-1\", \"steps\": [{\"number\": 0.5, \"x\": 1}]}");
    assertTrue(Shell.schema("relax.schema.json").validate(relax).size() >= 8);
    JsonNode audit =
        mapper.readTree(
            "{\"schema\": \"hooke-relax-1\", \"rows\": [{\"kind\": \"torque\", \"error\": -1}]}");
    assertTrue(Shell.schema("derivatives.schema.json").validate(audit).size() >= 8);
  }

  @Test
  void anAuditThatDoesNotConvergeIsAResult() throws IOException {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    Path out = folder.resolve("out");
    int code =
        shell.compute(
            "derivatives",
            input,
            "--output",
            out.toString(),
            "--components",
            "1",
            "--max-iterations",
            "1");
    assertEquals(3, code, shell.err());
    JsonNode audit = json(out.resolve("derivatives.json"));
    assertTrue(audit.path("rows").path(0).path("numeric").isNull());
    assertEquals(Set.of(), Shell.schema("derivatives.schema.json").validate(audit));
  }

  @Test
  void scfPrintsOnlyTheResultFileUnderJson() throws IOException {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    Path out = folder.resolve("out");
    int code = shell.compute("scf", input, "--output", out.toString(), "--json", "--bands", "6");
    assertEquals(0, code, shell.err());
    assertEquals(Files.readString(out.resolve("result.json")), shell.out());
    JsonNode result = json(out.resolve("result.json"));
    assertTrue(result.path("converged").asBoolean());
    assertEquals(6, result.path("bands").asInt());
    assertEquals(6, result.path("input").path("bands").asInt());
    assertEquals("threads[2]", result.path("spark").path("master").asText());
    assertEquals(Set.of(), schema().validate(result));
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains("<polyline"), "plots are inside");
    assertFalse(page.contains("NaN"), "no number is missing");
    assertFalse(page.contains("src="), "self-contained");
    String log = Files.readString(out.resolve("hooke.log"));
    assertTrue(log.contains("functional: LDA-PW92"), "the resolved input");
    assertTrue(shell.err().contains("scf   1  F -"), "plain progress lines: " + shell.err());

    assertEquals(0, shell.run("diff", out.toString(), out.resolve("result.json").toString()));
    assertEquals("identical\n", shell.out());
    assertEquals(0, shell.run("status", out.toString()));
    assertTrue(shell.out().startsWith("scf: finished\nscf, iteration "), shell.out());
  }

  @Test
  void aShortGroundStateStartsNoSparkUnlessAskedTo() throws IOException {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    Path out = folder.resolve("short");
    assertEquals(0, shell.run("scf", input, "--output", out.toString()), shell.err());
    String master = json(out.resolve("result.json")).path("spark").path("master").asText();
    assertEquals("threads[" + Runtime.getRuntime().availableProcessors() + "]", master);

    assertEquals("", Master.ofGroundState(3600), "a long one runs on embedded Spark");
    System.setProperty("spark.master", "local[1]");
    try {
      assertEquals("", Master.ofGroundState(1), "spark-submit's choice stands");
    } finally {
      System.clearProperty("spark.master");
    }
  }

  @Test
  void smearingTurnedOnForgetsWhatWasLearntWithoutIt() throws IOException {
    String closed =
        Shell.SILICON.replace("gamma", "{grid: [2, 2, 2]}").replace("0.26, 0.25", "0.28, 0.25");
    String input = Shell.file(folder, "closed.yaml", closed);
    Path out = folder.resolve("closed");
    assertEquals(0, shell.compute("scf", input, "--output", out.toString()), shell.err());
    JsonNode result = json(out.resolve("result.json"));
    assertTrue(result.path("remedies").path(0).asText().startsWith("smearing turned on"));
    assertTrue(result.path("iterations").asInt() <= 12, shell.err());
  }

  @Test
  void notConvergingHasItsOwnExitCodeAndDiffNamesWhatDiffers() {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    String a = folder.resolve("a").toString();
    String b = folder.resolve("b").toString();
    assertEquals(3, shell.compute("scf", input, "--output", a, "--max-iterations", "2"));
    assertTrue(shell.out().contains("NOT CONVERGED after 2 iterations"));
    assertEquals(3, shell.compute("scf", input, "--output", b, "--set", "scf.max_iterations=3"));
    assertEquals(3, shell.run("diff", a, b));
    assertTrue(shell.out().contains("input.scf.max_iterations  2"), shell.out());
    assertTrue(shell.out().contains("energies_ha.free  "), shell.out());
    assertFalse(shell.out().contains("timings_s"), shell.out());
  }

  @Test
  void anOutputFolderServesOneRunAtATime() throws IOException {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    Path out = folder.resolve("out");
    try (OutputFolder held = OutputFolder.open(new LocalFolder(out))) {
      assertEquals(2, shell.compute("scf", input, "--output", held.folder().name()));
      assertTrue(shell.err().contains("a folder that no other run holds"), shell.err());
    }
    assertFalse(Files.exists(out.resolve("result.json")));
  }

  @Test
  void relaxBringsSiliconBackToItsSites() throws IOException {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    Path out = folder.resolve("out");
    int code = shell.compute("relax", input, "--output", out.toString());
    assertEquals(0, code, shell.err());
    JsonNode relax = json(out.resolve("relax.json"));
    assertEquals(Set.of(), Shell.schema("relax.schema.json").validate(relax));
    int last = relax.path("steps").size() - 1;
    assertTrue(last >= 1);
    assertTrue(relax.path("steps").path(last).path("max_force_ha_bohr").asDouble() < 1e-4);
    JsonNode x = relax.path("steps").path(last).path("fractional");
    for (int i = 0; i < 3; i++) {
      double apart = x.path(1).path(i).asDouble() - x.path(0).path(i).asDouble();
      assertEquals(0.25, apart, 1e-3);
    }
    assertTrue(json(out.resolve("result.json")).path("converged").asBoolean());
    assertEquals(Set.of(), schema().validate(json(out.resolve("result.json"))));
    assertTrue(Files.readString(out.resolve("report.html")).contains("Relaxation"));
    assertTrue(Files.readString(out.resolve("relaxed.vasp")).contains("Si"));
    assertTrue(Files.readString(out.resolve("relaxed.cif")).contains("_cell_length_a"));
    long frames = Files.readString(out.resolve("trajectory.xyz")).lines().count() / 4;
    assertEquals(last + 1, frames);
    assertTrue(Files.readString(out.resolve("trajectory.xyz")).contains("step=0 free_energy=-"));
  }

  @Test
  @Tag("slow")
  void derivativesAuditTheUsersOwnSystem() throws IOException {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    Path out = folder.resolve("out");
    int code =
        shell.compute(
            "derivatives",
            input,
            "--output",
            out.toString(),
            "--components",
            "2",
            "--cutoff",
            "10 Ry");
    assertEquals(0, code, shell.err() + shell.out());
    JsonNode audit = json(out.resolve("derivatives.json"));
    assertTrue(audit.path("within").asBoolean());
    assertEquals(Set.of(), Shell.schema("derivatives.schema.json").validate(audit));
    assertEquals(2 + 6 + 6, audit.path("rows").size());
    String page = Files.readString(out.resolve("report.html"));
    assertEquals(3 + 2 + 6 + 6, page.split(">passed<", -1).length - 1);
    assertFalse(page.contains("FAILED"), page);
  }

  @Test
  void checkPrintsThePlanAndWritesNothing() throws IOException {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    assertEquals(0, shell.run("check", input));
    assertTrue(shell.out().contains("FFT grid"), shell.out());
    assertTrue(shell.out().contains("memory"), shell.out());
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aBareStructureFileIsACompleteInput() {
    String poscar =
        """
        silicon
        1.0
        0 2.7 2.7
        2.7 0 2.7
        2.7 2.7 0
        Si
        2
        Direct
        0 0 0
        0.25 0.25 0.25
        """;
    String input = Shell.file(folder, "POSCAR", poscar);
    assertEquals(0, shell.run("check", input), shell.err());
    assertTrue(shell.err().contains("chosen: cutoff"), shell.err());
    assertTrue(shell.err().contains("chosen: k-point grid"), shell.err());
  }

  @Test
  void pseudoListsShowsAndConverts() throws IOException {
    assertEquals(0, shell.run("pseudo", "list", "Si"));
    assertTrue(shell.out().contains("Si-PBE-q4"), shell.out());
    assertFalse(shell.out().contains("Al-PBE"), shell.out());
    assertEquals(0, shell.run("pseudo", "show", "Si-PBE"));
    assertTrue(shell.out().contains("valence         4"), shell.out());
    Path upf = folder.resolve("Si.upf");
    assertEquals(0, shell.run("pseudo", "convert", "Si-LDA-q4", "--output", upf.toString()));
    assertTrue(Files.readString(upf).startsWith("<UPF version=\"2.0.1\">"));
    assertEquals(0, shell.run("pseudo", "show", upf.toString()), shell.err());
    assertTrue(shell.out().contains("ghost state     none found"), shell.out());
    assertEquals(2, shell.run("pseudo", "show", "Xx-PBE"));
    assertEquals(1, shell.err().lines().count(), shell.err());
  }

  @Test
  @Tag("slow")
  void sparkAndThreadsGiveTheSameResultFile() {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    String threads = folder.resolve("threads").toString();
    String spark = folder.resolve("spark").toString();
    String[] grid = {"--set", "kpoints={grid: [2, 2, 2]}"};
    assertEquals(0, shell.compute("scf", input, "--output", threads, grid[0], grid[1]));
    assertEquals(
        0,
        shell.run("scf", input, "--output", spark, grid[0], grid[1], "--master", "local[2]"),
        shell.err());
    assertEquals(0, shell.run("diff", threads, spark), shell.out());
  }
}
