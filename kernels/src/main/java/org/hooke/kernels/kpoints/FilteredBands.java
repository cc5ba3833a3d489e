package org.hooke.kernels.kpoints;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hooke.kernels.eigen.BandTargets;
import org.hooke.kernels.eigen.ChebyshevFilter;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.eigen.RitzRotation;
import org.hooke.kernels.eigen.SubspaceProducts;
import org.hooke.kernels.linalg.Parallel;

/**
 * Eigenpairs of all states by filtered subspaces: every block of bands is filtered alone, then all
 * bands are rotated to Ritz vectors, until the residuals of the wanted ones are small enough.
 *
 * <p>Knows no orbitals: it decides degrees and rotations and commands {@link BandBlocks}. What it
 * remembers are Ritz values and residuals. The theory is in docs/theory/filter.md. One thread.
 */
public final class FilteredBands {
  /** By how much the residual of the last wanted band is to shrink in a pass, at least and most. */
  private static final double LEAST_GROWTH = 4;

  private static final double MOST_GROWTH = 40;

  private static final int LEAST_DEGREE = 4;
  private static final int MOST_DEGREE = 24;

  /** A pass that shrinks the largest residual less than to this part, twice, is the last. */
  private static final double STALLED = 0.9;

  private final Parallel parallel;
  private RitzPairs[] pairs; // [state]; null before the first diagonalisation

  /**
   * @param parallel for the dense algebra of the subspaces
   */
  public FilteredBands(Parallel parallel) {
    this.parallel = parallel;
  }

  /** Forgets everything: the next diagonalisation begins with atomic orbitals. */
  public void begin() {
    pairs = null;
  }

  /** Goes on from what was kept with the orbitals, [state]. */
  public void restore(RitzPairs[] kept) {
    pairs = kept.clone();
  }

  /** Ritz values and residuals, [state]; null before the first diagonalisation. */
  public RitzPairs[] pairs() {
    return pairs == null ? null : pairs.clone();
  }

  /**
   * Improves the orbitals of all states in a potential.
   *
   * @param potential [spin][grid point], Ha
   * @return [state]; eigenvalues of all bands, residuals of those that may be occupied
   * @throws ArithmeticException when bands have become dependent, or a NaN appears
   */
  public EigenResult[] diagonalize(
      BandBlocks blocks, KPointsSetup setup, double[][] potential, BandRequest request) {
    int states = setup.states();
    BandTargets targets = request.targets(setup.bands());
    long[] applications = new long[states];
    if (pairs == null) {
      start(blocks, setup, potential, applications);
    }
    double high = 0.5 + 1.2 * setup.basis().cutoff(); // only to choose degrees by
    boolean[] done = new boolean[states];
    int[] stalls = new int[states];
    int pass = 0;
    while (pass < request.maxIterations() && !all(done)) {
      FilterOrder[] orders = new FilterOrder[states];
      for (int s = 0; s < states; s++) {
        orders[s] = done[s] ? null : order(pairs[s], targets, pass == 0, high);
      }
      RitzPairs[] before = pairs.clone();
      pass(blocks, potential, orders, applications);
      for (int s = 0; s < states; s++) {
        if (!done[s]) {
          double now = excess(pairs[s], targets);
          stalls[s] += pass > 0 && now > STALLED * excess(before[s], targets) ? 1 : 0;
          done[s] = now <= 1 || stalls[s] == 2;
        }
      }
      pass++;
    }
    EigenResult[] results = new EigenResult[states];
    for (int s = 0; s < states; s++) {
      results[s] =
          new EigenResult(
              Arrays.copyOf(pairs[s].values(), setup.bands()),
              Arrays.copyOf(pairs[s].residuals(), targets.firm()),
              pass,
              applications[s],
              excess(pairs[s], targets) <= 1);
    }
    return results;
  }

  private static boolean all(boolean[] done) {
    return IntStream.range(0, done.length).allMatch(s -> done[s]);
  }

  /** Residuals in units of what is wanted, the largest. */
  private static double excess(RitzPairs pairs, BandTargets targets) {
    double largest = 0;
    for (int n = 0; n < targets.wanted(); n++) {
      double ratio = pairs.residuals()[n] / targets.of(n);
      largest = ratio > largest || Double.isNaN(ratio) ? ratio : largest;
    }
    return largest;
  }

  /**
   * The degree that brings every wanted band to its target in one pass, as far as that is
   * reasonable: the part of the spectrum beyond the last row's value is damped.
   *
   * @param stale whether the residuals are those of an earlier potential
   * @param high about the highest eigenvalue, Ha
   */
  private static FilterOrder order(
      RitzPairs pairs, BandTargets targets, boolean stale, double high) {
    double[] values = pairs.values();
    double cut = values[values.length - 1];
    double low = values[0];
    int degree = LEAST_DEGREE;
    for (int n = 0; n < targets.wanted(); n++) {
      double ratio = 2 * pairs.residuals()[n] / targets.of(n);
      double growth = Math.min(MOST_GROWTH, Math.max(stale ? 2 * LEAST_GROWTH : 1, ratio));
      if (growth > 1) {
        int needed = ChebyshevFilter.degreeFor(growth, values[n], cut, Math.max(high, cut + 1));
        degree = Math.max(degree, Math.min(MOST_DEGREE, needed));
      }
    }
    double spread = Math.max(cut - low, 1e-3);
    return FilterOrder.filtered(degree, low - 1e-6 * spread, Math.max(cut, low + spread));
  }

  /** Rows from atomic orbitals, or random ones where those are too few or too dependent. */
  private void start(
      BandBlocks blocks, KPointsSetup setup, double[][] potential, long[] applications) {
    int rows = StateBlocks.rows(setup);
    FilterOrder[] orders = new FilterOrder[setup.states()];
    Arrays.fill(orders, FilterOrder.atoms());
    pairs = new RitzPairs[orders.length];
    SubspaceProducts[] products = blocks.filter(potential, orders);
    RitzRotation[] rotations = new RitzRotation[orders.length];
    FilterOrder[] again = new FilterOrder[orders.length];
    for (int s = 0; s < orders.length; s++) {
      rotations[s] = RitzRotation.lowest(products[s], rows, parallel).orElse(null);
      again[s] = rotations[s] == null ? FilterOrder.random() : null;
      applications[s] += products[s].rows();
    }
    rotate(blocks, rotations);
    if (Arrays.stream(again).anyMatch(order -> order != null)) {
      pass(blocks, potential, again, applications);
    }
  }

  private void pass(
      BandBlocks blocks, double[][] potential, FilterOrder[] orders, long[] applications) {
    SubspaceProducts[] products = blocks.filter(potential, orders);
    RitzRotation[] rotations = new RitzRotation[orders.length];
    for (int s = 0; s < orders.length; s++) {
      if (orders[s] != null) {
        rotations[s] = RitzRotation.all(products[s], parallel);
        applications[s] += (long) products[s].rows() * (orders[s].degree() + 1);
      }
    }
    rotate(blocks, rotations);
  }

  private void rotate(BandBlocks blocks, RitzRotation[] rotations) {
    double[][] residuals = blocks.rotate(rotations);
    for (int s = 0; s < rotations.length; s++) {
      if (rotations[s] != null) {
        pairs[s] = new RitzPairs(rotations[s].values(), residuals[s]);
      }
    }
  }
}
