package org.hooke.kernels.elastic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hooke.kernels.linalg.SymmetricSolve;

/**
 * An equation of state through energies or pressures at several volumes, by least squares
 * (Levenberg-Marquardt), with the standard errors of its parameters. Consistent units. Immutable.
 *
 * <p>Errors are s sqrt((J^T J)^-1_kk), s^2 = residual sum of squares over (points - parameters):
 * what scatter and form leave open, not what cutoff and k-points do.
 */
public final class EquationFit {
  private static final int STEPS = 200;

  private final EquationForm form;
  private final boolean energies;
  private final double[] volumes;
  private final double[] values;
  private final double[] p; // V0, B0, B1, E0
  private final double[] errors;
  private final double rms;

  private EquationFit(
      EquationForm form, boolean energies, double[] volumes, double[] values, double[] start) {
    this.form = form;
    this.energies = energies;
    this.volumes = volumes.clone();
    this.values = values.clone();
    this.p = start;
    descend();
    double square = square(p);
    this.rms = Math.sqrt(square / volumes.length);
    this.errors = errors(square);
  }

  /**
   * Fits E(V).
   *
   * @param volumes at least 4 different ones
   * @return empty when the energies have no minimum near these volumes
   */
  public static Optional<EquationFit> ofEnergies(
      EquationForm form, double[] volumes, double[] energies) {
    Optional<double[]> c = parabola(volumes, energies);
    if (volumes.length < 4 || c.isEmpty() || !(c.get()[2] > 0)) {
      return Optional.empty();
    }
    double mean = volumes[0];
    double v0 = mean * (1 - c.get()[1] / (2 * c.get()[2]));
    double b0 = 2 * c.get()[2] / mean / mean * v0;
    double e0 = c.get()[0] - c.get()[1] * c.get()[1] / (4 * c.get()[2]);
    return sane(new EquationFit(form, true, volumes, energies, new double[] {v0, b0, 4, e0}));
  }

  /**
   * Fits P(V); E0 is not determined and 0.
   *
   * @param volumes at least 3 different ones
   * @return empty when no zero of the pressure is near these volumes
   */
  public static Optional<EquationFit> ofPressures(
      EquationForm form, double[] volumes, double[] pressures) {
    Optional<double[]> c = parabola(volumes, pressures);
    if (volumes.length < 3 || c.isEmpty() || !(c.get()[1] < 0)) {
      return Optional.empty();
    }
    double[] slope = c.get();
    double v0 = volumes[0] * (1 - slope[0] / slope[1]);
    double b0 = -slope[1] / volumes[0] * v0;
    return sane(new EquationFit(form, false, volumes, pressures, new double[] {v0, b0, 4}));
  }

  /** Least-squares c0 + c1 x + c2 x^2 with x = V/V_first - 1. */
  private static Optional<double[]> parabola(double[] volumes, double[] values) {
    double[][] a = new double[3][3];
    double[] b = new double[3];
    for (int i = 0; i < volumes.length; i++) {
      double x = volumes[i] / volumes[0] - 1;
      for (int j = 0; j < 3; j++) {
        b[j] += Math.pow(x, j) * (values[i] - values[0]);
        for (int k = 0; k < 3; k++) {
          a[j][k] += Math.pow(x, j + k);
        }
      }
    }
    double[] c = SymmetricSolve.leadingBlock(a, b, 1e-13);
    if (c.length < 3) {
      return Optional.empty();
    }
    c[0] += values[0];
    return Optional.of(c);
  }

  /** What ran away or ended where no crystal is, is no fit. */
  private static Optional<EquationFit> sane(EquationFit fit) {
    boolean good = Double.isFinite(fit.rms) && fit.volume() > 0 && fit.bulk() > 0;
    for (double x : fit.p) {
      good &= Double.isFinite(x);
    }
    return good ? Optional.of(fit) : Optional.empty();
  }

  private double model(double v, double[] q) {
    return energies ? form.energy(v, q[3], q[0], q[1], q[2]) : form.pressure(v, q[0], q[1], q[2]);
  }

  private double square(double[] q) {
    double sum = 0;
    for (int i = 0; i < volumes.length; i++) {
      double off = model(volumes[i], q) - values[i];
      sum += off * off;
    }
    return sum;
  }

  private void descend() {
    double damping = 1e-3;
    double square = square(p);
    for (int step = 0; step < STEPS && damping < 1e12; step++) {
      double[][] jacobian = jacobian();
      double[] gradient = new double[p.length];
      for (int i = 0; i < volumes.length; i++) {
        double off = model(volumes[i], p) - values[i];
        for (int k = 0; k < p.length; k++) {
          gradient[k] -= jacobian[i][k] * off;
        }
      }
      double[][] normal = normal(jacobian);
      for (int k = 0; k < p.length; k++) {
        normal[k][k] *= 1 + damping;
      }
      double[] move = SymmetricSolve.leadingBlock(normal, gradient, 1e-15);
      double[] there = p.clone();
      for (int k = 0; k < move.length; k++) {
        there[k] += move[k];
      }
      double next = there[0] > 0 ? square(there) : Double.NaN;
      if (next <= square) {
        boolean done = square - next <= 1e-15 * square && damping < 1e-6;
        System.arraycopy(there, 0, p, 0, p.length);
        square = next;
        damping /= 10;
        if (done) {
          return;
        }
      } else {
        damping *= 10;
      }
    }
  }

  /** d model / d parameter by central differences, [point][parameter]. */
  private double[][] jacobian() {
    double[][] j = new double[volumes.length][p.length];
    for (int k = 0; k < p.length; k++) {
      double h = k == 3 ? 1e-3 : 1e-5 * Math.max(Math.abs(p[k]), 1e-12);
      double[] up = p.clone();
      double[] down = p.clone();
      up[k] += h;
      down[k] -= h;
      for (int i = 0; i < volumes.length; i++) {
        j[i][k] = k == 3 ? 1 : (model(volumes[i], up) - model(volumes[i], down)) / (2 * h);
      }
    }
    return j;
  }

  private double[][] normal(double[][] jacobian) {
    int n = p.length;
    double[][] a = new double[n][n];
    for (double[] row : jacobian) {
      for (int k = 0; k < n; k++) {
        for (int l = 0; l < n; l++) {
          a[k][l] += row[k] * row[l];
        }
      }
    }
    return a;
  }

  private double[] errors(double square) {
    int n = p.length;
    double[] e = new double[n];
    int spare = volumes.length - n;
    double[][] a = normal(jacobian());
    for (int k = 0; k < n; k++) {
      double[] unit = new double[n];
      unit[k] = 1;
      double[] column = SymmetricSolve.leadingBlock(a, unit, 1e-15);
      boolean known = spare > 0 && column.length == n;
      e[k] = known ? Math.sqrt(square / spare * column[k]) : Double.NaN;
    }
    return e;
  }

  public EquationForm form() {
    return form;
  }

  /** V0. */
  public double volume() {
    return p[0];
  }

  /** B0. */
  public double bulk() {
    return p[1];
  }

  /** B1 = dB/dP at V0. */
  public double slope() {
    return p[2];
  }

  /** E0; 0 for a fit of pressures. */
  public double energy() {
    return energies ? p[3] : 0;
  }

  /** Standard errors of V0, B0, B1 and, for energies, E0; NaN without a point to spare. */
  public List<Double> errors() {
    List<Double> list = new ArrayList<>();
    for (double x : errors) {
      list.add(x);
    }
    return list;
  }

  /** Root of the mean square of what the fit leaves, in the unit of the values. */
  public double rms() {
    return rms;
  }

  /** E(V) of the fit. */
  public double energy(double v) {
    return form.energy(v, energy(), p[0], p[1], p[2]);
  }

  /** P(V) of the fit. */
  public double pressure(double v) {
    return form.pressure(v, p[0], p[1], p[2]);
  }
}
