package org.hooke.kernels.basis;

/**
 * Kinetic energy of a plane wave, sharp or with a smooth cutoff.
 *
 * <p>Sharp: T(e) = e, e = |k+G|^2/2. Smooth, of width w: T(e) = e for e <= E - w, and beyond it
 *
 * <pre>  T(e) = e / p(x),  x = (E - e)/w,  p(x) = x^4 (15 - 24 x + 10 x^2),</pre>
 *
 * so that p(1) = 1, p'(1) = p''(1) = 0 and p(x) ~ 15 x^4 at the edge. A plane wave enters the basis
 * with infinite kinetic energy, hence zero weight: to second order it lowers the energy by |V|^2/T
 * ~ x^4, so the energy at fixed cutoff E is a function of the cell with three continuous
 * derivatives, whose slope the stress is. The idea is that of M. Bernasconi et al., J. Phys. Chem.
 * Solids 56, 501 (1995); a quotient that diverges at the cutoff is how ABINIT's ecutsm does it,
 * with p ~ 3 x^2 and one continuous derivative. See docs/theory/smooth-cutoff.md.
 */
public final class KineticEnergy {
  private final double cutoff;
  private final double width;

  /**
   * @param cutoff E, Ha
   * @param width w, Ha, in [0, E]; 0 for the sharp cutoff
   */
  public KineticEnergy(double cutoff, double width) {
    this.cutoff = cutoff;
    this.width = width;
  }

  /** T(e), Ha. */
  public double value(double e) {
    double x = (cutoff - e) / width;
    return width == 0 || x >= 1 ? e : e / polynomial(x);
  }

  /** dT/de. */
  public double slope(double e) {
    double x = (cutoff - e) / width;
    if (width == 0 || x >= 1) {
      return 1;
    }
    double p = polynomial(x);
    double dp = polynomialSlope(x);
    return 1 / p + e * dp / (p * p * width);
  }

  /** dp/dx = 60 x^3 (1 - x)^2. */
  static double polynomialSlope(double x) {
    return 60 * x * x * x * (1 - x) * (1 - x);
  }

  /** p(x) = x^4 (15 - 24 x + 10 x^2). */
  static double polynomial(double x) {
    return x * x * x * x * (15 + x * (10 * x - 24));
  }
}
