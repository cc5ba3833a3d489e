package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of structures, each a task. */
@Tag("slow")
class CampaignTest {
  @TempDir private Path folder;
  private final Shell shell = new Shell();

  private Path inputs() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Shell.file(inputs, "a.yaml", Shell.SILICON);
    Shell.file(inputs, "b.yaml", Shell.SILICON.replace("0.26", "0.27"));
    Shell.file(inputs, "c.yaml", Shell.SILICON.replace("cutoff: 8 Ry", "cutoff: 9 Ry"));
    Shell.file(inputs, "torn.vasp", "silicon\n1.0\n0 2.7 2.7\n");
    return inputs;
  }

  private int campaign(Path inputs, Path out, String... more) {
    return campaign("scf", inputs, out, more);
  }

  private int campaign(String kind, Path inputs, Path out, String... more) {
    return campaign("local[2]", kind, inputs, out, more);
  }

  private int campaign(String master, String kind, Path inputs, Path out, String... more) {
    String[] arguments = {
      "campaign", kind, inputs.toString(), "--output", out.toString(), "--master", master
    };
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return shell.run(all);
  }

  private static long rows(Path table) throws IOException {
    return rows(table, "free_ha");
  }

  private static long rows(Path table, String column) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(table))) {
      assertTrue(reader.getFileMetaData().getSchema().containsField(column));
      return reader.getRecordCount();
    }
  }

  @Test
  void eachMemberHasTheNumbersOfASingleRunAndABadOneIsARow() throws IOException {
    Path inputs = inputs();
    Path out = folder.resolve("out");
    assertEquals(3, campaign(inputs, out), shell.err());
    assertTrue(shell.err().contains("a: finished, F -7."), shell.err());
    assertEquals(4, rows(out.resolve("results.parquet")));
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains("4 calculations: 3 finished, 4 ended."), page);
    assertTrue(page.contains("<td>torn</td><td>refused</td>"), page);

    Path single = folder.resolve("single");
    String[] alone = {"scf", inputs.resolve("b.yaml").toString(), "--output", single.toString()};
    assertEquals(0, shell.compute(alone), shell.err());
    assertEquals(0, shell.run("diff", single.toString(), out.resolve("b").toString()), shell.out());
  }

  @Test
  void whatIsDoneIsNotDoneAgain() throws IOException {
    Path inputs = inputs();
    Files.delete(inputs.resolve("torn.vasp"));
    Path out = folder.resolve("out");
    assertEquals(4, campaign(inputs, out, "--wall-time", "0.01 s"), shell.err());
    assertTrue(shell.err().contains("--resume goes on"), shell.err());
    assertEquals(0, campaign(inputs, out, "--resume", "--limit", "1"), shell.err());
    Path first = out.resolve("a").resolve("result.json");
    FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(first, longAgo);
    assertEquals(0, campaign(inputs, out, "--resume"), shell.err());
    assertEquals(longAgo, Files.getLastModifiedTime(first));
    assertEquals(3, rows(out.resolve("results.parquet")));
    assertEquals(0, campaign(inputs, out, "--resume", "--cutoff", "7 Ry"), shell.err());
    assertFalse(longAgo.equals(Files.getLastModifiedTime(first)), "another input counts as done");
    assertEquals(0, shell.run("status", out.toString()));
    assertTrue(shell.out().startsWith("campaign scf: finished"), shell.out());
  }

  @Test
  void aDefectMemberIsTheDefectRun() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    String study =
        Shell.SILICON
                .replace("0.26", "0.25")
                .replace("{kind: none}", "{kind: gaussian, width: 0.01 Ry}")
                .replace("8 Ry", "6 Ry")
            + """
            defects:
              supercell: [-1, 1, 1, 1, -1, 1, 1, 1, -1]
              kinds: [vacancies]
              charges: [0, 1]
              starts: [none]
              dielectric: 12
              correction: fnv
              relax: false
            """;
    Shell.file(inputs, "a.yaml", study);
    Shell.file(inputs, "b.yaml", study.replace("dielectric: 12", "dielectric: none"));
    Path out = folder.resolve("out");
    assertEquals(3, campaign("defect", inputs, out), shell.err());
    assertTrue(shell.err().contains("a: finished, v_Si_1 "), shell.err());
    assertTrue(shell.err().contains("defects.dielectric"), shell.err());
    assertEquals(2, rows(out.resolve("results.parquet"), "transition_levels"));

    Path single = folder.resolve("single");
    String[] alone = {"defect", inputs.resolve("a.yaml").toString(), "--output", single.toString()};
    assertEquals(0, shell.compute(alone), shell.err());
    String one = single.resolve("defect.json").toString();
    String two = out.resolve("a").resolve("defect.json").toString();
    assertEquals(0, shell.run("diff", one, two), () -> shell.out() + shell.err());
  }

  @Test
  void anElasticMemberIsTheElasticRun() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Shell.file(inputs, "a.yaml", Shell.SILICON.replace("0.26", "0.25"));
    Path out = folder.resolve("out");
    assertEquals(
        0, campaign("elastic", inputs, out, "--set", "elastic.relax_ions=false"), shell.err());
    assertTrue(shell.err().contains("a: finished, K "), shell.err());
    assertEquals(1, rows(out.resolve("results.parquet"), "c44_gpa"));
    assertFalse(Files.exists(out.resolve("a").resolve("done")), "geometries of a finished member");

    Path single = folder.resolve("single");
    String input = inputs.resolve("a.yaml").toString();
    String[] alone = {
      "elastic", input, "--set", "elastic.relax_ions=false", "--output", single.toString()
    };
    assertEquals(0, shell.compute(alone), shell.err());
    String one = single.resolve("elastic.json").toString();
    String two = out.resolve("a").resolve("elastic.json").toString();
    assertEquals(0, shell.run("diff", one, two), () -> shell.out() + shell.err());
  }

  /** Two aluminium atoms in a cell: an even number of electrons, and no gap. */
  private static final String METAL =
      """
      structure:
        unit: bohr
        lattice: [[5.9, 0, 0], [0, 5.9, 0], [0, 0, 5.9]]
        species: [Al, Al]
        fractional: [[0, 0, 0], [0.5, 0.5, 0.5]]
      functional: LDA-PW92
      cutoff: 4 Ha
      kpoints: {grid: [2, 2, 2]}
      smearing: {kind: none}
      scf: {tolerance: 1e-9 Ha}
      elastic: {equilibrium: given}
      """;

  @Test
  void aWholeElasticCampaignHasTheSameBitsOnOneCoreAndOnTwo() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Shell.file(inputs, "a.yaml", Shell.SILICON.replace("0.26", "0.25"));
    Shell.file(inputs, "metal.yaml", METAL);
    Shell.file(inputs, "torn.vasp", "silicon\n1.0\n0 2.7 2.7\n");
    byte[][] tables = new byte[2][];
    for (int cores = 1; cores <= 2; cores++) {
      Path out = folder.resolve("out" + cores);
      assertEquals(3, campaign("local[" + cores + "]", "elastic", inputs, out), shell.err());
      tables[cores - 1] = Files.readAllBytes(out.resolve("results.parquet"));
    }
    assertArrayEquals(tables[0], tables[1]);
    String metal = Files.readString(folder.resolve("out2/metal/elastic.json"));
    assertTrue(metal.contains("smearing turned on"), "a metal taken for an insulator");
    assertTrue(shell.err().contains("metal: no gap: "), shell.err());
  }
}
