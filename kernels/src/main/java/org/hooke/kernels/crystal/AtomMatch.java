package org.hooke.kernels.crystal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Tests whether x' = W x + w maps a set of labelled atoms onto itself modulo the lattice.
 *
 * <p>Atoms match when symbol and moment agree; the moments may agree as they are or, for every atom
 * alike, with the opposite sign. Immutable after construction.
 */
final class AtomMatch {
  /** Moments closer than this are the same, Bohr magnetons. */
  static final double MOMENT_TOLERANCE = 1e-3;

  private final AtomGrid grid;
  private final int[] labels; // [atom]
  private final double[] moments; // [atom]
  private final double[] positions; // fractional, [3 atom + axis]
  private final int[] rarest; // the atoms of the smallest class of equal label and |moment|
  private final double tolerance; // bohr

  AtomMatch(double[] rows, int[] labels, double[] moments, double[] positions, double tolerance) {
    this.grid = new AtomGrid(rows, labels, positions);
    this.labels = labels;
    this.moments = moments;
    this.positions = positions;
    this.tolerance = tolerance;
    this.rarest = rarestClass();
  }

  /** Sorted by label and |moment|, classes end where either jumps. */
  private int[] rarestClass() {
    int[] sorted =
        IntStream.range(0, labels.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(i -> labels[i])
                    .thenComparingDouble(i -> Math.abs(moments[i])))
            .mapToInt(Integer::intValue)
            .toArray();
    int start = 0;
    int[] best = sorted;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || differ(sorted[i - 1], sorted[i])) {
        if (i - start < best.length) {
          best = Arrays.copyOfRange(sorted, start, i);
        }
        start = i;
      }
    }
    return best;
  }

  private boolean differ(int a, int b) {
    double jump = Math.abs(moments[b]) - Math.abs(moments[a]);
    return labels[a] != labels[b] || jump > MOMENT_TOLERANCE;
  }

  int[] rarest() {
    return rarest;
  }

  double position(int atom, int axis) {
    return positions[3 * atom + axis];
  }

  /**
   * The operation with w moved to the mean over all atoms, or null when some atom has no image.
   *
   * @param rotation W, integer in the basis of the positions
   */
  SymmetryOperation matched(int[] rotation, double[] w) {
    int n = labels.length;
    boolean keeps = true;
    boolean flips = true;
    double[] mean = new double[3];
    for (int i = 0; i < n; i++) {
      double[] image = image(rotation, w, i);
      int j = grid.nearest(image, labels[i], tolerance);
      if (j < 0) {
        return null;
      }
      keeps &= Math.abs(moments[i] - moments[j]) < MOMENT_TOLERANCE;
      flips &= Math.abs(moments[i] + moments[j]) < MOMENT_TOLERANCE;
      if (!keeps && !flips) {
        return null;
      }
      for (int x = 0; x < 3; x++) {
        double d = positions[3 * j + x] - image[x];
        mean[x] += d - Math.rint(d);
      }
    }
    double[] refined = new double[3];
    for (int x = 0; x < 3; x++) {
      refined[x] = Matrix3.wrapped(w[x] + mean[x] / n);
    }
    return new SymmetryOperation(rotation, refined, !keeps);
  }

  private double[] image(int[] rotation, double[] w, int atom) {
    double[] x =
        Matrix3.apply(
            rotation,
            new double[] {positions[3 * atom], positions[3 * atom + 1], positions[3 * atom + 2]});
    for (int i = 0; i < 3; i++) {
      x[i] += w[i];
    }
    return x;
  }
}
