package org.hooke.driver.workflow.elastic;

import java.util.ArrayList;
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

/** From the outcomes of strained cells to tensors. */
final class ElasticAnalysis {
  private final StrainSet set;
  private final InvariantStiffness crystal;
  private final CellState equilibrium;
  private final double volume;
  private final List<StrainTask> tasks;
  private final List<StrainOutcome> outcomes;

  ElasticAnalysis(
      StrainSet set,
      CalculationResult equilibrium,
      List<StrainTask> tasks,
      List<StrainOutcome> outcomes) {
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
    double spread = leaveOneOut(state, ElasticFit.of(points, set.basis(), crystal, volume, 0));
    return Optional.of(ElasticFit.of(points, set.basis(), crystal, volume, spread));
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
    List<double[]> directions = points.stream().map(p -> p.direction().strain()).toList();
    return Double.isFinite(StiffnessFit.condition(set.basis(), directions));
  }

  /** Largest change of a constant over all cells that can be spared; NaN when none can. */
  private double leaveOneOut(Function<StrainOutcome, Optional<CellState>> state, ElasticFit whole) {
    double largest = Double.NaN;
    for (StrainTask task : tasks) {
      List<StressPoints> points = points(state, task.index());
      if (state.apply(outcomes.get(task.index())).isPresent() && determined(points)) {
        ElasticTensor c = ElasticFit.of(points, set.basis(), crystal, volume, 0).tensor();
        for (int m = 0; m < 36; m++) {
          double change = Math.abs(c.c(m / 6, m % 6) - whole.tensor().c(m / 6, m % 6));
          largest = Double.isNaN(largest) ? change : Math.max(largest, change);
        }
      }
    }
    return largest;
  }
}
