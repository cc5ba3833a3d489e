package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be used is refused in one line with exit code 2, before anything is written. */
class RefusalsTest {
  @TempDir private Path folder;
  private final Shell shell = new Shell();

  private void refused(String expected, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    Path out = folder.resolve("out");
    all.add("--output");
    all.add(out.toString());
    assertEquals(2, shell.run(all.toArray(String[]::new)), shell.err());
    assertEquals(1, shell.err().lines().count(), shell.err());
    assertTrue(shell.err().contains(expected), shell.err());
    assertEquals("", shell.out());
    assertFalse(Files.exists(out), "nothing is written");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cutof: 8 Ry | did you mean cutoff",
        "cutoff: 8 | with its unit",
        "cutoff: 0 Ry | cutoff",
        "cutoff: -3 Ry | cutoff",
        "cutoff: 8 angstrom | this is a length",
        "functional: PBX | did you mean PBE",
        "kpoints: {grid: [0, 1, 1]} | kpoints.grid",
        "charge: 8 | leaves electrons",
        "charge: 1 | even number of electrons",
        "bands: 2 | at least 4 bands",
        "bands: 500 | plane waves that a k-point has",
        "cutoff: 1 Ry | more plane waves than the",
        "smearing: {kind: colt} | did you mean cold",
        "fft_grid: [4, 4, 4] | at least [13, 13, 13]",
        "cutoff: 8 Ry | each key once",
        "pseudopotentials: {Si: missing.upf} | missing.upf",
      })
  void inputsThatCannotBeRight(String line, String expected) {
    String key = line.substring(0, line.indexOf(':'));
    boolean twice = expected.contains("once");
    StringBuilder text = new StringBuilder();
    for (String old : Shell.SILICON.lines().toList()) {
      text.append(!twice && old.startsWith(key + ":") ? "" : old + "\n");
    }
    refused(expected, "scf", Shell.file(folder, "si.yaml", text + line + "\n"));
  }

  @Test
  void filesThatCannotBeRead() {
    refused("a file that exists", "scf", folder.resolve("none.yaml").toString());
    refused("empty", "scf", Shell.file(folder, "empty.yaml", ""));
    refused("input", "scf", Shell.file(folder, "list.yaml", "- 1\n- 2\n"));
  }

  @Test
  void potentialsOfAnotherFamilyUnlessAccepted() {
    Path upf = folder.resolve("Si.upf");
    assertEquals(0, shell.run("pseudo", "convert", "Si-LDA-q4", "--output", upf.toString()));
    String text = Shell.SILICON.replace("LDA-PW92", "PBE") + "pseudopotentials: {Si: Si.upf}\n";
    String input = Shell.file(folder, "si.yaml", text);
    refused("functional_mismatch: accept overrides", "scf", input);
    assertEquals(0, shell.run("check", input, "--functional-mismatch", "accept"), shell.err());
  }

  @Test
  void optionsAndCommandsThatDoNotExist() {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    refused("--cutof", "scf", input, "--cutof", "8 Ry");
    refused("--master", "scf", input, "--master", "locl[2]");
    refused("--wall-time", "scf", input, "--wall-time", "2 Ha");
    assertEquals(2, shell.run("skf", input));
    assertEquals(1, shell.err().lines().count(), shell.err());
    assertEquals(2, shell.run());
    assertEquals(1, shell.err().lines().count(), shell.err());
    assertEquals(2, shell.run("scf"));
    assertEquals(1, shell.err().lines().count(), shell.err());
  }

  @Test
  void moreMemoryThanThereIs() {
    String big = Shell.SILICON.replace("8 Ry", "600 Ry") + "bands: 20000\n";
    String input = Shell.file(folder, "si.yaml", big);
    Path out = folder.resolve("out");
    assertEquals(2, shell.compute("scf", input, "--output", out.toString()));
    String last = shell.err().lines().reduce((a, b) -> b).orElse("");
    assertTrue(last.contains("GiB there are"), shell.err());
  }

  @Test
  void outputThatCannotBeWritten() {
    String input = Shell.file(folder, "si.yaml", Shell.SILICON);
    String file = Shell.file(folder, "occupied", "a file");
    assertEquals(2, shell.compute("scf", input, "--output", file));
    assertEquals(1, shell.err().lines().count(), shell.err());
  }

  @Test
  void helpAndVersionAreDone() {
    assertEquals(0, shell.run("--help"));
    assertTrue(shell.out().contains("derivatives"), shell.out());
    assertEquals(0, shell.run("scf", "--help"));
    assertTrue(shell.out().contains("--wall-time"), shell.out());
    assertTrue(shell.out().contains("--scf.tolerance"), shell.out());
    assertEquals(0, shell.run("--version"));
    assertTrue(shell.out().startsWith("hooke "), shell.out());
  }
}
