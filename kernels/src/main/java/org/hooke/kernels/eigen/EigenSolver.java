package org.hooke.kernels.eigen;

import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;

/** Finds the lowest eigenpairs of a Hermitian operator, starting from given vectors. */
public interface EigenSolver {
  /**
   * Improves the rows of x towards the lowest eigenvectors, in place.
   *
   * <p>On return the rows are orthonormal, ordered by Ritz value. Rows beyond the wanted ones are
   * buffer: they help, but need not converge.
   *
   * @param x starting vectors, [band][size]; linearly independent, need not be orthonormal
   * @param targets residual norms |H x - e x| wanted, Ha
   * @param maxIterations most block iterations
   * @return Ritz values and residual norms; not converging is a result
   * @throws ArithmeticException when a NaN appears
   */
  EigenResult solve(
      LinearOperator h,
      Preconditioner preconditioner,
      ComplexMatrix x,
      BandTargets targets,
      int maxIterations);

  /** The same with one tolerance for all wanted bands. */
  default EigenResult solve(
      LinearOperator h,
      Preconditioner preconditioner,
      ComplexMatrix x,
      int wanted,
      double tolerance,
      int maxIterations) {
    return solve(h, preconditioner, x, BandTargets.all(wanted, tolerance), maxIterations);
  }
}
