package org.hooke.kernels.crystal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How operations permute the points of a k-grid: m'_i = sum_j M_ij m_j + c_i modulo n_i.
 *
 * <p>A map is stored as nine entries of M and three of c.
 */
final class KGridMap {
  private KGridMap() {}

  /** W^-T, [3 row + column]. */
  static int[] reciprocal(SymmetryOperation s) {
    return Matrix3.transposed(Matrix3.unimodularInverse(s.rotation()));
  }

  /** Whether sign R maps the points (m_i + shift_i)/n_i onto themselves. */
  static boolean keepsGrid(int[] r, int sign, int[] n, double[] shift, double tolerance) {
    for (int i = 0; i < 3; i++) {
      double moved = -shift[i];
      for (int j = 0; j < 3; j++) {
        if ((long) n[i] * r[3 * i + j] % n[j] != 0) {
          return false;
        }
        moved += sign * n[i] * (double) r[3 * i + j] * shift[j] / n[j];
      }
      if (Math.abs(moved - Math.rint(moved)) > tolerance) {
        return false;
      }
    }
    return true;
  }

  /** The different maps of a group that keeps the grid, with time reversal where it helps. */
  static int[][] all(int[] n, double[] shift, SpaceGroup group, boolean timeReversal) {
    Set<List<Integer>> seen = new HashSet<>();
    List<int[]> maps = new ArrayList<>();
    for (SymmetryOperation s : group.operations()) {
      int[] r = reciprocal(s);
      for (int sign = 1; sign >= (timeReversal ? -1 : 1); sign -= 2) {
        if (keepsGrid(r, sign, n, shift, 1e-8)) {
          int[] map = map(r, sign, n, shift);
          if (seen.add(Arrays.stream(map).boxed().toList())) {
            maps.add(map);
          }
        }
      }
    }
    return maps.toArray(new int[0][]);
  }

  private static int[] map(int[] r, int sign, int[] n, double[] shift) {
    int[] map = new int[12];
    for (int i = 0; i < 3; i++) {
      double moved = -shift[i];
      for (int j = 0; j < 3; j++) {
        int entry = (int) ((long) n[i] * r[3 * i + j] / n[j]);
        map[3 * i + j] = Math.floorMod(sign * entry, n[i]);
        moved += sign * (double) entry * shift[j];
      }
      map[9 + i] = Math.floorMod((int) Math.rint(moved), n[i]);
    }
    return map;
  }

  /** m1 m2 m3 of the point m1 + n1 (m2 + n2 m3). */
  static int[] steps(int point, int[] n) {
    return new int[] {point % n[0], point / n[0] % n[1], point / (n[0] * n[1])};
  }

  /** The point a map carries a point to. */
  static int image(int[] map, int point, int[] n) {
    int[] m = steps(point, n);
    int index = 0;
    for (int i = 2; i >= 0; i--) {
      long sum = map[9 + i];
      for (int j = 0; j < 3; j++) {
        sum += (long) map[3 * i + j] * m[j];
      }
      index = index * n[i] + (int) (sum % n[i]);
    }
    return index;
  }
}
