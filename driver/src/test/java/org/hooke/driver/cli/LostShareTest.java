package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output folder goes away while a run writes to it, as a network share does. */
class LostShareTest {
  private static final String SECONDS = "hooke.checkpoint.seconds";

  /** Of a second or so, so that the network has the time to fail between two iterations. */
  private static final String INPUT =
      Shell.SILICON
          .replace("gamma", "{grid: [4, 4, 4]}")
          .replace("cutoff: 8 Ry", "cutoff: 30 Ry")
          .replace("1e-9 Ha", "1e-12 Ha");

  @TempDir private Path folder;
  private final Shell shell = new Shell();

  @BeforeEach
  void checkpointsAtEveryIteration() {
    System.setProperty(SECONDS, "0");
  }

  @AfterEach
  void asBefore() {
    System.clearProperty(SECONDS);
  }

  @Test
  void theRunEndsResumableAndGoesOnWhenTheFolderIsBack() throws Exception {
    String input = Shell.file(folder, "si.yaml", INPUT);
    Path out = folder.resolve("share");
    Path away = folder.resolve("away");
    Thread network = new Thread(() -> loseOnceBegun(out, away), "network");
    network.start();
    int code = shell.compute("scf", input, "--output", out.toString());
    network.interrupt(); // in case the run ended before the network failed
    network.join();
    assertEquals(4, code, shell.err());
    assertTrue(shell.err().contains("warning: cannot write the checkpoint"), shell.err());
    String last = shell.err().lines().reduce((a, b) -> b).orElse("");
    assertTrue(last.contains("; hooke resume " + out + " goes on"), last);
    assertTrue(shell.err().lines().noneMatch(line -> line.startsWith("\tat ")), shell.err());

    Files.delete(out);
    Files.move(away, out);
    assertEquals(0, shell.run("status", out.toString()), shell.err());
    assertTrue(shell.out().startsWith("scf: dead; hooke resume"), shell.out());
    assertEquals(0, shell.compute("resume", out.toString()), shell.err());
    Path calm = folder.resolve("calm");
    assertEquals(0, shell.compute("scf", input, "--output", calm.toString()), shell.err());
    assertEquals(0, shell.run("diff", calm.toString(), out.toString()), shell.out());
  }

  private static void loseOnceBegun(Path out, Path away) {
    try {
      while (!begun(out)) {
        Thread.sleep(1);
      }
      Files.move(out, away);
      Files.createFile(out); // nothing can be made below a file
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the exit code will tell
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether an iteration's orbitals are there. */
  private static boolean begun(Path out) throws IOException {
    if (!Files.isDirectory(out)) {
      return false;
    }
    try (var files = Files.list(out)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("orbitals-"));
    }
  }
}
