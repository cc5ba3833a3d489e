package org.hooke.driver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code report.html} of a campaign: how many, what failed and why, and the numbers. */
public final class CampaignPage {
  private final String title;
  private final List<CampaignRow> rows;
  private final int members;
  private final Provenance provenance;

  /**
   * @param rows of the calculations that ended
   * @param members calculations in all
   */
  public CampaignPage(String title, List<CampaignRow> rows, int members, Provenance provenance) {
    this.title = title;
    this.rows = List.copyOf(rows);
    this.members = members;
    this.provenance = provenance;
  }

  /** The whole page. */
  public String render() {
    HtmlPage page = new HtmlPage(title);
    long well = rows.stream().filter(CampaignRow::converged).count();
    page.paragraph(
        String.format(
            Locale.ROOT, "%d calculations: %d finished, %d ended.", members, well, rows.size()));
    if (rows.size() < members) {
      page.notice((members - rows.size()) + " calculations have not been done yet.", true);
    }
    List<List<String>> bad = new ArrayList<>();
    List<List<String>> good = new ArrayList<>();
    for (CampaignRow row : rows) {
      if (row.numbers().isEmpty()) {
        bad.add(List.of(row.name(), row.state(), row.message()));
      } else {
        good.add(cells(row));
      }
    }
    if (!bad.isEmpty()) {
      page.section("Without a result").table(List.of("name", "", "why"), bad);
    }
    page.section("Results")
        .table(
            List.of(
                "name",
                "atoms",
                "F/atom, Ha",
                "largest force, Ha/bohr",
                "pressure, GPa",
                "iterations",
                "seconds",
                ""),
            good);
    return page.render(provenance.line());
  }

  private static List<String> cells(CampaignRow row) {
    Map<String, Object> v = row.values();
    return List.of(
        row.name(),
        v.get("atoms").toString(),
        fixed(v.get("free_per_atom_ha"), 8),
        String.format(Locale.ROOT, "%.1e", (Double) v.get("max_force_ha_bohr")),
        fixed(v.get("pressure_gpa"), 3),
        v.get("iterations").toString(),
        fixed(v.get("seconds"), 1),
        row.converged() ? "" : row.state());
  }

  private static String fixed(Object value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", (Double) value);
  }
}
