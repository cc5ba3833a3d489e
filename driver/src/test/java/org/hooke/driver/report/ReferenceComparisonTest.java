package org.hooke.driver.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceComparisonTest {
  private static final String EXPECTED =
      """
      {"atoms": 2,
       "energies_ha": {"free": -8, "one_electron": 2, "hartree": 0.5, "xc": -2.5, "ewald": -8,
                       "entropy": 0},
       "fermi_ha": null, "vbm_ha": 0.2, "magnetization_mub": null, "grid": [20, 20, 20],
       "forces_ha_bohr": [[0.01, 0, 0], [-0.01, 0, 0]],
       "stress_gpa": [[1, 0.5, 0], [0.5, 1, 0], [0, 0, 1]],
       "kpoints": [{"fractional": [0.25, 0, 0], "weight": 0.1, "plane_waves": 101,
                    "eigenvalues_ha": [[-0.2, 0.1]]}],
       "ceilings": {"free_per_atom": 1e-6, "parts_per_atom": 1e-5, "ewald": 1e-8, "force": 1e-5,
                    "stress_gpa": 0.01, "fermi": 1e-5, "eigenvalue": 1e-5}}
      """;

  /** The same numbers, with the k-point at an equivalent place and kinetic and local apart. */
  private static final String RESULT =
      """
      {"converged": true,
       "energies_ha": {"free": -8, "kinetic": 3, "local": -2, "nonlocal": 0.5, "alpha_z": 0.5,
                       "hartree": 0.5, "xc": -2.5, "ewald": -8, "entropy": 0},
       "vbm_ha": 0.2, "grid": [20, 20, 20],
       "forces_ha_bohr": [[0.01, 0, 0], [-0.01, 0, 0]],
       "stress_gpa": [[1, 0.5, 0], [0.5, 1, 0], [0, 0, 1]],
       "kpoints": [{"fractional": [0, 0, 0], "eigenvalues_ha": [[-0.5, 0.3]]},
                   {"fractional": [0, 0.75, 1], "eigenvalues_ha": [[-0.2, 0.1]]}],
       "plane_waves": [99, 101]}
      """;

  @TempDir private Path folder;
  private Path reference;

  @BeforeEach
  void writeReference() throws IOException {
    reference = folder.resolve("reference");
    Files.createDirectories(reference.resolve("case"));
    Files.writeString(reference.resolve("case/expected.json"), EXPECTED);
    Files.writeString(
        reference.resolve("case/input.yaml"),
        "structure: {unit: bohr, lattice: [[8, 0, 0], [0, 8, 0], [0, 0, 9]], species: [Si],"
            + " fractional: [[0, 0, 0]]}\n");
  }

  private ReferenceComparison with(String result) throws IOException {
    Files.createDirectories(folder.resolve("out/case"));
    Files.writeString(folder.resolve("out/case/result.json"), result);
    return new ReferenceComparison(reference, folder.resolve("out"));
  }

  @Test
  void theSameNumbersAreWithin() throws IOException {
    ReferenceComparison same = with(RESULT);
    assertTrue(same.within(), same.table());
    assertTrue(same.table().contains("0.0e+00/1e-06"), same.table());
  }

  @Test
  void eachQuantityBeyondItsCeilingFails() throws IOException {
    for (String[] change :
        new String[][] {
          {"\"free\": -8", "\"free\": -8.000003"},
          {"\"kinetic\": 3", "\"kinetic\": 3.00003"},
          {"\"hartree\": 0.5", "\"hartree\": 0.49997"},
          {"\"ewald\": -8", "\"ewald\": -8.0000001"},
          {"[-0.01, 0, 0]", "[-0.01, 0, 0.00002]"},
          {"[0, 0, 1]", "[0, 0, 1.02]"},
          {"\"vbm_ha\": 0.2", "\"vbm_ha\": 0.20002"},
          {"[[-0.2, 0.1]]", "[[-0.2, 0.10002]]"},
          {"[99, 101]", "[99, 102]"},
          {"[20, 20, 20]", "[20, 20, 24]"},
          {"\"converged\": true", "\"converged\": false"},
          {"\"xc\": -2.5, ", ""},
          {"[0, 0.75, 1]", "[0.5, 0.75, 1]"},
        }) {
      assertTrue(RESULT.contains(change[0]), change[0]);
      ReferenceComparison changed = with(RESULT.replace(change[0], change[1]));
      assertFalse(changed.within(), change[1]);
      assertTrue(changed.table().contains("!"), change[1]);
    }
  }

  @Test
  void partsAreComparedOneByOneWhereTheyAreGiven() throws IOException {
    String parts =
        """
        "abinit_energies_ha": {"kinetic": 3, "local": -2, "nonlocal": 0.5, "alpha_z": 0.5,
                               "ewald": -8}, "ceilings":""";
    Files.writeString(
        reference.resolve("case/expected.json"), EXPECTED.replace("\"ceilings\":", parts));
    assertTrue(with(RESULT).within());
    String exchanged = RESULT.replace("\"kinetic\": 3", "\"kinetic\": 2.9999");
    assertFalse(with(exchanged.replace("\"local\": -2", "\"local\": -1.9999")).within());
  }

  @Test
  void emptyBandsMayLieBelowUnconvergedOnes() throws IOException {
    String empty = RESULT.replace("[[-0.2, 0.1]]", "[[-0.2, 0.09995]], \"occupations\": [[2, 0]]");
    assertTrue(with(empty).within());
    assertFalse(with(empty.replace("0.09995", "0.10002")).within(), "above");
    assertFalse(with(empty.replace("0.09995", "0.0998")).within(), "far below");
    assertFalse(with(empty.replace("[[2, 0]]", "[[2, 0.1]]")).within(), "not empty");
  }

  @Test
  void aMissingResultFails() throws IOException {
    ReferenceComparison none = new ReferenceComparison(reference, folder.resolve("out"));
    assertFalse(none.within());
    assertEquals("1 of 1 cases fail: case", none.verdict());
  }

  @Test
  void noCaseAtAllFails() throws IOException {
    Files.delete(reference.resolve("case/expected.json"));
    assertFalse(new ReferenceComparison(reference, folder).within());
  }

  @Test
  void momentsAreComparedWhereThereAreAny() throws IOException {
    String theirs = "\"magnetization_mub\": {\"total\": 2.2, \"absolute\": 2.4}";
    Files.writeString(
        reference.resolve("case/expected.json"),
        EXPECTED
            .replace("\"magnetization_mub\": null", theirs)
            .replace("\"fermi\": 1e-5", "\"fermi\": 1e-5, \"moment\": 1e-3"));
    assertFalse(with(RESULT).within(), "no moment at all");
    String ours = RESULT.replace("\"vbm_ha\"", theirs + ", \"vbm_ha\"");
    assertTrue(with(ours).within());
    assertFalse(with(ours.replace("2.2,", "2.202,")).within());
    assertFalse(with(ours.replace("2.4}", "2.402}")).within());
  }

  @Test
  void starsJoinEquivalentPointsOnly() {
    Lattice lattice = new Lattice(0, 5, 5, 5, 0, 5, 5, 5, 0);
    KPointStar fcc = new KPointStar(new Structure(lattice, List.of("Al"), new double[3]));
    assertTrue(fcc.joins(new double[] {0.5, 0.5, 0}, new double[] {0, 0.5, -0.5}), "X to X");
    assertTrue(fcc.joins(new double[] {0.5, 0, 0}, new double[] {0.5, 0.5, 0.5}), "L to L");
    assertFalse(fcc.joins(new double[] {0.5, 0, 0}, new double[] {0.5, 0.5, 0}), "L to X");
  }

  @Test
  void withoutSymmetryOnlyTheSignIsFree() {
    Lattice lattice = new Lattice(7, 0, 0, 1, 8, 0, 0.5, 0.3, 9);
    double[] positions = {0, 0, 0, 0.3, 0.21, 0.1, 0.7, 0.2, 0.43};
    Structure structure = new Structure(lattice, List.of("Si", "O", "H"), positions);
    KPointStar none = new KPointStar(structure);
    assertTrue(none.joins(new double[] {0.25, 0.1, 0}, new double[] {-0.25, 0.9, 1}));
    assertFalse(none.joins(new double[] {0.25, 0.1, 0}, new double[] {0.25, -0.1, 0}));
  }
}
