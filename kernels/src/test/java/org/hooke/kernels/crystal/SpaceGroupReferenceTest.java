package org.hooke.kernels.crystal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every crystal of the reference file against Spglib 2.0.2. */
class SpaceGroupReferenceTest {
  static List<ReferenceCrystals.Crystal> all() {
    return ReferenceCrystals.all();
  }

  static List<ReferenceCrystals.Crystal> withoutMoments() {
    return all().stream().filter(c -> c.number > 0).toList();
  }

  @Test
  void theCrystalsCoverEveryPointGroup() {
    assertTrue(withoutMoments().size() >= 60);
    assertEquals(32, withoutMoments().stream().map(c -> c.pointGroup).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("withoutMoments")
  void numberSymbolAndPointGroup(ReferenceCrystals.Crystal c) {
    SpaceGroup group = SpaceGroup.of(c.structure, c.tolerance);
    assertEquals(c.number, group.number());
    assertEquals(c.symbol, group.symbol());
    assertEquals(
        c.pointGroup, new CrystalSymmetry(c.structure, c.tolerance).type().pointGroup().symbol());
  }

  @ParameterizedTest
  @MethodSource("all")
  void operations(ReferenceCrystals.Crystal c) {
    SpaceGroup group = SpaceGroup.of(c.structure, c.tolerance);
    assertEquals(c.operations.size(), group.operations().size());
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 3; i++) {
      shortest = Math.min(shortest, 2 * Math.PI / c.structure.lattice().reciprocalLength(i));
    }
    OperationSet found = new OperationSet(group.operations(), c.tolerance / shortest + 1e-8);
    for (SymmetryOperation s : c.operations) {
      assertNotNull(
          found.find(s),
          () -> Arrays.toString(s.rotation()) + " " + Arrays.toString(s.translation()));
    }
    assertTrue(OperationSet.isGroup(group.operations(), 1e-12));
    assertTrue(group.operations().get(0).isTranslation());
  }

  @ParameterizedTest
  @MethodSource("withoutMoments")
  void irreducibleKPoints(ReferenceCrystals.Crystal c) {
    SpaceGroup group = SpaceGroup.of(c.structure, c.tolerance);
    for (int[] mesh : c.meshes) {
      int[] n = Arrays.copyOf(mesh, 3);
      double[] shift = {mesh[3] / 2., mesh[4] / 2., mesh[5] / 2.};
      KMesh points = KMesh.monkhorstPack(n, shift, group, true);
      int[] orbits =
          Arrays.stream(points.weights())
              .mapToInt(w -> (int) Math.round(w * n[0] * n[1] * n[2]))
              .sorted()
              .toArray();
      assertArrayEquals(Arrays.copyOfRange(mesh, 6, mesh.length), orbits);
    }
  }

  @ParameterizedTest
  @MethodSource("withoutMoments")
  void standardLattices(ReferenceCrystals.Crystal c) {
    StandardCell cell = new CrystalSymmetry(c.structure, c.tolerance).standardCell();
    assertEquals(c.conventionalAtoms, cell.conventional().atoms());
    assertEquals(c.primitiveAtoms, cell.primitive().atoms());
    double error = Math.max(1e-7, 2 * c.tolerance);
    assertArrayEquals(c.conventional, cell.conventional().lattice().vectors(), error);
    assertArrayEquals(c.primitive, cell.primitive().lattice().vectors(), error);
  }
}
