package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hooke.driver.scf.Checkpoint;
import org.hooke.driver.scf.CheckpointFile;
import org.hooke.driver.storage.LocalFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that stop early and go on. */
class ResumeTest {
  @TempDir private Path folder;
  private final Shell shell = new Shell();

  /** Not converged after two iterations: its checkpoint stands. */
  private Path stopped(String input) {
    Path out = folder.resolve("stopped");
    int code = shell.compute("scf", input, "--output", out.toString(), "--max-iterations", "3");
    assertEquals(3, code, shell.err());
    return out;
  }

  @Test
  void aRunOutOfWallTimeEndsResumableAndReachesTheSameResult() throws IOException {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    Path whole = folder.resolve("whole");
    assertEquals(0, shell.compute("scf", input, "--output", whole.toString()), shell.err());

    Path parts = folder.resolve("parts");
    String[] arguments = {"scf", input, "--output", parts.toString(), "--wall-time", "0.001 s"};
    assertEquals(4, shell.compute(arguments), shell.err());
    assertTrue(shell.err().contains("hooke resume " + parts), shell.err());
    assertFalse(Files.exists(parts.resolve("result.json")));
    Checkpoint left = Checkpoints.read(new CheckpointFile(new LocalFolder(parts)));
    assertEquals(1, left.state().orElseThrow().steps().size(), "it ended after one iteration");
    assertTrue(left.orbitals() > 0);
    Path orbitals = parts.resolve("orbitals-" + left.orbitals()).resolve("state-0.orbitals");
    byte[] kept = Files.readAllBytes(orbitals);
    byte[] torn = java.util.Arrays.copyOf(kept, kept.length / 2);
    Files.write(orbitals, torn);
    Files.deleteIfExists(orbitals.resolveSibling(".state-0.orbitals.crc"));
    assertEquals(4, shell.compute("resume", parts.toString()), shell.err());
    assertTrue(shell.err().contains("state-0.orbitals is torn"), shell.err());
    Files.write(orbitals, kept);
    assertEquals(0, shell.run("status", parts.toString()));
    assertTrue(shell.out().startsWith("scf: interrupted; hooke resume"), shell.out());

    assertEquals(0, shell.compute("resume", parts.toString()), shell.err());
    assertEquals(0, shell.run("diff", whole.toString(), parts.toString()), shell.out());
    assertEquals("identical\n", shell.out());
    try (var files = Files.list(parts)) {
      assertFalse(files.anyMatch(f -> f.toString().contains("orbitals")), "orbitals are left");
    }
    assertFalse(Files.exists(parts.resolve(CheckpointFile.NAME)), "nothing is left to resume");
    assertEquals(2, shell.compute("resume", parts.toString()));
    assertTrue(shell.err().contains("this one has its result"), shell.err());
  }

  /** Occupation matrices are part of the state. */
  @ParameterizedTest
  @ValueSource(strings = {"", "grain: blocks\nbands: 36\n"})
  void aMagnetWithAHubbardCorrectionGoesOnToTheSameBits(String more) {
    String magnet = "spin: collinear\nhubbard: {Si: {shell: 3p, u: 3 eV}}\n";
    String input = Shell.file(folder, "si.yaml", Shell.SILICON + magnet + more);
    Path whole = folder.resolve("whole");
    assertEquals(0, shell.compute("scf", input, "--output", whole.toString()), shell.err());
    Path parts = folder.resolve("parts");
    String[] arguments = {"scf", input, "--output", parts.toString(), "--wall-time", "0.001 s"};
    assertEquals(4, shell.compute(arguments), shell.err());
    assertEquals(0, shell.compute("resume", parts.toString()), shell.err());
    assertEquals(0, shell.run("diff", whole.toString(), parts.toString()), shell.out());
    assertEquals("identical\n", shell.out());
  }

  @Test
  void aCheckpointOfAnotherInputIsRefusedByItsKeys() {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    Path out = stopped(input);
    String[] other = {"scf", input, "--output", out.toString(), "--resume", "--cutoff", "9 Ry"};
    assertEquals(2, shell.compute(other));
    assertTrue(shell.err().contains("these keys differ: cutoff, scf.max_iterations"), shell.err());
    assertEquals(1, shell.err().lines().count(), shell.err());
  }

  @Test
  void tornAndForeignCheckpointsAreRefusedByName() throws IOException {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    Path out = stopped(input);
    Path file = out.resolve(CheckpointFile.NAME);
    byte[] whole = Files.readAllBytes(file);

    for (int length : new int[] {0, 5, 10, 100, whole.length / 2, whole.length - 1}) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertEquals(2, shell.compute("resume", out.toString()), "length " + length);
      assertTrue(shell.err().contains(file.toString()), shell.err());
      assertEquals(1, shell.err().lines().count(), shell.err());
    }
    byte[] flipped = whole.clone();
    flipped[whole.length / 3] ^= 4;
    Files.write(file, flipped);
    assertEquals(2, shell.compute("resume", out.toString()));
    assertTrue(shell.err().contains("SHA-256 differs"), shell.err());
    byte[] later = whole.clone();
    later[11] = 9;
    Files.write(file, later);
    assertEquals(2, shell.compute("resume", out.toString()));
    assertTrue(shell.err().contains("of version 9"), shell.err());
    Files.writeString(file, "something else entirely");
    assertEquals(2, shell.compute("resume", out.toString()));
    assertTrue(shell.err().contains("no checkpoint of Hooke"), shell.err());
  }
}
