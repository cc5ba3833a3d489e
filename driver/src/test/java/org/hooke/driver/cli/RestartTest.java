package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are ended, with and without a word, and what a later one finds done. */
@Tag("slow")
class RestartTest {
  private static final String CUBIC =
      Shell.SILICON.replace("0.26", "0.25").replace("gamma", "{grid: [2, 2, 2]}");

  @TempDir private Path folder;
  private final Shell shell = new Shell();

  /** The program in a process of its own, ended once so many calculations are finished. */
  private int ended(boolean kill, int finished, String... arguments)
      throws IOException, InterruptedException {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", path, "org.hooke.driver.cli.Main"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--master", "threads[1]"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("process.log").toFile())
            .start();
    Path done = folder.resolve("out/done");
    while (count(done) < finished && process.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
    assertTrue(process.isAlive(), Files.readString(folder.resolve("process.log")));
    if (kill) {
      process.destroyForcibly();
    } else {
      // As SIGINT, which a process started from a script's background never sees.
      process.destroy();
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return process.exitValue();
  }

  private static long count(Path done) throws IOException {
    if (!Files.isDirectory(done)) {
      return 0;
    }
    try (var files = Files.list(done)) {
      return files.filter(f -> !f.toString().endsWith(".part")).count();
    }
  }

  private JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(folder.resolve(file)));
  }

  private long found() {
    return shell.err().lines().filter(l -> l.startsWith("already computed")).count();
  }

  private void nothingIsLeft() {
    assertFalse(Files.exists(folder.resolve("out/done")));
    assertFalse(Files.exists(folder.resolve("out/checkpoint")));
  }

  @Test
  void elasticKilledWithoutAWordKeepsItsStrainedCells() throws IOException, InterruptedException {
    String input = Shell.file(folder, "si.yaml", CUBIC);
    String whole = folder.resolve("whole").toString();
    assertEquals(0, shell.compute("elastic", input, "--output", whole), shell.err());
    String out = folder.resolve("out").toString();
    ended(true, 4, "elastic", input, "--output", out);
    long kept = count(folder.resolve("out/done"));

    assertEquals(0, shell.compute("resume", out), shell.err());
    assertTrue(kept >= 4 && found() >= 4, kept + " kept, " + found() + " found: " + shell.err());
    JsonNode a = json("whole/elastic.json").path("elastic_tensor").path("raw");
    JsonNode b = json("out/elastic.json").path("elastic_tensor").path("raw");
    for (int i = 0; i < 36; i++) {
      double c = a.path(i / 6).path(i % 6).asDouble();
      assertEquals(c, b.path(i / 6).path(i % 6).asDouble(), 2e-2, "GPa");
    }
    nothingIsLeft();
  }

  @Test
  void derivativesInterruptedGoOnByTheSameCommand() throws IOException, InterruptedException {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    String out = folder.resolve("out").toString();
    String[] call = {
      "derivatives", input, "--output", out, "--components", "1", "--cutoff", "10 Ry"
    };
    assertEquals(4, ended(false, 3, call));
    String log = Files.readString(folder.resolve("process.log"));
    assertTrue(log.contains("hooke resume " + out + " goes on"), log);
    assertEquals(0, shell.compute(call), shell.err());
    assertTrue(found() >= 3, shell.err());
    assertEquals(1 + 6 + 6, json("out/derivatives.json").path("rows").size());
    nothingIsLeft();
  }

  @Test
  void relaxKilledWithoutAWordTellsItsWholeStory() throws IOException, InterruptedException {
    String input =
        Shell.file(
            folder,
            "si.yaml",
            // the killed geometry begins anew: its loop must end closer than steps are compared
            CUBIC.replace("0.25, 0.25, 0.25", "0.25, 0.28, 0.25").replace("1e-9 Ha", "1e-12 Ha"));
    String whole = folder.resolve("whole").toString();
    String[] tight = {"--force_tolerance", "1e-6 Ha/bohr"};
    assertEquals(
        0, shell.compute("relax", input, "--output", whole, tight[0], tight[1]), shell.err());
    String out = folder.resolve("out").toString();
    ended(true, 2, "relax", input, "--output", out, tight[0], tight[1]);
    assertEquals(0, shell.compute("resume", out), shell.err());
    assertTrue(found() >= 2, shell.err());
    JsonNode a = json("whole/relax.json").path("steps");
    JsonNode b = json("out/relax.json").path("steps");
    assertEquals(a.size(), b.size());
    for (int i = 0; i < a.size(); i++) {
      assertEquals(
          a.path(i).path("free_ha").asDouble(), b.path(i).path("free_ha").asDouble(), 1e-8);
    }
    nothingIsLeft();
  }

  @Test
  void ionsAndCellKilledWithoutAWordTellTheirWholeStory() throws IOException, InterruptedException {
    String input =
        Shell.file(
            folder,
            "si.yaml",
            CUBIC.replace("0.25, 0.25, 0.25", "0.25, 0.28, 0.25")
                + "cutoff_smoothing: 2 Ry\nrelax: {cell: true, pressure: 1 GPa}\n");
    String whole = folder.resolve("whole").toString();
    assertEquals(0, shell.compute("relax", input, "--output", whole), shell.err());
    String out = folder.resolve("out").toString();
    ended(true, 2, "relax", input, "--output", out);
    assertEquals(0, shell.compute("resume", out), shell.err());
    assertTrue(found() >= 2, shell.err());
    JsonNode a = json("whole/relax.json").path("steps");
    JsonNode b = json("out/relax.json").path("steps");
    assertEquals(a.size(), b.size());
    for (int i = 0; i < a.size(); i++) {
      double volume = a.path(i).path("volume_bohr3").asDouble();
      assertEquals(volume, b.path(i).path("volume_bohr3").asDouble(), 1e-3 * volume);
    }
    nothingIsLeft();
  }
}
