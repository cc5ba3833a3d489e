package org.hooke.kernels.eigen;

import java.util.Arrays;
import org.hooke.kernels.linalg.BlockAlgebra;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.HermitianEigen;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Rows;
import org.hooke.kernels.linalg.Scalars;

/**
 * The whole matrix of an operator, from its images of the unit vectors, diagonalised at once: for
 * bases little larger than the number of bands. Memory: 4 [dimension]^2 complex numbers.
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
      BandTargets targets,
      int maxIterations) {
    int n = h.dimension();
    ComplexMatrix unit = unitVectors(h);
    ComplexMatrix images = new ComplexMatrix(n, h.size());
    h.apply(unit, images);
    BlockAlgebra algebra = Scalars.of(h).algebra(parallel);
    ComplexMatrix a = new ComplexMatrix(n, n); // (e_i, H e_j)
    algebra.gramHermitian(unit, images, a);
    ComplexMatrix c = new ComplexMatrix(x.rows(), n);
    double[] all = new HermitianEigen(parallel).solve(a, c);
    algebra.combine(c, unit, x);
    int bands = x.rows();
    double[] values = Arrays.copyOf(all, bands);
    ComplexMatrix hx = new ComplexMatrix(bands, h.size());
    algebra.combine(c, images, hx); // sum_j c_j H e_j
    double[] norms = new double[bands];
    boolean converged = true;
    for (int k = 0; k < bands; k++) {
      Rows.addScaled(-values[k], x.re(k), x.im(k), hx.re(k), hx.im(k));
      norms[k] = Rows.norm(hx.re(k), hx.im(k));
      converged &= norms[k] <= targets.of(k);
    }
    return new EigenResult(values, norms, 1, n, converged);
  }

  /** e_g of every component; for a real operator also i e_g where that belongs to the space. */
  private static ComplexMatrix unitVectors(LinearOperator h) {
    ComplexMatrix unit = new ComplexMatrix(h.dimension(), h.size());
    int imaginary = h.dimension() - h.size(); // these come last: only the first may be missing
    for (int g = 0; g < h.size(); g++) {
      unit.re(g)[g] = 1;
      if (g >= h.size() - imaginary) {
        unit.im(h.dimension() - h.size() + g)[g] = 1;
      }
    }
    return unit;
  }
}
