package org.hooke.driver.solvers;

import org.hooke.kernels.eigen.BandTargets;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.eigen.EigenSolver;
import org.hooke.kernels.eigen.Preconditioner;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Rows;

/**
 * RMM-DIIS: each band steps along K r_0 and K r_1 so that its residual is least, then all bands
 * together are made orthonormal and turned to Ritz vectors.
 *
 * <p>Source: Kresse and Furthmueller, Phys. Rev. B 54, 11169 (1996), section II.D.
 */
public final class ResidualMinimization implements EigenSolver {
  private final Parallel parallel;

  public ResidualMinimization(Parallel parallel) {
    this.parallel = parallel;
  }

  @Override
  public EigenResult solve(
      LinearOperator h,
      Preconditioner preconditioner,
      ComplexMatrix x,
      BandTargets targets,
      int maxIterations) {
    RitzBlock block = new RitzBlock(h, preconditioner, x, parallel);
    ComplexMatrix r = new ComplexMatrix(x.rows(), x.columns());
    for (int iteration = 0; ; iteration++) {
      block.residuals(r);
      int[] open = block.open(targets);
      if (open.length == 0 || iteration == maxIterations) {
        return block.result(targets, iteration);
      }
      ComplexMatrix rest = new ComplexMatrix(open.length, x.columns());
      for (int j = 0; j < open.length; j++) {
        rest.setRow(j, r, open[j]);
      }
      step(block, open, rest);
      step(block, open, rest);
      block.ritz();
    }
  }

  /** x += c K r with |r + c (H - e) K r| least, which becomes r. */
  private void step(RitzBlock block, int[] open, ComplexMatrix r) {
    ComplexMatrix w = r.copy();
    block.precondition(open, w);
    ComplexMatrix z = new ComplexMatrix(open.length, w.columns());
    block.apply(w, z);
    parallel.forEach(
        open.length,
        (slot, j) -> {
          int k = open[j];
          double e = block.values[k];
          Rows.addScaled(-e, w.re(j), w.im(j), z.re(j), z.im(j));
          double norm = Rows.realDot(z.re(j), z.im(j), z.re(j), z.im(j));
          double c = norm > 0 ? -Rows.realDot(z.re(j), z.im(j), r.re(j), r.im(j)) / norm : 0;
          Rows.addScaled(c, z.re(j), z.im(j), r.re(j), r.im(j));
          Rows.addScaled(c, w.re(j), w.im(j), block.x.re(k), block.x.im(k));
          Rows.addScaled(e, w.re(j), w.im(j), z.re(j), z.im(j));
          Rows.addScaled(c, z.re(j), z.im(j), block.hx.re(k), block.hx.im(k));
        });
  }
}
