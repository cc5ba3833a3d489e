package org.hooke.kernels.crystal;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Irreducible k-points of a Monkhorst-Pack grid, k = sum_i (m_i + shift_i)/n_i b_i. Immutable.
 *
 * <p>Reduced by the point operations that map the grid onto itself and by time reversal (k to -k).
 * Operations that break the grid are left out: {@link #symmetry()} is the group that remains, the
 * one that densities, forces and stress of this mesh are symmetrised with.
 */
public final class KMesh implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Fractions of a grid step that count as integers. */
  private static final double STEP_TOLERANCE = 1e-8;

  private final double[] fractional; // [3 k + axis], units of b1 b2 b3
  private final double[] weights; // [k], sum 1
  private final int[] grid; // [axis], empty for explicit points
  private final double[] shift; // [axis], in grid steps
  private final int[] irreducible; // [grid point], index into weights
  private final SpaceGroup symmetry;
  private final int droppedOperations;

  /** Explicit points, reduced by no symmetry; the weights are normalised to 1. */
  public KMesh(double[] fractional, double[] weights) {
    this(fractional, weights, new int[0], new double[3], new int[0], SpaceGroup.identity(), 0);
  }

  private KMesh(
      double[] fractional,
      double[] weights,
      int[] grid,
      double[] shift,
      int[] irreducible,
      SpaceGroup symmetry,
      int droppedOperations) {
    this.fractional = fractional.clone();
    this.weights = weights.clone();
    double sum = 0;
    for (double w : weights) {
      sum += w;
    }
    for (int i = 0; i < weights.length; i++) {
      this.weights[i] /= sum;
    }
    this.grid = grid.clone();
    this.shift = shift.clone();
    this.irreducible = irreducible;
    this.symmetry = symmetry;
    this.droppedOperations = droppedOperations;
  }

  /**
   * The irreducible points of the grid k_i = (m_i + shift_i)/n_i, 0 &lt;= m_i &lt; n_i, folded into
   * (-1/2, 1/2], with their shares of the full grid as weights.
   *
   * <p>x' = W x + w carries exp(2 pi i k x) to the point k' = W^-T k, because k'(W x) = k x. The
   * grid is kept when n_i (k'_i) - shift_i is an integer for all m: n_i R_ij/n_j and sum_j n_i R_ij
   * shift_j/n_j - shift_i integers, R = W^-T, or R = -W^-T with time reversal.
   *
   * @param n points along b1 b2 b3
   * @param shift in grid steps
   * @param group operations of the structure whose lattice the grid belongs to
   * @param timeReversal whether k and -k are equivalent
   * @throws IllegalArgumentException when a number of points is not positive or a shift not finite
   */
  public static KMesh monkhorstPack(
      int[] n, double[] shift, SpaceGroup group, boolean timeReversal) {
    for (int i = 0; i < 3; i++) {
      if (n[i] < 1 || !Double.isFinite(shift[i])) {
        throw new IllegalArgumentException(
            "no grid " + Arrays.toString(n) + " shifted by " + Arrays.toString(shift));
      }
    }
    SpaceGroup kept = group.subgroup(s -> keepsGrid(s, n, shift, timeReversal));
    int[][] maps = KGridMap.all(n, shift, kept, timeReversal);
    int[] irreducible = new int[n[0] * n[1] * n[2]];
    int[] first = new int[irreducible.length]; // grid point of each irreducible one
    double[] weights = new double[irreducible.length];
    Arrays.fill(irreducible, -1);
    int count = 0;
    for (int p = 0; p < irreducible.length; p++) {
      if (irreducible[p] >= 0) {
        continue;
      }
      for (int[] map : maps) {
        int image = KGridMap.image(map, p, n);
        if (irreducible[image] < 0) {
          irreducible[image] = count;
          weights[count]++;
        }
      }
      first[count++] = p;
    }
    double[] points = new double[3 * count];
    for (int k = 0; k < count; k++) {
      int[] m = KGridMap.steps(first[k], n);
      for (int i = 0; i < 3; i++) {
        double x = (m[i] + shift[i]) / n[i];
        points[3 * k + i] = x - Math.ceil(x - 0.5);
      }
    }
    return new KMesh(
        points,
        Arrays.copyOf(weights, count),
        n,
        shift,
        irreducible,
        kept,
        group.operations().size() - kept.operations().size());
  }

  /**
   * Points along b1 b2 b3 no further apart than the spacing: n_i = ceil(|b_i|/spacing).
   *
   * @param spacing 1/bohr, |b_i| with its 2 pi
   * @throws IllegalArgumentException when the spacing is not positive
   */
  public static int[] grid(Lattice lattice, double spacing) {
    if (!(spacing > 0)) {
      throw new IllegalArgumentException("the spacing must be positive, not " + spacing);
    }
    int[] n = new int[3];
    for (int i = 0; i < 3; i++) {
      n[i] = Math.max(1, (int) Math.ceil(lattice.reciprocalLength(i) / spacing - 1e-9));
    }
    return n;
  }

  private static boolean keepsGrid(
      SymmetryOperation s, int[] n, double[] shift, boolean timeReversal) {
    int[] r = KGridMap.reciprocal(s);
    return KGridMap.keepsGrid(r, 1, n, shift, STEP_TOLERANCE)
        || (timeReversal && KGridMap.keepsGrid(r, -1, n, shift, STEP_TOLERANCE));
  }

  /** Number of irreducible points. */
  public int size() {
    return weights.length;
  }

  /** Component {@code axis} of a k-point in units of the reciprocal vectors. */
  public double fractional(int k, int axis) {
    return fractional[3 * k + axis];
  }

  /** A k-point in units of the reciprocal vectors, [axis]. */
  public double[] point(int k) {
    return Arrays.copyOfRange(fractional, 3 * k, 3 * k + 3);
  }

  /** Weight of a k-point; the weights add up to 1. */
  public double weight(int k) {
    return weights[k];
  }

  /** A copy of the weights, [k]. */
  public double[] weights() {
    return weights.clone();
  }

  /** The numbers of points n_i, or an empty array when the points were given one by one. */
  public int[] grid() {
    return grid.clone();
  }

  /** The shift of the grid, in steps. */
  public double[] shift() {
    return shift.clone();
  }

  /** The irreducible point that stands for grid point m1 + n1 (m2 + n2 m3). */
  public int irreducible(int gridPoint) {
    return irreducible[gridPoint];
  }

  /** The operations that keep the grid: the group the points were reduced with. */
  public SpaceGroup symmetry() {
    return symmetry;
  }

  /** How many operations of the structure's group the grid breaks. */
  public int droppedOperations() {
    return droppedOperations;
  }
}
