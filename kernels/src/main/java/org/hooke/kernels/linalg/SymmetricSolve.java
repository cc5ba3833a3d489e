package org.hooke.kernels.linalg;

import java.util.Arrays;

/**
 * Solves small symmetric positive semi-definite systems, as many leading rows as are independent.
 */
public final class SymmetricSolve {
  private SymmetricSolve() {}

  /**
   * Solves A x = b restricted to the largest leading block of A that is numerically definite.
   *
   * <p>Scaled to a unit diagonal, factored by Cholesky; the block ends before the first pivot below
   * the limit.
   *
   * @param a symmetric, [n][n]
   * @param b [n]
   * @param limit smallest pivot of the scaled matrix, e.g. 1e-12
   * @return x, as long as the block
   */
  public static double[] leadingBlock(double[][] a, double[] b, double limit) {
    int n = b.length;
    double[] scale = new double[n];
    double[][] l = new double[n][n];
    int rank = 0;
    for (int i = 0; i < n && rank == i; i++) {
      scale[i] = a[i][i] > 0 ? 1 / Math.sqrt(a[i][i]) : 0;
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j] * scale[i] * scale[j];
        for (int m = 0; m < j; m++) {
          sum -= l[i][m] * l[j][m];
        }
        if (j < i) {
          l[i][j] = sum / l[j][j];
        } else if (sum > limit) {
          l[i][i] = Math.sqrt(sum);
          rank = i + 1;
        }
      }
    }
    double[] x = Arrays.copyOf(b, rank);
    for (int i = 0; i < rank; i++) {
      x[i] *= scale[i];
      for (int m = 0; m < i; m++) {
        x[i] -= l[i][m] * x[m];
      }
      x[i] /= l[i][i];
    }
    for (int i = rank - 1; i >= 0; i--) {
      for (int m = i + 1; m < rank; m++) {
        x[i] -= l[m][i] * x[m];
      }
      x[i] /= l[i][i];
    }
    for (int i = 0; i < rank; i++) {
      x[i] *= scale[i];
    }
    return x;
  }
}
