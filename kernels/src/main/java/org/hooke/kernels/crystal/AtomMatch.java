package org.hooke.kernels.crystal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Tests whether x' = W x + w maps a set of labelled atoms onto itself modulo the lattice.
 *
 * <p>Atoms match when symbol and moment agree; the moments may agree as they are or, for every atom
 * alike, with the opposite sign. Immutable after construction.
 */
final class AtomMatch {
  /** Moments closer than this are the same, Bohr magnetons. */
  static final double MOMENT_TOLERANCE = 1e-3;

  private final double[] metric; // a_i a_j, [3 i + j], bohr^2
  private final int[] labels; // [atom]
  private final double[] moments; // [atom]
  private final double[] positions; // fractional, [3 atom + axis]
  private final int[] rarest; // the atoms of the smallest class of equal label and |moment|
  private final double tolerance; // bohr
  private final double[] window; // largest fractional distance along each axis

  AtomMatch(double[] rows, int[] labels, double[] moments, double[] positions, double tolerance) {
    this.metric = Matrix3.times(rows, Matrix3.transposed(rows));
    this.labels = labels;
    this.moments = moments;
    this.positions = positions;
    this.tolerance = tolerance;
    double[] inverse = Matrix3.inverse(metric);
    this.window = new double[3];
    for (int i = 0; i < 3; i++) {
      window[i] = tolerance * Math.sqrt(inverse[4 * i]);
    }
    this.rarest = rarestClass();
  }

  private int[] rarestClass() {
    Map<String, Integer> counts = new HashMap<>();
    String[] keys = new String[labels.length];
    for (int i = 0; i < labels.length; i++) {
      keys[i] = labels[i] + "/" + Math.rint(Math.abs(moments[i]) / (100 * MOMENT_TOLERANCE));
      counts.merge(keys[i], 1, Integer::sum);
    }
    int first = 0;
    for (int i = 0; i < labels.length; i++) {
      if (counts.get(keys[i]) < counts.get(keys[first])) {
        first = i;
      }
    }
    int[] atoms = new int[labels.length];
    int n = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == labels[first]) {
        atoms[n++] = keys[i].equals(keys[first]) ? i : -1;
      }
    }
    return Arrays.stream(atoms, 0, n).filter(i -> i >= 0).toArray();
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
      int j = target(image, i);
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

  /** The atom of the same label within the tolerance of a point, or -1. */
  private int target(double[] point, int source) {
    for (int j = 0; j < labels.length; j++) {
      if (labels[j] == labels[source] && distance(point, j) < tolerance) {
        return j;
      }
    }
    return -1;
  }

  private double distance(double[] point, int atom) {
    double[] d = new double[3];
    for (int x = 0; x < 3; x++) {
      d[x] = point[x] - positions[3 * atom + x];
      d[x] -= Math.rint(d[x]);
      if (Math.abs(d[x]) > window[x]) {
        return Double.POSITIVE_INFINITY;
      }
    }
    double square = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        square += d[i] * metric[3 * i + j] * d[j];
      }
    }
    return Math.sqrt(Math.max(0, square));
  }
}
