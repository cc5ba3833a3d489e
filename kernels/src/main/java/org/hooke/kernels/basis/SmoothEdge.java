package org.hooke.kernels.basis;

/**
 * A window that falls smoothly from 1 to 0 below a cutoff of |q|^2/2.
 *
 * <p>c(e) = p((E - e)/w) for E - w < e < E, 1 below and 0 above, with the polynomial p of {@link
 * KineticEnergy}. Functions that do not vanish at the edge of the density's sphere, the core
 * charges, are multiplied by it when the cutoff is smooth: otherwise every G that enters the sphere
 * of a strained cell would bring its share all at once. Immutable.
 */
public final class SmoothEdge {
  private final double cutoff;
  private final double width;

  /**
   * @param cutoff E, Ha
   * @param width w, Ha; 0 for a window that is 1 everywhere
   */
  public SmoothEdge(double cutoff, double width) {
    this.cutoff = cutoff;
    this.width = width;
  }

  /** f(q) becomes c(q^2/2) f(q), and its slope df/dq likewise, in place. */
  public void apply(double[] q, double[] f, double[] slope) {
    if (width == 0) {
      return;
    }
    for (int i = 0; i < q.length; i++) {
      double x = (cutoff - q[i] * q[i] / 2) / width;
      if (x < 1) {
        double c = x > 0 ? KineticEnergy.polynomial(x) : 0;
        double dc = x > 0 ? -q[i] / width * KineticEnergy.polynomialSlope(x) : 0;
        slope[i] = c * slope[i] + dc * f[i];
        f[i] *= c;
      }
    }
  }
}
