package org.hooke.driver.workflow.elastic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.workflow.Calculation;
import org.hooke.kernels.elastic.ElasticTensor;

/**
 * The tensor of the same crystal once more under other conditions: a higher cutoff, a denser
 * k-grid, a pressure more and less.
 */
public final class ElasticVariations {
  private static final double CUTOFF = 1.25;
  private static final double PRESSURE = 3.4e-5; // 1 GPa in Ha/bohr^3

  /** What one change of the conditions did. Immutable. */
  public static final class Change {
    private final String what;
    private final double[] change; // [6 m + n]; empty when it failed
    private final double seconds;

    Change(String what, double[] change, double seconds) {
      this.what = what;
      this.change = change.clone();
      this.seconds = seconds;
    }

    /** "cutoff", "kpoints" or "pressure". */
    public String what() {
      return what;
    }

    /**
     * Of every constant, in the axes of the structure, [6 m + n]: its change, Ha/bohr^3, or with
     * the pressure dC/dP; empty when a calculation failed.
     */
    public Optional<double[]> change() {
      return change.length == 0 ? Optional.empty() : Optional.of(change.clone());
    }

    /** What it cost, s of wall time. */
    public double seconds() {
      return seconds;
    }
  }

  private final Elastic elastic;
  private final ElasticOptions options;

  /**
   * @param options of the tensor that is varied
   */
  public ElasticVariations(Elastic elastic, ElasticOptions options) {
    this.elastic = elastic;
    this.options = options;
  }

  /**
   * What the input asks for beside the tensor; nothing when the tensor is not converged.
   *
   * @param say told what begins
   */
  public List<Change> asked(CalculationInput input, ElasticResult result, Consumer<String> say) {
    List<Change> changes = new ArrayList<>();
    if (input.elasticErrors() && result.converged()) {
      say.accept("once more at a higher cutoff and on a denser k-grid");
      changes.addAll(sensitivities(result));
    }
    if (input.elasticPressureDerivatives() && result.converged()) {
      say.accept("once more at 1 GPa more and less");
      changes.add(pressureDerivatives(result));
    }
    return changes;
  }

  /** Cutoff 1.25 times as high, then a k-grid a third denser, each in the cell of the result. */
  public List<Change> sensitivities(ElasticResult result) {
    List<Change> all = new ArrayList<>();
    if (result.fit().isPresent()) {
      Calculation c = result.equilibrium().calculation();
      all.add(changed("cutoff", result, c.withCutoff(CUTOFF * c.basis().cutoff())));
      int[] n = c.mesh().grid().clone();
      for (int i = 0; i < 3; i++) {
        n[i] += Math.max(1, (n[i] + 1) / 3);
      }
      all.add(changed("kpoints", result, c.withKGrid(n)));
    }
    return all;
  }

  private Change changed(String what, ElasticResult result, Calculation other) {
    long began = System.nanoTime();
    ElasticResult again = elastic.run(other, options.atRest(amplitudes(result)));
    if (!again.converged()) {
      return new Change(what, new double[0], since(began));
    }
    ElasticTensor before = result.response(result.fit().orElseThrow());
    ElasticTensor after = again.response(again.fit().orElseThrow());
    double[] change = after.stiffness();
    for (int i = 0; i < 36; i++) {
      change[i] -= before.stiffness()[i];
    }
    return new Change(what, change, since(began));
  }

  /** dC/dP by a central difference of 1 GPa, each side at rest at its pressure. */
  public Change pressureDerivatives(ElasticResult result) {
    long began = System.nanoTime();
    ElasticResult[] sides = new ElasticResult[2];
    for (int side = 0; side < 2; side++) {
      double pressure = options.pressure() + (side == 0 ? PRESSURE : -PRESSURE);
      sides[side] =
          elastic.run(
              result.equilibrium().calculation(), options.atPressure(pressure, amplitudes(result)));
      if (!sides[side].converged()) {
        return new Change("pressure", new double[0], since(began));
      }
    }
    double step = sides[0].equilibrium().pressure() - sides[1].equilibrium().pressure();
    double[] slope = loaded(sides[0]).stiffness();
    for (int i = 0; i < 36; i++) {
      slope[i] = (slope[i] - loaded(sides[1]).stiffness()[i]) / step;
    }
    return new Change("pressure", slope, since(began));
  }

  private static ElasticTensor loaded(ElasticResult result) {
    return result.response(result.fit().orElseThrow());
  }

  /** Those of the result, whether they were asked for or chosen. */
  private static List<Double> amplitudes(ElasticResult result) {
    return result.tasks().stream().map(StrainTask::amplitude).distinct().sorted().toList();
  }

  private static double since(long began) {
    return (System.nanoTime() - began) * 1e-9;
  }
}
