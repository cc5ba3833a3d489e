package org.hooke.kernels.eigen;

/** An approximate inverse of H - e for residuals. */
public interface Preconditioner {
  /**
   * Multiplies a residual in place.
   *
   * @param kineticEnergy kinetic energy of the band the residual belongs to, Ha
   * @param eigenvalue the band's Ritz value, Ha
   */
  void apply(double kineticEnergy, double eigenvalue, double[] re, double[] im);

  /** Kinetic energy of a normalised vector, Ha. */
  double kineticEnergy(double[] re, double[] im);
}
