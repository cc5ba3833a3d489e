package org.hooke.kernels.crystal;

import java.util.ArrayList;
import java.util.List;

/**
 * The integer matrices W with W^T G W = G within a tolerance: the holohedry of a reduced basis.
 *
 * <p>In a Niggli basis every such W has entries -1, 0 and 1.
 */
final class LatticeSymmetry {
  private LatticeSymmetry() {}

  /**
   * All W that change no length by more than the tolerance and no angle by more than the tolerance
   * over the mean length of its legs.
   *
   * @param metric G of a reduced basis, [3 row + column], bohr^2
   */
  static List<int[]> rotations(double[] metric, double tolerance) {
    double[] length = new double[3];
    for (int i = 0; i < 3; i++) {
      length[i] = Math.sqrt(metric[4 * i]);
    }
    List<List<int[]>> images = new ArrayList<>(); // of a1, a2, a3
    for (int i = 0; i < 3; i++) {
      images.add(vectorsOfLength(metric, length[i], tolerance));
    }
    List<int[]> found = new ArrayList<>();
    for (int[] u : images.get(0)) {
      for (int[] v : images.get(1)) {
        if (!sameAngle(metric, u, v, metric[1], tolerance)) {
          continue;
        }
        for (int[] w : images.get(2)) {
          int[] m = {u[0], v[0], w[0], u[1], v[1], w[1], u[2], v[2], w[2]};
          if (Math.abs(Matrix3.determinant(m)) == 1
              && sameAngle(metric, u, w, metric[2], tolerance)
              && sameAngle(metric, v, w, metric[5], tolerance)) {
            found.add(m);
          }
        }
      }
    }
    return found;
  }

  private static List<int[]> vectorsOfLength(double[] metric, double length, double tolerance) {
    List<int[]> found = new ArrayList<>();
    for (int x = -1; x <= 1; x++) {
      for (int y = -1; y <= 1; y++) {
        for (int z = -1; z <= 1; z++) {
          int[] v = {x, y, z};
          if (Math.abs(Math.sqrt(Math.max(0, dot(metric, v, v))) - length) < tolerance) {
            found.add(v);
          }
        }
      }
    }
    return found;
  }

  /** Whether u and v enclose the angle whose product u v was given, within an arc of tolerance. */
  private static boolean sameAngle(
      double[] metric, int[] u, int[] v, double product, double tolerance) {
    double uu = Math.sqrt(dot(metric, u, u));
    double vv = Math.sqrt(dot(metric, v, v));
    double cosine = clamp(dot(metric, u, v) / (uu * vv));
    double wanted = clamp(product / (uu * vv));
    double sine = // of the difference of the two angles
        Math.sqrt(1 - cosine * cosine) * wanted - Math.sqrt(1 - wanted * wanted) * cosine;
    return Math.abs(sine) * (uu + vv) / 2 < tolerance && cosine * wanted >= -1e-3;
  }

  private static double clamp(double x) {
    return Math.max(-1, Math.min(1, x));
  }

  static double dot(double[] metric, int[] u, int[] v) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        sum += u[i] * metric[3 * i + j] * v[j];
      }
    }
    return sum;
  }
}
