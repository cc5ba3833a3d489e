package org.hooke.kernels.defects.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.PointGroup;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.junit.jupiter.api.Test;

class DefectGeneratorTest {
  private static final double A = 10.26;
  private static final Structure SILICON = SupercellTest.silicon();
  private static final Structure MGO = SupercellTest.rockSalt();

  @Test
  void diamondHasTetrahedralAndHexagonalHoles() {
    List<InterstitialSites.Hole> holes = holes(SILICON);
    assertEquals(2, holes.size());
    assertEquals(Math.sqrt(3) / 4 * A, holes.get(0).radius(), 1e-8);
    assertEquals(PointGroup.TD, holes.get(0).site().group());
    assertEquals(2, holes.get(0).site().multiplicity());
    assertEquals(Math.sqrt(11) / 8 * A, holes.get(1).radius(), 1e-8);
    assertEquals(PointGroup.D3D, holes.get(1).site().group());
    assertEquals(4, holes.get(1).site().multiplicity());
  }

  @Test
  void cubicLatticesHaveTheirTextbookHoles() {
    Structure fcc =
        new Structure(
            new Lattice(0, 1, 1, 1, 0, 1, 1, 1, 0).strained(scaled(3)),
            List.of("Al"),
            new double[3]);
    List<InterstitialSites.Hole> holes = holes(fcc);
    double a = 8;
    assertEquals(2, holes.size());
    assertEquals(a / 2, holes.get(0).radius(), 1e-8);
    assertEquals(PointGroup.OH, holes.get(0).site().group());
    assertEquals(Math.sqrt(3) / 4 * a, holes.get(1).radius(), 1e-8);
    assertEquals(PointGroup.TD, holes.get(1).site().group());

    Structure bcc =
        new Structure(new Lattice(-3, 3, 3, 3, -3, 3, 3, 3, -3), List.of("Fe"), new double[3]);
    List<InterstitialSites.Hole> tetrahedral = holes(bcc);
    assertEquals(Math.sqrt(5) / 4 * 6, tetrahedral.get(0).radius(), 1e-8);
    assertEquals(PointGroup.D2D, tetrahedral.get(0).site().group());
    assertEquals(6, tetrahedral.get(0).site().multiplicity());
  }

  /** The same holes, whatever cell the crystal is given in. */
  @Test
  void holesDoNotDependOnTheCell() {
    Structure cubic = new Supercell(SILICON, new int[] {-1, 1, 1, 1, -1, 1, 1, 1, -1}).structure();
    List<InterstitialSites.Hole> holes = holes(cubic);
    assertEquals(2, holes.size());
    assertEquals(8, holes.get(0).site().multiplicity());
    assertEquals(16, holes.get(1).site().multiplicity());
  }

  @Test
  void namesFollowElementsAndSites() {
    DefectGenerator g = new DefectGenerator(MGO);
    assertEquals(List.of("v_Mg_1", "v_O_1"), names(g.vacancies()));
    assertEquals(List.of("Mg_O_1", "O_Mg_1"), names(g.antisites()));
    assertEquals(List.of("Al_Mg_1", "Al_O_1"), names(g.substitutions(List.of("Al"))));
    assertEquals(List.of("i_H_1"), names(g.interstitials(List.of("H"), 1.5, 5)));
    PointDefect hole = g.interstitials(List.of("H"), 1.5, 1).get(0);
    assertEquals(PointGroup.TD, hole.siteGroup());
    assertEquals(1, hole.added("H"));
    assertEquals(0, hole.added("O"));
  }

  /** Quartz-like splitting: two sorts of the same element count apart. */
  @Test
  void inequivalentSitesAreNumbered() {
    Structure s =
        new Structure(
            new Lattice(8, 0, 0, 0, 8, 0, 0, 0, 8),
            List.of("O", "Ti", "O", "O", "O"),
            new double[] {.5, .5, .5, 0, 0, 0, .5, 0, 0, 0, .5, 0, 0, 0, .5});
    List<PointDefect> found = new DefectGenerator(s).vacancies();
    assertEquals(List.of("v_O_1", "v_Ti_1", "v_O_2"), names(found));
    assertEquals(3, found.get(2).multiplicity());
  }

  @Test
  void complexesCountPlacesAndOrientations() {
    DefectGenerator g = new DefectGenerator(SILICON);
    PointDefect v = g.vacancies().get(0);
    PointDefect pair = g.complex(v, v);
    assertEquals("v_Si_1+v_Si_1", pair.name());
    assertEquals(4, pair.multiplicity(), "one for each bond");
    assertEquals(-2, pair.added("Si"));
    assertEquals(62, new DefectCell(cell64(), pair).structure().atoms());

    DefectGenerator ionic = new DefectGenerator(MGO);
    PointDefect schottky = ionic.complex(ionic.vacancies().get(0), ionic.vacancies().get(1));
    assertEquals(6, schottky.multiplicity());
    assertEquals(PointGroup.C4V, schottky.siteGroup());
    assertThrows(IllegalArgumentException.class, () -> g.complex(pair, v));
  }

  @Test
  void theOrderOfTheAtomsIsKept() {
    Supercell cell = new Supercell(MGO, new int[] {2, 0, 0, 0, 2, 0, 0, 0, 2});
    DefectGenerator g = new DefectGenerator(MGO);
    DefectCell vacancy = new DefectCell(cell, g.vacancies().get(1));
    assertEquals(15, vacancy.structure().atoms());
    int[] bulk = vacancy.bulkAtom();
    for (int a = 0; a < 15; a++) {
      assertEquals(vacancy.structure().symbol(a), cell.structure().symbol(bulk[a]));
      assertEquals(vacancy.structure().fractional(a, 0), cell.structure().fractional(bulk[a], 0));
    }
    DefectCell antisite = new DefectCell(cell, g.antisites().get(0));
    assertEquals(16, antisite.structure().atoms());
    assertEquals(1, Arrays.stream(antisite.bulkAtom()).filter(a -> a < 0).count());
    assertEquals("Mg", antisite.structure().symbol(8), "in the place of the first O");
    DefectCell added = new DefectCell(cell, g.interstitials(List.of("H"), 1.5, 1).get(0));
    assertEquals("H", added.structure().symbol(16));
    assertArrayEquals(added.sites(), added.centre());
  }

  /** The start from which the neutral vacancy of silicon finds its Jahn-Teller minimum. */
  @Test
  void pairedNeighboursLowerTetrahedralToD2d() {
    DefectCell cell = new DefectCell(cell64(), new DefectGenerator(SILICON).vacancies().get(0));
    Distortion.Size size = new Distortion.Size(0.2, -0.3, 0.1, 1);
    assertEquals(PointGroup.TD, group(Distortion.NONE.apply(cell, size)));
    assertEquals(PointGroup.TD, group(Distortion.BONDS.apply(cell, size)));
    assertEquals(PointGroup.D2D, group(Distortion.PAIRS.apply(cell, size)));
    assertEquals(PointGroup.C2V, group(Distortion.ONE_PAIR.apply(cell, size)));
    assertEquals(PointGroup.C1, group(Distortion.RATTLE.apply(cell, size)));
    Structure again = Distortion.RATTLE.apply(cell, size);
    assertArrayEquals(again.fractional(), Distortion.RATTLE.apply(cell, size).fractional());
    Structure other = Distortion.RATTLE.apply(cell, new Distortion.Size(0.2, 0, 0.1, 2));
    assertNotEquals(again.fractional(0, 0), other.fractional(0, 0));
  }

  /** The start of the doubly negative vacancy's minimum: an atom between two half vacancies. */
  @Test
  void splitVacancyIsD3dAndOnlyForEmptySites() {
    DefectGenerator silicon = new DefectGenerator(SILICON);
    DefectCell vacancy = new DefectCell(cell64(), silicon.vacancies().get(0));
    Distortion.Size size = new Distortion.Size(0.2, -0.3, 0.1, 1);
    assertTrue(Distortion.SPLIT.suits(vacancy));
    assertEquals(PointGroup.D3D, group(Distortion.SPLIT.apply(vacancy, size)));
    DefectCell donor = new DefectCell(cell64(), silicon.substitutions(List.of("P")).get(0));
    assertFalse(Distortion.SPLIT.suits(donor));
    assertTrue(Distortion.ONE_PAIR.suits(donor));
  }

  @Test
  void chargesFollowOxidationStates() {
    OxidationStates states = OxidationStates.of(MGO);
    assertEquals(2, states.of("Mg"));
    assertEquals(-2, states.of("O"));
    DefectGenerator g = new DefectGenerator(MGO);
    assertEquals(List.of(-2, -1, 0), charges(g.vacancies().get(0), states));
    assertEquals(List.of(0, 1, 2), charges(g.vacancies().get(1), states));
    assertEquals(List.of(0, 1, 2, 3, 4), charges(g.antisites().get(0), states));
    assertEquals(List.of(0, 1), charges(g.substitutions(List.of("Al")).get(0), states));
    assertEquals(List.of(-1, 0, 1), charges(g.interstitials(List.of("H"), 1, 1).get(0), states));

    OxidationStates silicon = OxidationStates.of(SILICON);
    DefectGenerator s = new DefectGenerator(SILICON);
    assertEquals(List.of(-2, -1, 0, 1, 2), charges(s.vacancies().get(0), silicon));
    assertEquals(List.of(-1, 0), charges(s.substitutions(List.of("B")).get(0), silicon));
    assertEquals(List.of(0, 1), charges(s.substitutions(List.of("P")).get(0), silicon));
  }

  @Test
  void givenCellsAreRecognised() {
    Supercell cell = new Supercell(MGO, new int[] {2, 0, 0, 0, 2, 0, 0, 0, 2});
    Structure bulk = cell.structure();
    List<String> said = new ArrayList<>();
    double[] x = new double[3 * 15]; // without the last O, in reverse order, all moved a little
    List<String> symbols = new ArrayList<>();
    for (int a = 0; a < 15; a++) {
      symbols.add(bulk.symbol(14 - a));
      for (int i = 0; i < 3; i++) {
        x[3 * a + i] = bulk.fractional(14 - a, i) + 0.01 * Math.sin(3 * a + i);
      }
    }
    Structure given = new Structure(bulk.lattice(), symbols, x);
    DefectCell found = GivenDefect.in(cell, "mine", given, said::add);
    assertEquals(PointDefect.Kind.VACANCY, found.defect().kind());
    assertEquals(-1, found.defect().added("O"));
    assertEquals(1, said.size());
    assertTrue(said.get(0).contains("another order"), said.get(0));
    Structure ordered = GivenDefect.ordered(found, given);
    for (int a = 0; a < 15; a++) {
      assertEquals(bulk.symbol(a), ordered.symbol(a));
      assertEquals(given.fractional(14 - a, 0), ordered.fractional(a, 0), 1e-12);
    }
    assertThrows(
        IllegalArgumentException.class, () -> GivenDefect.in(cell, "same", bulk, said::add));
    Structure strained = given.strained(new double[] {0.01, 0, 0, 0, 0, 0, 0, 0, 0});
    assertThrows(
        IllegalArgumentException.class, () -> GivenDefect.in(cell, "long", strained, said::add));
  }

  private static Supercell cell64() {
    return new Supercell(SILICON, new int[] {-2, 2, 2, 2, -2, 2, 2, 2, -2});
  }

  private static PointGroup group(Structure s) {
    return SpaceGroup.of(s, 1e-3).pointGroup();
  }

  private static List<InterstitialSites.Hole> holes(Structure s) {
    return new InterstitialSites(s, new SiteSymmetry(s)).find(1.0);
  }

  private static double[] scaled(double by) {
    return new double[] {by, 0, 0, 0, by, 0, 0, 0, by};
  }

  private static List<String> names(List<PointDefect> defects) {
    return defects.stream().map(PointDefect::name).toList();
  }

  private static List<Integer> charges(PointDefect defect, OxidationStates host) {
    return ChargeGuess.of(defect, host).stream().map(ChargeGuess::charge).toList();
  }
}
