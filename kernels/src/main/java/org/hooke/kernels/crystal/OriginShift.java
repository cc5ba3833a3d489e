package org.hooke.kernels.crystal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shift q with (1 - W) q = d modulo integers for all operations of a group.
 *
 * <p>Solved on generators by the Smith normal form, U A V = D, as Grosse-Kunstleve, Acta Cryst.
 * A55, 383 (1999), section 5, then averaged over the group: with r_W the rest of each equation, the
 * mean of r_W over the group is the least change that removes what can be removed.
 */
final class OriginShift {
  private OriginShift() {}

  /**
   * A shift, or null when the equations contradict one another.
   *
   * @param rotations W of a whole group, primitive basis
   * @param differences d, one for each W
   * @param slack how far a solution may miss, in lattice units
   */
  static double[] solve(List<int[]> rotations, List<double[]> differences, double slack) {
    List<int[]> rows = new ArrayList<>();
    List<Double> right = new ArrayList<>();
    for (int g : generators(rotations)) {
      int[] w = rotations.get(g);
      for (int i = 0; i < 3; i++) {
        int[] row = {-w[3 * i], -w[3 * i + 1], -w[3 * i + 2]};
        row[i]++;
        rows.add(row);
        right.add(differences.get(g)[i]);
      }
    }
    double[] q = congruence(rows, right, slack);
    if (q == null) {
      return null;
    }
    double[] mean = new double[3];
    for (int g = 0; g < rotations.size(); g++) {
      double[] rest = rest(rotations.get(g), differences.get(g), q);
      for (int i = 0; i < 3; i++) {
        if (Math.abs(rest[i]) > slack) {
          return null;
        }
        mean[i] += rest[i] / rotations.size();
      }
    }
    return new double[] {q[0] + mean[0], q[1] + mean[1], q[2] + mean[2]};
  }

  /** d - (1 - W) q to the nearest integer. */
  private static double[] rest(int[] w, double[] d, double[] q) {
    double[] wq = Matrix3.apply(w, q);
    double[] rest = new double[3];
    for (int i = 0; i < 3; i++) {
      rest[i] = d[i] - q[i] + wq[i];
      rest[i] -= Math.rint(rest[i]);
    }
    return rest;
  }

  /** Indices of a few members whose products are the whole point group. */
  private static List<Integer> generators(List<int[]> rotations) {
    List<Integer> chosen = new ArrayList<>();
    List<int[]> generated = new ArrayList<>(List.of(Matrix3.identity()));
    for (int g = 0; g < rotations.size(); g++) {
      if (contains(generated, rotations.get(g))) {
        continue;
      }
      chosen.add(g);
      for (int done = 0; done < generated.size(); done++) {
        for (int c : chosen) {
          int[] product = Matrix3.times(rotations.get(c), generated.get(done));
          if (!contains(generated, product)) {
            generated.add(product);
          }
        }
      }
    }
    return chosen;
  }

  private static boolean contains(List<int[]> list, int[] w) {
    for (int[] v : list) {
      if (Arrays.equals(v, w)) {
        return true;
      }
    }
    return false;
  }

  /** One solution of A q = b modulo integers, or null. */
  private static double[] congruence(List<int[]> rows, List<Double> right, double slack) {
    int m = rows.size();
    long[][] a = new long[m][3];
    double[] b = new double[m]; // becomes U b
    long[][] v = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < 3; j++) {
        a[i][j] = rows.get(i)[j];
      }
      b[i] = right.get(i);
    }
    int rank = 0;
    while (rank < Math.min(3, m) && clearCross(a, b, v, rank)) {
      rank++;
    }
    for (int i = rank; i < m; i++) {
      if (Math.abs(b[i] - Math.rint(b[i])) > slack) {
        return null;
      }
    }
    double[] q = new double[3];
    for (int k = 0; k < rank; k++) {
      double y = (b[k] - Math.rint(b[k])) / a[k][k];
      for (int i = 0; i < 3; i++) {
        q[i] += v[i][k] * y;
      }
    }
    return q;
  }

  /** Makes row and column t zero but for the diagonal; false when nothing is left. */
  private static boolean clearCross(long[][] a, double[] b, long[][] v, int t) {
    while (true) {
      int row = -1;
      int column = -1;
      for (int i = t; i < a.length; i++) { // the smallest entry becomes the pivot
        for (int j = t; j < 3; j++) {
          if (a[i][j] != 0 && (row < 0 || Math.abs(a[i][j]) < Math.abs(a[row][column]))) {
            row = i;
            column = j;
          }
        }
      }
      if (row < 0) {
        return false;
      }
      swap(a, b, v, t, row, column);
      boolean clear = true;
      for (int i = t + 1; i < a.length; i++) {
        long f = a[i][t] / a[t][t];
        for (int j = t; j < 3; j++) {
          a[i][j] -= f * a[t][j];
        }
        b[i] -= f * b[t];
        clear &= a[i][t] == 0;
      }
      for (int j = t + 1; j < 3; j++) {
        long f = a[t][j] / a[t][t];
        for (int i = 0; i < a.length; i++) {
          a[i][j] -= f * a[i][t];
        }
        for (int i = 0; i < 3; i++) {
          v[i][j] -= f * v[i][t];
        }
        clear &= a[t][j] == 0;
      }
      if (clear) {
        return true;
      }
    }
  }

  private static void swap(long[][] a, double[] b, long[][] v, int t, int row, int column) {
    long[] r = a[t];
    a[t] = a[row];
    a[row] = r;
    double x = b[t];
    b[t] = b[row];
    b[row] = x;
    for (long[] line : a) {
      long y = line[t];
      line[t] = line[column];
      line[column] = y;
    }
    for (long[] line : v) {
      long y = line[t];
      line[t] = line[column];
      line[column] = y;
    }
  }
}
