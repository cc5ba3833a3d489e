package org.hooke.driver.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RecommendationsTest {
  private static final String ALUMINIUM =
      "structure: {unit: bohr, lattice: [[0, 3.8, 3.8], [3.8, 0, 3.8], [3.8, 3.8, 0]],"
          + " species: [Al], fractional: [[0, 0, 0]]}\n";

  private final List<String> notes = new ArrayList<>();

  private CalculationInput resolve(String yaml, String symbol, double valence) {
    PseudopotentialFacts facts =
        new PseudopotentialFacts(symbol, valence, 0.4, "PBE", "table", OptionalDouble.of(12));
    return Recommendations.resolve(InputReaderTest.read(yaml), Map.of(symbol, facts), notes);
  }

  @Test
  void siliconIsTakenForAnInsulator() {
    CalculationInput input = resolve(InputReaderTest.SILICON, "Si", 4);
    assertEquals(12.0, input.cutoff().getAsDouble());
    assertEquals("none", input.smearingKind());
    // |b| = 2 pi sqrt(3)/5.43 angstrom = 2.0042, over 0.25
    assertEquals(List.of(9, 9, 9), input.kpoints().grid());
    assertEquals(
        List.of(
            "cutoff 12.0 Ha, recommended",
            "smearing none: an even number of electrons",
            "k-point grid [9, 9, 9], spacing 0.25 1/angstrom"),
        notes);
  }

  @Test
  void metalsAreSmearedAndSampledMoreFinely() {
    CalculationInput input = resolve(ALUMINIUM, "Al", 3);
    assertEquals("cold", input.smearingKind());
    assertEquals(List.of(19, 19, 19), input.kpoints().grid());
    assertEquals("none", resolve(ALUMINIUM + "smearing: {kind: none}\n", "Al", 2).smearingKind());
  }

  @Test
  void sitesWithoutAMomentGetThatOfTheirElement() {
    String iron = ALUMINIUM.replace("Al", "Fe") + "spin: collinear\n";
    CalculationInput input = resolve(iron, "Fe", 16);
    assertEquals(3.0, input.structure().moment(0));
    assertEquals("initial moments: Fe 3.0, parallel", notes.get(notes.size() - 1));
    CalculationInput again = InputReaderTest.read(input.toYaml());
    assertEquals(3.0, again.structure().moment(0));
    String zero = iron.replace("species:", "moments: [0], species:");
    CalculationInput stated = resolve(zero.equals(iron) ? "" : zero, "Fe", 16);
    assertEquals(0.0, stated.structure().moment(0));
    assertEquals(0.0, resolve(ALUMINIUM.replace("Al", "Fe"), "Fe", 16).structure().moment(0));
  }

  @Test
  void whatWasAskedForStays() {
    String asked = "cutoff: 20 Ry\nkpoints: gamma\nsmearing: {kind: gaussian}\n";
    CalculationInput input = resolve(ALUMINIUM + asked, "Al", 3);
    assertEquals(List.of(), notes);
    assertEquals(List.of(), input.differences(InputReaderTest.read(ALUMINIUM + asked)));
  }

  @Test
  void aSpacingThatDividesExactlyIsNotRoundedUp() {
    CalculationInput input = InputReaderTest.read(ALUMINIUM);
    double b = input.structure().lattice().reciprocalLength(0);
    for (int n = 1; n < 200; n++) {
      assertEquals(n, KPointChoice.gridOf(input.structure().lattice(), b / n).get(0));
    }
  }

  @Test
  void aPotentialWithoutRecommendationNeedsACutoff() {
    PseudopotentialFacts facts =
        new PseudopotentialFacts("Al", 3, 1, "PBE", "Al.upf", OptionalDouble.empty());
    CalculationInput input = InputReaderTest.read(ALUMINIUM);
    InputException e =
        assertThrows(
            InputException.class, () -> Recommendations.resolve(input, Map.of("Al", facts), notes));
    assertEquals(
        "cutoff: \"auto\" refused; expected an energy with its unit (Al.upf recommends none)",
        e.getMessage());
  }
}
