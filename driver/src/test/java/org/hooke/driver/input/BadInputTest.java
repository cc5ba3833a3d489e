package org.hooke.driver.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hooke.driver.structure.StructureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every way to write a bad input that the manual promises to refuse, with the line it earns. */
class BadInputTest {
  private static final String SILICON = InputReaderTest.SILICON;

  private static CalculationInput read(String yaml, String... overrides) {
    return InputReaderTest.read(yaml, overrides);
  }

  private static void refused(String message, Executable action) {
    InputException e = assertThrows(InputException.class, action);
    assertEquals(message, e.getMessage());
    assertEquals(0, e.getStackTrace().length);
    assertFalse(e.getMessage().contains("\n"));
  }

  private static void refusedYaml(String message, String yaml) {
    refused(message, () -> read(yaml));
  }

  private static PseudopotentialFacts facts(String symbol, double valence, String functional) {
    OptionalDouble cutoff = OptionalDouble.of(15);
    return new PseudopotentialFacts(symbol, valence, 1.0, functional, symbol + ".upf", cutoff);
  }

  private static List<String> check(String yaml, PseudopotentialFacts potential) {
    return InputChecks.check(read(yaml), Map.of("Si", potential));
  }

  private static String atoms(String species, String fractional) {
    return "structure: {unit: angstrom, lattice: [[4, 0, 0], [0, 4, 0], [0, 0, 4]], species: "
        + species
        + ", fractional: "
        + fractional
        + "}\n";
  }

  @Test
  void atomsCloserThanTheirCores() {
    refusedYaml(
        "atoms Si1 and Si2: \"1.5118 bohr apart\" refused; expected at least 1.89 bohr: closer,"
            + " their cores would overlap",
        atoms("[Si, Si]", "[[0.05, 0, 0], [0.85, 0, 0]]"));
    String near = atoms("[Si, Si]", "[[0.05, 0, 0], [0.769, 0, 0]]");
    CalculationInput input = read(near);
    PseudopotentialFacts wide =
        new PseudopotentialFacts("Si", 4, 3.0, "PBE", "wide.upf", OptionalDouble.empty());
    refused(
        "atoms Si1 and Si2: \"2.1241 bohr apart\" refused; expected at least 2.40 bohr: closer,"
            + " their cores would overlap",
        () -> InputChecks.check(input, Map.of("Si", wide)));
  }

  @Test
  void duplicateSitesModuloTheLattice() {
    refusedYaml(
        "atoms Si1 and O2: \"0.0000 bohr apart\" refused; expected each site once modulo the"
            + " lattice (two atoms share one)",
        atoms("[Si, O]", "[[0.25, 0.5, -0.999999], [1.25, -0.5, 3.000001]]"));
  }

  @Test
  void aLeftHandedCellIsAcceptedAndNoted() {
    CalculationInput input =
        read(
            SILICON.replace(
                "[[0, 2.715, 2.715], [2.715, 0, 2.715],",
                "[[2.715, 0, 2.715], [0, 2.715, 2.715],"));
    assertFalse(input.structure().lattice().rightHanded());
    assertEquals(
        List.of("the lattice vectors a1 a2 a3 are left-handed; taken as they are"),
        input.warnings());
  }

  @Test
  void aSingularCell() {
    refusedYaml(
        "dir/si.yaml line 2 column 12: lattice: \"(0.000 5.131 5.131), (5.131 0.000 "
            + "5.131), (5.131 5.131 10.26) bohr\" refused; expected three lattice vectors that "
            + "span a volume (the cell is singular)",
        SILICON.replace("[2.715, 2.715, 0]", "[2.715, 2.715, 5.43]"));
  }

  @Test
  void aCutoffThatIsZeroNegativeBareOrAbsurd() {
    String line = "dir/si.yaml line 6 column 9: cutoff: ";
    refusedYaml(
        "dir/si.yaml line 6 column 9: cutoff: \"0 Ry\" refused; expected an energy with "
            + "its unit from 0.5 Ha to 1000 Ha, or auto",
        SILICON + "cutoff: 0 Ry\n");
    refusedYaml(
        "dir/si.yaml line 6 column 9: cutoff: \"-30 Ry\" refused; expected an energy with "
            + "its unit from 0.5 Ha to 1000 Ha, or auto",
        SILICON + "cutoff: -30 Ry\n");
    refusedYaml(
        "dir/si.yaml line 6 column 9: cutoff: \"1e9 Ha\" refused; expected an energy with "
            + "its unit from 0.5 Ha to 1000 Ha, or auto",
        SILICON + "cutoff: 1e9 Ha\n");
    String unit = "an energy with its unit (Ha, Ry, eV, meV)";
    refusedYaml(
        line + "\"30\" refused; expected " + unit + "; did you mean 30 Ry?",
        SILICON + "cutoff: 30\n");
    refusedYaml(
        line + "\"30 Rz\" refused; expected " + unit + "; did you mean 30 Ry?",
        SILICON + "cutoff: 30 Rz\n");
    refusedYaml(
        line + "\"nan Ry\" refused; expected " + unit + ", a finite number first",
        SILICON + "cutoff: nan Ry\n");
  }

  @Test
  void aMisspeltKey() {
    refusedYaml(
        "dir/si.yaml line 6 column 1: cutof: \"cutof\" refused; expected a known key; did "
            + "you mean cutoff?",
        SILICON + "cutof: 30 Ry\n");
    refusedYaml(
        "dir/si.yaml line 6 column 12: smearing.widht: \"widht\" refused; expected a key "
            + "of smearing: kind, width, order, levels; did you mean width?",
        SILICON + "smearing: {widht: 1 eV}\n");
    refusedYaml(
        "dir/si.yaml line 6 column 1: max_iterations: \"max_iterations\" refused; expected "
            + "a known key; did you mean scf.max_iterations?",
        SILICON + "max_iterations: 3\n");
    refusedYaml(
        "dir/si.yaml line 4 column 3: structure: \"specis\" refused; expected one of "
            + "lattice, unit, species, fractional, cartesian, moments, fixed; did you mean "
            + "species?",
        SILICON.replace("species", "specis"));
  }

  @Test
  void aKeyGivenTwice() {
    refusedYaml(
        "dir/si.yaml line 7 column 1: cutoff: \"cutoff\" refused; expected each key once "
            + "(the first is at line 6 column 1)",
        SILICON + "cutoff: 30 Ry\ncutoff: 40 Ry\n");
  }

  @Test
  void thePseudopotentialOfAnotherElement() {
    refused(
        "pseudopotentials.Si: \"Ge.upf (Ge)\" refused; expected a pseudopotential of Si",
        () -> check(SILICON, facts("Ge", 4, "PBE")));
    refused(
        "pseudopotentials: \"none for Si\" refused; expected a pseudopotential for every element"
            + " of the structure",
        () -> InputChecks.check(read(SILICON), Map.of()));
  }

  @Test
  void filesForOtherElementsAreNoted() {
    assertEquals(
        List.of(
            "pseudopotentials names no file for Si: the embedded one is used",
            "pseudopotentials.Ge is not used: there is no such atom"),
        check(SILICON + "pseudopotentials: {Ge: ge.upf}\n", facts("Si", 4, "PBE")));
  }

  @Test
  void anLdaPotentialInAGgaCalculationOrTheReverse() {
    refused(
        "functional: \"PBE\" refused; expected the family of Si.upf, made with LDA"
            + " (functional_mismatch: accept overrides)",
        () -> check(SILICON, facts("Si", 4, "LDA")));
    refused(
        "functional: \"LDA-PZ\" refused; expected the family of Si.upf, made with PBE"
            + " (functional_mismatch: accept overrides)",
        () -> check(SILICON + "functional: LDA-PZ\n", facts("Si", 4, "PBE")));
    assertEquals(
        List.of("Si.upf was made with LDA, used with PBE"),
        check(SILICON + "functional_mismatch: accept\n", facts("Si", 4, "LDA")));
    assertEquals(
        List.of("Si.upf was made with PBE, used with PBEsol"),
        check(SILICON + "functional: PBEsol\n", facts("Si", 4, "PBE")));
    assertEquals(List.of(), check(SILICON + "functional: LDA-PZ\n", facts("Si", 4, "LDA")));
    assertEquals(List.of(), check(SILICON, facts("Si", 4, "PBE")));
  }

  @Test
  void anUnknownElementFunctionalOrSmearing() {
    refusedYaml(
        "dir/si.yaml line 4 column 16: structure.species: \"Sj\" refused; expected a "
            + "chemical symbol, H to Og; did you mean Si?",
        SILICON
            .replace("[Si, Si]", "[Si, Sj]")
            .replace("[Si, Sj]", "[Si, Sj]".replace("Si, Sj", "Sj, Si"))
            .replace("species: [", "species: [ ")
            .replace("[ Sj", "[   Sj"));
    refusedYaml(
        "dir/si.yaml line 6 column 13: functional: \"PBEsole\" refused; expected one of LDA-PZ,"
            + " LDA-PW92, PBE, PBEsol; did you mean PBEsol?",
        SILICON + "functional: PBEsole\n");
    refusedYaml(
        "dir/si.yaml line 6 column 18: smearing.kind: \"gausian\" refused; expected one of auto,"
            + " none, fermi-dirac, gaussian, methfessel-paxton, cold, held; did you mean gaussian?",
        SILICON + "smearing: {kind: gausian}\n");
  }

  @Test
  void aCoordinateThatIsNotFinite() {
    refusedYaml(
        "dir/si.yaml line 5 column 28: structure.fractional: \".nan\" refused; expected a finite"
            + " number",
        SILICON.replace("[0.25, 0.25", "[.nan, 0.25"));
    refusedYaml(
        "dir/si.yaml line 2 column 17: structure.lattice: \"1e999\" refused; expected a finite"
            + " number",
        SILICON.replace("[0, 2.715, 2.715]", "[0, 1e999, 2.715]"));
  }

  @Test
  void aGridOfKPointsThatIsZeroOrNegative() {
    refusedYaml(
        "dir/si.yaml line 6 column 21: kpoints.grid: \"0\" refused; expected three whole "
            + "numbers from 1 to 1000",
        SILICON + "kpoints: {grid: [4, 0, 4]}\n");
    refusedYaml(
        "dir/si.yaml line 6 column 18: kpoints.grid: \"-4\" refused; expected three whole "
            + "numbers from 1 to 1000",
        SILICON + "kpoints: {grid: [-4, 4, 4]}\n");
    refusedYaml(
        "dir/si.yaml line 6 column 20: kpoints.spacing: \"0 1/bohr\" refused; expected an "
            + "inverse length with its unit from 0.001 1/bohr to 10 1/bohr",
        SILICON + "kpoints: {spacing: 0 1/bohr}\n");
    refusedYaml(
        "dir/si.yaml line 6 column 37: kpoints.spacing: \"1 1/nm\" refused; expected either a grid"
            + " or a spacing",
        SILICON + "kpoints: {grid: [1, 1, 1], spacing: 1 1/nm}\n");
  }

  @Test
  void oddElectronsWithoutSmearingOrSpin() {
    refused(
        "smearing.kind: \"none with 7 electrons\" refused; expected an even number of electrons,"
            + " or smearing; did you mean kind: cold?",
        () -> check(SILICON + "charge: 1\nsmearing: {kind: none}\n", facts("Si", 4, "PBE")));
    assertEquals(List.of(), check(SILICON + "charge: 1\n", facts("Si", 4, "PBE")));
    List<String> notes = new ArrayList<>();
    CalculationInput odd =
        Recommendations.resolve(
            read(SILICON + "charge: 1\n"), Map.of("Si", facts("Si", 4, "PBE")), notes);
    assertEquals("cold", odd.smearingKind());
  }

  @Test
  void heldLevelsThatCannotHoldTheElectrons() {
    String held = SILICON + "smearing: {kind: held, levels: ";
    assertEquals(List.of(), check(held + "[1.5, 0.5]}\n", facts("Si", 4, "PBE")));
    assertEquals(List.of(), check(held + "auto}\ncharge: 1\n", facts("Si", 4, "PBE")));
    String why =
        "refused; expected occupations from 0 to 2 that leave an even whole number of the 8"
            + " electrons for full levels, or auto; did you mean auto?";
    refused(
        "smearing.levels: \"[1.0]\" " + why, () -> check(held + "[1]}\n", facts("Si", 4, "PBE")));
    refused(
        "bands: \"4\" refused; expected at least 5 bands for 8 electrons, or auto; did you mean 5?",
        () -> check(held + "[1, 1]}\nbands: 4\n", facts("Si", 4, "PBE")));
  }

  @Test
  void aChargeThatLeavesNoElectrons() {
    refused(
        "charge: \"8.0 (0 electrons)\" refused; expected a charge that leaves electrons",
        () -> check(SILICON + "charge: 8\n", facts("Si", 4, "PBE")));
  }

  @Test
  void tooFewBands() {
    refused(
        "bands: \"3\" refused; expected at least 4 bands for 8 electrons, or auto; did you mean 4?",
        () -> check(SILICON + "bands: 3\nsmearing: {kind: none}\n", facts("Si", 4, "PBE")));
    refused(
        "bands: \"4\" refused; expected at least 5 bands for 8 electrons, or auto; did you mean 5?",
        () -> check(SILICON + "bands: 4\nsmearing: {kind: cold}\n", facts("Si", 4, "PBE")));
  }

  @Test
  void theCheckpointOfAnotherInput() {
    refused(
        "checkpoint: \"of another input\" refused; expected the input it was written for; these"
            + " keys differ: bands, cutoff",
        () -> InputChecks.requireSame(read(SILICON), read(SILICON, "cutoff=1 Ha", "bands=9")));
    InputChecks.requireSame(read(SILICON), read(SILICON));
  }

  @Test
  void tabsLineEndsAndByteOrderMarks() {
    refusedYaml(
        "dir/si.yaml line 2 column 1: input: \" lattice: [[0, 2.715, 2.715], [2.715, 0, "
            + "2.715], [2.715, 2.715, 0]]\" refused; expected YAML indented with blanks, not tabs",
        SILICON.replace("  lattice", "\tlattice"));
    CalculationInput input =
        read(
            "\uFEFF"
                + SILICON
                    .replace("\n", "\r\n")
                    .replace(": [Si", ":  [Si")
                    .replace("[0, 0, 0]", "[0,\t0, 0]")
                + "cutoff: 30 Ry");
    assertEquals(15.0, input.cutoff().getAsDouble());
    assertEquals(15.0, read(SILICON + "cutoff: 30\u00A0Ry\n").cutoff().getAsDouble());
  }

  @Test
  void typographicQuotes() {
    refusedYaml(
        "dir/si.yaml line 6 column 13: input: \"\u201CPBE\u201D\" refused; expected straight quotes"
            + " or none, not typographic ones",
        SILICON + "functional: \u201CPBE\u201D\n");
  }

  @Test
  void emptyOrNonYamlInput() {
    refusedYaml("dir/si.yaml: \"\" refused; expected a text that is not empty", "");
    refusedYaml(
        "dir/si.yaml: input: \"empty\" refused; expected keys such as structure: si.cif",
        "\n# nothing\n");
    refusedYaml(
        "dir/si.yaml line 1 column 1: input: \"just words\" refused; expected keys and "
            + "values such as structure: si.cif, or a structure file",
        "just words\n");
    refusedYaml(
        "dir/si.yaml line 1 column 1: input: \"[a, b]\" refused; expected keys and values "
            + "such as structure: si.cif, or a structure file",
        "- a\n- b\n");
    refusedYaml(
        "dir/si.yaml line 2 column 1: input: \"\" refused; expected YAML (expected ',' or "
            + "']', but got <stream end>)",
        "a: [1, 2\n");
    refusedYaml(
        "dir/si.yaml line 2 column 1: input: \"---\" refused; expected one YAML document",
        "a: 1\n---\nb: 2\n");
    refusedYaml(
        "dir/si.yaml: structure: \"no structure\" refused; expected a structure file, or "
            + "lattice, unit, species and positions",
        "cutoff: 3 Ry\n");
    refusedYaml(
        "dir/si.yaml line 1 column 12: structure: \"missing.cif\" refused; expected a file "
            + "that exists",
        "structure: missing.cif\n");
    refusedYaml(
        "dir/si.yaml line 6 column 7: input: \"tag:yaml.org,2002:java.io.File\" refused; "
            + "expected no tags: words, lists and mappings only",
        SILICON + "seed: !!java.io.File x\n");
  }

  @Test
  void wrongNumberOfComponents() {
    refusedYaml(
        "dir/si.yaml line 5 column 27: structure.fractional: \"[0.25, 0.25]\" refused; "
            + "expected three numbers, found 2",
        SILICON.replace("[0.25, 0.25, 0.25]", "[0.25, 0.25]"));
    refusedYaml(
        "dir/si.yaml line 5 column 15: structure.fractional: \"[[0, 0, 0]]\" refused; "
            + "expected 2 vectors of three numbers, found 1",
        SILICON.replace(", [0.25, 0.25, 0.25]", ""));
    refusedYaml(
        "dir/si.yaml line 2 column 12: structure.lattice: \"[[0, 2.715, 2.715], [2.715, 0, "
            + "2.715]]\" refused; expected 3 vectors of three numbers, found 2",
        SILICON.replace(", [2.715, 2.715, 0]", ""));
    refusedYaml(
        "dir/si.yaml line 6 column 12: structure.moments: \"[1]\" refused; expected 2 "
            + "numbers, Bohr magnetons, found 1",
        SILICON + "  moments: [1]\n");
    refusedYaml(
        "dir/si.yaml line 6 column 17: kpoints.grid: \"[4, 4] (2 components)\" refused; "
            + "expected three whole numbers from 1 to 1000",
        SILICON + "kpoints: {grid: [4, 4]}\n");
    refusedYaml(
        "dir/si.yaml line 6 column 11: fft_grid: \"24\" refused; expected three whole "
            + "numbers from 1 to 4096, or auto",
        SILICON + "fft_grid: 24\n");
    refusedYaml(
        "dir/si.yaml line 6 column 11: fft_grid: \"odd\" refused; expected three whole "
            + "numbers from 1 to 4096, or auto",
        SILICON + "fft_grid: odd\n");
  }

  @Test
  void aUnitOfTheWrongDimension() {
    refusedYaml(
        "dir/si.yaml line 6 column 9: cutoff: \"30 angstrom\" refused; expected an energy "
            + "with its unit (Ha, Ry, eV, meV); this is a length",
        SILICON + "cutoff: 30 angstrom\n");
    refusedYaml(
        "dir/si.yaml line 6 column 9: cutoff: \"300 kelvin\" refused; expected an energy "
            + "with its unit (Ha, Ry, eV, meV); this is a temperature",
        SILICON + "cutoff: 300 kelvin\n");
    refusedYaml(
        "dir/si.yaml line 6 column 26: relax.force_tolerance: \"1e-3 Ry\" refused; "
            + "expected a force with its unit (Ha/bohr, Ry/bohr, eV/angstrom); this is an energy",
        SILICON + "relax: {force_tolerance: 1e-3 Ry}\n");
    refusedYaml(
        "dir/si.yaml line 3 column 9: structure.unit: \"eV\" refused; expected angstrom, "
            + "bohr or nm",
        SILICON.replace("unit: angstrom", "unit: eV"));
    refusedYaml(
        "dir/si.yaml line 3 column 9: structure.unit: \"angstrm\" refused; expected "
            + "angstrom, bohr or nm; did you mean angstrom?",
        SILICON.replace("unit: angstrom", "unit: angstrm"));
    refusedYaml(
        "dir/si.yaml line 2 column 3: structure.unit: \"no unit\" refused; expected "
            + "angstrom, bohr or nm: lengths need a unit",
        SILICON.replace("  unit: angstrom\n", ""));
  }

  @Test
  void hubbardCorrectionsThatCannotBe() {
    String at = "dir/si.yaml line 6 column ";
    refusedYaml(
        at + "11: hubbard: \"Fe\" refused; expected an element of the structure: Si",
        SILICON + "hubbard: {Fe: {shell: 3d, u: 4 eV}}\n");
    refusedYaml(
        at
            + "11: hubbard: \"Sj\" refused; expected a chemical symbol, H to Og;"
            + " did you mean Si?",
        SILICON + "hubbard: {Sj: {shell: 3d, u: 4 eV}}\n");
    refusedYaml(
        at + "10: hubbard: \"4 eV\" refused; expected a mapping such as {Fe: {shell: 3d, u: 4 eV}}",
        SILICON + "hubbard: 4 eV\n");
    refusedYaml(
        at + "15: hubbard.Si: \"4 eV\" refused; expected {shell: 3d, u: 4 eV}",
        SILICON + "hubbard: {Si: 4 eV}\n");
    refusedYaml(
        at + "23: hubbard.Si.shell: \"d\" refused; expected a shell such as 3d",
        SILICON + "hubbard: {Si: {shell: d, u: 4 eV}}\n");
    refusedYaml(
        at + "15: hubbard.Si.u: \"nothing\" refused; expected an energy such as 4 eV",
        SILICON + "hubbard: {Si: {shell: 3p}}\n");
    refusedYaml(
        at + "30: hubbard.Si.u: \"-4 eV\" refused; expected an energy above 0, at most 1 Ha",
        SILICON + "hubbard: {Si: {shell: 3p, u: -4 eV}}\n");
    refusedYaml(
        at
            + "30: hubbard.Si.u: \"4\" refused; expected an energy with its unit"
            + " (Ha, Ry, eV, meV); did you mean 4 Ry?",
        SILICON + "hubbard: {Si: {shell: 3p, u: 4}}\n");
    refusedYaml(
        at + "16: hubbard.Si.shel: \"shel\" refused; expected shell or u; did you mean shell?",
        SILICON + "hubbard: {Si: {shel: 3p, u: 4 eV}}\n");
  }

  @Test
  void momentsAndFieldsThatCannotBe() {
    PseudopotentialFacts four = facts("Si", 4, "PBE");
    String spin = SILICON + "spin: collinear\n";
    String none = "smearing: {kind: none}\n";
    refused(
        "fixed_moment: \"2.0\" refused; expected spin: collinear beside it; did you mean spin:"
            + " collinear?",
        () -> check(SILICON + "fixed_moment: 2\n", four));
    refused(
        "fields.magnetic: \"0.001 au_magnetic\" refused; expected spin: collinear beside it; did"
            + " you mean spin: collinear?",
        () -> check(SILICON + "fields: {magnetic: 0.001 au_magnetic}\n", four));
    refused(
        "structure.moments: \"5 on Si2\" refused; expected at most its 4 valence electrons",
        () -> check(SILICON + "  moments: [1, 5]\nspin: collinear\n", four));
    refused(
        "fixed_moment: \"9\" refused; expected at most the 8 electrons of the cell",
        () -> check(spin + "fixed_moment: 9\n", four));
    refused(
        "fixed_moment: \"1\" refused; expected an even whole number for 8 electrons without"
            + " smearing",
        () -> check(spin + none + "fixed_moment: 1\n", four));
    refused(
        "fixed_moment: \"2\" refused; expected an odd whole number for 7 electrons without"
            + " smearing",
        () -> check(spin + none + "charge: 1\nfixed_moment: 2\n", four));
    refused(
        "smearing.kind: \"none with 7.5 electrons\" refused; expected a whole number of"
            + " electrons, or smearing; did you mean kind: cold?",
        () -> check(spin + none + "charge: 0.5\n", four));
    refused(
        "bands: \"4\" refused; expected at least 5 bands for 8 electrons, or auto; did you mean 5?",
        () -> check(spin + none + "fixed_moment: 2\nbands: 4\n", four));
    assertEquals(List.of(), check(spin + none + "charge: 1\nfixed_moment: 3\n", four));
    assertEquals(List.of(), check(spin + none + "charge: 1\n", four));
  }

  @Test
  void limitsOnDepthAliasesAndSize() {
    refusedYaml(
        "dir/si.yaml line 1 column 20: input: \"deeper nesting\" refused; expected at most "
            + "16 levels",
        "a: " + "[".repeat(5000) + "]".repeat(5000) + "\n");
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i));
      bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
    }
    refusedYaml(
        "dir/si.yaml line 6 column 45: input: \"*a4\" refused; expected at most 100 "
            + "aliases to short values",
        bomb.toString());
    refusedYaml(
        "dir/si.yaml line 1 column 8: input: \"*a\" refused; expected an anchor &a that "
            + "ends before it is used",
        "a: &a [*a]\n");
    MemoryFiles files = new MemoryFiles().with("big.yaml", "x".repeat(5 << 20));
    refused(
        "big.yaml: \"5242880 bytes\" refused; expected an input of at most 4194304 bytes",
        () -> new InputReader(files, new StructureFiles()).read("big.yaml", List.of()));
  }

  @Test
  void badBytes() {
    byte[] bytes = (SILICON + "cutoff: x").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 1] = (byte) 0xff;
    MemoryFiles files = new MemoryFiles().with("a.yaml", bytes).with("b.yaml", "a\u0001: 2\n");
    InputReader reader = new InputReader(files, new StructureFiles());
    refused(
        "a.yaml line 6: text: \"byte ff\" refused; expected UTF-8 text",
        () -> reader.read("a.yaml", List.of()));
    refused(
        "b.yaml line 1 column 2: text: \"control character U+0001\" refused; expected "
            + "printable text",
        () -> reader.read("b.yaml", List.of()));
    refused(
        "input: \"nowhere/si.yaml\" refused; expected a file that exists",
        () -> reader.read("nowhere/si.yaml", List.of()));
    assertTrue(files.isFolder("folder"));
  }
}
