package org.hooke.driver.workflow.elastic;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hooke.driver.scf.ScfStep;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.GroundState;
import org.hooke.driver.workflow.RunRecord;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;

/**
 * The noise of the stress as a strained cell sees it: what the SCF leaves, and the plane waves that
 * come and go with the strain.
 *
 * <p>Measured by the second difference of the stress over three tiny isotropic strains, which
 * physics makes negligible: s(0) - 2 s(d) + s(2d) has the variance 6 v of independent noise v. Two
 * cells of the crystal's full symmetry are solved for it.
 */
final class StressNoise {
  private static final double TINY = 5e-4;

  /** dC/d(eta)2 that the choice of amplitudes reckons with: 30 TPa in Ha/bohr^3. */
  private static final double ANHARMONICITY = 1.0;

  private final Function<KPointsSetup, KPoints> places;
  private final Consumer<ScfStep> scf;
  private final RunRecord record;

  StressNoise(Function<KPointsSetup, KPoints> places, Consumer<ScfStep> scf, RunRecord record) {
    this.record = record;
    this.places = places;
    this.scf = scf;
  }

  /** Standard deviation of a component of the stress, Ha/bohr^3; NaN when a cell fails. */
  double of(CalculationResult equilibrium) {
    Calculation c = equilibrium.calculation();
    double[][] stress = new double[3][];
    stress[0] = equilibrium.stress();
    try (GroundState ground = new GroundState(places, scf, record)) {
      for (int n = 1; n < 3; n++) {
        double e = n * TINY;
        double[] strain = {e, 0, 0, 0, e, 0, 0, 0, e};
        Calculation cell = c.inCell(c.structure().strained(strain), c.group(), c.basis().grid());
        ground.startFrom(c, equilibrium.scf().density());
        CalculationResult result = ground.solve(cell);
        if (!result.converged()) {
          return Double.NaN;
        }
        stress[n] = result.stress();
      }
    }
    double largest = 0;
    for (int i = 0; i < 9; i++) {
      double second = stress[0][i] - 2 * stress[1][i] + stress[2][i];
      largest = Math.max(largest, Math.abs(second) / Math.sqrt(6));
    }
    return largest;
  }

  /**
   * Amplitudes +-eta that make noise/(sqrt 2 eta) + D eta^2/6 least, eta^3 = 3 noise/(sqrt 2 D),
   * within bounds and rounded to 1e-4.
   */
  static List<Double> amplitudes(double noise) {
    double known = Double.isNaN(noise) ? 0 : noise;
    double best = Math.cbrt(3 * known / (Math.sqrt(2) * ANHARMONICITY));
    double within =
        Math.max(ElasticOptions.LEAST_CHOSEN, Math.min(ElasticOptions.LARGEST_CHOSEN, best));
    double eta = Math.rint(within * 1e4) / 1e4;
    return List.of(-eta, eta);
  }
}
