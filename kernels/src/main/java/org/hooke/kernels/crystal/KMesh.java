package org.hooke.kernels.crystal;

import java.io.Serializable;

/**
 * Irreducible k-points of a Monkhorst-Pack grid, k = sum_i (m_i + shift_i)/n_i b_i. Immutable.
 *
 * <p>Reduced by the point operations that map the grid onto itself and by time reversal (k to -k).
 */
public final class KMesh implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] fractional; // [3 k + axis], units of b1 b2 b3
  private final double[] weights; // [k], sum 1

  /** Explicit points; the weights are normalised to 1. */
  public KMesh(double[] fractional, double[] weights) {
    this.fractional = fractional.clone();
    this.weights = weights.clone();
    double sum = 0;
    for (double w : weights) {
      sum += w;
    }
    for (int i = 0; i < weights.length; i++) {
      this.weights[i] /= sum;
    }
  }

  /** Gamma alone. */
  public static KMesh gamma() {
    return new KMesh(new double[3], new double[] {1});
  }

  public int size() {
    return weights.length;
  }

  /** Component {@code axis} of a k-point in units of the reciprocal vectors. */
  public double fractional(int k, int axis) {
    return fractional[3 * k + axis];
  }

  /** Weight of a k-point; the weights add up to 1. */
  public double weight(int k) {
    return weights[k];
  }

  /** A copy of the weights, [k]. */
  public double[] weights() {
    return weights.clone();
  }
}
