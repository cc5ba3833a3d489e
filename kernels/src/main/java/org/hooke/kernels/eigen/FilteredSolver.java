package org.hooke.kernels.eigen;

import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;

/**
 * Subspace iteration with Chebyshev's polynomials: another way to the lowest eigenpairs where
 * Davidson's does not get on, since it needs no preconditioner and no growing basis.
 *
 * <p>Each block iteration filters all rows and takes their Ritz vectors. Memory: 3 blocks of
 * [band][size] complex numbers beside what {@link Davidson} takes. Source: Zhou, Saad, Tiago,
 * Chelikowsky, Phys. Rev. E 74, 066704 (2006).
 */
public final class FilteredSolver implements EigenSolver {
  /** Degree of the polynomials: applications of H per row and block iteration. */
  private static final int DEGREE = 12;

  private final EigenSolver ritz;
  private final long seed;

  /**
   * @param seed of the directions that complete a deficient start, and of the spectrum's bound
   */
  public FilteredSolver(Parallel parallel, long seed) {
    this.ritz = new Davidson(parallel, seed);
    this.seed = seed;
  }

  @Override
  public EigenResult solve(
      LinearOperator h,
      Preconditioner preconditioner,
      ComplexMatrix x,
      BandTargets targets,
      int maxIterations) {
    EigenResult now = ritz.solve(h, preconditioner, x, targets, 0);
    long applications = now.applications();
    double high = now.converged() ? 0 : SpectralBound.upper(h, seed);
    int iteration = 0;
    while (!now.converged() && iteration < maxIterations) {
      filter(h, x, now.values(), high);
      now = ritz.solve(h, preconditioner, x, targets, 0);
      applications += now.applications() + (long) DEGREE * x.rows();
      iteration++;
    }
    return new EigenResult(now.values(), now.residuals(), iteration, applications, now.converged());
  }

  /** Damps what lies above the highest of the rows' values. */
  private static void filter(LinearOperator h, ComplexMatrix x, double[] values, double high) {
    double low = values[0];
    double cut = Math.max(values[values.length - 1], low + 1e-3);
    ComplexMatrix y = new ComplexMatrix(x.rows(), x.columns());
    ComplexMatrix z = new ComplexMatrix(x.rows(), x.columns());
    double top = Math.max(high, cut + 1);
    x.set(new ChebyshevFilter(DEGREE, low, cut, top).apply(h, x.copy(), y, z));
  }
}
