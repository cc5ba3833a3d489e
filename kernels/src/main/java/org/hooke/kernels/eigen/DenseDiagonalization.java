package org.hooke.kernels.eigen;

import java.util.Arrays;
import org.hooke.kernels.linalg.ComplexGemm;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.HermitianEigen;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Rows;

/**
 * The whole matrix of an operator, from its images of the unit vectors, diagonalised at once: for
 * bases little larger than the number of bands. Memory: 4 [size]^2 complex numbers.
 */
public final class DenseDiagonalization implements EigenSolver {
  private final Parallel parallel;

  public DenseDiagonalization(Parallel parallel) {
    this.parallel = parallel;
  }

  /** The largest size at which this costs less than iterating on this many bands. */
  static int limit(int bands) {
    return Math.max(48, 3 * bands);
  }

  /** {@inheritDoc} The preconditioner, the start and the number of iterations play no part. */
  @Override
  public EigenResult solve(
      LinearOperator h,
      Preconditioner preconditioner,
      ComplexMatrix x,
      int wanted,
      double tolerance,
      int maxIterations) {
    int n = h.size();
    ComplexMatrix unit = new ComplexMatrix(n, n);
    for (int i = 0; i < n; i++) {
      unit.re(i)[i] = 1;
    }
    ComplexMatrix images = new ComplexMatrix(n, n); // row j = H e_j: element i is H_ij
    h.apply(unit, images);
    ComplexMatrix a = new ComplexMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        a.re(i)[j] = 0.5 * (images.re(j)[i] + images.re(i)[j]);
        a.im(i)[j] = 0.5 * (images.im(j)[i] - images.im(i)[j]);
      }
    }
    double[] all = new HermitianEigen(parallel).solve(a, x);
    int bands = x.rows();
    double[] values = Arrays.copyOf(all, bands);
    ComplexMatrix hx = new ComplexMatrix(bands, n);
    new ComplexGemm(parallel).combine(x, images, hx); // sum_j x_j H e_j
    double[] norms = new double[bands];
    boolean converged = true;
    for (int k = 0; k < bands; k++) {
      Rows.addScaled(-values[k], x.re(k), x.im(k), hx.re(k), hx.im(k));
      norms[k] = Rows.norm(hx.re(k), hx.im(k));
      converged &= k >= wanted || norms[k] <= tolerance;
    }
    return new EigenResult(values, norms, 1, n, converged);
  }
}
