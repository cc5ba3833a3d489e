package org.hooke.kernels.defects.generation;

import java.util.Optional;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.ReducedBasis;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.crystal.SymmetryOperation;

/**
 * The smallest cell, of any shape, whose defects are far enough from their images.
 *
 * <p>All sublattices of one index are the Hermite normal forms; each is Niggli-reduced. Among the
 * smallest index that keeps the distance, the one that keeps most rotations of the crystal is
 * taken, then the one with the longest distance, then the first.
 */
public final class SupercellChoice {
  private static final double SAME = 1e-9;

  private final Structure unit;
  private final SpaceGroup group;
  private int[] best;
  private int mostKept;
  private double longest;

  private SupercellChoice(Structure unit) {
    this.unit = unit;
    this.group = SpaceGroup.of(unit);
  }

  /**
   * The smallest supercell with images at least this far apart.
   *
   * @param distance bohr
   * @param mostAtoms largest number of atoms of the crystal in it
   * @return empty when no cell that small keeps the distance
   */
  public static Optional<Supercell> smallest(Structure unit, double distance, int mostAtoms) {
    SupercellChoice choice = new SupercellChoice(unit);
    double least = distance * distance * distance / Math.sqrt(2); // closest packing
    int first = Math.max(1, (int) Math.floor(least / unit.lattice().volume()));
    for (int n = first; n * unit.atoms() <= mostAtoms; n++) {
      choice.tryIndex(n, distance);
      if (choice.best != null) {
        return Optional.of(new Supercell(unit, choice.best));
      }
    }
    return Optional.empty();
  }

  private void tryIndex(int n, double distance) {
    for (int a = 1; a <= n; a++) {
      for (int d = 1; n % a == 0 && d <= n / a; d++) {
        if (n / a % d == 0) {
          int f = n / a / d;
          for (int b = 0; b < d; b++) {
            for (int c = 0; c < f; c++) {
              for (int e = 0; e < f; e++) {
                consider(new int[] {a, b, c, 0, d, e, 0, 0, f}, distance);
              }
            }
          }
        }
      }
    }
  }

  private void consider(int[] hermite, double distance) {
    Lattice lattice = Supercell.lattice(unit.lattice(), hermite);
    ReducedBasis reduced = new ReducedBasis(lattice);
    if (reduced.shortest() < distance * (1 - SAME)) {
      return;
    }
    int[] matrix = times(reduced.coefficients(), hermite);
    int kept = kept(matrix);
    boolean better =
        best == null
            || kept > mostKept
            || (kept == mostKept && reduced.shortest() > longest * (1 + SAME));
    if (better) {
      best = matrix;
      mostKept = kept;
      longest = reduced.shortest();
    }
  }

  /** How many operations of the crystal map the sublattice onto itself: n W^T n^-1 is integer. */
  private int kept(int[] n) {
    int[] adj = Supercell.adjugate(n);
    int det = Supercell.determinant(n);
    int count = 0;
    for (SymmetryOperation s : group.operations()) {
      int[] w = s.rotation();
      int[] transposed = {w[0], w[3], w[6], w[1], w[4], w[7], w[2], w[5], w[8]};
      boolean integer = true;
      for (int x : times(times(n, transposed), adj)) {
        integer &= x % det == 0;
      }
      count += integer ? 1 : 0;
    }
    return count;
  }

  private static int[] times(int[] a, int[] b) {
    int[] c = new int[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          c[3 * i + j] += a[3 * i + k] * b[3 * k + j];
        }
      }
    }
    return c;
  }
}
