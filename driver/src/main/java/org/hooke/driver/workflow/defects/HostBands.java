package org.hooke.driver.workflow.defects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hooke.driver.input.DefectInput;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.kernels.bands.BandEdges;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.defects.thermodynamics.CarrierLevels;

/**
 * The crystal's band edges, with their source, and its levels as a reservoir of carriers.
 *
 * @param vbm the valence band's edge on the scale of the eigenvalues, Ha; the shift included
 * @param gap Ha; at most 0 where bands overlap
 * @param source where both come from, one sentence
 * @param carriers levels over vbm
 */
public record HostBands(double vbm, double gap, String source, CarrierLevels carriers) {
  /**
   * Of the unit cell's k-points.
   *
   * @param unit of the neutral crystal in its unit cell
   */
  static HostBands of(CalculationResult unit, DefectInput how) {
    Bands bands = unit.scf().bands();
    Occupations f = unit.scf().occupations();
    BandEdges edges = BandEdges.of(bands, f);
    double vbm = edges.vbm().orElseThrow();
    double cbm = edges.cbm().orElse(Double.POSITIVE_INFINITY);
    double given = how.gap().orElse(cbm - vbm);
    double scissors = given - (cbm - vbm);
    int[] n = unit.calculation().mesh().grid();
    String source =
        String.format(
            Locale.ROOT,
            "valence band: %s on the %d x %d x %d k-points of the unit cell%s; gap: %s",
            unit.calculation().functional().name(),
            n[0],
            n[1],
            n[2],
            how.vbmShift() == 0 ? "" : ", shifted by the input",
            how.gap().isPresent()
                ? "from the input, the conduction band moved as a whole"
                : "the same k-points");
    return new HostBands(
        vbm + how.vbmShift(),
        given - how.vbmShift(),
        source,
        carriers(bands, f, vbm + how.vbmShift(), scissors));
  }

  private static CarrierLevels carriers(Bands bands, Occupations f, double zero, double scissors) {
    List<double[]> valence = new ArrayList<>();
    List<double[]> conduction = new ArrayList<>();
    double full = 2.0 / bands.spins();
    for (int s = 0; s < bands.spins(); s++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        for (int n = 0; n < bands.bands(); n++) {
          boolean filled = f.occupation(s, k, n) >= full / 2;
          double e = bands.eigenvalue(s, k, n) - zero + (filled ? 0 : scissors);
          (filled ? valence : conduction).add(new double[] {e, full * bands.weight(k)});
        }
      }
    }
    return new CarrierLevels(
        column(valence, 0), column(valence, 1), column(conduction, 0), column(conduction, 1));
  }

  private static double[] column(List<double[]> rows, int i) {
    return rows.stream().mapToDouble(r -> r[i]).toArray();
  }

  /** The conduction band's edge over the valence band's, "none" where bands overlap. */
  boolean insulating() {
    return gap > 0 && Double.isFinite(gap);
  }

  /** Highest level filled at least to a half, and lowest other, of a run: [2]. */
  static double[] edges(DefectOutcome run) {
    double[] edges = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
    double half = 1.0 / run.spins();
    for (int s = 0; s < run.spins(); s++) {
      for (int k = 0; k < run.weights().length; k++) {
        double[] e = run.levels(s, k);
        double[] f = run.occupations(s, k);
        for (int n = 0; n < e.length; n++) {
          if (f[n] >= half) {
            edges[0] = Math.max(edges[0], e[n]);
          } else {
            edges[1] = Math.min(edges[1], e[n]);
          }
        }
      }
    }
    return Arrays.copyOf(edges, 2);
  }
}
