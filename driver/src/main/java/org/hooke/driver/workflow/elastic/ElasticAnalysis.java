package org.hooke.driver.workflow.elastic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.kernels.crystal.CartesianPointGroup;
import org.hooke.kernels.elastic.ElasticTensor;
import org.hooke.kernels.elastic.InvariantStiffness;
import org.hooke.kernels.elastic.StiffnessFit;
import org.hooke.kernels.elastic.StrainDirection;
import org.hooke.kernels.elastic.StrainSet;
import org.hooke.kernels.elastic.Voigt;

/** From the outcomes of strained cells to tensors. */
final class ElasticAnalysis {
  private final StrainSet set;
  private final InvariantStiffness crystal;
  private final CellState equilibrium;
  private final double volume;
  private final List<StrainTask> tasks;
  private final List<StrainOutcome> outcomes;
  private final double noise;

  ElasticAnalysis(
      StrainSet set,
      CalculationResult equilibrium,
      List<StrainTask> tasks,
      List<StrainOutcome> outcomes,
      double noise) {
    this.noise = noise;
    this.set = set;
    this.crystal =
        InvariantStiffness.of(
            new CartesianPointGroup(
                equilibrium.calculation().group(),
                equilibrium.calculation().structure().lattice()));
    this.equilibrium = CellState.of(equilibrium);
    this.volume = equilibrium.calculation().structure().lattice().volume();
    this.tasks = tasks;
    this.outcomes = outcomes;
  }

  /** The tensor of one kind of state; empty when what is left does not determine it. */
  Optional<ElasticFit> fit(Function<StrainOutcome, Optional<CellState>> state) {
    List<StressPoints> points = points(state);
    if (!determined(points)) {
      return Optional.empty();
    }
    ElasticFit whole = ElasticFit.of(points, set.basis(), crystal, volume);
    return Optional.of(
        whole.with(
            new ComponentErrors(scatter(points), leaveOneOut(state, whole), noise(points), noise)));
  }

  /** What the residual of the slopes leaves open, per constant; NaN without one to spare. */
  private double[] scatter(List<StressPoints> points) {
    StiffnessFit fit = slopes(points);
    double variance = fit.variance();
    List<double[]> variances = new ArrayList<>();
    for (int d = 0; d < points.size(); d++) {
      double[] v = new double[6];
      for (int m = 0; m < 6; m++) {
        v[m] = variance / (Voigt.kelvin(m) * Voigt.kelvin(m));
      }
      variances.add(v);
    }
    return fit.errors(directions(points), variances);
  }

  /** What the measured noise of the stresses leaves open, per constant; NaN unmeasured. */
  private double[] noise(List<StressPoints> points) {
    List<double[]> variances = new ArrayList<>();
    for (StressPoints p : points) {
      double[] v = new double[6];
      Arrays.fill(v, noise * noise * p.slopeGain());
      variances.add(v);
    }
    return slopes(points).errors(directions(points), variances);
  }

  private StiffnessFit slopes(List<StressPoints> points) {
    return new StiffnessFit(
        set.basis(), directions(points), points.stream().map(StressPoints::slope).toList());
  }

  private static List<double[]> directions(List<StressPoints> points) {
    return points.stream().map(p -> p.direction().strain()).toList();
  }

  /** Points of every direction with at least one strained cell. */
  List<StressPoints> points(Function<StrainOutcome, Optional<CellState>> state) {
    return points(state, -1);
  }

  /** Points of every direction with at least one strained cell other than the one left out. */
  private List<StressPoints> points(
      Function<StrainOutcome, Optional<CellState>> state, int leftOut) {
    List<StressPoints> all = new ArrayList<>();
    for (StrainDirection direction : set.directions()) {
      StressPoints points = new StressPoints(direction, equilibrium);
      for (StrainTask task : tasks) {
        if (task.direction() == direction && task.index() != leftOut) {
          state.apply(outcomes.get(task.index())).ifPresent(s -> points.add(task.amplitude(), s));
        }
      }
      if (points.strained() > 0) {
        all.add(points);
      }
    }
    return all;
  }

  private boolean determined(List<StressPoints> points) {
    return Double.isFinite(StiffnessFit.condition(set.basis(), directions(points)));
  }

  /** Largest change of each constant over all cells that can be spared; NaN when none can. */
  private double[] leaveOneOut(
      Function<StrainOutcome, Optional<CellState>> state, ElasticFit whole) {
    double[] largest = new double[36];
    Arrays.fill(largest, Double.NaN);
    for (StrainTask task : tasks) {
      List<StressPoints> points = points(state, task.index());
      if (state.apply(outcomes.get(task.index())).isPresent() && determined(points)) {
        ElasticTensor c = slopes(points).tensor();
        for (int m = 0; m < 36; m++) {
          double change = Math.abs(c.c(m / 6, m % 6) - whole.tensor().c(m / 6, m % 6));
          largest[m] = Double.isNaN(largest[m]) ? change : Math.max(largest[m], change);
        }
      }
    }
    return largest;
  }
}
