package org.hooke.driver.workflow;

/**
 * The inverse Hessian of BFGS, B+ = (1 - r s y^T) B (1 - r y s^T) + r s s^T, r = 1/(y s). Mutable.
 */
final class InverseHessian {
  private final double[][] b; // [n][n]
  private boolean fresh = true;

  InverseHessian(int n, double diagonal) {
    this.b = new double[n][n];
    reset(diagonal);
  }

  /**
   * Starts from a model.
   *
   * @param start the inverse of a model Hessian, symmetric, [n][n]; kept
   */
  InverseHessian(double[][] start) {
    this.b = start;
  }

  private void reset(double diagonal) {
    for (int i = 0; i < b.length; i++) {
      java.util.Arrays.fill(b[i], 0);
      b[i][i] = diagonal;
    }
  }

  /** -B g. */
  double[] newtonStep(double[] g) {
    double[] p = times(g);
    for (int i = 0; i < p.length; i++) {
      p[i] = -p[i];
    }
    return p;
  }

  /** Learns from a step s and the change y of the gradient; ignored without positive curvature. */
  void update(double[] s, double[] y) {
    double sy = dot(s, y);
    if (!(sy > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y)))) {
      return;
    }
    if (fresh) {
      scale(sy / dot(y, times(y))); // Nocedal and Wright, eq. 6.20, for any first matrix
      fresh = false;
    }
    double[] by = times(y);
    double factor = (1 + dot(y, by) / sy) / sy;
    for (int i = 0; i < s.length; i++) {
      for (int j = 0; j < s.length; j++) {
        b[i][j] += factor * s[i] * s[j] - (by[i] * s[j] + s[i] * by[j]) / sy;
      }
    }
  }

  private void scale(double factor) {
    for (double[] row : b) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= factor;
      }
    }
  }

  private double[] times(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = dot(b[i], x);
    }
    return y;
  }

  private static double dot(double[] a, double[] c) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * c[i];
    }
    return sum;
  }
}
