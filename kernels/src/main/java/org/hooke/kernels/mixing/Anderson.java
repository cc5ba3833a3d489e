package org.hooke.kernels.mixing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hooke.kernels.linalg.SymmetricSolve;

/**
 * Anderson's mixing (Pulay's DIIS on densities): x' = x - sum_j c_j dx_j + P (R - sum_j c_j dR_j).
 *
 * <p>R = F(x) - x is the residual, dx_j and dR_j are differences of successive inputs and
 * residuals, the c_j minimise |R - sum c_j dR_j| in the {@link MixingMetric}, P is the
 * preconditioner. Differences that are nearly dependent on newer ones are dropped. D. G. Anderson,
 * J. ACM 12, 547 (1965), eq. 4.2; P. Pulay, Chem. Phys. Lett. 73, 393 (1980). Mutable, one thread;
 * keeps 2 bundles per history step.
 */
public final class Anderson implements Mixer {
  private final MixingMetric metric;
  private final MixingPreconditioner preconditioner;
  private final int depth;
  private final List<MixedBundle> steps = new ArrayList<>(); // dx_j, newest first
  private final List<MixedBundle> changes = new ArrayList<>(); // dR_j
  private MixedBundle lastInput;
  private MixedBundle lastResidual;

  /**
   * @param depth most differences remembered
   */
  public Anderson(MixingMetric metric, MixingPreconditioner preconditioner, int depth) {
    this.metric = metric;
    this.preconditioner = preconditioner;
    this.depth = depth;
  }

  @Override
  public MixedBundle next(MixedBundle in, MixedBundle out) {
    MixedBundle residual = out.copy();
    residual.addScaled(-1, in);
    if (lastInput != null) {
      steps.add(0, difference(in, lastInput));
      changes.add(0, difference(residual, lastResidual));
    }
    while (steps.size() > depth) {
      steps.remove(depth);
      changes.remove(depth);
    }
    lastInput = in;
    lastResidual = residual;

    double[] c = coefficients(residual);
    MixedBundle next = in.copy();
    MixedBundle optimal = residual.copy();
    for (int j = 0; j < c.length; j++) {
      next.addScaled(-c[j], steps.get(j));
      optimal.addScaled(-c[j], changes.get(j));
    }
    preconditioner.apply(optimal);
    next.addScaled(1, optimal);
    return next;
  }

  /** What has been learnt so far; its bundles are live and never changed again. */
  public AndersonHistory history() {
    return new AndersonHistory(
        preconditioner.alpha(),
        preconditioner.screening(),
        steps,
        changes,
        Optional.ofNullable(lastInput),
        Optional.ofNullable(lastResidual));
  }

  /** Goes on from a history, as if this mixer had learnt it; the preconditioner stays its own. */
  public void restore(AndersonHistory history) {
    reset();
    steps.addAll(history.steps());
    changes.addAll(history.changes());
    lastInput = history.lastInput().orElse(null);
    lastResidual = history.lastResidual().orElse(null);
  }

  @Override
  public void reset() {
    steps.clear();
    changes.clear();
    lastInput = null;
    lastResidual = null;
  }

  /**
   * Minimises |R - sum c_j dR_j|, dropping the oldest differences while they are nearly dependent.
   */
  private double[] coefficients(MixedBundle residual) {
    int n = changes.size();
    double[][] a = new double[n][n];
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      b[i] = metric.product(changes.get(i), residual);
      for (int j = 0; j <= i; j++) {
        a[i][j] = metric.product(changes.get(i), changes.get(j));
        a[j][i] = a[i][j];
      }
    }
    double[] c = SymmetricSolve.leadingBlock(a, b, 1e-12);
    while (changes.size() > c.length) {
      changes.remove(changes.size() - 1);
      steps.remove(steps.size() - 1);
    }
    return c;
  }

  private static MixedBundle difference(MixedBundle a, MixedBundle b) {
    MixedBundle d = a.copy();
    d.addScaled(-1, b);
    return d;
  }
}
