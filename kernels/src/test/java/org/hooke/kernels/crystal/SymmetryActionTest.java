package org.hooke.kernels.crystal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SymmetryActionTest {
  static List<ReferenceCrystals.Crystal> crystals() {
    return ReferenceCrystals.all().stream().filter(c -> c.structure.atoms() < 40).toList();
  }

  @ParameterizedTest
  @MethodSource("crystals")
  void theSymmetrisedStructureObeysItsGroupToRounding(ReferenceCrystals.Crystal c) {
    CrystalSymmetry symmetry = new CrystalSymmetry(c.structure, c.tolerance);
    SpaceGroup group = symmetry.spaceGroup();
    Structure exact = symmetry.symmetrised();
    double moved = 0;
    SymmetryAction action = new SymmetryAction(exact, group, 1e-9);
    for (int s = 0; s < group.operations().size(); s++) {
      SymmetryOperation w = group.operations().get(s);
      for (int a = 0; a < exact.atoms(); a++) {
        double[] x =
            w.applied(exact.fractional(a, 0), exact.fractional(a, 1), exact.fractional(a, 2));
        int b = action.image(s, a);
        int[] l = action.latticeTranslation(s, a);
        for (int i = 0; i < 3; i++) {
          assertEquals(exact.fractional(b, i) + l[i], x[i], 1e-14);
          moved = Math.max(moved, Math.abs(exact.fractional(a, i) - c.structure.fractional(a, i)));
        }
        double sign = w.flipsSpin() ? -1 : 1;
        assertEquals(sign * exact.moment(a), exact.moment(b), 1e-12);
      }
      double[] r = w.cartesianRotation(exact.lattice());
      assertArrayEquals(
          Matrix3.toDouble(Matrix3.identity()), Matrix3.times(r, Matrix3.transposed(r)), 1e-13);
    }
    assertTrue(moved < c.tolerance, "moved by " + moved);
    double[] before = c.structure.lattice().vectors();
    assertArrayEquals(before, exact.lattice().vectors(), 2 * c.tolerance);
  }

  @Test
  void forcesOfAnInvariantEnergyStayAndOthersAreProjected() {
    Random random = new Random(11);
    Structure s = SpaceGroupPropertyTest.crystal(SpaceGroupType.of(152), random);
    SymmetryAction action = new SymmetryAction(s, SpaceGroup.of(s, 1e-5));
    double[] forces = pairForces(s);
    assertArrayEquals(forces, action.averagedVectors(forces), 1e-12);
    double[] noise = new double[forces.length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextGaussian();
    }
    double[] once = action.averagedVectors(noise);
    assertArrayEquals(once, action.averagedVectors(once), 1e-13);
    double change = 0;
    double product = 0; // the projection is orthogonal
    for (int i = 0; i < noise.length; i++) {
      change = Math.max(change, Math.abs(noise[i] - once[i]));
      product += (noise[i] - once[i]) * once[i];
    }
    assertTrue(change > 0.1);
    assertEquals(0, product, 1e-12);
  }

  /**
   * Forces of sum exp(-r^2/8) over pairs and near images, different species weighing differently.
   */
  private static double[] pairForces(Structure s) {
    double[] f = new double[3 * s.atoms()];
    for (int a = 0; a < s.atoms(); a++) {
      for (int b = 0; b < s.atoms(); b++) {
        double charge = s.symbol(b).equals("B") ? 1 : -0.7;
        for (int image = 0; image < 343; image++) {
          int[] cell = {image % 7 - 3, image / 7 % 7 - 3, image / 49 - 3};
          double[] d = new double[3];
          for (int i = 0; i < 3; i++) {
            d[i] = s.fractional(a, i) - s.fractional(b, i);
            d[i] += cell[i] - Math.rint(d[i]);
          }
          double[] r = s.lattice().cartesian(d[0], d[1], d[2]);
          double g = charge * Math.exp(-(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]) / 8);
          for (int i = 0; i < 3; i++) {
            f[3 * a + i] += g * r[i] / 4;
          }
        }
      }
    }
    return f;
  }

  @Test
  void averagedStressHasTheFormOfTheCrystalSystem() {
    Random random = new Random(1);
    double[] t = {1, 0.2, 0.3, 0.2, 2, 0.5, 0.3, 0.5, 4};
    Structure cubic = SpaceGroupPropertyTest.crystal(SpaceGroupType.of(198), random);
    double[] isotropic = new SymmetryAction(cubic, SpaceGroup.of(cubic)).averagedTensor(t);
    double p = 7. / 3;
    assertArrayEquals(new double[] {p, 0, 0, 0, p, 0, 0, 0, p}, isotropic, 1e-13);
    Structure hexagonal = SpaceGroupPropertyTest.crystal(SpaceGroupType.of(169), random);
    double[] uniaxial = new SymmetryAction(hexagonal, SpaceGroup.of(hexagonal)).averagedTensor(t);
    assertArrayEquals(new double[] {1.5, 0, 0, 0, 1.5, 0, 0, 0, 4}, uniaxial, 1e-13);
    Structure monoclinic = SpaceGroupPropertyTest.crystal(SpaceGroupType.of(14), random);
    double[] sheared = new SymmetryAction(monoclinic, SpaceGroup.of(monoclinic)).averagedTensor(t);
    // the unique axis is b, here along y
    assertArrayEquals(new double[] {1, 0, 0.3, 0, 2, 0, 0.3, 0, 4}, sheared, 1e-13);
  }

  @Test
  void orbitsOfTheAltermagnetJoinOppositeMomentsByAFlip() {
    ReferenceCrystals.Crystal c =
        ReferenceCrystals.all().stream()
            .filter(x -> x.name.equals("altermagnet-rutile"))
            .findFirst()
            .orElseThrow();
    SpaceGroup group = SpaceGroup.of(c.structure, c.tolerance);
    SymmetryAction action = new SymmetryAction(c.structure, group);
    assertEquals(16, group.operations().size());
    for (int s = 0; s < 16; s++) {
      boolean exchanges = action.image(s, 0) == 1;
      assertEquals(exchanges, group.operations().get(s).flipsSpin());
    }
    assertArrayEquals(new int[] {0, 0, 2, 2, 2, 2}, action.orbits());
    assertArrayEquals(
        new double[] {1.5, -1.5, 0.3, 0.3, -0.3, -0.3},
        action.averagedMoments(new double[] {2, -1, 0.5, 0.1, -0.2, -0.4}),
        1e-12);
  }

  @Test
  void groupOfAnotherStructureIsRefused() {
    Structure s = SpaceGroupPropertyTest.crystal(SpaceGroupType.of(62), new Random(2));
    Structure t = SpaceGroupPropertyTest.crystal(SpaceGroupType.of(19), new Random(2));
    SpaceGroup group = SpaceGroup.of(s);
    assertThrows(IllegalArgumentException.class, () -> new SymmetryAction(t, group));
  }
}
