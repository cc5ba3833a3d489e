package org.hooke.kernels.special;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Points r_i (bohr, increasing) and quadrature weights w_i of a radial mesh: int f dr = sum_i w_i
 * f(r_i). Immutable.
 */
public final class RadialGrid implements Serializable {
  private static final long serialVersionUID = 1L;

  /** End weights of the closed uniform rule below, in units of the step. */
  private static final double[] END = {23.75 / 72, 95.10 / 72, 55.20 / 72, 79.30 / 72, 70.65 / 72};

  private final double[] r;
  private final double[] weights;

  private RadialGrid(double[] r, double[] weights) {
    this.r = r;
    this.weights = weights;
  }

  /**
   * Simpson's rule in the index i on r(i) with dr/di = rab: weights rab_i (1, 4, 2, ..., 4, 1)/3
   * over the first count points. For an even count the last point gets no weight, as in pw.x.
   */
  public static RadialGrid simpson(double[] r, double[] rab, int count) {
    double[] w = new double[count];
    for (int i = 1; i + 1 < count; i += 2) {
      w[i - 1] += rab[i - 1] / 3;
      w[i] += 4 * rab[i] / 3;
      w[i + 1] += rab[i + 1] / 3;
    }
    return new RadialGrid(Arrays.copyOf(r, count), w);
  }

  /**
   * Corrected trapezoidal rule on r_i = i h, i = 0 .. count-1, with five corrected weights at each
   * end, as ABINIT integrates a psp8 mesh; count >= 10.
   */
  public static RadialGrid uniform(double h, int count) {
    if (count < 2 * END.length) {
      throw new IllegalArgumentException("a uniform mesh needs 10 points, not " + count);
    }
    double[] r = new double[count];
    double[] w = new double[count];
    for (int i = 0; i < count; i++) {
      int end = Math.min(i, count - 1 - i);
      r[i] = i * h;
      w[i] = end < END.length ? END[end] * h : h;
    }
    return new RadialGrid(r, w);
  }

  /** The points and weights given, copied. */
  public static RadialGrid of(double[] r, double[] weights) {
    return new RadialGrid(r.clone(), weights.clone());
  }

  /** Number of points. */
  public int size() {
    return r.length;
  }

  /** Point i, bohr. */
  public double r(int i) {
    return r[i];
  }

  /** Weight i, bohr. */
  public double weight(int i) {
    return weights[i];
  }

  /** sum_i w_i f_i over the points of this grid; f may be longer. */
  public double integral(double[] f) {
    double sum = 0;
    for (int i = 0; i < r.length; i++) {
      sum += weights[i] * f[i];
    }
    return sum;
  }
}
