package org.hooke.driver.solvers;

import java.util.Arrays;
import org.hooke.kernels.eigen.BandTargets;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.eigen.EigenSolver;
import org.hooke.kernels.eigen.Preconditioner;
import org.hooke.kernels.linalg.BlockAlgebra;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.HermitianEigen;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Rows;
import org.hooke.kernels.linalg.Scalars;

/**
 * The projected preconditioned conjugate gradients (PPCG): Rayleigh-Ritz steps in the span of a few
 * bands, their directions and previous changes, block by block; all bands together only to be made
 * orthonormal, and turned to Ritz vectors once an iteration, which finds the residuals.
 *
 * <p>Source: Vecharynski, Yang, Pask, J. Comput. Phys. 290, 73 (2015), algorithm 2.
 */
public final class ProjectedGradients implements EigenSolver {
  private static final int SMALL = 5; // bands of a block

  private final Parallel parallel;

  public ProjectedGradients(Parallel parallel) {
    this.parallel = parallel;
  }

  @Override
  public EigenResult solve(
      LinearOperator h,
      Preconditioner preconditioner,
      ComplexMatrix x,
      BandTargets targets,
      int maxIterations) {
    int bands = x.rows();
    RitzBlock block = new RitzBlock(h, preconditioner, x, parallel);
    ComplexMatrix r = new ComplexMatrix(bands, x.columns());
    ComplexMatrix p = new ComplexMatrix(bands, x.columns()); // changes, zero where there are none
    ComplexMatrix hp = new ComplexMatrix(bands, x.columns());
    BlockAlgebra[] small = new BlockAlgebra[parallel.slots()];
    Arrays.setAll(small, slot -> Scalars.of(h).algebra(Parallel.serial()));
    for (int iteration = 0; ; iteration++) {
      block.residuals(r);
      int[] open = block.open(targets);
      if (open.length == 0 || iteration == maxIterations) {
        return block.result(targets, iteration);
      }
      ComplexMatrix w = new ComplexMatrix(open.length, x.columns());
      for (int j = 0; j < open.length; j++) {
        w.setRow(j, r, open[j]);
      }
      block.precondition(open, w);
      project(block, w);
      ComplexMatrix hw = new ComplexMatrix(open.length, x.columns());
      block.apply(w, hw);
      parallel.forEach(
          (open.length + SMALL - 1) / SMALL,
          (slot, i) -> {
            int last = Math.min(open.length, (i + 1) * SMALL);
            turn(
                small[slot],
                block,
                Arrays.copyOfRange(open, i * SMALL, last),
                i * SMALL,
                w,
                hw,
                p,
                hp);
          });
      block.ritz();
    }
  }

  /** w_i -= sum_j x_j (x_j, w_i), then norm 1. */
  private void project(RitzBlock block, ComplexMatrix w) {
    ComplexMatrix s = new ComplexMatrix(w.rows(), block.x.rows());
    block.gemm.gram(w, block.x, s);
    for (int i = 0; i < s.rows(); i++) {
      Rows.conjugate(s.im(i));
    }
    block.gemm.addCombination(-1, s, block.x, w);
    for (int i = 0; i < w.rows(); i++) {
      Rows.scale(1 / Rows.norm(w.re(i), w.im(i)), w.re(i), w.im(i));
    }
  }

  /**
   * The bands become the lowest Ritz vectors of their span with w and p, p what they changed by.
   */
  private static void turn(
      BlockAlgebra gemm,
      RitzBlock block,
      int[] bands,
      int first,
      ComplexMatrix w,
      ComplexMatrix hw,
      ComplexMatrix p,
      ComplexMatrix hp) {
    int n = bands.length;
    ComplexMatrix v = new ComplexMatrix(3 * n, w.columns());
    ComplexMatrix hv = new ComplexMatrix(3 * n, w.columns());
    int count = 2 * n;
    for (int j = 0; j < n; j++) {
      v.setRow(j, block.x, bands[j]);
      hv.setRow(j, block.hx, bands[j]);
      v.setRow(n + j, w, first + j);
      hv.setRow(n + j, hw, first + j);
      double norm = Rows.norm(p.re(bands[j]), p.im(bands[j]));
      if (norm > 1e-12) {
        v.setRow(count, p, bands[j]);
        hv.setRow(count, hp, bands[j]);
        Rows.scale(1 / norm, v.re(count), v.im(count));
        Rows.scale(1 / norm, hv.re(count), hv.im(count));
        count++;
      }
    }
    ComplexMatrix c = new ComplexMatrix(n, 3 * n);
    try {
      lowest(gemm, v.rows(0, count), hv.rows(0, count), c);
    } catch (ArithmeticException dependent) { // on the changes: without them
      count = 2 * n;
      c.clear();
      lowest(gemm, v.rows(0, count), hv.rows(0, count), c);
    }
    ComplexMatrix moves = c.copy();
    for (int j = 0; j < n; j++) {
      Arrays.fill(moves.re(j), 0, n, 0);
      Arrays.fill(moves.im(j), 0, n, 0);
    }
    ComplexMatrix rows = new ComplexMatrix(n, w.columns());
    take(gemm, moves, v.rows(0, count), rows, p, bands);
    take(gemm, moves, hv.rows(0, count), rows, hp, bands);
    take(gemm, c, v.rows(0, count), rows, block.x, bands);
    take(gemm, c, hv.rows(0, count), rows, block.hx, bands);
  }

  private static void lowest(
      BlockAlgebra gemm, ComplexMatrix v, ComplexMatrix hv, ComplexMatrix c) {
    int size = v.rows();
    ComplexMatrix a = new ComplexMatrix(size, size);
    ComplexMatrix s = new ComplexMatrix(size, size);
    gemm.gramHermitian(v, hv, a);
    gemm.gramHermitian(v, v, s);
    ComplexMatrix vectors = new ComplexMatrix(c.rows(), size);
    new HermitianEigen(Parallel.serial()).solve(a, s, vectors);
    for (int j = 0; j < c.rows(); j++) {
      System.arraycopy(vectors.re(j), 0, c.re(j), 0, size);
      System.arraycopy(vectors.im(j), 0, c.im(j), 0, size);
    }
  }

  private static void take(
      BlockAlgebra gemm,
      ComplexMatrix c,
      ComplexMatrix v,
      ComplexMatrix rows,
      ComplexMatrix to,
      int[] bands) {
    gemm.combine(c, v, rows);
    for (int j = 0; j < bands.length; j++) {
      to.setRow(bands[j], rows, j);
    }
  }
}
