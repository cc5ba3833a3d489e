package org.hooke.kernels.special;

import org.hooke.kernels.linalg.SymmetricSolve;

/**
 * How real spherical harmonics rotate: Y_lm(R^-1 u) = sum_m' D_m'm Y_lm'(u), D orthogonal.
 *
 * <p>D solves these equations on many directions u in the sense of least squares, which for
 * functions of one l is exact but for rounding. R may be improper. Stateless.
 */
public final class HarmonicRotation {
  private static final int DIRECTIONS = 64;

  private HarmonicRotation() {}

  /**
   * D, [(2l+1) (m'+l) + m+l].
   *
   * @param l angular momentum, 0 to 8
   * @param rotation R orthogonal, [3 row + column]
   */
  public static double[] matrix(int l, double[] rotation) {
    double[][] u = directions();
    double[][] back = new double[3][DIRECTIONS]; // R^-1 u = R^T u
    for (int i = 0; i < 3; i++) {
      for (int p = 0; p < DIRECTIONS; p++) {
        back[i][p] = rotation[i] * u[0][p] + rotation[3 + i] * u[1][p] + rotation[6 + i] * u[2][p];
      }
    }
    double[][] here = harmonics(l, u);
    double[][] there = harmonics(l, back);
    int n = 2 * l + 1;
    double[][] normal = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        normal[i][j] = dot(here[i], here[j]);
      }
    }
    double[] d = new double[n * n];
    for (int m = 0; m < n; m++) {
      double[] right = new double[n];
      for (int i = 0; i < n; i++) {
        right[i] = dot(here[i], there[m]);
      }
      double[] column = SymmetricSolve.leadingBlock(normal, right, 1e-12);
      for (int i = 0; i < n; i++) {
        d[n * i + m] = column[i];
      }
    }
    return d;
  }

  /** Y_lm on the directions, [m + l][direction]. */
  private static double[][] harmonics(int l, double[][] u) {
    double[] norms = new double[DIRECTIONS];
    for (int p = 0; p < DIRECTIONS; p++) {
      norms[p] = Math.sqrt(u[0][p] * u[0][p] + u[1][p] * u[1][p] + u[2][p] * u[2][p]);
    }
    double[][] y = new double[2 * l + 1][DIRECTIONS];
    for (int m = -l; m <= l; m++) {
      new RealHarmonics(l, m).evaluate(u, norms, y[m + l], null);
    }
    return y;
  }

  /** Points of a spiral from pole to pole, [axis][direction]. */
  private static double[][] directions() {
    double[][] u = new double[3][DIRECTIONS];
    double golden = Math.PI * (3 - Math.sqrt(5));
    for (int p = 0; p < DIRECTIONS; p++) {
      double z = 1 - (2 * p + 1.0) / DIRECTIONS;
      double rho = Math.sqrt(1 - z * z);
      u[0][p] = rho * Math.cos(golden * p);
      u[1][p] = rho * Math.sin(golden * p);
      u[2][p] = z;
    }
    return u;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
