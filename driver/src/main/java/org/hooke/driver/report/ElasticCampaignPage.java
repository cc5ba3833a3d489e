package org.hooke.driver.report;

import java.util.List;
import java.util.Locale;

/** {@code report.html} of a campaign of elastic tensors. */
final class ElasticCampaignPage {
  private final List<CampaignRow> rows;
  private final int members;

  /**
   * @param rows of the members that ended
   * @param members in all
   */
  ElasticCampaignPage(List<CampaignRow> rows, int members) {
    this.rows = List.copyOf(rows);
    this.members = members;
  }

  String render(Provenance provenance) {
    CampaignPage page = new CampaignPage("campaign elastic", rows, members);
    List<CampaignRow> results = rows.stream().filter(CampaignRow::hasResult).toList();
    double[] bulk = results.stream().mapToDouble(r -> r.real("bulk_vrh_gpa")).toArray();
    double[] shear = results.stream().mapToDouble(r -> r.real("shear_vrh_gpa")).toArray();
    page.html()
        .section("Bulk and shear modulus")
        .plot(
            new SvgPlot("bulk modulus (Hill), GPa", "shear modulus (Hill), GPa", false)
                .points("crystals", bulk, shear));
    page.html()
        .section("Results")
        .table(
            List.of("name", "formula", "space group", "K, GPa", "G, GPa", "anisotropy", ""),
            results.stream().map(ElasticCampaignPage::cells).toList());
    return page.html().render(provenance.line());
  }

  private static List<String> cells(CampaignRow row) {
    return List.of(
        row.name(),
        String.valueOf(row.values().get("formula")),
        String.valueOf(row.values().get("symbol")),
        number(row.real("bulk_vrh_gpa"), 2),
        number(row.real("shear_vrh_gpa"), 2),
        number(row.real("universal_anisotropy"), 3),
        row.well() ? "" : row.state());
  }

  private static String number(double value, int digits) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "";
  }
}
