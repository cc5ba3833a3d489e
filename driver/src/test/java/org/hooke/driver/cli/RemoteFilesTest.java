package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hooke.driver.storage.RemoteScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands whose files are elsewhere: input, structure, pseudopotential, results. */
class RemoteFilesTest {
  @TempDir private Path folder;
  private final Shell shell = new Shell();

  private static final String POSCAR =
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
      0.25 0.26 0.25
      """;

  private String uri(String name) {
    return RemoteScheme.uri(folder.resolve(name));
  }

  @Test
  void everyFileMayBeElsewhere() throws IOException {
    String settings = Shell.SILICON.substring(Shell.SILICON.indexOf("functional"));
    Shell.file(folder, "POSCAR", POSCAR);
    assertEquals(
        0, shell.run("pseudo", "convert", "Si-LDA-q4", "--output", uri("Si.upf")), shell.err());
    assertEquals(0, shell.run("pseudo", "show", uri("Si.upf")), shell.err());
    Shell.file(folder, "si.yaml", "structure: POSCAR\npseudopotentials: {Si: Si.upf}\n" + settings);

    String out = uri("out");
    int code = shell.compute("scf", uri("si.yaml"), "--output", out, "--wall-time", "0.001 s");
    assertEquals(4, code, shell.err());
    assertTrue(shell.err().contains("hooke resume " + out + " goes on"), shell.err());
    assertTrue(Files.exists(folder.resolve("out/checkpoint")));
    assertEquals(0, shell.run("status", out), shell.err());
    assertTrue(shell.out().startsWith("scf: interrupted; hooke resume " + out), shell.out());
    assertEquals(0, shell.compute("resume", out), shell.err());
    assertTrue(shell.err().contains("wrote " + out + "/result.json"), shell.err());
    assertFalse(Files.exists(folder.resolve("out/run.lock")), "the folder is free again");
    String log = Files.readString(folder.resolve("out/hooke.log"));
    assertTrue(log.contains("exit code 4") && log.contains("exit code 0"), "one log of both runs");

    Path here = folder.resolve("here");
    Shell.file(folder, "folder.yaml", "structure: POSCAR\npseudopotentials: .\n" + settings);
    code = shell.compute("scf", "file://" + folder + "/folder.yaml", "--output", here.toString());
    assertEquals(0, code, shell.err());
    assertEquals(3, shell.run("diff", out, here.toString()));
    assertTrue(shell.out().contains("input.pseudopotentials"), shell.out());
    assertEquals(0, shell.run("diff", out, uri("out/result.json")), shell.out());
  }

  @Test
  void aFolderElsewhereServesOneRunAtATime() throws IOException {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    Files.createDirectory(folder.resolve("out"));
    Files.writeString(folder.resolve("out/run.lock"), "17 another-host 0\n");
    assertEquals(2, shell.compute("scf", input, "--output", uri("out")));
    assertTrue(shell.err().contains("held by process 17 another-host 0"), shell.err());
  }

  @Test
  void whatIsMissingIsSaidInOneLine() {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    for (String[] call :
        new String[][] {
          {"scf", "xyz://host/si.yaml"},
          {"scf", input, "--output", "xyz://host/out"},
          {"scf", input, "--pseudopotentials", "xyz://host/folder"},
          {"scf", Shell.file(folder, "a.yaml", "structure: xyz://host/POSCAR")},
          {"status", "xyz://host/out"},
          {"resume", "xyz://host/out"},
          {"diff", "xyz://host/out", input},
        }) {
      assertEquals(2, shell.run(call), String.join(" ", call));
      assertEquals(1, shell.err().lines().count(), shell.err());
      assertTrue(shell.err().contains("no file system is known for xyz://"), shell.err());
    }
    assertEquals(2, shell.run("scf", "s3a://bucket/si.yaml"));
    assertTrue(shell.err().contains("the connector of s3a:// is not on the class path"));
    assertEquals(1, shell.err().lines().count(), shell.err());
    assertEquals(2, shell.run("scf", uri("missing.yaml")));
    assertTrue(shell.err().contains("expected a file that exists"), shell.err());
  }
}
