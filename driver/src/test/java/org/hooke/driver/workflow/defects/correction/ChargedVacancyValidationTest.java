package org.hooke.driver.workflow.defects.correction;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.GroundState;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.defects.DielectricTensor;
import org.hooke.kernels.linalg.ThreadParallel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Energies and forces of a charged vacancy in cells of growing size, before and after correction.
 */
@Tag("validation")
class ChargedVacancyValidationTest {
  /**
   * Of lithium hydride's electrons: linear response of ph.x with the same potentials, benchmarks/
   * defects/README.md; the charges 1.0672 and -1.0578 shifted to add up to zero.
   */
  private static final DielectricTensor EPS = DielectricTensor.isotropic(4.8923);

  private static final Map<String, Double> BORN = Map.of("Li", 1.0625, "H", -1.0625);

  /** Nearest Li, nearest H, next Li, in cube edges. */
  private static final List<Double> SHELLS = List.of(0.5, Math.sqrt(0.5), Math.sqrt(0.75));

  /** By which shells breathe for the slope of the alignment, bohr. */
  private static final double STEP = 0.05;

  @Test
  void forcesConverge() {
    String wanted = System.getProperty("hooke.cells", "fcc2:6:0,fcc3:4:0");
    int breathing = Integer.getInteger("hooke.breathing", 2);
    try (ThreadParallel threads = new ThreadParallel(2, "vacancy")) {
      VacancySeries series = new VacancySeries(threads, 15);
      CalculationResult bulk = series.crystal();
      System.out.printf(Locale.ROOT, "# crystal %.9f Ha%n", bulk.freeEnergy());
      for (String cell : wanted.split(",", -1)) {
        line(series, bulk, cell, breathing);
      }
    }
  }

  private static void line(
      VacancySeries series, CalculationResult bulk, String cell, int breathing) {
    String[] words = cell.split(":", -1);
    String kind = words[0].replaceAll("[0-9]", "");
    int n = Integer.parseInt(words[0].substring(kind.length()));
    int k = Integer.parseInt(words[1]);
    double shift = Double.parseDouble(words[2]);
    Structure crystal = VacancySeries.crystal(VacancySeries.cell(kind, n));
    Structure ideal = VacancySeries.withoutFirst(crystal);
    ModelCentre centre = ModelCentre.ofCharges(crystal, ideal, BORN);
    long began = System.nanoTime();
    try (GroundState ground = series.ground()) {
      Calculation c = series.calculation(ideal, n, 1, k, shift);
      PotentialSamples reference = series.unfolded(bulk, crystal, c);
      CalculationResult r = ground.solve(c);
      ChargeCorrection fnv = corrected(reference, r, centre, CorrectionScheme.FNV);
      ChargeCorrection sites = fnv.withScheme(CorrectionScheme.KUMAGAI_OBA);
      System.out.printf(
          Locale.ROOT,
          "%s,%d,%.3f,%s,%.9f,%.9f,%.9f,%.9f,%.2e,%.2e",
          words[0],
          crystal.atoms(),
          crystal.lattice().volume(),
          words[1] + ":" + words[2],
          r.freeEnergy() - 0.5 * crystal.atoms() * bulk.freeEnergy(),
          fnv.total(),
          sites.total(),
          fnv.imageEnergy(),
          fnv.error(),
          sites.error());
      for (int s = 0; s < SHELLS.size(); s++) {
        Map<Integer, double[]> shell =
            VacancySeries.shell(ideal, SHELLS.get(s) * VacancySeries.EDGE);
        System.out.printf(
            Locale.ROOT,
            ",%d,%.9f,%.9f",
            shell.size(),
            VacancySeries.outward(shell, r.forces()),
            VacancySeries.outward(shell, fnv.forces()));
        double[] slopes = new double[2];
        if (s < breathing) {
          for (int side = -1; side <= 1; side += 2) {
            Structure moved = VacancySeries.breathed(ideal, shell, side * STEP);
            CalculationResult there = ground.solve(series.calculation(moved, n, 1, k, shift));
            ChargeCorrection f = corrected(reference, there, centre, CorrectionScheme.FNV);
            slopes[0] -= side * f.total() / (2 * STEP * shell.size());
            slopes[1] -=
                side
                    * f.withScheme(CorrectionScheme.KUMAGAI_OBA).total()
                    / (2 * STEP * shell.size());
          }
        }
        System.out.printf(Locale.ROOT, ",%.9f,%.9f", slopes[0], slopes[1]);
      }
      System.out.printf(
          Locale.ROOT, ",%s,%.0f s%n", r.converged(), (System.nanoTime() - began) * 1e-9);
    }
  }

  /** With the centre where it was in the crystal: what moves is the alignment alone. */
  private static ChargeCorrection corrected(
      PotentialSamples reference,
      CalculationResult result,
      ModelCentre centre,
      CorrectionScheme scheme) {
    return ChargeCorrection.of(
        reference,
        PotentialSamples.of(result),
        centre,
        CorrectionSettings.of(scheme, EPS).withForces(EPS, BORN));
  }
}
