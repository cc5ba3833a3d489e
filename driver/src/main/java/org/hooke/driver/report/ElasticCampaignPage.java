package org.hooke.driver.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** {@code report.html} of a campaign of elastic tensors. */
final class ElasticCampaignPage {
  private static final double FAR = 3.5; // robust standard deviations
  private static final double ROUTES_GPA = 0.5; // energy route from stress route
  private static final double ROUTES = 0.01; // of the bulk modulus
  private static final String BULK = "bulk_vrh_gpa";
  private static final String SHEAR = "shear_vrh_gpa";

  private final List<CampaignRow> rows;
  private final List<CampaignRow> results;
  private final int members;

  /**
   * @param rows of the members that ended
   * @param members in all
   */
  ElasticCampaignPage(List<CampaignRow> rows, int members) {
    this.rows = List.copyOf(rows);
    this.results = rows.stream().filter(r -> Double.isFinite(r.real(BULK))).toList();
    this.members = members;
  }

  String render(Optional<ReferenceTable> reference, Provenance provenance) {
    CampaignPage page = new CampaignPage("campaign elastic", rows, members);
    HtmlPage html = page.html();
    html.section("Bulk and shear modulus");
    SvgPlot plot = new SvgPlot("bulk modulus (Hill), GPa", "shear modulus (Hill), GPa", false);
    moduli(plot, CampaignRow.FINISHED, CampaignRow::well);
    moduli(plot, "others", row -> !row.well());
    html.plot(plot);
    long hidden = results.stream().filter(row -> !positive(row)).count();
    if (hidden > 0) {
      html.paragraph(hidden + " members with a negative modulus are not shown.");
    }
    outliers(html);
    reference.ifPresent(table -> compared(html, table));
    html.section("Results")
        .paragraph("A click on a column's head sorts by it.")
        .sortable(
            List.of(
                "name",
                "formula",
                "space group",
                "K, GPa",
                "G, GPa",
                "E, GPa",
                "Poisson",
                "K/G",
                "anisotropy",
                "Debye, K",
                "error, GPa",
                "energies, GPa",
                "state"),
            rows.stream().filter(CampaignRow::hasResult).map(this::cells).toList());
    return html.render(provenance.line());
  }

  private void moduli(SvgPlot plot, String name, java.util.function.Predicate<CampaignRow> which) {
    List<CampaignRow> some =
        results.stream().filter(which.and(ElasticCampaignPage::positive)).toList();
    if (!some.isEmpty()) {
      plot.points(
          name,
          some.stream().mapToDouble(r -> r.real(BULK)).toArray(),
          some.stream().mapToDouble(r -> r.real(SHEAR)).toArray(),
          some.stream().map(CampaignRow::name).toList());
    }
  }

  private static boolean positive(CampaignRow row) {
    return row.real(BULK) > 0 && row.real(SHEAR) > 0;
  }

  private List<String> cells(CampaignRow row) {
    return List.of(
        row.name(),
        text(row, "formula"),
        text(row, "symbol"),
        number(row.real(BULK), 2),
        number(row.real(SHEAR), 2),
        number(row.real("young_gpa"), 2),
        number(row.real("poisson"), 3),
        number(1 / row.real("pugh_ratio"), 2),
        number(row.real("universal_anisotropy"), 3),
        number(row.real("debye_k"), 0),
        number(row.real("largest_error_gpa"), 2),
        number(row.real("energy_route_gpa"), 2),
        row.state());
  }

  private static String text(CampaignRow row, String column) {
    Object value = row.values().get(column);
    return value == null ? "" : value.toString();
  }

  private static String number(double value, int digits) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "";
  }

  /** What stands far from the others, and what its own checks speak against. */
  private void outliers(HtmlPage html) {
    List<List<String>> found = new ArrayList<>();
    List<CampaignRow> well = results.stream().filter(CampaignRow::well).toList();
    far(found, well, "ln K", r -> Math.log(r.real(BULK)));
    far(found, well, "ln G", r -> Math.log(r.real(SHEAR)));
    far(found, well, "Poisson's ratio", r -> r.real("poisson"));
    far(found, well, "ln(1 + anisotropy)", r -> Math.log1p(r.real("universal_anisotropy")));
    for (CampaignRow row : results) {
      double routes = row.real("energy_route_gpa");
      if (routes > Math.max(ROUTES_GPA, ROUTES * row.real(BULK))) {
        found.add(
            List.of(row.name(), "energies and stresses differ by " + number(routes, 2) + " GPa"));
      }
      String warnings = text(row, "warnings");
      if (!warnings.isEmpty()) {
        found.add(List.of(row.name(), warnings));
      }
    }
    html.section("To be looked at");
    if (found.isEmpty()) {
      html.paragraph("No outlier, no check that failed.");
    } else {
      html.words(List.of("name", "why"), found);
    }
  }

  /** More than FAR times 1.4826 median absolute deviations from the median: five rows at least. */
  private static void far(
      List<List<String>> found,
      List<CampaignRow> rows,
      String what,
      ToDoubleFunction<CampaignRow> value) {
    double[] all = rows.stream().mapToDouble(value).filter(Double::isFinite).toArray();
    double middle = median(all);
    double[] away = Arrays.stream(all).map(x -> Math.abs(x - middle)).toArray();
    double spread = 1.4826 * median(away);
    if (all.length < 5 || spread == 0) {
      return;
    }
    for (CampaignRow row : rows) {
      double z = (value.applyAsDouble(row) - middle) / spread;
      if (Math.abs(z) > FAR) {
        found.add(
            List.of(
                row.name(),
                String.format(
                    Locale.ROOT, "%s is %.1f deviations from the campaign's median", what, z)));
      }
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[n / 2] + sorted[(n - 1) / 2]) / 2;
  }

  private record Pair(String name, String column, double ours, double theirs) {
    double apart() {
      return ours / theirs - 1;
    }
  }

  private void compared(HtmlPage html, ReferenceTable table) {
    List<Pair> pairs = new ArrayList<>();
    for (CampaignRow row : results) {
      Map<String, Object> theirs = table.of(row).orElse(Map.of());
      ElasticCampaign.columns()
          .forEach(
              (column, type) -> {
                double ours = row.real(column);
                if (type == Double.class
                    && theirs.get(column) instanceof Number n
                    && Double.isFinite(ours)
                    && n.doubleValue() != 0) {
                  pairs.add(new Pair(row.name(), column, ours, n.doubleValue()));
                }
              });
    }
    html.section("Beside " + table.source());
    if (pairs.isEmpty()) {
      html.notice("No row and column of the reference is one of these results.", false);
      return;
    }
    double mean = pairs.stream().mapToDouble(p -> Math.abs(p.apart())).average().orElse(0);
    html.paragraph(
        String.format(
            Locale.ROOT,
            "%d numbers, on average %.2f %% apart; furthest first.",
            pairs.size(),
            100 * mean));
    SvgPlot plot = new SvgPlot("reference, GPa", "here, GPa", false);
    diagonal(plot, pairs);
    html.plot(plot);
    html.sortable(
        List.of("name", "number", "here", "reference", "apart, %"),
        pairs.stream()
            .sorted(Comparator.comparingDouble((Pair p) -> -Math.abs(p.apart())))
            .map(
                p ->
                    List.of(
                        p.name(),
                        p.column(),
                        number(p.ours(), 3),
                        number(p.theirs(), 3),
                        number(100 * p.apart(), 2)))
            .toList());
  }

  /** Moduli against the reference's, and the line on which they would agree. */
  private static void diagonal(SvgPlot plot, List<Pair> pairs) {
    double largest = 0;
    for (String column : new String[] {BULK, SHEAR}) {
      List<Pair> some = pairs.stream().filter(p -> p.column().equals(column)).toList();
      if (!some.isEmpty()) {
        double[] x = some.stream().mapToDouble(Pair::theirs).toArray();
        double[] y = some.stream().mapToDouble(Pair::ours).toArray();
        plot.points(
            column.equals(BULK) ? "bulk" : "shear", x, y, some.stream().map(Pair::name).toList());
        largest = Math.max(largest, Arrays.stream(x).max().orElse(0));
      }
    }
    if (largest > 0) {
      plot.fit(new double[] {0, largest}, new double[] {0, largest});
    }
  }
}
