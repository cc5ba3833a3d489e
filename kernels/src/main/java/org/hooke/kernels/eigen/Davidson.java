package org.hooke.kernels.eigen;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Rows;
import org.hooke.kernels.linalg.Scalars;

/**
 * Block Davidson with preconditioned residuals, locally optimal restarts and soft locking.
 *
 * <p>The basis grows by K (H x - e x) of the wanted bands that are not converged; converged ones
 * stay in the basis but get no more applications of H. When it is full it shrinks to the Ritz
 * vectors and their previous changes, so that a basis of three blocks iterates as LOBPCG does and a
 * larger one as Davidson's method. Memory: 2 basisBlocks + 1 blocks of [band][size] complex
 * numbers, the starting block included, and 3 (basisBlocks bands)^2.
 *
 * <p>Sources: Davidson, J. Comput. Phys. 17, 87 (1975); Knyazev, SIAM J. Sci. Comput. 23, 517
 * (2001); Stathopoulos and Saad, Electron. Trans. Numer. Anal. 7, 163 (1998) (restarting).
 */
public final class Davidson implements EigenSolver {
  private final Parallel parallel;
  private final long seed;
  private final int basisBlocks;

  /**
   * @param parallel for the dense algebra; the operator looks after itself
   * @param seed of the directions that complete a deficient start
   */
  public Davidson(Parallel parallel, long seed) {
    this(parallel, seed, 4);
  }

  /**
   * @param basisBlocks largest basis in units of the number of bands, at least 3
   */
  public Davidson(Parallel parallel, long seed, int basisBlocks) {
    if (basisBlocks < 3) {
      throw new IllegalArgumentException("basis of " + basisBlocks + " blocks, at least 3");
    }
    this.parallel = parallel;
    this.seed = seed;
    this.basisBlocks = basisBlocks;
  }

  /**
   * {@inheritDoc}
   *
   * @param x linearly dependent rows are replaced by random ones
   * @throws IllegalArgumentException when there are more rows than components
   */
  @Override
  public EigenResult solve(
      LinearOperator h,
      Preconditioner preconditioner,
      ComplexMatrix x,
      BandTargets targets,
      int maxIterations) {
    int bands = x.rows();
    int wanted = targets.wanted();
    if (x.columns() != h.size() || bands > h.dimension() || wanted > bands || bands == 0) {
      throw new IllegalArgumentException(
          wanted
              + " of "
              + bands
              + " bands of "
              + x.columns()
              + " for an operator of "
              + h.dimension());
    }
    if (h.dimension() <= DenseDiagonalization.limit(bands)) {
      return new DenseDiagonalization(parallel).solve(h, preconditioner, x, targets, maxIterations);
    }
    int capacity = Math.min(h.dimension(), basisBlocks * bands);
    Subspace subspace = new Subspace(h, Scalars.of(h), parallel, bands, capacity);
    return new Run(subspace, preconditioner, x, targets).run(maxIterations);
  }

  /** One call of solve. */
  private final class Run {
    private final Subspace subspace;
    private final Preconditioner preconditioner;
    private final ComplexMatrix x;
    private final BandTargets targets;
    private final double[] norms; // [band], at the last look
    private final double[] seen; // [band], Ritz value at the last look
    private final Random random = new Random(seed);

    Run(Subspace subspace, Preconditioner preconditioner, ComplexMatrix x, BandTargets targets) {
      this.subspace = subspace;
      this.preconditioner = preconditioner;
      this.x = x;
      this.targets = targets;
      norms = new double[x.rows()];
      seen = new double[x.rows()];
      Arrays.fill(norms, Double.POSITIVE_INFINITY);
    }

    EigenResult run(int maxIterations) {
      start();
      int iteration = 0;
      while (true) {
        int[] open = open();
        if (open.length == 0) {
          look();
          open = open();
        }
        if (open.length == 0 || iteration == maxIterations) {
          return result(iteration);
        }
        if (subspace.dimension() + open.length > subspace.capacity()) {
          subspace.restart(open);
        }
        ComplexMatrix corrections = subspace.free(open.length);
        int count = correct(open, corrections);
        if (count > 0) {
          if (subspace.extend(corrections, count) == 0 && !extendRandomly(count)) {
            return result(iteration); // the basis is complete
          }
          subspace.rayleighRitz();
          iteration++;
        }
      }
    }

    /** The orthonormalised start, completed by smooth random functions, and its Ritz pairs. */
    private void start() {
      ComplexMatrix first = subspace.free(x.rows());
      first.set(x);
      subspace.extend(first, x.rows());
      while (subspace.dimension() < x.rows()) {
        extendRandomly(x.rows() - subspace.dimension());
      }
      subspace.rayleighRitz();
      subspace.restart(new int[0]);
    }

    private boolean extendRandomly(int count) {
      int rows = Math.min(count, subspace.capacity() - subspace.dimension());
      ComplexMatrix directions = subspace.free(rows);
      for (int i = 0; i < rows; i++) {
        for (int g = 0; g < directions.columns(); g++) {
          directions.re(i)[g] = random.nextGaussian();
          directions.im(i)[g] = random.nextGaussian();
        }
        preconditioner.apply(1, 0, directions.re(i), directions.im(i));
      }
      subspace.confine(directions);
      return subspace.extend(directions, rows) > 0;
    }

    /** Wanted bands with a residual above their target, or moved since it was looked at. */
    private int[] open() {
      return IntStream.range(0, targets.wanted())
          .filter(
              k ->
                  !(norms[k] <= targets.of(k)
                      && Math.abs(subspace.value(k) - seen[k]) <= targets.of(k)))
          .toArray();
    }

    /**
     * Looks at the residuals of the chosen bands and fills the first rows with K (H x - e x) of
     * those that are above their target.
     *
     * @return how many there are
     */
    private int correct(int[] chosen, ComplexMatrix rows) {
      ComplexMatrix images = subspace.freeImages(chosen.length);
      subspace.ritzVectors(chosen, rows, images);
      int count = 0;
      for (int i = 0; i < chosen.length; i++) {
        int k = chosen[i];
        double[] re = rows.re(i);
        double[] im = rows.im(i);
        double kinetic = preconditioner.kineticEnergy(re, im);
        residual(k, re, im, images.re(i), images.im(i));
        if (norms[k] > targets.of(k)) {
          preconditioner.apply(kinetic, subspace.value(k), re, im);
          rows.swapRows(count++, i);
        }
      }
      return count;
    }

    /** x = H x - e x of band k, and its norm. */
    private void residual(int k, double[] xRe, double[] xIm, double[] hxRe, double[] hxIm) {
      seen[k] = subspace.value(k);
      Rows.scale(-seen[k], xRe, xIm);
      Rows.addScaled(1, hxRe, hxIm, xRe, xIm);
      norms[k] = Rows.norm(xRe, xIm);
      if (Double.isNaN(norms[k])) {
        throw new ArithmeticException("the residual of band " + k + " is not a number");
      }
    }

    /** Shrinks the basis to the Ritz vectors and looks at the residuals of all of them. */
    private void look() {
      subspace.restart(new int[0]);
      int[] all = IntStream.range(0, x.rows()).toArray();
      ComplexMatrix rows = subspace.free(all.length);
      ComplexMatrix images = subspace.freeImages(all.length);
      subspace.ritzVectors(all, rows, images);
      for (int k = 0; k < all.length; k++) {
        residual(k, rows.re(k), rows.im(k), images.re(k), images.im(k));
      }
    }

    private EigenResult result(int iterations) {
      look();
      subspace.copyRitzVectors(x);
      double[] values = IntStream.range(0, x.rows()).mapToDouble(subspace::value).toArray();
      return new EigenResult(
          values, norms, iterations, subspace.applications(), open().length == 0);
    }
  }
}
