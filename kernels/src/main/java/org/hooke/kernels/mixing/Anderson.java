package org.hooke.kernels.mixing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.linalg.SymmetricSolve;

/**
 * Anderson's mixing (Pulay's DIIS on densities): x' = x - sum_j c_j dx_j + P (R - sum_j c_j dR_j).
 *
 * <p>R = F(x) - x is the residual, dx_j and dR_j are differences of successive inputs and
 * residuals, P is the preconditioner. With R_i the residuals so far, R_0 the newest, and w_i their
 * weights in R - sum c_j dR_j = sum w_i R_i, the c_j minimise
 *
 * <pre>  |sum w_i R_i|^2 + NOISE sum w_i^2 |R_i|^2</pre>
 *
 * in the {@link MixingMetric}: each residual is known to a part of itself only, for the bands it
 * came from were solved that well and the map is not linear. Differences that are nearly dependent
 * on newer ones, or much larger than the residual, are dropped (M. Chupin, M.-S. Dupuy, G. Legendre
 * and E. Sere, ESAIM: M2AN 55, 2785 (2021)). The magnetisation goes along its residual where the
 * history would take it the other way. D. G. Anderson, J. ACM 12, 547 (1965), eq. 4.2; P. Pulay,
 * Chem. Phys. Lett. 73, 393 (1980). Mutable, one thread; keeps 2 bundles per history step.
 */
public final class Anderson implements Mixer {
  /** Square of a difference over that of the residual, from which it is dropped. */
  private static final double FAR = 1e4;

  /** Square of the part of a residual that is not to be believed. */
  private static final double NOISE = 0.01;

  /** Part of its residual that a magnetisation takes which amplifies itself. */
  private static final double CLIMB = 2;

  /**
   * Part of the error of charge and magnetisation that the latter must make to be believed to
   * amplify itself.
   */
  private static final double LEADING = 0.15;

  private static final int PATIENCE = 2;

  private final MixingMetric metric;
  private final MixingPreconditioner preconditioner;
  private final int depth;
  private final List<MixedBundle> steps = new ArrayList<>(); // dx_j, newest first
  private final List<MixedBundle> changes = new ArrayList<>(); // dR_j
  private MixedBundle lastInput;
  private MixedBundle lastResidual;
  private double damping = 1;
  private boolean climbing;
  private int misled; // times the energy rose after that

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
    forget(depth);
    lastInput = in;
    lastResidual = residual;
    return proposed();
  }

  /**
   * A step from the input some steps ago instead of from this, which only is learnt from: the
   * differences tell how far those steps should have gone.
   *
   * @param back steps, at least 1; as many as are remembered if fewer are
   */
  public MixedBundle retreat(MixedBundle in, MixedBundle out, int back) {
    next(in, out);
    MixedBundle input = lastInput.copy();
    MixedBundle residual = lastResidual.copy();
    for (int j = 0; j < Math.min(back, steps.size()); j++) {
      input.addScaled(-1, steps.get(j));
      residual.addScaled(-1, changes.get(j));
    }
    lastInput = input;
    lastResidual = residual;
    return proposed();
  }

  /** The part of its step that the mixer takes, in (0, 1]. */
  public double damping() {
    return damping;
  }

  /** Takes only this part of the steps that follow, where the history has no answer. */
  public void damp(double part) {
    damping = part;
  }

  /** Forgets all but the newest differences. */
  public void forget(int kept) {
    while (steps.size() > kept) {
      steps.remove(kept);
      changes.remove(kept);
    }
  }

  private MixedBundle proposed() {
    MixedBundle residual = lastResidual;
    forgetFar(metric.product(residual, residual));
    double[] c = coefficients(residual);
    MixedBundle next = lastInput.copy();
    MixedBundle optimal = residual.copy();
    for (int j = 0; j < c.length; j++) {
      next.addScaled(-c[j], steps.get(j));
      optimal.addScaled(-c[j], changes.get(j));
    }
    preconditioner.apply(optimal);
    next.addScaled(damping, optimal);
    climbing = misled < PATIENCE && spinClimbs(next);
    if (climbing) {
      ComplexVector m = next.parts().get(MixedBundle.MAGNETISATION);
      m.set(lastInput.parts().get(MixedBundle.MAGNETISATION));
      m.addScaled(CLIMB * damping, residual.parts().get(MixedBundle.MAGNETISATION));
    }
    return next;
  }

  /**
   * Whether this step takes the magnetisation against its residual, towards a state that is not
   * stable: where a moment amplifies itself, the root of the residual is a top of the energy. A
   * magnetisation that is a small part of the residual follows the charge, in either direction.
   */
  private boolean spinClimbs(MixedBundle next) {
    ComplexVector r = lastResidual.parts().get(MixedBundle.MAGNETISATION);
    return r != null
        && next.parts().get(MixedBundle.MAGNETISATION).dot(r)
            < lastInput.parts().get(MixedBundle.MAGNETISATION).dot(r)
        && part(MixedBundle.MAGNETISATION)
            > LEADING * (part(MixedBundle.CHARGE) + part(MixedBundle.MAGNETISATION));
  }

  /** The error that a part of the residual makes, Ha. */
  private double part(String name) {
    MixedBundle only = new MixedBundle(Map.of(name, lastResidual.parts().get(name)));
    return metric.product(only, lastResidual);
  }

  /** Whether the last step took the magnetisation along its residual, against the history. */
  public boolean climbing() {
    return climbing;
  }

  /**
   * Tells what the last step did to the energy: where it rose twice after the magnetisation had
   * followed its residual, it follows the history from then on.
   *
   * @param change of F, Ha
   */
  public void judge(double change) {
    if (climbing && change > 0) {
      misled++;
    }
  }

  /** Drops differences so much larger than the residual that they no longer describe its slope. */
  private void forgetFar(double now) {
    for (int j = changes.size() - 1; j > 0; j--) {
      if (metric.product(changes.get(j), changes.get(j)) > FAR * now) {
        changes.remove(j);
        steps.remove(j);
      }
    }
  }

  /** What has been learnt so far; its bundles are live and never changed again. */
  public AndersonHistory history() {
    return new AndersonHistory(
        preconditioner.alpha(),
        preconditioner.screening(),
        preconditioner.model(),
        damping,
        climbing,
        misled,
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
    damping = history.damping();
    climbing = history.climbing();
    misled = history.misled();
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

  /** The c_j, dropping the oldest differences while they are nearly dependent. */
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
    addNoise(residual, a, b);
    double[] c = SymmetricSolve.leadingBlock(a, b, 1e-12);
    while (changes.size() > c.length) {
      changes.remove(changes.size() - 1);
      steps.remove(steps.size() - 1);
    }
    return c;
  }

  /** Adds NOISE sum_i w_i^2 |R_i|^2 with w_0 = 1 - c_0, w_i = c_(i-1) - c_i to the equations. */
  private void addNoise(MixedBundle residual, double[][] a, double[] b) {
    MixedBundle r = residual.copy();
    for (int i = 0; i < b.length; i++) {
      double newer = NOISE * metric.product(r, r);
      r.addScaled(-1, changes.get(i));
      double older = NOISE * metric.product(r, r);
      a[i][i] += newer + older;
      if (i == 0) {
        b[0] += newer;
      }
      if (i + 1 < b.length) {
        a[i][i + 1] -= older;
        a[i + 1][i] -= older;
      }
    }
  }

  private static MixedBundle difference(MixedBundle a, MixedBundle b) {
    MixedBundle d = a.copy();
    d.addScaled(-1, b);
    return d;
  }
}
