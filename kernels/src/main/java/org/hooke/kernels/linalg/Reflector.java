package org.hooke.kernels.linalg;

import java.util.Arrays;

/** Real Householder reflectors H = 1 - u u^T, |u|^2 = 2 or u = 0. */
final class Reflector {
  private Reflector() {}

  /**
   * Fills u with the reflector that sends x beyond component k to its component k + 1.
   *
   * @param u [n], zero up to component k
   * @return what component k + 1 becomes
   */
  static double of(double[] x, int k, double[] u) {
    int n = x.length;
    double largest = 0;
    for (int c = k + 1; c < n; c++) {
      largest = Math.max(largest, Math.abs(x[c]));
    }
    double tail = 0;
    for (int c = k + 2; c < n; c++) {
      tail = Math.max(tail, Math.abs(x[c]));
    }
    Arrays.fill(u, 0);
    if (tail == 0) {
      return x[k + 1]; // already there: the reflector is the identity
    }
    for (int c = k + 1; c < n; c++) {
      u[c] = x[c] / largest;
    }
    double norm = Math.sqrt(Rows.dot(u, u, k + 1));
    double head = u[k + 1];
    double signed = Math.copySign(norm, head);
    u[k + 1] = head + signed;
    double scale = 1 / Math.sqrt(norm * (norm + Math.abs(head)));
    for (int c = k + 1; c < n; c++) {
      u[c] *= scale;
    }
    return -signed * largest;
  }

  /**
   * T with H_0 H_1 ... = 1 - V^T T V, V the rows u_j; upper triangular.
   *
   * @param v [reflector][n]
   */
  static double[][] triangle(double[][] v) {
    int count = v.length;
    double[][] t = new double[count][count];
    for (int j = 0; j < count; j++) {
      t[j][j] = 1;
      for (int i = 0; i < j; i++) {
        double dot = Rows.dot(v[i], v[j], 0);
        for (int m = 0; m <= i; m++) {
          t[m][j] -= t[m][i] * dot;
        }
      }
    }
    return t;
  }
}
