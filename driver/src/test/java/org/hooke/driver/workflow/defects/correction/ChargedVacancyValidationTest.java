package org.hooke.driver.workflow.defects.correction;

import java.util.Locale;
import java.util.Map;
import org.hooke.driver.workflow.CalculationResult;
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

  @Test
  void forcesConverge() {
    String wanted = System.getProperty("hooke.cells", "fcc2:4:0.5,bcc1:3:0,fcc3:2:0.5,sc2:2:0.5");
    try (ThreadParallel threads = new ThreadParallel(2, "vacancy")) {
      VacancySeries series = new VacancySeries(threads, 15);
      CalculationResult bulk = series.crystal();
      double perPair = bulk.freeEnergy();
      double vbm = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < bulk.scf().bands().kpoints(); k++) {
        vbm = Math.max(vbm, bulk.scf().bands().eigenvalues(0, k)[0]);
      }
      System.out.printf(
          Locale.ROOT, "# crystal %.9f Ha, top level on the mesh %.6f Ha%n", perPair, vbm);
      for (String cell : wanted.split(",", -1)) {
        line(series, bulk, cell);
      }
    }
  }

  private static void line(VacancySeries series, CalculationResult bulk, String cell) {
    String[] words = cell.split(":", -1);
    String kind = words[0].replaceAll("[0-9]", "");
    int n = Integer.parseInt(words[0].substring(kind.length()));
    Structure crystal = VacancySeries.crystal(VacancySeries.cell(kind, n));
    Structure ideal = VacancySeries.withoutFirst(crystal);
    long began = System.nanoTime();
    CalculationResult r =
        series.solve(ideal, 1, Integer.parseInt(words[1]), Double.parseDouble(words[2]));
    double seconds = (System.nanoTime() - began) * 1e-9;
    PotentialSamples reference = series.unfolded(bulk, crystal, r.calculation());
    ModelCentre centre = ModelCentre.ofCharges(crystal, ideal, BORN);
    PotentialSamples samples = PotentialSamples.of(r);
    CorrectionSettings settings =
        CorrectionSettings.of(CorrectionScheme.FNV, EPS).withForces(EPS, BORN);
    ChargeCorrection fnv = ChargeCorrection.of(reference, samples, centre, settings);
    ChargeCorrection sites = fnv.withScheme(CorrectionScheme.KUMAGAI_OBA);
    ChargeCorrection points = fnv.withScheme(CorrectionScheme.MAKOV_PAYNE);
    double raw = r.freeEnergy() - 0.5 * crystal.atoms() * bulk.freeEnergy();
    System.out.printf(
        Locale.ROOT,
        "%s,%d,%.3f,%.9f,%.9f,%.9f,%.9f,%.9f,%.2e,%.2e",
        words[0],
        crystal.atoms(),
        crystal.lattice().volume(),
        raw,
        points.total(),
        fnv.total(),
        sites.total(),
        fnv.imageEnergy(),
        fnv.error(),
        sites.error());
    double[] added = fnv.forces();
    for (double distance : new double[] {0.5, Math.sqrt(0.5), Math.sqrt(0.75), 1}) {
      double f = 0;
      double c = 0;
      int count = 0;
      for (int a = 0; a < ideal.atoms(); a++) {
        double[] v = SiteMatch.nearest(ideal.lattice(), new double[3], ideal.cartesian(a));
        double d = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
        if (Math.abs(d - distance * VacancySeries.EDGE) < 1e-3) {
          for (int i = 0; i < 3; i++) {
            f += r.forces()[3 * a + i] * v[i] / d;
            c += added[3 * a + i] * v[i] / d;
          }
          count++;
        }
      }
      System.out.printf(Locale.ROOT, ",%d,%.9f,%.9f", count, f / count, c / count);
    }
    System.out.printf(
        Locale.ROOT, ",%s,%.0f s,%d iterations%n", r.converged(), seconds, r.scf().steps().size());
  }
}
