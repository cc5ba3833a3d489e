package org.hooke.driver.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hooke.driver.workflow.defects.DefectCandidate;
import org.hooke.driver.workflow.defects.DefectPlan;
import org.hooke.kernels.defects.generation.ChargeGuess;
import org.hooke.kernels.defects.generation.Supercell;

/**
 * What a study of defects will do, in words, for people.
 *
 * @param supercell of all of them
 * @param candidates the defects
 * @param count of relaxations
 */
record DefectPlanText(Supercell supercell, List<DefectCandidate> candidates, int count) {
  private static final double GIB = 1 << 30;

  static DefectPlanText of(DefectPlan plan) {
    return new DefectPlanText(plan.supercell(), plan.candidates(), plan.steps().size());
  }

  /** Supercell, defects, charges with their reasons. */
  List<String> brief() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "supercell of %d atoms, images %.2f bohr apart; %d defects, %d relaxations",
            supercell.structure().atoms(),
            supercell.imageDistance(),
            candidates.size(),
            count));
    for (DefectCandidate c : candidates) {
      lines.add(
          "  "
              + c.name()
              + ": "
              + c.cell().defect().origin()
              + ", "
              + c.cell().defect().siteGroup().symbol());
      for (ChargeGuess q : c.charges()) {
        lines.add(String.format(Locale.ROOT, "    %+d: %s", q.charge(), q.reason()));
      }
    }
    return lines;
  }

  /** The brief plan and what every relaxation costs, for check. */
  static List<String> whole(DefectPlan plan) {
    List<String> lines = new ArrayList<>(of(plan).brief());
    double seconds = 0;
    double most = 0;
    for (DefectPlan.Step s : plan.steps()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-28s %3d k-points, %5d bands, %8.1f core s a geometry, %.2f GiB",
              s.task().id(),
              s.kpoints(),
              s.bands(),
              s.seconds(),
              s.bytes() / GIB));
      seconds += s.seconds();
      most = Math.max(most, s.bytes() / GIB);
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "  in all %.1f core s for the first geometry of each; most memory of one %.2f GiB",
            seconds,
            most));
    return lines;
  }
}
