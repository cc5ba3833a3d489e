package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hooke.driver.report.PotentialJson;
import org.hooke.driver.workflow.defects.correction.ChargeCorrection;
import org.hooke.driver.workflow.defects.correction.CorrectionScheme;
import org.hooke.driver.workflow.defects.correction.CorrectionSettings;
import org.hooke.driver.workflow.defects.correction.ModelCentre;
import org.hooke.driver.workflow.defects.correction.PotentialSamples;
import org.hooke.kernels.defects.DielectricTensor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code defect} through the front door, on a crystal too coarse for physics but whole. */
class DefectCommandTest {
  private static final double EV = 27.211386245988;
  private static final String SILICON =
      Shell.SILICON
              .replace("0.26", "0.25")
              .replace("{kind: none}", "{kind: gaussian, width: 0.01 Ry}")
              .replace("8 Ry", "6 Ry")
              .replace("1e-9 Ha", "1e-7 Ha")
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

  @TempDir private Path folder;
  private final Shell shell = new Shell();

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }

  /** Every number of defect.json follows from the raw ones beside it. */
  @Test
  void oneInputGivesTheWholeStudy() throws Exception {
    String input = Shell.file(folder, "si.yaml", SILICON);
    Path out = folder.resolve("out");
    assertEquals(0, shell.compute("defect", input, "--output", out.toString()), shell.err());
    JsonNode json = json(out.resolve("defect.json"));
    assertEquals(Set.of(), Shell.schema("defect.schema.json").validate(json));
    double bulk = json.at("/supercell/energy_ha").asDouble();
    double mu = json.at("/chemical_potentials/0/mu_ha/Si").asDouble();
    assertEquals(bulk / 8, mu, 1e-12, "the crystal is silicon's own reservoir");
    double vbm = json.at("/host/vbm_ha").asDouble();
    double gap = json.at("/host/gap_ev").asDouble();
    JsonNode states = json.at("/defects/0/charge_states");
    assertEquals("v_Si_1", json.at("/defects/0/name").asText());
    assertEquals(2, states.size());
    double[] formation = new double[2];
    for (JsonNode s : states) {
      int q = s.path("charge").asInt();
      assertEquals(28 - q, s.path("electrons").asDouble(), 1e-12);
      JsonNode c = s.path("correction_ev");
      assertEquals(
          c.path("total").asDouble(),
          c.path("image").asDouble() + c.path("alignment").asDouble(),
          1e-12);
      assertEquals(q == 0, c.path("total").asDouble() == 0, c.toString());
      formation[q] =
          EV * (s.path("energy_ha").asDouble() - bulk + mu + q * vbm) + c.path("total").asDouble();
      JsonNode edges = s.path("formation_energy_ev").path("Si-rich");
      assertEquals(formation[q], edges.path("vbm").asDouble(), 1e-8);
      assertEquals(formation[q] + q * gap, edges.path("cbm").asDouble(), 1e-8);
    }
    JsonNode level = json.at("/defects/0/transition_levels/0");
    assertEquals(
        formation[0] - formation[1], level.path("above_vbm_ev").asDouble(), 1e-8, level.toString());

    JsonNode potentials = json(out.resolve("potentials.json"));
    assertEquals(8, potentials.at("/bulk/site_potentials_ha").size());
    assertEquals(7, potentials.at("/runs/v_Si_1_+1_none/site_potentials_ha").size());
    assertEquals(3, potentials.at("/runs/v_Si_1_+1_none/planar_averages_ha").size());
    requireSameCorrection(potentials, json);
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains("<svg "), page);
    assertFalse(page.contains("NaN"), page);
    assertTrue(Files.size(out.resolve("results.parquet")) > 0);
    readBack(out.resolve("export"));
  }

  /** On corrected forces the corrected ones vanish at the end, and only they. */
  @Test
  void aChargedCellRelaxesOnCorrectedForces() throws Exception {
    Shell.file(
        folder,
        "li.gth",
        """
        GTH Li GTH-PADE-q1
        3 1 070301 zatom,zion,pspdat
        10 7 1 0 2001 0 pspcod,pspxc,lmax,lloc,mmax,r2well
        0.78755305 2 -1.89261247 0.28605968 rloc nloc c
        2 nnonloc
        0.66637518 1 1.85881111
        1.07930561 1 -0.00589504
           0.0
        """);
    String input =
        Shell.file(
            folder,
            "lih.yaml",
            """
            structure:
              lattice: [[0, 3.855, 3.855], [3.855, 0, 3.855], [3.855, 3.855, 0]]
              unit: bohr
              species: [Li, H]
              fractional: [[0.5, 0.5, 0.5], [0, 0, 0]]
            functional: LDA-PW92
            pseudopotentials: {Li: li.gth}
            cutoff: 4 Ha
            kpoints: {grid: [2, 2, 2], shift: [0.5, 0.5, 0.5]}
            scf: {tolerance: 1e-7 Ha}
            relax: {force_tolerance: 4e-4 Ha/bohr}
            defects:
              supercell: [2, 2, 2]
              kpoints: [1, 1, 1]
              only: [v_H_1]
              charges: [1]
              starts: [none]
              dielectric: 12.9
              electronic_dielectric: 5.1
              ionic_charges: {Li: 1.08, H: -1.08}
              near_charges: {Li: [0.7, 1], H: -0.9}
              corrected_relaxation: true
              phases: {Li: {formula: Li, energy: -0.2 Ha}, H2: {formula: H2, energy: -1.1 Ha}}
            """);
    Path out = folder.resolve("lih");
    assertEquals(0, shell.compute("defect", input, "--output", out.toString()), shell.err());
    JsonNode state = json(out.resolve("defect.json")).at("/defects/0/charge_states/0");
    assertTrue(state.path("converged").asBoolean(), state.toString());
    assertTrue(largest(state.path("forces_ha_bohr")) < 4e-4, state.toString());
    assertTrue(largest(state.path("uncorrected_forces_ha_bohr")) > 1e-3, state.toString());
  }

  private static double largest(JsonNode forces) {
    double most = 0;
    for (JsonNode atom : forces) {
      for (JsonNode x : atom) {
        most = Math.max(most, Math.abs(x.asDouble()));
      }
    }
    return most;
  }

  /** Each relaxation a task of Spark: the same numbers, bit for bit, as one after the other. */
  @Test
  @Tag("slow")
  void onSparkTheNumbersAreTheSame() throws Exception {
    String input =
        Shell.file(
            folder,
            "si.yaml",
            SILICON.replace("relax: false", "relax: true")
                + "relax: {max_steps: 2, force_tolerance: 0.5 Ha/bohr}\n");
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");
    assertEquals(0, shell.compute("defect", input, "--output", here.toString()), shell.err());
    assertEquals(
        0,
        shell.run("defect", input, "--output", there.toString(), "--master", "local[2]"),
        shell.err());
    sameNumbers(here, there);
    assertFalse(Files.exists(there.resolve("v_Si_1_+1_none")), "finished geometries are cleared");
  }

  /** Stopped again and again on threads, a study goes on as tasks of Spark to the same bits. */
  @Test
  @Tag("slow")
  void aStoppedStudyGoesOnElsewhere() throws Exception {
    String input = Shell.file(folder, "si.yaml", SILICON);
    Path whole = folder.resolve("whole");
    assertEquals(0, shell.compute("defect", input, "--output", whole.toString()), shell.err());
    Path out = folder.resolve("out");
    String[] step = {"defect", input, "--output", out.toString(), "--wall-time", "0.001 s"};
    for (int i = 0; count(out.resolve("done")) < 3; i++) {
      assertTrue(i < 100, "the study gets nowhere");
      assertEquals(4, shell.compute(step), shell.err());
    }
    String[] rest = {"defect", input, "--output", out.toString(), "--master", "local[2]"};
    assertEquals(0, shell.run(rest), shell.err());
    sameNumbers(whole, out);
  }

  private static int count(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (var files = Files.list(folder)) {
      return (int) files.count();
    }
  }

  private static void sameNumbers(Path here, Path there) throws IOException {
    ObjectNode a = (ObjectNode) json(here.resolve("defect.json"));
    ObjectNode b = (ObjectNode) json(there.resolve("defect.json"));
    a.remove("spark");
    b.remove("spark");
    assertEquals(a, b);
    assertEquals(json(here.resolve("potentials.json")), json(there.resolve("potentials.json")));
  }

  /** The potentials are enough to correct once more: what defect.json says follows from them. */
  private static void requireSameCorrection(JsonNode potentials, JsonNode study) {
    PotentialSamples bulk = PotentialJson.read(potentials.path("bulk"));
    PotentialSamples charged = PotentialJson.read(potentials.at("/runs/v_Si_1_+1_none"));
    ChargeCorrection again =
        ChargeCorrection.of(
            bulk,
            charged,
            ModelCentre.of(bulk.structure(), charged.structure()),
            CorrectionSettings.of(CorrectionScheme.FNV, DielectricTensor.isotropic(12)));
    JsonNode said = study.at("/defects/0/charge_states/1");
    assertEquals(1, said.path("charge").asInt());
    assertEquals(said.at("/correction_ev/total").asDouble(), EV * again.total(), 1e-9);
    assertTrue(Math.abs(again.total()) > 1e-3);
  }

  /** Debian's pymatgen reads what is exported, when it is there. */
  private static void readBack(Path export) throws Exception {
    String script =
        """
        import json, sys
        from monty.json import MontyDecoder
        from pymatgen.io.vasp import Poscar
        entries = json.load(open(sys.argv[1] + '/entries.json'), cls=MontyDecoder)
        names = ['bulk', 'v_Si_1_+0', 'v_Si_1_+1']
        assert [e.entry_id for e in entries] == names
        for e in entries:
            poscar = Poscar.from_file(sys.argv[1] + '/' + e.entry_id + '.POSCAR').structure
            assert len(poscar) == len(e.structure)
            assert max(poscar[i].distance(e.structure[i]) for i in range(len(poscar))) < 1e-6
            assert len(e.data['planar_averages_ev']) == 3
        assert entries[2].structure.charge == 1 and entries[0].composition['Si'] == 8
        print('read')
        """;
    Path python = Path.of("/usr/bin/python3");
    Assumptions.assumeTrue(Files.isExecutable(python));
    Process have =
        new ProcessBuilder(python.toString(), "-c", "import pymatgen, monty")
            .redirectErrorStream(true)
            .start();
    have.getInputStream().readAllBytes();
    Assumptions.assumeTrue(have.waitFor(120, TimeUnit.SECONDS) && have.exitValue() == 0);
    Process read =
        new ProcessBuilder(python.toString(), "-c", script, export.toString())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(read.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(said.contains("read"), said);
    assertTrue(read.waitFor(120, TimeUnit.SECONDS));
  }

  @Test
  void checkPrintsWhatWouldBeDone() {
    String input = Shell.file(folder, "si.yaml", SILICON);
    assertEquals(0, shell.run("check", input), shell.err());
    assertTrue(shell.out().contains("supercell of 8 atoms"), shell.out());
    assertTrue(shell.out().contains("1 defects, 2 relaxations"), shell.out());
    assertTrue(shell.out().contains("+1: asked for"), shell.out());
    assertTrue(
        shell.out().lines().anyMatch(l -> l.matches(".*v_Si_1_\\+1_none .*GiB")), shell.out());
    assertEquals(2, shell.run("check", input, "--set", "defects.dielectric=none"));
    assertTrue(shell.err().contains("defects.dielectric"), shell.err());
    String plain = Shell.file(folder, "plain.yaml", Shell.SILICON);
    assertEquals(0, shell.run("check", plain), shell.err());
    assertFalse(shell.out().contains("supercell"), shell.out());
  }

  /** Silicon's density is lowest in the tetrahedral hole. */
  @Test
  void interstitialsMaySitWhereTheDensityIsLowest() throws Exception {
    String input = Shell.file(folder, "si.yaml", SILICON);
    Path out = folder.resolve("low");
    String[] holes = {"--defects.kinds", "[interstitials]", "--defects.hole_search", "density"};
    assertEquals(
        0,
        shell.run(
            "check",
            input,
            "--set",
            "defects.kinds=[interstitials]",
            "--set",
            "defects.hole_search=density"),
        shell.err());
    assertTrue(shell.err().contains("not in this plan"), shell.err());
    assertEquals(
        0,
        shell.compute(
            "defect",
            input,
            "--output",
            out.toString(),
            holes[0],
            holes[1],
            holes[2],
            holes[3],
            "--defects.holes",
            "1",
            "--defects.charges",
            "[0]"),
        shell.err());
    JsonNode defect = json(out.resolve("defect.json")).at("/defects/0");
    assertEquals("i_Si_1", defect.path("name").asText());
    assertTrue(shell.err().contains("minimum of the valence density"), shell.err());
    assertTrue(shell.err().contains("-43m"), shell.err());
  }

  @Test
  void whatCannotBeIsRefusedByName() {
    refused("defects.dielectric", "--defects.dielectric", "none");
    refused("not positive", "--defects.dielectric", "[1, 1, -2]");
    refused("charge", "--defects.charges", "[28]");
    refused("defects.supercell", "--defects.supercell", "[1, 1]");
    refused("defects.supercell", "--defects.supercell", "[1, 1, 0]");
    refused("defects.image_distance", "--defects.supercell", "auto", "--most_atoms", "10");
    refused("v_Si_1", "--defects.only", "[v_Ge_1]");
    refused("kinds", "--defects.kinds", "[vacancy]");
    refused("none is of P", "--defects.kinds", "[substitutions]", "--defects.elements", "[P]");
    refused("defects.charges", "--charge", "1");
    refused("ionic_charges", "--defects.corrected_relaxation", "true");
    refused("model charge", "--defects.model_width", "8 bohr");
    refused("near_charges.Si", "--defects.near_charges", "{Si: [1, x]}");
  }

  @Test
  void givenCellsMustBeTheSupercell() {
    String cell =
        """
        structure
        1.0
        11 0 0
        0 11 0
        0 0 11
        Si
        1
        Direct
        0 0 0
        """;
    Shell.file(folder, "other.vasp", cell);
    refused("lattice of mine", "--defects.structures", "{mine: other.vasp}");
  }

  private void refused(String word, String... more) {
    String input = Shell.file(folder, "si.yaml", SILICON);
    String[] all = new String[more.length + 4];
    all[0] = "defect";
    all[1] = input;
    all[2] = "--output";
    all[3] = folder.resolve("refused").toString();
    System.arraycopy(more, 0, all, 4, more.length);
    assertEquals(2, shell.compute(all), String.join(" ", more) + ": " + shell.err());
    String last = shell.err().strip().lines().reduce((a, b) -> b).orElse("");
    assertTrue(last.contains(word), String.join(" ", more) + ": " + last);
  }
}
