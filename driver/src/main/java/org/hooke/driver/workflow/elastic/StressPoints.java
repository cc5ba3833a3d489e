package org.hooke.driver.workflow.elastic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hooke.kernels.crystal.CartesianPointGroup;
import org.hooke.kernels.elastic.FiniteStrain;
import org.hooke.kernels.elastic.StrainDirection;
import org.hooke.kernels.elastic.Voigt;

/**
 * Second Piola-Kirchhoff stress and energy along one direction of strain, against the amplitude.
 *
 * <p>Holds the equilibrium at amplitude 0 and, where an operation R reverses the strain, the image
 * of every point: S(-eta) = R S(eta) R^T, F(-eta) = F(eta). Mutable while it is filled.
 */
public final class StressPoints {
  private final StrainDirection direction;
  private final List<Double> amplitudes = new ArrayList<>();
  private final List<double[]> stresses = new ArrayList<>(); // S, Voigt
  private final List<Double> energies = new ArrayList<>();

  StressPoints(StrainDirection direction, CellState equilibrium) {
    this.direction = direction;
    put(0, equilibrium.stress(), equilibrium.freeEnergy());
  }

  void add(double amplitude, CellState state) {
    FiniteStrain strain = direction.at(amplitude);
    double[] s = strain.secondPiolaKirchhoff(state.stress());
    put(amplitude, s, state.freeEnergy());
    direction
        .reversal()
        .ifPresent(r -> put(-amplitude, CartesianPointGroup.rotated(r, s), state.freeEnergy()));
  }

  private void put(double amplitude, double[] stress, double energy) {
    amplitudes.add(amplitude);
    stresses.add(Voigt.stress(stress));
    energies.add(energy);
  }

  /** e of the strains eta e. */
  public StrainDirection direction() {
    return direction;
  }

  /** Points without the equilibrium. */
  int strained() {
    return amplitudes.size() - 1;
  }

  /** dS/d(eta) at 0 of a polynomial through all points, of degree 3 at most; Voigt, [6]. */
  double[] slope() {
    Polynomial fit = polynomial(3);
    double[] slope = new double[6];
    for (int m = 0; m < 6; m++) {
      int component = m;
      slope[m] = fit.coefficient(1, stresses.stream().map(s -> s[component]).toList());
    }
    return slope;
  }

  /**
   * Variance of {@link #slope} per variance of an independent stress; images by symmetry repeat the
   * noise of their cell with the other sign.
   */
  double slopeGain() {
    Polynomial fit = polynomial(3);
    double gain = 0;
    int step = direction.reversal().isPresent() ? 2 : 1;
    for (int i = 1; i < amplitudes.size(); i += step) {
      List<Double> unit = new ArrayList<>(Collections.nCopies(amplitudes.size(), 0.0));
      unit.set(i, 1.0);
      if (step == 2) {
        unit.set(i + 1, -1.0);
      }
      double weight = fit.coefficient(1, unit);
      gain += weight * weight;
    }
    return gain;
  }

  /** d2F/d(eta)2 at 0 of a polynomial of degree 4 at most, Ha; NaN with fewer than 3 points. */
  double curvature() {
    return amplitudes.size() < 3 ? Double.NaN : 2 * polynomial(4).coefficient(2, energies);
  }

  private Polynomial polynomial(int degree) {
    return new Polynomial(amplitudes, Math.min(degree, amplitudes.size() - 1));
  }

  /** eta of every point; the first is 0, the equilibrium. */
  public List<Double> amplitudes() {
    return List.copyOf(amplitudes);
  }

  /** A copy of S of a point, Voigt, Ha/bohr^3. */
  public double[] stress(int point) {
    return stresses.get(point).clone();
  }
}
