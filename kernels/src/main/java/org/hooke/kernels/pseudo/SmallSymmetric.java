package org.hooke.kernels.pseudo;

/** Eigenvalues and eigenvectors of a small real symmetric matrix by Jacobi's rotations. */
final class SmallSymmetric {
  private final double[] values;
  private final double[][] vectors;

  private SmallSymmetric(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  static SmallSymmetric of(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][];
    double[][] v = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
      v[i][i] = 1;
    }
    for (int sweep = 0; sweep < 60; sweep++) {
      boolean rotated = false;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          if (Math.abs(a[p][q]) > 1e-17 * Math.sqrt(Math.abs(a[p][p] * a[q][q])) && a[p][q] != 0) {
            rotate(a, v, p, q);
            rotated = true;
          }
        }
      }
      if (!rotated) {
        break;
      }
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = a[i][i];
    }
    return new SmallSymmetric(values, v);
  }

  private static void rotate(double[][] a, double[][] v, int p, int q) {
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1 / (Math.abs(theta) + Math.hypot(theta, 1)), theta);
    double c = 1 / Math.hypot(t, 1);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = c * kp - s * kq;
      a[k][q] = s * kp + c * kq;
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = c * pk - s * qk;
      a[q][k] = s * pk + c * qk;
      double kp = v[k][p];
      double kq = v[k][q];
      v[k][p] = c * kp - s * kq;
      v[k][q] = s * kp + c * kq;
    }
    a[p][q] = 0;
    a[q][p] = 0;
  }

  double[] values() {
    return values;
  }

  /** [component][k]. */
  double[][] vectors() {
    return vectors;
  }

  /** Solution of matrix x = y by Gaussian elimination with partial pivoting. */
  static double[] solve(double[][] matrix, double[] y) {
    int n = y.length;
    double[][] a = new double[n][];
    double[] x = y.clone();
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
    }
    for (int p = 0; p < n; p++) {
      int best = p;
      for (int i = p + 1; i < n; i++) {
        best = Math.abs(a[i][p]) > Math.abs(a[best][p]) ? i : best;
      }
      double[] row = a[best];
      a[best] = a[p];
      a[p] = row;
      double value = x[best];
      x[best] = x[p];
      x[p] = value;
      for (int i = p + 1; i < n; i++) {
        double f = a[i][p] / a[p][p];
        for (int j = p; j < n; j++) {
          a[i][j] -= f * a[p][j];
        }
        x[i] -= f * x[p];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) {
        x[i] -= a[i][j] * x[j];
      }
      x[i] /= a[i][i];
    }
    return x;
  }
}
