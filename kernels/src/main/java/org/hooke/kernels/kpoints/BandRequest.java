package org.hooke.kernels.kpoints;

import java.io.Serializable;
import org.hooke.kernels.eigen.BandTargets;

/**
 * How well the bands are wanted.
 *
 * @param tolerance residual norm |H psi - e psi| of every occupied band, Ha
 * @param maxIterations most block iterations of the eigensolver per k-point
 * @param occupied bands from the lowest on that may hold electrons anywhere; the empty ones above
 *     are wanted {@link #LOOSER} times less well: their energies err by the square of that
 */
public record BandRequest(double tolerance, int maxIterations, int occupied)
    implements Serializable {
  /** Residual of an empty band over that of an occupied one. */
  public static final double LOOSER = 30;

  /** All bands alike. */
  public BandRequest(double tolerance, int maxIterations) {
    this(tolerance, maxIterations, Integer.MAX_VALUE);
  }

  /** What this means for one eigenproblem of so many bands. */
  BandTargets targets(int bands) {
    double loose = Math.max(tolerance, Math.min(1e-2, LOOSER * tolerance));
    return new BandTargets(Math.min(occupied, bands), tolerance, bands, loose);
  }
}
