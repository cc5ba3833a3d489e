package org.hooke.kernels.crystal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardCellTest {
  static List<ReferenceCrystals.Crystal> crystals() {
    return ReferenceCrystals.all().stream().filter(c -> c.number > 0).toList();
  }

  @ParameterizedTest
  @MethodSource("crystals")
  void theConventionalCellObeysTheTabulatedOperations(ReferenceCrystals.Crystal c) {
    StandardCell cell = new CrystalSymmetry(c.structure, c.tolerance).standardCell();
    SpaceGroupType type = SpaceGroupType.of(c.number);
    SpaceGroup group = SpaceGroup.of(cell.conventional(), 1e-8);
    assertEquals(c.number, group.number());
    OperationSet found = new OperationSet(group.operations(), 1e-10);
    type.operations().forEach(s -> assertNotNull(found.find(s)));
    assertEquals(type.operations().size(), group.operations().size());
    assertEquals(c.number, SpaceGroup.of(cell.primitive(), 1e-8).number());
  }

  @ParameterizedTest
  @MethodSource("crystals")
  void everyAtomStandsWhereTheTransformationSays(ReferenceCrystals.Crystal c) {
    StandardCell cell = new CrystalSymmetry(c.structure, c.tolerance).standardCell();
    Structure standard = cell.conventional();
    double volumes = standard.lattice().volume() / c.structure.lattice().volume();
    assertEquals(
        standard.atoms() / (double) c.structure.atoms(), volumes, 20 * c.tolerance * volumes);
    for (int a = 0; a < c.structure.atoms(); a++) {
      double[] x = {
        c.structure.fractional(a, 0), c.structure.fractional(a, 1), c.structure.fractional(a, 2)
      };
      double[] y = cell.toStandard(x);
      double nearest = Double.POSITIVE_INFINITY;
      for (int b = 0; b < standard.atoms(); b++) {
        if (standard.symbol(b).equals(c.structure.symbol(a))) {
          nearest = Math.min(nearest, distance(standard, b, y));
        }
      }
      assertTrue(nearest < 2 * c.tolerance, "atom " + a + " is off by " + nearest);
    }
  }

  private static double distance(Structure s, int atom, double[] x) {
    double[] d = new double[3];
    for (int i = 0; i < 3; i++) {
      d[i] = x[i] - s.fractional(atom, i);
      d[i] -= Math.rint(d[i]);
    }
    double[] r = s.lattice().cartesian(d[0], d[1], d[2]);
    return Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
  }

  /** Sorted distances between all pairs of atoms and images within a radius: blind to rotation. */
  private static double[] distances(Structure s, double radius) {
    List<Double> found = new ArrayList<>();
    for (int a = 0; a < s.atoms(); a++) {
      for (int b = 0; b < s.atoms(); b++) {
        for (int image = 0; image < 729; image++) {
          double[] f = new double[3];
          int[] cell = {image % 9 - 4, image / 9 % 9 - 4, image / 81 - 4};
          for (int i = 0; i < 3; i++) {
            f[i] = s.fractional(a, i) - s.fractional(b, i);
            f[i] += cell[i] - Math.rint(f[i]);
          }
          double[] r = s.lattice().cartesian(f[0], f[1], f[2]);
          double d = Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
          if (d < radius) {
            found.add(d);
          }
        }
      }
    }
    return found.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  @Test
  void thePrimitiveCellIsTheSameCrystal() {
    Random random = new Random(3);
    for (int number : new int[] {5, 20, 41, 44, 146, 155}) {
      Structure given = SpaceGroupPropertyTest.crystal(SpaceGroupType.of(number), random);
      StandardCell cell = new CrystalSymmetry(given, 1e-5).standardCell();
      Structure primitive = cell.primitive();
      double[] all = distances(given, 12);
      int ratio = given.atoms() / primitive.atoms();
      double[] once = distances(primitive, 12);
      assertEquals(all.length, ratio * once.length);
      double[] thinned = new double[once.length];
      for (int i = 0; i < once.length; i++) {
        thinned[i] = all[ratio * i];
      }
      assertArrayEquals(thinned, once, 1e-8);
    }
  }

  @Test
  void momentsAreCarriedOrLeftOutWhereTheCellCannotHoldThem() {
    Lattice cube = new Lattice(6, 0, 0, 0, 6, 0, 0, 0, 6);
    Structure bcc = new Structure(cube, List.of("Fe", "Fe"), new double[] {0, 0, 0, 0.5, 0.5, 0.5});
    StandardCell ferro =
        new CrystalSymmetry(bcc.withMoments(new double[] {2, 2}), 1e-5).standardCell();
    assertArrayEquals(new double[] {2, 2}, ferro.conventional().moments(), 1e-12);
    StandardCell antiferro =
        new CrystalSymmetry(bcc.withMoments(new double[] {2, -2}), 1e-5).standardCell();
    assertArrayEquals(new double[] {0, 0}, antiferro.conventional().moments(), 0);
    assertEquals("Im-3m", antiferro.type().symbol());
  }

  @Test
  void ofTheAllowedOrdersOfAxesTheShortestGoesFirst() {
    Structure pbca = SpaceGroupPropertyTest.crystal(SpaceGroupType.of(61), new Random(6));
    pbca = pbca.withLattice(new Lattice(9.3, 0, 0, 0, 11.4, 0, 0, 0, 10.9));
    Lattice lattice = new CrystalSymmetry(pbca, 1e-5).standardCell().conventional().lattice();
    assertEquals(9.3, lattice.a(0, 0), 1e-12);
    assertEquals(11.4, lattice.a(1, 1), 1e-12);
    assertEquals(10.9, lattice.a(2, 2), 1e-12);
  }
}
