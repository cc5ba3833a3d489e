package org.hooke.driver.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The k-points equivalent to one under the point group of the bare lattice, k to -k and reciprocal
 * lattice vectors.
 *
 * <p>Fractional coordinates transform as k' = Mᵀk, where the integer matrices M leave the metric
 * G_ij = a_i·a_j unchanged, MᵀGM = G. The crystal's own group is a subgroup; a k-point of the star
 * that the crystal does not join to this one has other eigenvalues, which a comparison then shows.
 */
final class KPointStar {
  private static final double METRIC_TOLERANCE = 1e-7;
  private static final double POINT_TOLERANCE = 1e-5;

  private final List<int[]> group; // each [9], row by row

  /**
   * @param lattice [9], rows a1 a2 a3 of a reduced or nearly reduced cell in any unit: operations
   *     with entries beyond -1, 0, 1 are not looked for
   */
  KPointStar(double[] lattice) {
    double[] metric = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int x = 0; x < 3; x++) {
          metric[3 * i + j] += lattice[3 * i + x] * lattice[3 * j + x];
        }
      }
    }
    group = new ArrayList<>();
    for (int code = 0; code < 19683; code++) {
      int[] m = new int[9];
      for (int entry = 0, rest = code; entry < 9; entry++, rest /= 3) {
        m[entry] = rest % 3 - 1;
      }
      if (keeps(metric, m)) {
        group.add(m);
      }
    }
  }

  /** Number of lattice operations found, 2 to 48. */
  int operations() {
    return group.size();
  }

  /** Whether some operation takes fractional k to l, up to integers. */
  boolean joins(double[] k, double[] l) {
    return group.stream().anyMatch(m -> same(m, k, l));
  }

  private static boolean same(int[] m, double[] k, double[] l) {
    for (int j = 0; j < 3; j++) {
      double difference = m[j] * k[0] + m[3 + j] * k[1] + m[6 + j] * k[2] - l[j];
      if (Math.abs(difference - Math.rint(difference)) > POINT_TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  private static boolean keeps(double[] metric, int[] m) {
    double scale = metric[0] + metric[4] + metric[8];
    for (int i = 0; i < 3; i++) {
      for (int j = i; j < 3; j++) {
        double transformed = 0;
        for (int p = 0; p < 3; p++) {
          for (int q = 0; q < 3; q++) {
            transformed += m[3 * p + i] * metric[3 * p + q] * m[3 * q + j];
          }
        }
        if (Math.abs(transformed - metric[3 * i + j]) > METRIC_TOLERANCE * scale) {
          return false;
        }
      }
    }
    return true;
  }
}
