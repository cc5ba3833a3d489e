package org.hooke.kernels.eigen;

import org.hooke.kernels.linalg.Rows;

/** An approximate inverse of H - e for residuals. */
public interface Preconditioner {
  /**
   * Multiplies a residual in place.
   *
   * @param kineticEnergy kinetic energy of the band the residual belongs to, Ha
   * @param eigenvalue the band's Ritz value, Ha
   */
  void apply(double kineticEnergy, double eigenvalue, double[] re, double[] im);

  /** The same for a residual in single precision; in double and rounded unless overridden. */
  default void apply(double kineticEnergy, double eigenvalue, float[] re, float[] im) {
    double[] wideRe = new double[re.length];
    double[] wideIm = new double[im.length];
    Rows.widen(re, wideRe);
    Rows.widen(im, wideIm);
    apply(kineticEnergy, eigenvalue, wideRe, wideIm);
    Rows.round(wideRe, re);
    Rows.round(wideIm, im);
  }

  /** Kinetic energy of a normalised vector, Ha. */
  double kineticEnergy(double[] re, double[] im);
}
