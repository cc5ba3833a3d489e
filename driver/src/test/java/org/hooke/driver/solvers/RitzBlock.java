package org.hooke.driver.solvers;

import java.util.stream.IntStream;
import org.hooke.kernels.eigen.BandTargets;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.eigen.Preconditioner;
import org.hooke.kernels.linalg.BlockAlgebra;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.HermitianEigen;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Rows;
import org.hooke.kernels.linalg.Scalars;

/** A block X with H X, and what solvers without a growing basis do with it. All in double. */
final class RitzBlock {
  final LinearOperator h;
  final BlockAlgebra gemm;
  final ComplexMatrix x; // [band][size], the caller's
  final ComplexMatrix hx; // [band][size]
  double[] values; // [band], Ha
  final double[] norms; // of the residuals, [band]
  long applications;
  private final Parallel parallel;
  private final Preconditioner preconditioner;

  /** Begins with the Ritz vectors of the rows of x. */
  RitzBlock(LinearOperator h, Preconditioner preconditioner, ComplexMatrix x, Parallel parallel) {
    this.h = h;
    this.parallel = parallel;
    this.preconditioner = preconditioner;
    this.gemm = Scalars.of(h).algebra(parallel);
    this.x = x;
    this.hx = new ComplexMatrix(x.rows(), x.columns());
    this.norms = new double[x.rows()];
    apply(x, hx);
    ritz();
  }

  void apply(ComplexMatrix rows, ComplexMatrix images) {
    h.apply(rows, images);
    applications += rows.rows();
  }

  /** Ritz vectors of independent rows: A c = e S c. */
  void ritz() {
    int n = x.rows();
    ComplexMatrix a = new ComplexMatrix(n, n);
    ComplexMatrix s = new ComplexMatrix(n, n);
    gemm.gramHermitian(x, hx, a);
    gemm.gramHermitian(x, x, s);
    ComplexMatrix c = new ComplexMatrix(n, n);
    values = new HermitianEigen(parallel).solve(a, s, c);
    gemm.rotate(c, x, n);
    gemm.rotate(c, hx, n);
  }

  /** r_k = H x_k - e_k x_k of all bands, and their norms. */
  void residuals(ComplexMatrix r) {
    r.set(hx);
    parallel.forEach(
        x.rows(),
        (slot, k) -> {
          Rows.addScaled(-values[k], x.re(k), x.im(k), r.re(k), r.im(k));
          norms[k] = Rows.norm(r.re(k), r.im(k));
        });
  }

  int[] open(BandTargets targets) {
    return IntStream.range(0, targets.wanted()).filter(k -> norms[k] > targets.of(k)).toArray();
  }

  /** w_j = K r_j for the residual of band chosen[j] in row j. */
  void precondition(int[] chosen, ComplexMatrix w) {
    parallel.forEach(
        chosen.length,
        (slot, j) -> {
          int k = chosen[j];
          double kinetic = preconditioner.kineticEnergy(x.re(k), x.im(k));
          preconditioner.apply(kinetic, values[k], w.re(j), w.im(j));
        });
  }

  EigenResult result(BandTargets targets, int iterations) {
    return new EigenResult(values, norms, iterations, applications, open(targets).length == 0);
  }
}
