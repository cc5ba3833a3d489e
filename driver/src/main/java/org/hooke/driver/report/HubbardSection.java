package org.hooke.driver.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.kernels.terms.HubbardSite;
import org.hooke.kernels.terms.OccupationMatrices;
import org.hooke.kernels.units.AtomicUnits;

/** The section of report.html on sites with a Hubbard U: one row per site. */
final class HubbardSection {
  private static final int MOST_SITES = 200;

  private HubbardSection() {}

  /** Adds the section where there are such sites. */
  static void add(CalculationResult result, HtmlPage page) {
    List<HubbardSite> sites = result.hubbardSites();
    if (sites.isEmpty()) {
      return;
    }
    OccupationMatrices n = result.scf().occupationMatrices();
    List<List<String>> rows = new ArrayList<>();
    for (HubbardSite site : sites.subList(0, Math.min(sites.size(), MOST_SITES))) {
      rows.add(
          List.of(
              site.symbol() + " " + (site.atom() + 1) + " " + site.shell(),
              format(site.u() * AtomicUnits.HARTREE_EV, 4),
              format(n.electrons(site), 5),
              format(n.moment(site), 5),
              eigenvalues(n, site, 0),
              n.spins() == 2 ? eigenvalues(n, site, 1) : "the same"));
    }
    page.section("Hubbard sites");
    page.table(
        List.of("shell", "U, eV", "electrons", "moment", "occupations, up", "occupations, down"),
        rows);
    page.paragraph(
        "Electrons and moments are traces of the occupation matrices on the atomic orbitals of the"
            + " pseudopotential, occupations their eigenvalues.");
  }

  private static String eigenvalues(OccupationMatrices n, HubbardSite site, int spin) {
    return Arrays.stream(n.eigenvalues(site, spin))
        .mapToObj(x -> format(x, 3))
        .collect(Collectors.joining(" "));
  }

  private static String format(double x, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", x);
  }
}
