package org.hooke.kernels.crystal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class KMeshTest {
  private static final Structure SILICON =
      new Structure(
          new Lattice(0, 5.13, 5.13, 5.13, 0, 5.13, 5.13, 5.13, 0),
          List.of("Si", "Si"),
          new double[] {0, 0, 0, 0.25, 0.25, 0.25});

  private static Structure cubic(int n) {
    double[] f = new double[3 * n];
    for (int i = 0; i < n; i++) {
      f[3 * i] = i / (double) n;
    }
    return new Structure(
        new Lattice(6 * n, 0, 0, 0, 6, 0, 0, 0, 6), Collections.nCopies(n, "Po"), f);
  }

  @Test
  void diamondHas48OperationsInItsPrimitiveCell() {
    SpaceGroup group = SpaceGroup.of(SILICON);
    assertEquals(48, group.operations().size());
    assertTrue(group.operations().get(0).isTranslation());
  }

  @Test
  void supercellListsItsPureTranslations() {
    // 3 translations of the chain times the 16 rotations of the square prism
    SpaceGroup group = SpaceGroup.of(cubic(3));
    assertEquals(48, group.operations().size());
    assertEquals(3, group.operations().stream().filter(SymmetryOperation::isTranslation).count());
  }

  @Test
  void shiftedMonkhorstPackGridsOfDiamondHaveTheKnownNumbersOfPoints() {
    // Monkhorst and Pack, Phys. Rev. B 13, 5188 (1976): 2, 10, 28 points for q = 2, 4, 6 (fcc).
    // Only the rotations about [111] keep the grid itself: (1,1,1)/4 turns into (1,0,0)/4.
    SpaceGroup group = SpaceGroup.of(SILICON);
    int[] sizes = new int[3];
    for (int i = 0; i < 3; i++) {
      int q = 2 * i + 2;
      KMesh mesh =
          KMesh.monkhorstPack(new int[] {q, q, q}, new double[] {0.5, 0.5, 0.5}, group, true);
      assertEquals(36, mesh.droppedOperations());
      sizes[i] = mesh.size();
    }
    assertArrayEquals(new int[] {2, 10, 28}, sizes);
  }

  @Test
  void weightsAreSharesOfTheFullGrid() {
    KMesh mesh =
        KMesh.monkhorstPack(new int[] {4, 4, 4}, new double[3], SpaceGroup.of(SILICON), true);
    assertEquals(8, mesh.size());
    int[] orbit = new int[mesh.size()];
    for (int p = 0; p < 64; p++) {
      orbit[mesh.irreducible(p)]++;
    }
    for (int k = 0; k < mesh.size(); k++) {
      assertEquals(orbit[k] / 64., mesh.weight(k), 1e-15);
    }
  }

  @Test
  void gridThatBreaksTheGroupKeepsASubgroupAndSaysSo() {
    SpaceGroup group = SpaceGroup.of(cubic(1));
    KMesh mesh = KMesh.monkhorstPack(new int[] {4, 4, 2}, new double[3], group, true);
    assertEquals(16, mesh.symmetry().operations().size());
    assertEquals(32, mesh.droppedOperations());
    // (0, 1, 2; 0, 1, 2) with kx <= ky, times kz = 0, 1/2
    assertEquals(12, mesh.size());
  }

  @Test
  void aShiftThatOnlyTimeReversalUndoesNeedsTimeReversal() {
    SpaceGroup group = SpaceGroup.of(SILICON).subgroup(SymmetryOperation::isTranslation);
    double[] half = {0.5, 0, 0};
    int[] n = {4, 1, 1};
    assertEquals(4, KMesh.monkhorstPack(n, half, group, false).size());
    assertEquals(2, KMesh.monkhorstPack(n, half, group, true).size());
    assertEquals(4, KMesh.monkhorstPack(n, new double[] {0.3, 0, 0}, group, true).size());
  }

  @Test
  void orbitsCarryTheSameSumOfAnInvariantFunction() {
    // f(k) = sum over the star of a lattice vector of cos(2 pi k n), invariant by construction
    SpaceGroup group = SpaceGroup.of(SILICON);
    KMesh mesh =
        KMesh.monkhorstPack(new int[] {3, 3, 3}, new double[] {0.5, 0.5, 0.5}, group, true);
    double full = 0;
    for (int p = 0; p < 27; p++) {
      int[] m = {p % 3, p / 3 % 3, p / 9};
      full += invariant(group, (m[0] + 0.5) / 3, (m[1] + 0.5) / 3, (m[2] + 0.5) / 3) / 27;
    }
    double irreducible = 0;
    for (int k = 0; k < mesh.size(); k++) {
      irreducible +=
          mesh.weight(k)
              * invariant(
                  group, mesh.fractional(k, 0), mesh.fractional(k, 1), mesh.fractional(k, 2));
    }
    assertEquals(full, irreducible, 1e-12);
    assertTrue(mesh.size() < 27);
  }

  private static double invariant(SpaceGroup group, double kx, double ky, double kz) {
    double sum = 0;
    for (SymmetryOperation s : group.operations()) {
      double phase = 0;
      double[] k = {kx, ky, kz};
      for (int i = 0; i < 3; i++) {
        phase += k[i] * (2 * s.rotation(i, 0) + s.rotation(i, 1) - 3 * s.rotation(i, 2));
      }
      sum += Math.cos(2 * Math.PI * phase) + Math.exp(Math.cos(2 * Math.PI * phase));
    }
    return sum;
  }

  @Test
  void spacingGivesTheFewestPointsNoFurtherApart() {
    Lattice lattice = new Lattice(2 * Math.PI, 0, 0, 0, Math.PI, 0, 0, 0, 20);
    assertArrayEquals(new int[] {10, 20, 4}, KMesh.grid(lattice, 0.1));
    assertArrayEquals(new int[] {1, 1, 1}, KMesh.grid(lattice, 5));
  }

  @Test
  void fractionalTranslationsMustFitTheFftGrid() {
    SpaceGroup group =
        SpaceGroup.of(SILICON.displaced(new double[] {0.3, 0.1, 0.2, 0.3, 0.1, 0.2}));
    assertEquals(48, group.operations().size());
    assertTrue(group.compatibleWithGrid(new int[] {18, 18, 18}).operations().size() < 48);
    SpaceGroup centred = SpaceGroup.of(SILICON);
    assertEquals(48, centred.compatibleWithGrid(new int[] {20, 20, 20}).operations().size());
    assertEquals(24, centred.compatibleWithGrid(new int[] {18, 18, 18}).operations().size());
  }

  @Test
  void badGridsAreRefused() {
    SpaceGroup group = SpaceGroup.identity();
    assertThrows(
        IllegalArgumentException.class,
        () -> KMesh.monkhorstPack(new int[] {2, 0, 2}, new double[3], group, true));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            KMesh.monkhorstPack(new int[] {2, 1, 2}, new double[] {0, 0, Double.NaN}, group, true));
    assertThrows(
        IllegalArgumentException.class,
        () -> SpaceGroup.of(SILICON).subgroup(s -> s.isTranslation() || !s.isProper()));
  }
}
