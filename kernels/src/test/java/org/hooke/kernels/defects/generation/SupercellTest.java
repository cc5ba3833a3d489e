package org.hooke.kernels.defects.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.junit.jupiter.api.Test;

class SupercellTest {
  private static final double A = 10.26;

  static Structure silicon() {
    double h = A / 2;
    return new Structure(
        new Lattice(0, h, h, h, 0, h, h, h, 0),
        List.of("Si", "Si"),
        new double[] {0, 0, 0, 0.25, 0.25, 0.25});
  }

  static Structure rockSalt() {
    double h = 7.96 / 2;
    return new Structure(
        new Lattice(0, h, h, h, 0, h, h, h, 0),
        List.of("Mg", "O"),
        new double[] {0, 0, 0, 0.5, 0.5, 0.5});
  }

  @Test
  void aSupercellIsTheSameCrystalInTheSameOrder() {
    Supercell s = new Supercell(rockSalt(), new int[] {2, 1, 0, 0, 2, -1, 1, 0, 2});
    assertEquals(s.cells() * 2, s.structure().atoms());
    assertEquals(225, SpaceGroup.of(s.structure()).number());
    for (int a = 0; a < s.structure().atoms(); a++) {
      assertEquals(a < s.cells() ? "Mg" : "O", s.structure().symbol(a));
      assertEquals(a < s.cells() ? 0 : 1, s.unitAtom(a));
    }
    assertEquals(rockSalt().lattice().volume() * s.cells(), s.structure().lattice().volume(), 1e-9);
  }

  /** The cubic 64-atom cell of silicon from the primitive one. */
  @Test
  void theUsualCellComesOutByItsMatrix() {
    Supercell s = new Supercell(silicon(), new int[] {-2, 2, 2, 2, -2, 2, 2, 2, -2});
    assertEquals(64, s.structure().atoms());
    assertEquals(2 * A, s.imageDistance(), 1e-9);
    assertArrayEquals(
        new double[] {2 * A, 0, 0, 0, 2 * A, 0, 0, 0, 2 * A},
        s.structure().lattice().vectors(),
        1e-9);
  }

  @Test
  void matricesWithoutVolumeAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Supercell(silicon(), new int[] {1, 0, 0, 0, 1, 0, 1, 1, 0}));
  }

  /** Images of a lattice of index n are farthest apart where it is face-centred cubic. */
  @Test
  void theSmallestCellIsFoundWhateverItsShape() {
    double primitive = A / Math.sqrt(2);
    Supercell s = SupercellChoice.smallest(silicon(), 2 * primitive, 200).orElseThrow();
    assertEquals(8, s.cells());
    assertEquals(2 * primitive, s.imageDistance(), 1e-9);
    assertEquals(227, SpaceGroup.of(s.structure()).number());

    Structure cubic =
        new Structure(new Lattice(6, 0, 0, 0, 6, 0, 0, 0, 6), List.of("Po"), new double[3]);
    Supercell body = SupercellChoice.smallest(cubic, 6 * Math.sqrt(3) * 0.99, 100).orElseThrow();
    assertEquals(4, body.cells(), "body-centred: (a, a, a) and 2a");
    assertTrue(body.imageDistance() > 6 * 1.7);
  }

  @Test
  void aLongCellIsRepeatedAcross() {
    Structure chain =
        new Structure(new Lattice(5, 0, 0, 0, 5, 0, 0, 0, 20), List.of("X"), new double[3]);
    Supercell s = SupercellChoice.smallest(chain, 14, 100).orElseThrow();
    assertTrue(s.imageDistance() >= 14 - 1e-9);
    assertTrue(
        s.cells() == 8, "turned by 45 degrees, not 3 x 3 x 1: " + Arrays.toString(s.matrix()));
    assertTrue(SupercellChoice.smallest(chain, 14, s.cells() - 1).isEmpty());
  }
}
