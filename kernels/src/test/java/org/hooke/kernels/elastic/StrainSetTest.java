package org.hooke.kernels.elastic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hooke.kernels.crystal.CartesianPointGroup;
import org.hooke.kernels.crystal.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrainSetTest {
  private static final double[] GIVEN = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  private static final class Case {
    final Structure structure;
    final CartesianPointGroup group;
    final ElasticTensor tensor;
    final StrainSet set;

    Case(int number, Random random, boolean alongCrystal) {
      Structure s = Crystals.of(number, random);
      structure =
          Crystals.turned(s, Crystals.rotation(random), new int[] {1, 1, 0, 0, 1, 0, 0, 1, 1});
      group = Crystals.group(structure);
      tensor = Crystals.tensor(group, random);
      double[] axes = alongCrystal ? IeeeOrientation.of(structure).rotation() : GIVEN;
      set = StrainSet.cheapest(group, axes, d -> d.reversal().isPresent() ? 1 : 2);
    }
  }

  /** One group of every Laue class, its constants (Nye, table 9) and the fewest single strains. */
  @ParameterizedTest
  @CsvSource({
    "2, 21, 6",
    "10, 13, 6",
    "47, 9, 6",
    "83, 7, 4",
    "123, 6, 4",
    "147, 7, 3",
    "164, 6, 3",
    "175, 5, 3",
    "191, 5, 3",
    "200, 3, 2",
    "221, 3, 2"
  })
  void fewestStrainsRecoverTheTensor(int number, int constants, int strains) {
    Case c = new Case(number, new Random(number), true);
    assertEquals(constants, c.set.basis().size());
    assertTrue(c.set.directions().size() <= strains, () -> names(c.set));
    List<double[]> directions = new ArrayList<>();
    List<double[]> slopes = new ArrayList<>();
    for (StrainDirection d : c.set.directions()) {
      directions.add(d.strain());
      slopes.add(c.tensor.stress(d.strain()));
    }
    StiffnessFit fit = new StiffnessFit(c.set.basis(), directions, slopes);
    assertTrue(fit.isDetermined());
    assertArrayEquals(c.tensor.stiffness(), fit.tensor().stiffness(), 1e-8);
    assertTrue(fit.residue() < 1e-10);
  }

  /** Against all six strains and both signs without any symmetry, along the given axes. */
  @ParameterizedTest
  @CsvSource({"2", "10", "47", "83", "123", "147", "164", "175", "191", "200", "221"})
  void symmetryGivesWhatAllStrainsGive(int number) {
    Case c = new Case(number, new Random(100 + number), false);
    List<double[]> directions = new ArrayList<>();
    List<double[]> slopes = new ArrayList<>();
    for (StrainDirection d : StrainSet.all().directions()) {
      directions.add(d.strain());
      slopes.add(c.tensor.stress(d.strain()));
    }
    StiffnessFit all = new StiffnessFit(StrainSet.all().basis(), directions, slopes);
    directions.clear();
    slopes.clear();
    for (StrainDirection d : c.set.directions()) {
      directions.add(d.strain());
      slopes.add(c.tensor.stress(d.strain()));
    }
    StiffnessFit few = new StiffnessFit(c.set.basis(), directions, slopes);
    assertArrayEquals(all.tensor().stiffness(), few.tensor().stiffness(), 1e-8);
  }

  @Test
  void noiseThatBreaksTheGroupIsSeen() {
    Case c = new Case(221, new Random(7), true);
    List<double[]> directions = new ArrayList<>();
    List<double[]> slopes = new ArrayList<>();
    for (StrainDirection d : StrainSet.all().directions()) {
      double[] s = c.tensor.stress(d.strain());
      if (d.name().equals("xx")) {
        s[5] += 1;
      }
      directions.add(d.strain());
      slopes.add(s);
    }
    StiffnessFit fit = new StiffnessFit(c.set.basis(), directions, slopes);
    StiffnessFit symmetric = new StiffnessFit(InvariantStiffness.triclinic(), directions, slopes);
    assertTrue(fit.residue() > symmetric.residue());
    assertTrue(symmetric.residue() > 1e-4);
  }

  /** In a cubic crystal a shear is turned round by a two-fold axis, a stretch by nothing. */
  @Test
  void reversalTurnsTheStrainRound() {
    Case c = new Case(221, new Random(3), true);
    assertEquals("xx yz", names(c.set));
    StrainDirection stretch = c.set.directions().get(0);
    StrainDirection shear = c.set.directions().get(1);
    List<Double> both = List.of(-0.01, 0.01);
    assertEquals(both, stretch.computed(both));
    assertEquals(List.of(0.01), shear.computed(both));
    double[] image = CartesianPointGroup.rotated(shear.reversal().orElseThrow(), shear.strain());
    for (int i = 0; i < 9; i++) {
      assertEquals(-shear.strain()[i], image[i], 1e-9);
    }
  }

  /** The tensor in standard axes does not depend on the cell and orientation it is given in. */
  @ParameterizedTest
  @CsvSource({"2", "10", "12", "47", "111", "115", "123", "166", "175", "191", "200", "221"})
  void standardAxesBelongToTheCrystal(int number) {
    Random random = new Random(number);
    Structure s = Crystals.of(number, random);
    ElasticTensor c = Crystals.tensor(Crystals.group(s), random);
    double[] r = Crystals.rotation(random);
    Structure turned = Crystals.turned(s, r, new int[] {1, 0, 1, -1, 1, 0, 0, 0, 1});
    ElasticTensor one = c.rotated(IeeeOrientation.of(s).rotation());
    ElasticTensor other = c.rotated(r).rotated(IeeeOrientation.of(turned).rotation());
    assertArrayEquals(one.stiffness(), other.stiffness(), 1e-6);
  }

  /** Here the standard leaves a half turn to the sign of constants that are not elastic. */
  @ParameterizedTest
  @CsvSource({"83", "147", "148", "162", "164"})
  void standardAxesUpToAHalfTurn(int number) {
    Random random = new Random(number);
    Structure s = Crystals.of(number, random);
    ElasticTensor c = Crystals.tensor(Crystals.group(s), random);
    double[] r = Crystals.rotation(random);
    Structure turned = Crystals.turned(s, r, new int[] {1, 0, 1, -1, 1, 0, 0, 0, 1});
    ElasticTensor one = c.rotated(IeeeOrientation.of(s).rotation());
    ElasticTensor other = c.rotated(r).rotated(IeeeOrientation.of(turned).rotation());
    double[][] halfTurns = {
      GIVEN,
      {1, 0, 0, 0, -1, 0, 0, 0, -1},
      {-1, 0, 0, 0, -1, 0, 0, 0, 1},
      {-1, 0, 0, 0, 1, 0, 0, 0, -1}
    };
    double least = Double.POSITIVE_INFINITY;
    for (double[] turn : halfTurns) {
      double[] image = other.rotated(turn).stiffness();
      double off = 0;
      for (int i = 0; i < 36; i++) {
        off = Math.max(off, Math.abs(image[i] - one.stiffness()[i]));
      }
      least = Math.min(least, off);
    }
    assertEquals(0, least, 1e-6);
  }

  /** X along a two-fold axis means C15 = C25 = C46 = 0 and C14, C56 stay. */
  @ParameterizedTest
  @CsvSource({"162", "164", "166", "150", "149"})
  void trigonalTensorsHaveTheStandardForm(int number) {
    Random random = new Random(number);
    Structure s = Crystals.of(number, random);
    ElasticTensor c =
        Crystals.tensor(Crystals.group(s), random).rotated(IeeeOrientation.of(s).rotation());
    assertEquals(0, c.c(0, 4), 1e-6);
    assertEquals(c.c(0, 3), -c.c(1, 3), 1e-6);
    assertEquals(c.c(0, 3), c.c(4, 5), 1e-6);
    assertTrue(Math.abs(c.c(0, 3)) > 0.1);
  }

  @Test
  void orthorhombicAxesAreSortedByLength() {
    Structure s = Crystals.of(47, new Random(1)); // a 20, b 17, c 23
    double[] axes = IeeeOrientation.of(s).rotation();
    assertEquals(1, Math.abs(axes[0]), 1e-9); // X along 20
    assertEquals(1, Math.abs(axes[5]), 1e-9); // Y along 23
    assertEquals(1, Math.abs(axes[7]), 1e-9); // Z along 17
  }

  @Test
  void monoclinicAxes() {
    Structure s = Crystals.of(10, new Random(1)); // 23 0 0, -5 0 20 across b = y
    double[] axes = IeeeOrientation.of(s).rotation();
    double length = Math.hypot(5, 20);
    assertEquals(1, Math.abs(axes[4]), 1e-9);
    double[] c = {-5 / length, 0, 20 / length}; // 20.6 is shorter than 23
    assertEquals(1, Math.abs(c[0] * axes[6] + c[2] * axes[8]), 1e-9);
    // X = Y x Z is on a's side of c when beta is obtuse
    assertTrue((axes[0] > 0) == (axes[8] > 0));
  }

  private static String names(StrainSet set) {
    return String.join(" ", set.directions().stream().map(StrainDirection::name).toList());
  }
}
