package org.hooke.driver.scf;

/**
 * When the self-consistency loop is done, and how far it may go.
 *
 * @param tolerance largest estimated error of the free energy, Ha
 * @param maxIterations most iterations
 * @param solverIterations most block iterations of the eigensolver per SCF iteration
 * @param mixingDepth differences the mixer remembers
 */
public record ScfOptions(
    double tolerance, int maxIterations, int solverIterations, int mixingDepth) {

  /** The usual: 20 block iterations of the eigensolver, 10 differences. */
  public static ScfOptions of(double tolerance, int maxIterations) {
    return new ScfOptions(tolerance, maxIterations, 20, 10);
  }

  /**
   * Residual norm asked of the bands in the first iteration, Ha: the starting density is no better.
   */
  public double firstBandTolerance() {
    return 1e-2;
  }

  /** The same where density and orbitals come from nearly the same crystal. */
  public double followingBandTolerance() {
    return 1e-4;
  }

  /**
   * Residual norm asked of the bands when the density's error costs {@code error} Ha.
   *
   * <p>A residual r of each of N bands disturbs the energy by N r^2/gap. r = 0.05 sqrt(error/N)
   * makes that a few hundredths of what self-consistency still misses, so that the mixer sees the
   * density's residual and not the bands': with exact bands it takes as many iterations
   * (docs/decisions/0014-residuals-that-are-not-exact.md).
   */
  public double bandTolerance(double error, double electrons) {
    double r = 0.05 * Math.sqrt(Math.max(error, 0.5 * tolerance) / Math.max(1, electrons));
    return Math.min(firstBandTolerance(), r);
  }
}
