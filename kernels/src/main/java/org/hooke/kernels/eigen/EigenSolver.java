package org.hooke.kernels.eigen;

import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;

/** Finds the lowest eigenpairs of a Hermitian operator, starting from given vectors. */
public interface EigenSolver {
  /**
   * Improves the rows of x towards the lowest eigenvectors, in place.
   *
   * <p>On return the rows are orthonormal, ordered by Ritz value. Rows beyond {@code wanted} are
   * buffer: they help, but need not converge.
   *
   * @param x starting vectors, [band][size]; linearly independent, need not be orthonormal
   * @param wanted number of bands whose residual norm must reach the tolerance
   * @param tolerance residual norm |H x - e x|, Ha
   * @param maxIterations most block iterations
   * @return Ritz values and residual norms; not converging is a result
   * @throws ArithmeticException when a NaN appears
   */
  EigenResult solve(
      LinearOperator h,
      Preconditioner preconditioner,
      ComplexMatrix x,
      int wanted,
      double tolerance,
      int maxIterations);
}
