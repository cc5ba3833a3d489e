package org.hooke.kernels.eigen;

/**
 * What is wanted of the lowest eigenpairs: the first ones well, the next ones less well.
 *
 * @param firm number of bands whose residual norm must reach the tolerance
 * @param tolerance residual norm |H x - e x| of those
 * @param wanted number of bands in all that must converge, at least {@code firm}
 * @param loose residual norm of the bands from {@code firm} on, at least the tolerance
 */
public record BandTargets(int firm, double tolerance, int wanted, double loose) {
  /**
   * @throws IllegalArgumentException for contradictory numbers
   */
  public BandTargets {
    if (firm > wanted || firm < 0 || loose < tolerance) {
      throw new IllegalArgumentException(
          firm + " of " + wanted + " bands to " + tolerance + ", the rest to " + loose);
    }
  }

  /** All of them alike. */
  public static BandTargets all(int wanted, double tolerance) {
    return new BandTargets(wanted, tolerance, wanted, tolerance);
  }

  /** Residual norm that band k must reach; infinite for a band that is not wanted. */
  public double of(int k) {
    return k < firm ? tolerance : k < wanted ? loose : Double.POSITIVE_INFINITY;
  }
}
