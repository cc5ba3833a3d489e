package org.hooke.kernels.defects.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.ReducedBasis;
import org.hooke.kernels.crystal.Structure;

/**
 * A crystal in a larger cell with vectors A_i = sum_j n_ij a_j, n an integer matrix.
 *
 * <p>The atoms of the unit cell keep their order, each followed by its copies in the order of their
 * lattice translations. Orientation and origin stay. Immutable.
 */
public final class Supercell {
  private final Structure unit;
  private final int[] matrix; // [3 i + j]
  private final Structure structure;
  private final int[] unitAtom; // [atom]

  /**
   * @param matrix n_ij, [3 i + j]
   * @throws IllegalArgumentException when its determinant is not positive
   */
  public Supercell(Structure unit, int[] matrix) {
    if (matrix.length != 9 || determinant(matrix) < 1) {
      throw new IllegalArgumentException(
          "a supercell needs a matrix of nine with a positive determinant, not "
              + Arrays.toString(matrix));
    }
    this.unit = unit;
    this.matrix = matrix.clone();
    List<int[]> translations = translations(matrix);
    int n = unit.atoms() * translations.size();
    List<String> symbols = new ArrayList<>(n);
    double[] x = new double[3 * n];
    double[] moments = new double[n];
    boolean[] fixed = new boolean[3 * n];
    this.unitAtom = new int[n];
    int next = 0;
    for (int a = 0; a < unit.atoms(); a++) {
      for (int[] t : translations) {
        double[] f =
            fractional(
                unit.fractional(a, 0) + t[0],
                unit.fractional(a, 1) + t[1],
                unit.fractional(a, 2) + t[2]);
        for (int i = 0; i < 3; i++) {
          x[3 * next + i] = f[i] - Math.floor(f[i] + 1e-9);
        }
        symbols.add(unit.symbol(a));
        moments[next] = unit.moment(a);
        unitAtom[next++] = a;
      }
    }
    Structure made = new Structure(lattice(unit.lattice(), matrix), symbols, x, moments, fixed);
    this.structure = unit.momentsStated() ? made : made.withoutMoments();
  }

  /** Every t with t n^-1 in [0, 1): one for each unit cell within, in ascending order. */
  private static List<int[]> translations(int[] n) {
    int det = determinant(n);
    int[] low = new int[3];
    int[] high = new int[3];
    for (int j = 0; j < 3; j++) {
      for (int i = 0; i < 3; i++) {
        low[j] += Math.min(0, n[3 * i + j]);
        high[j] += Math.max(0, n[3 * i + j]);
      }
    }
    int[] adj = adjugate(n);
    List<int[]> found = new ArrayList<>();
    for (int t0 = low[0]; t0 <= high[0]; t0++) {
      for (int t1 = low[1]; t1 <= high[1]; t1++) {
        for (int t2 = low[2]; t2 <= high[2]; t2++) {
          boolean inside = true;
          for (int i = 0; i < 3; i++) {
            int s = t0 * adj[i] + t1 * adj[3 + i] + t2 * adj[6 + i];
            inside &= s >= 0 && s < det;
          }
          if (inside) {
            found.add(new int[] {t0, t1, t2});
          }
        }
      }
    }
    return found;
  }

  static Lattice lattice(Lattice unit, int[] n) {
    double[] rows = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int x = 0; x < 3; x++) {
        for (int j = 0; j < 3; j++) {
          rows[3 * i + x] += n[3 * i + j] * unit.a(j, x);
        }
      }
    }
    return new Lattice(rows);
  }

  static int determinant(int[] n) {
    return n[0] * (n[4] * n[8] - n[5] * n[7])
        - n[1] * (n[3] * n[8] - n[5] * n[6])
        + n[2] * (n[3] * n[7] - n[4] * n[6]);
  }

  /** det(n) n^-1. */
  static int[] adjugate(int[] n) {
    int[] adj = new int[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        int r = (j + 1) % 3;
        int s = (j + 2) % 3;
        int c = (i + 1) % 3;
        int d = (i + 2) % 3;
        adj[3 * i + j] = n[3 * r + c] * n[3 * s + d] - n[3 * r + d] * n[3 * s + c];
      }
    }
    return adj;
  }

  /** The crystal in its unit cell. */
  public Structure unit() {
    return unit;
  }

  /** The crystal in this cell. */
  public Structure structure() {
    return structure;
  }

  /** A copy of n_ij, [3 i + j]. */
  public int[] matrix() {
    return matrix.clone();
  }

  /** How many unit cells. */
  public int cells() {
    return determinant(matrix);
  }

  /** The atom of the unit cell that an atom of this one is a copy of. */
  public int unitAtom(int atom) {
    return unitAtom[atom];
  }

  /** A point given in units of the unit cell's vectors, in units of this cell's; not wrapped. */
  public double[] fractional(double u0, double u1, double u2) {
    int[] adj = adjugate(matrix);
    double det = determinant(matrix);
    double[] f = new double[3];
    for (int i = 0; i < 3; i++) {
      f[i] = (u0 * adj[i] + u1 * adj[3 + i] + u2 * adj[6 + i]) / det;
    }
    return f;
  }

  /** Distance of a defect from its nearest image, bohr. */
  public double imageDistance() {
    return new ReducedBasis(structure.lattice()).shortest();
  }
}
