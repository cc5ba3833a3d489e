package org.hooke.kernels.eigen;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hooke.kernels.linalg.BlockAlgebra;
import org.hooke.kernels.linalg.Cholesky;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.HermitianEigen;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Orthonormalization;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Rows;
import org.hooke.kernels.linalg.Scalars;

/**
 * Block Davidson for good starts, with few products of blocks and directions that may be in single
 * precision.
 *
 * <p>A cycle begins in double (H X in the precision of the directions while all targets are loose):
 * H X, Rayleigh-Ritz in X, residuals. Then directions K (H x - e x) of the bands that are not
 * converged extend {@link CorrectionSpace} block by block, in the precision of the directions. It
 * ends, when all bands are converged, no more directions fit, or residuals have shrunk so far that
 * rounding would show, with the new X in double, orthonormal to its last digits. Only residuals
 * that fell by less than that bound within a cycle count, so the vectors are as good as those found
 * in double throughout. In wide blocks a direction is made of two by {@link CorrectionEquation}:
 * half the products of blocks for a few applications more. What a cycle does not halve is left to
 * {@link Davidson}, all in double.
 *
 * <p>Memory beside X: one block of [band][size] in double, then 2 basisBlocks in the precision of
 * the directions. Sources: Davidson, J. Comput. Phys. 17, 87 (1975); iterative refinement in two
 * precisions after Tsuchida and Choe, Comput. Phys. Commun. 183, 980 (2012).
 */
public final class CorrectionDavidson implements EigenSolver {
  private static final int BASIS_BLOCKS = 4; // largest basis in units of the number of bands
  private static final int WIDE = 64; // directions of a block, from which products of blocks weigh
  private static final double NEARLY = 1e-5; // departure from orthonormality: a small change mends
  private static final double ROUNDED = 4e-16; // departure per band that needs no mending
  private static final int PROBES = 4;
  private static final double ROUGHLY = 0.1; // departure that a Cholesky factor mends at once

  private final Parallel parallel;
  private final long seed;
  private final boolean single;
  private final int wide;
  private final SpareRows spare;

  /**
   * @param parallel for the dense algebra; the operator looks after itself
   * @param seed of the directions that complete a deficient start
   * @param single whether directions are in single precision
   * @param spare what blocks in single precision are made of
   */
  public CorrectionDavidson(Parallel parallel, long seed, boolean single, SpareRows spare) {
    this(parallel, seed, single, spare, WIDE);
  }

  /**
   * @param wide least number of directions of a block from which each is made of two
   */
  CorrectionDavidson(Parallel parallel, long seed, boolean single, SpareRows spare, int wide) {
    this.wide = wide;
    this.spare = spare;
    this.parallel = parallel;
    this.seed = seed;
    this.single = single;
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
    if (x.columns() != h.size()
        || bands > h.dimension()
        || targets.wanted() > bands
        || bands == 0) {
      throw new IllegalArgumentException(
          targets.wanted()
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
    EigenResult result =
        single
            ? new Run<>(h, new FloatDirections(h, parallel, spare), preconditioner, x, targets)
                .run(maxIterations)
            : new Run<>(h, new DoubleDirections(h, parallel), preconditioner, x, targets)
                .run(maxIterations);
    int left = maxIterations - result.iterations();
    if (result.converged() || left <= 0) {
      return result;
    }
    EigenResult last = new Davidson(parallel, seed).solve(h, preconditioner, x, targets, left);
    return new EigenResult(
        last.values(),
        last.residuals(),
        last.iterations() + result.iterations(),
        last.applications() + result.applications(),
        last.converged());
  }

  /** One call of solve. */
  private final class Run<B> {
    private final LinearOperator h;
    private final Directions<B> directions;
    private final Preconditioner preconditioner;
    private final ComplexMatrix x;
    private final BandTargets targets;
    private final BlockAlgebra gemm;
    private final int capacity;
    private final double[] norms; // of the residual, [band], at the last look
    private final double[] seen; // Ritz value, [band], at the last look
    private final double[] first; // norms at the beginning of the cycle
    private final double[] kinetic; // of the Ritz vectors at the beginning of the cycle
    private double[] values; // [band]
    private CorrectionSpace<B> space; // of the present cycle
    private B carried; // changes of the vectors in the last cycle, null without
    private B carriedImages;
    private int carriedRows;
    private long applications;
    private int iterations;

    Run(
        LinearOperator h,
        Directions<B> directions,
        Preconditioner preconditioner,
        ComplexMatrix x,
        BandTargets targets) {
      this.h = h;
      this.directions = directions;
      this.preconditioner = preconditioner;
      this.x = x;
      this.targets = targets;
      int bands = x.rows();
      gemm = Scalars.of(h).algebra(parallel);
      capacity = Math.min(h.dimension(), BASIS_BLOCKS * bands) - bands;
      norms = new double[bands];
      seen = new double[bands];
      first = new double[bands];
      kinetic = new double[bands];
    }

    /**
     * Works until the targets are met, the iterations done, or a cycle did not halve the residuals.
     */
    EigenResult run(int maxIterations) {
      try {
        return cycles(maxIterations);
      } finally {
        directions.release(List.of());
      }
    }

    private EigenResult cycles(int maxIterations) {
      if (!orthonormal()) {
        orthonormalise();
      }
      double worst = Double.POSITIVE_INFINITY;
      while (true) {
        begin();
        if (open().length == 0 || iterations == maxIterations) {
          return result();
        }
        double before = worst;
        worst = worst();
        if (worst > before / 2) {
          return result();
        }
        boolean moved = cycle(maxIterations);
        if (!moved || open().length == 0 || iterations == maxIterations) {
          return result();
        }
      }
    }

    /** The largest residual of a wanted band in units of its target. */
    private double worst() {
      return IntStream.range(0, targets.wanted())
          .mapToDouble(k -> norms[k] / targets.of(k))
          .max()
          .orElse(0);
    }

    private EigenResult result() {
      return new EigenResult(values, norms, iterations, applications, open().length == 0);
    }

    /** H X, Ritz pairs of X, their residuals. */
    private void begin() {
      releaseBlocks();
      int bands = x.rows();
      ComplexMatrix hx = new ComplexMatrix(bands, h.size());
      apply(hx);
      ComplexMatrix a = new ComplexMatrix(bands, bands);
      gemm.gramHermitian(x, hx, a);
      ComplexMatrix c = new ComplexMatrix(bands, bands);
      values = Arrays.copyOf(new HermitianEigen(parallel).solve(a, c), bands);
      gemm.rotate(c, x, bands);
      gemm.rotate(c, hx, bands);
      parallel.forEach(
          bands,
          (slot, k) -> {
            kinetic[k] = preconditioner.kineticEnergy(x.re(k), x.im(k));
            Rows.addScaled(-values[k], x.re(k), x.im(k), hx.re(k), hx.im(k));
            look(k, values[k], Rows.norm(hx.re(k), hx.im(k)));
          });
      System.arraycopy(norms, 0, first, 0, bands);
      space =
          new CorrectionSpace<>(
              h, directions, parallel, directions.of(x), directions.of(hx), values, capacity);
    }

    /** hx = H x, in the precision of the directions where residuals far above its errors do. */
    private void apply(ComplexMatrix hx) {
      applications += x.rows();
      double least = IntStream.range(0, targets.wanted()).mapToDouble(targets::of).min().orElse(0);
      if (least < directions.rough()) {
        h.apply(x, hx);
        return;
      }
      B images = directions.make(x.rows());
      directions.apply(directions.of(x), images);
      directions.add(images, hx);
      releaseBlocks();
    }

    /** Lets go of all blocks but those that the next cycle begins with. */
    private void releaseBlocks() {
      directions.release(carried == null ? List.of() : List.of(carried, carriedImages));
    }

    private void look(int k, double value, double norm) {
      if (Double.isNaN(norm)) {
        throw new ArithmeticException("the residual of band " + k + " is not a number");
      }
      seen[k] = value;
      norms[k] = norm;
    }

    /** Wanted bands with a residual above their target, or turned since it was looked at. */
    private int[] open() {
      return IntStream.range(0, targets.wanted()).filter(k -> !within(k, targets.of(k))).toArray();
    }

    /** Those of them whose residual this cycle can still shrink. */
    private int[] workable() {
      return IntStream.range(0, targets.wanted()).filter(k -> !within(k, bound(k))).toArray();
    }

    /** What this cycle can reach of a residual, or what is wanted. */
    private double bound(int k) {
      return Math.max(targets.of(k), directions.floor() * first[k]);
    }

    private boolean within(int k, double bound) {
      return norms[k] <= bound && Math.abs(values[k] - seen[k]) <= bound && !space.turned(k);
    }

    /**
     * Extends the space until nothing is left to do in it, and takes the new Ritz vectors.
     *
     * @return whether there are new ones
     */
    private boolean cycle(int maxIterations) {
      boolean moved = false;
      int[] chosen = open();
      if (carried != null) {
        space.extend(carried, carriedImages, carriedRows);
        carried = null;
        carriedImages = null;
      }
      while (chosen.length > 0 && chosen.length <= space.room() && iterations < maxIterations) {
        B rows = space.free(chosen.length);
        space.residuals(chosen, rows);
        int count = correct(chosen, rows);
        if (count == 0 || extend(chosen, rows, count) == 0) {
          break;
        }
        space.rayleighRitz();
        values = space.values();
        moved = true;
        iterations++;
        chosen = workable();
      }
      applications += space.applications();
      if (moved && chosen.length > space.room() && iterations < maxIterations) {
        carriedRows = Math.min(chosen.length, capacity / 3);
        carried = directions.make(carriedRows);
        carriedImages = directions.make(carriedRows);
        space.changes(Arrays.copyOf(chosen, carriedRows), carried, carriedImages);
      }
      if (moved) {
        space.advance(x);
        releaseBlocks(); // of the space too, of which only coefficients count from here on
        orthonormalise();
      }
      return moved;
    }

    /**
     * Takes the first rows into the space, each made of two directions where the block is wide and
     * there is room for the second ones meanwhile; by how much the dimension grew.
     */
    private int extend(int[] chosen, B rows, int count) {
      int taken = chosen.length; // rows in use, the first of which count
      if (count < wide || taken + 2 * count > space.room()) {
        return space.extend(rows, count);
      }
      int[] open = Arrays.stream(chosen).filter(k -> norms[k] > bound(k)).toArray();
      B w = directions.rows(rows, 0, count);
      B scratch = space.free(taken + 2 * count);
      B images = space.freeImages(2 * count);
      B first = directions.rows(images, 0, count);
      B rest = directions.rows(scratch, taken + count, count);
      space.residuals(open, rest);
      applications += directions.apply(w, first);
      applications +=
          new CorrectionEquation<>(directions, parallel, preconditioner, rest)
              .improve(
                  w,
                  first,
                  Arrays.stream(open).mapToDouble(k -> values[k]).toArray(),
                  Arrays.stream(open).mapToDouble(k -> kinetic[k]).toArray(),
                  Arrays.stream(open).mapToDouble(this::bound).toArray(),
                  directions.rows(scratch, taken, count),
                  directions.rows(images, count, count));
      return space.extend(rows, first, count);
    }

    /**
     * Looks at the residuals of the chosen bands and turns those that are worth it into directions,
     * the first rows.
     *
     * @return how many there are
     */
    private int correct(int[] chosen, B rows) {
      parallel.forEach(
          chosen.length,
          (slot, i) -> {
            int k = chosen[i];
            look(k, values[k], directions.norm(rows, i));
            if (norms[k] > bound(k)) {
              directions.precondition(preconditioner, kinetic[k], values[k], rows, i);
            }
          });
      int count = 0;
      for (int i = 0; i < chosen.length; i++) {
        if (norms[chosen[i]] > bound(chosen[i])) {
          directions.swap(rows, count++, i);
        }
      }
      return count;
    }

    /**
     * Makes x orthonormal to its last digits, by as little as that takes: by the inverse Cholesky
     * factor of its overlaps, so that lower rows are kept from what higher ones got wrong.
     */
    private void orthonormalise() {
      int bands = x.rows();
      ComplexMatrix s = new ComplexMatrix(bands, bands);
      gemm.gramHermitian(x, x, s);
      double departure = departure(s);
      if (departure <= ROUNDED * bands) {
        return;
      }
      if (!(departure <= ROUGHLY)) {
        complete();
        return;
      }
      for (int i = 0; i < bands; i++) {
        Rows.conjugate(s.im(i));
      }
      Cholesky.factor(s); // of the conjugate: its inverse factor turns rows
      Cholesky.invertLower(s);
      if (departure > NEARLY) {
        gemm.rotate(s, x, bands);
        return;
      }
      for (int i = 0; i < bands; i++) {
        s.re(i)[i] -= 1;
      }
      B change = directions.make(bands);
      directions.combine(s, directions.of(x), change);
      directions.add(change, x);
    }

    /**
     * Whether x looks orthonormal to its last digits: |(S - 1) v| of a few vectors of signs, whose
     * mean square is |S - 1|^2. What an earlier call of solve left is.
     */
    private boolean orthonormal() {
      int bands = x.rows();
      Random random = new Random(seed);
      ComplexMatrix v = new ComplexMatrix(PROBES, bands);
      for (int i = 0; i < PROBES; i++) {
        for (int j = 0; j < bands; j++) {
          v.re(i)[j] = random.nextBoolean() ? 1 : -1;
        }
      }
      ComplexMatrix sums = new ComplexMatrix(PROBES, x.columns());
      gemm.combine(v, x, sums);
      ComplexMatrix overlaps = new ComplexMatrix(PROBES, bands);
      gemm.gram(sums, x, overlaps);
      double square = 0;
      for (int i = 0; i < PROBES; i++) {
        Rows.addScaled(-1, v.re(i), v.im(i), overlaps.re(i), overlaps.im(i));
        double norm = Rows.norm(overlaps.re(i), overlaps.im(i));
        square += norm * norm;
      }
      return Math.sqrt(square / PROBES) <= ROUNDED * bands;
    }

    /** The norm of S - 1. */
    private double departure(ComplexMatrix s) {
      double square = 0;
      for (int i = 0; i < s.rows(); i++) {
        s.re(i)[i] -= 1;
        double norm = Rows.norm(s.re(i), s.im(i));
        s.re(i)[i] += 1;
        square += norm * norm;
      }
      return Math.sqrt(square);
    }

    /** Orthonormal rows from arbitrary ones, smooth random functions in place of dependent ones. */
    private void complete() {
      Orthonormalization orthonormalization = new Orthonormalization(gemm);
      Random random = new Random(seed);
      int kept = orthonormalization.apply(x.rows(0, 0), x, x.rows());
      while (kept < x.rows()) {
        ComplexMatrix rest = x.rows(kept, x.rows() - kept);
        for (int i = 0; i < rest.rows(); i++) {
          for (int g = 0; g < rest.columns(); g++) {
            rest.re(i)[g] = random.nextGaussian();
            rest.im(i)[g] = random.nextGaussian();
          }
          preconditioner.apply(1, 0, rest.re(i), rest.im(i));
        }
        h.confine(rest);
        int more = orthonormalization.apply(x.rows(0, kept), rest, rest.rows());
        x.adoptRows(kept, rest);
        kept += more;
      }
    }
  }
}
