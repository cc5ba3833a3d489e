package org.hooke.driver.workflow.elastic;

import java.util.List;
import org.hooke.kernels.linalg.SymmetricSolve;

/**
 * Least-squares polynomials y = sum_k c_k x^k through points with the same abscissae. Immutable.
 */
final class Polynomial {
  private final double[] x; // scaled to [-1, 1]
  private final double scale;
  private final int degree;

  /**
   * @param points abscissae, not all 0
   * @param degree less than the number of different points
   */
  Polynomial(List<Double> points, int degree) {
    double largest = 0;
    for (double p : points) {
      largest = Math.max(largest, Math.abs(p));
    }
    this.scale = largest;
    this.x = points.stream().mapToDouble(p -> p / scale).toArray();
    this.degree = degree;
  }

  /** c_k of the best polynomial; NaN when the points do not determine it. */
  double coefficient(int k, List<Double> y) {
    int n = degree + 1;
    double origin = y.get(0); // large energies lose digits otherwise
    double[][] a = new double[n][n];
    double[] b = new double[n];
    for (int p = 0; p < x.length; p++) {
      for (int i = 0; i < n; i++) {
        b[i] += Math.pow(x[p], i) * (y.get(p) - origin);
        for (int j = 0; j < n; j++) {
          a[i][j] += Math.pow(x[p], i + j);
        }
      }
    }
    double[] c = SymmetricSolve.leadingBlock(a, b, 1e-12);
    if (c.length < n) {
      return Double.NaN;
    }
    return (k == 0 ? c[0] + origin : c[k]) / Math.pow(scale, k);
  }
}
