package org.hooke.kernels.pseudo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hooke.kernels.xc.Functional;

/**
 * The self-consistent spherical atom without spin: [H_l + V_H + V_xc] u = epsilon u for given
 * occupations of (l, k), fractional within a shell. V_H + V_xc is mixed by Anderson's method. One
 * thread.
 */
final class RadialScf {
  private static final int MOST_ITERATIONS = 120;
  private static final int HISTORY = 5;
  private static final double TAIL = 1e-9; // density without gradient terms below, bohr^-3

  private final RadialElements elements;
  private final RadialHamiltonian[] channels; // [l]
  private final double[] external; // [node]
  private final double[] core; // [node] bohr^-3
  private final Functional functional;

  /** One orbital: angular momentum, index among the states of its l, electrons; the answer. */
  static final class Level {
    final int l;
    final double electrons;
    int index;
    double energy = Double.NaN;
    final double[] u; // [node]

    Level(RadialElements elements, int l, int index, double electrons) {
      this.l = l;
      this.index = index;
      this.electrons = electrons;
      u = new double[elements.nodes()];
    }
  }

  RadialScf(
      RadialElements elements,
      RadialHamiltonian[] channels,
      double[] external,
      double[] core,
      Functional functional) {
    this.elements = elements;
    this.channels = channels;
    this.external = external;
    this.core = core;
    this.functional = functional;
  }

  /** Chooses which states the levels are, before each iteration's density; may do nothing. */
  interface Assignment {
    void assign(RadialHamiltonian[] channels, List<Level> levels);
  }

  /** Solves from the screening given, which becomes the converged one; false if not converged. */
  boolean solve(List<Level> levels, double[] screening, double tolerance, Assignment assignment) {
    List<double[]> inputs = new ArrayList<>();
    List<double[]> residuals = new ArrayList<>();
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      setPotential(screening);
      assignment.assign(channels, levels);
      for (Level level : levels) {
        level.energy = channels[level.l].eigenvalue(level.index, level.energy, level.u);
      }
      double[] residual = screening(charge(levels));
      for (int i = 0; i < residual.length; i++) {
        residual[i] -= screening[i];
      }
      if (distance(residual, charge(levels)) < tolerance) {
        return true;
      }
      inputs.add(screening.clone());
      residuals.add(residual);
      if (inputs.size() > HISTORY) {
        inputs.remove(0);
        residuals.remove(0);
      }
      mix(inputs, residuals, screening);
    }
    return false;
  }

  /** The operators, [l], with the potential last set. */
  RadialHamiltonian[] channels() {
    return channels;
  }

  /** Sets V_ext + screening in every channel. */
  void setPotential(double[] screening) {
    double[] v = new double[external.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = external[i] + screening[i];
    }
    for (RadialHamiltonian channel : channels) {
      channel.potential(v);
    }
  }

  /** 4 pi r^2 n = sum f u^2 at the nodes. */
  static double[] charge(List<Level> levels) {
    double[] charge = new double[levels.get(0).u.length];
    for (Level level : levels) {
      for (int i = 0; i < charge.length; i++) {
        charge[i] += level.electrons * level.u[i] * level.u[i];
      }
    }
    return charge;
  }

  /** Mean of |residual| over the electrons, Ha. */
  private double distance(double[] residual, double[] charge) {
    double sum = 0;
    double electrons = 0;
    for (int i = 0; i < residual.length; i++) {
      sum += elements.weight(i) * charge[i] * Math.abs(residual[i]);
      electrons += elements.weight(i) * charge[i];
    }
    return sum / electrons;
  }

  /** Anderson, J. ACM 12, 547 (1965), with a step of 0.5. */
  private void mix(List<double[]> inputs, List<double[]> residuals, double[] next) {
    int last = inputs.size() - 1;
    double[] f = residuals.get(last);
    double[] x = inputs.get(last);
    double[][] a = new double[last][last];
    double[] b = new double[last];
    for (int i = 0; i < last; i++) {
      for (int j = 0; j < last; j++) {
        a[i][j] = product(f, residuals.get(i), f, residuals.get(j));
      }
      a[i][i] *= 1 + 1e-10;
      b[i] = product(f, residuals.get(i), f, new double[f.length]);
    }
    double[] theta = last == 0 ? b : SmallSymmetric.solve(a, b);
    boolean sane = Arrays.stream(theta).allMatch(t -> Math.abs(t) < 1e3);
    for (int k = 0; k < next.length; k++) {
      double value = x[k];
      double slope = f[k];
      for (int i = 0; i < last && sane; i++) {
        value += theta[i] * (inputs.get(i)[k] - x[k]);
        slope += theta[i] * (residuals.get(i)[k] - f[k]);
      }
      next[k] = value + 0.5 * slope;
    }
  }

  /** sum W r^2/(1+r^2)^2-weighted (a - b)(c - d): the far tail counts little. */
  private double product(double[] a, double[] b, double[] c, double[] d) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double r2 = elements.r(i) * elements.r(i);
      double w = elements.weight(i) * r2 / ((1 + r2) * (1 + r2));
      sum += w * (a[i] - b[i]) * (c[i] - d[i]);
    }
    return sum;
  }

  /** V_H + V_xc at the nodes of the charge 4 pi r^2 n. */
  double[] screening(double[] charge) {
    int nodes = charge.length;
    double total = 0;
    double[] n = new double[nodes];
    for (int i = 1; i < nodes; i++) {
      double r = elements.r(i);
      total += elements.weight(i) * charge[i];
      n[i] = charge[i] / (4 * Math.PI * r * r) + core[i];
    }
    n[0] = n[1] + (n[1] - n[2]) * elements.r(1) / (elements.r(2) - elements.r(1));
    n[0] = Math.max(n[0], 0);
    double[] v = elements.hartree(charge, total);
    double[] e = new double[nodes];
    double[] en = new double[nodes];
    if (functional.needsGradient()) {
      addGradientPart(n, e, en, v);
    } else {
      functional.unpolarised(nodes, n, null, e, en, null);
    }
    for (int i = 0; i < nodes; i++) {
      v[i] += en[i];
    }
    return v;
  }

  /** The exact derivative of sum_i W_i 4 pi r_i^2 e(n_i, (n')_i^2) by the n at the nodes. */
  private void addGradientPart(double[] n, double[] e, double[] en, double[] v) {
    double[] slope = elements.derivative(n);
    double[] s = new double[n.length];
    double[] es = new double[n.length];
    for (int i = 0; i < n.length; i++) {
      s[i] = slope[i] * slope[i];
    }
    functional.unpolarised(n.length, n, s, e, en, es);
    for (int i = 0; i < n.length; i++) {
      double r = elements.r(i);
      es[i] = n[i] < TAIL ? 0 : 2 * r * r * es[i] * slope[i];
    }
    double[] extra = elements.transposedDerivative(es);
    for (int i = 1; i < n.length; i++) {
      if (n[i] >= TAIL) {
        v[i] += extra[i] / (elements.weight(i) * elements.r(i) * elements.r(i));
      }
    }
  }
}
