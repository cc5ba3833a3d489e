package org.hooke.driver.input;

import static org.hooke.kernels.units.AtomicUnits.BOHR_ANGSTROM;
import static org.hooke.kernels.units.AtomicUnits.HARTREE_KELVIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.hooke.driver.structure.StructureFiles;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.pseudo.PseudopotentialReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class InputReaderTest {
  static final String SILICON =
      """
      structure:
        lattice: [[0, 2.715, 2.715], [2.715, 0, 2.715], [2.715, 2.715, 0]]
        unit: angstrom
        species: [Si, Si]
        fractional: [[0, 0, 0], [0.25, 0.25, 0.25]]
      """;

  static CalculationInput read(String yaml, String... overrides) {
    MemoryFiles files = new MemoryFiles().with("dir/si.yaml", yaml);
    return new InputReader(files, new StructureFiles()).read("dir/si.yaml", List.of(overrides));
  }

  @Test
  void everyKeyOfTheContractIsRead() {
    CalculationInput input =
        read(
            SILICON
                + """
                functional: pbesol
                pseudopotentials: {Si: ../pseudo/Si.upf}
                cutoff: 30 Ry
                fft_grid: [24, 24, 25]
                kpoints: {grid: [4, 4, 4], shift: [0.5, 0.5, 0.5]}
                smearing: {kind: fermi-dirac, width: 1000 kelvin, order: 1}
                bands: 12
                spin: none
                charge: +2
                symmetry: off
                scf: {tolerance: 1e-9 eV, max_iterations: 70}
                cutoff_smoothing: 1 Ry
                fixed_moment: none
                fields: {magnetic: 0 tesla, electric: {direction: [0, 0, 1], strength: 0 V/angstrom, dipole_correction: true}}
                hubbard: {}
                functional_mismatch: accept
                pseudo_cut: 12 bohr
                precision: double
                seed: 7
                """);
    assertEquals("si", input.name());
    assertEquals(2.715 / BOHR_ANGSTROM, input.structure().lattice().a(0, 1), 1e-14);
    assertEquals("PBEsol", input.functional());
    assertEquals("dir/../pseudo/Si.upf", input.pseudopotentials().files().get("Si"));
    assertEquals(15.0, input.cutoff().getAsDouble());
    assertEquals(List.of(24, 24, 25), input.fftGrid().orElseThrow());
    assertEquals(KPointChoice.Kind.GRID, input.kpoints().kind());
    assertEquals(List.of(0.5, 0.5, 0.5), input.kpoints().shift());
    assertEquals("fermi-dirac", input.smearingKind());
    assertEquals(1000 / HARTREE_KELVIN, input.smearingWidth(), 1e-18);
    assertEquals(12, input.bands().getAsInt());
    assertEquals(2.0, input.charge());
    assertFalse(input.useSymmetry());
    assertEquals(1e-9 / 27.211386245988, input.scfTolerance(), 1e-24);
    assertEquals(70, input.scfMaxIterations());
    assertEquals(0.5, input.cutoffSmoothing());
    assertTrue(input.acceptsFunctionalMismatch());
    assertEquals("radius", input.pseudoCut());
    assertEquals(12.0, input.pseudoCutRadius().getAsDouble());
    assertTrue(input.doublePrecisionOnly());
    assertEquals(7, input.seed());
  }

  @Test
  void defaultsAreThoseOfTheContract() {
    CalculationInput input = read(SILICON);
    assertEquals("PBE", input.functional());
    assertTrue(input.pseudopotentials().embedded());
    assertTrue(input.cutoff().isEmpty());
    assertTrue(input.fftGrid().isEmpty());
    assertEquals(KPointChoice.Kind.AUTO, input.kpoints().kind());
    assertEquals("auto", input.smearingKind());
    assertEquals(0.005, input.smearingWidth());
    assertTrue(input.bands().isEmpty());
    assertEquals(1e-10, input.scfTolerance());
    assertEquals(60, input.scfMaxIterations());
    assertEquals("auto", input.pseudoCut());
    assertEquals(List.of(-0.005, 0.005), input.elasticStrains());
    assertTrue(input.elasticRelaxIons());
  }

  @Test
  void theResolvedInputReadsBackAsItself() {
    CalculationInput input =
        read(
            SILICON
                + "cutoff: 400 eV\nkpoints: {spacing: 0.15 1/angstrom}\nsmearing: {kind: cold, width: 0.3 eV}\n"
                + "pseudopotentials: {Si: \"a b: c.upf\"}\nbands: 17\npseudo_cut: mesh\n"
                + "hubbard: {Si: {shell: 3p, u: 4.1 eV}}\n");
    CalculationInput back = read(input.toYaml());
    assertEquals(
        input.toMap().toString().replace("dir/", ""), back.toMap().toString().replace("dir/", ""));
    assertEquals(input.cutoff().getAsDouble(), back.cutoff().getAsDouble());
    assertEquals(input.kpoints(), back.kpoints());
    assertEquals(List.of("pseudopotentials"), input.differences(back));
    assertEquals(
        List.of(
            "cutoff",
            "kpoints",
            "kpoints.shift",
            "kpoints.spacing",
            "pseudopotentials",
            "scf.tolerance"),
        input.differences(
            read(input.toYaml(), "cutoff=20 Ry", "kpoints=gamma", "scf.tolerance=1e-8 Ha")));
  }

  @Test
  void everyChoiceOfKPointsReadsBackAsItself() {
    for (String kpoints :
        List.of(
            "gamma",
            "auto",
            "{shift: [0.5, 0, 0]}",
            "{grid: [2, 3, 4]}",
            "{grid: [2, 3, 4], shift: [0.5, 0.5, 0]}",
            "{spacing: 0.2 1/angstrom, shift: [0, 0, 0.5]}")) {
      CalculationInput input = read(SILICON + "kpoints: " + kpoints + "\n");
      CalculationInput back = read(input.toYaml());
      assertEquals(input.kpoints(), back.kpoints(), kpoints);
      assertEquals(List.of(), input.differences(back), kpoints);
    }
  }

  @Test
  void overridesWin() {
    CalculationInput input =
        read(
            SILICON + "kpoints: {grid: [4, 4, 4]}\ncutoff: 30 Ry\n",
            "cutoff = 40 Ry",
            "kpoints.spacing=0.2 1/bohr",
            "relax.max_steps=3");
    assertEquals(20.0, input.cutoff().getAsDouble());
    assertEquals(0.2, input.kpoints().spacing());
    assertEquals(3, input.relaxMaxSteps());
    InputException e = assertThrows(InputException.class, () -> read(SILICON, "cutof=3 Ry"));
    assertEquals(
        "--set cutof line 1 column 1: cutof: \"cutof\" refused; expected a known key; did you mean cutoff?",
        e.getMessage());
  }

  @Test
  void aBareStructureFileIsACompleteInput() {
    MemoryFiles files =
        new MemoryFiles()
            .with("x/POSCAR", "Al\n4.05\n0 .5 .5\n.5 0 .5\n.5 .5 0\nAl\n1\nDirect\n0 0 0\n");
    CalculationInput input =
        new InputReader(files, new StructureFiles()).read("x/POSCAR", List.of("cutoff=20 Ry"));
    assertEquals(List.of("Al"), input.structure().symbols());
    assertEquals("POSCAR", input.name());
    files.with("x/in.yaml", "structure: POSCAR\n");
    assertEquals(
        1,
        new InputReader(files, new StructureFiles())
            .read("x/in.yaml", List.of())
            .structure()
            .atoms());
  }

  @Test
  void wordsStayWordsAndAliasesWork() {
    CalculationInput input = read(SILICON + "symmetry: off\nscf: &s {tolerance: 1e-8 Ha}\n");
    assertFalse(input.useSymmetry());
    assertEquals(3, read(SILICON + "seed: &n 3\nbands: *n\n").bands().getAsInt());
  }

  private static PseudopotentialFacts facts(String file) {
    Pseudopotential potential = new PseudopotentialReader().read(Path.of(file));
    return PseudopotentialFacts.of(potential, OptionalDouble.empty());
  }

  @Test
  void everyReferenceInputIsRead() throws IOException {
    Path folder = Path.of(System.getProperty("hooke.root", "."), "..", "shared", "reference");
    Assumptions.assumeTrue(Files.isDirectory(folder));
    InputReader reader = new InputReader(new LocalFiles(), new StructureFiles());
    try (Stream<Path> cases = Files.list(folder)) {
      for (Path one : cases.filter(Files::isDirectory).toList()) {
        String path = one.resolve("input.yaml").toString();
        CalculationInput input = reader.read(path, List.of());
        assertEquals(1e-11, input.scfTolerance());
        Map<String, PseudopotentialFacts> facts = new HashMap<>();
        input.pseudopotentials().files().forEach((symbol, file) -> facts.put(symbol, facts(file)));
        List<String> warnings = InputChecks.check(input, facts);
        boolean mixed = one.getFileName().toString().contains("pbesol");
        assertEquals(mixed ? 1 : 0, warnings.size(), () -> path + warnings);
      }
    }
  }
}
