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
   * Of lithium hydride's electrons: linear response of ph.x with the same potentials and k-points,
   * benchmarks/defects/README.md; the charges 1.0756 and -1.0747 shifted to add up to zero.
   */
  private static final DielectricTensor EPS = DielectricTensor.isotropic(5.0881);

  private static final Map<String, Double> BORN = Map.of("Li", 1.0751, "H", -1.0751);

  /**
   * Of the defect's own shells, along the line to the vacancy, its nearest Li 0.45 bohr out: ph.x
   * in the cell of 53 ions.
   */
  private static final Map<String, List<Double>> OWN =
      Map.of("Li", List.of(0.6616, 0.9828), "H", List.of(-0.9213));

  private static final CorrectionSettings SETTINGS =
      CorrectionSettings.of(CorrectionScheme.KUMAGAI_OBA, EPS).withForces(EPS, BORN);

  /** Nearest Li, nearest H, next Li, in cube edges. */
  private static final List<Double> SHELLS = List.of(0.5, Math.sqrt(0.5), Math.sqrt(0.75));

  /** How far the nearest Li are moved out, bohr. */
  private static final String MOVED = "0,0.15,0.3";

  @Test
  void forcesConverge() {
    String wanted = System.getProperty("hooke.cells", "fcc2:6:0,fcc3:4:0");
    try (ThreadParallel threads = new ThreadParallel(2, "vacancy")) {
      VacancySeries series = new VacancySeries(threads, 15);
      CalculationResult bulk = series.crystal();
      System.out.printf(Locale.ROOT, "# crystal %.9f Ha%n", bulk.freeEnergy());
      System.out.println(
          "cell,atoms,volume,k,moved,energy,kumagai_oba,force_li,correction_li,force_h,"
              + "correction_h,force_li2,correction_li2,own_li,own_h,own_li2");
      for (String cell : wanted.split(",", -1)) {
        rows(series, bulk, cell);
      }
    }
  }

  private static void rows(VacancySeries series, CalculationResult bulk, String cell) {
    String[] words = cell.split(":", -1);
    String kind = words[0].replaceAll("[0-9]", "");
    int n = Integer.parseInt(words[0].substring(kind.length()));
    int k = Integer.parseInt(words[1]);
    double shift = Double.parseDouble(words[2]);
    Structure crystal = VacancySeries.crystal(VacancySeries.cell(kind, n));
    Structure ideal = VacancySeries.withoutFirst(crystal);
    ModelCentre centre = ModelCentre.ofCharges(crystal, ideal, BORN);
    Map<Integer, double[]> nearest = shell(ideal, 0);
    CorrectedEnergy fixed = null;
    CorrectedEnergy own = null;
    try (GroundState ground = series.ground()) {
      for (String by : System.getProperty("hooke.moved", MOVED).split(",", -1)) {
        double moved = Double.parseDouble(by);
        Structure s = VacancySeries.breathed(ideal, nearest, moved);
        Calculation c = series.calculation(s, n, 1, k, shift);
        CalculationResult r = ground.solve(c);
        PotentialSamples reference = series.unfolded(bulk, crystal, c);
        ChargeCorrection aligned = corrected(reference, r, centre, SETTINGS);
        if (fixed == null) { // the alignment where nothing has moved
          fixed = aligned.energy();
          own = corrected(reference, r, centre, SETTINGS.withNear(OWN)).energy();
        }
        System.out.printf(
            Locale.ROOT,
            "%s,%d,%.3f,%s %s,%.2f,%.9f,%.9f",
            words[0],
            crystal.atoms(),
            crystal.lattice().volume(),
            words[1],
            words[2],
            moved,
            r.freeEnergy() - 0.5 * crystal.atoms() * bulk.freeEnergy(),
            aligned.total());
        double[] added = fixed.forces(s);
        for (int i = 0; i < SHELLS.size(); i++) {
          Map<Integer, double[]> shell = shell(ideal, i);
          System.out.printf(
              Locale.ROOT,
              ",%.9f,%.9f",
              VacancySeries.outward(shell, r.forces()),
              VacancySeries.outward(shell, added));
        }
        for (int i = 0; i < SHELLS.size(); i++) {
          System.out.printf(
              Locale.ROOT, ",%.9f", VacancySeries.outward(shell(ideal, i), own.forces(s)));
        }
        System.out.println(r.converged() ? "" : ",not converged");
      }
    }
  }

  private static Map<Integer, double[]> shell(Structure ideal, int i) {
    return VacancySeries.shell(ideal, SHELLS.get(i) * VacancySeries.EDGE);
  }

  /** With the centre where it was in the crystal: what moves is the alignment alone. */
  private static ChargeCorrection corrected(
      PotentialSamples reference,
      CalculationResult result,
      ModelCentre centre,
      CorrectionSettings settings) {
    return ChargeCorrection.of(reference, PotentialSamples.of(result), centre, settings);
  }
}
