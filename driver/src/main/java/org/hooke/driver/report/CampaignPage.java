package org.hooke.driver.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What every campaign's report.html begins with: how many, and what failed and why. */
final class CampaignPage {
  private final HtmlPage page;

  /**
   * @param rows of the members that ended
   * @param members in all
   */
  CampaignPage(String title, List<CampaignRow> rows, int members) {
    page = new HtmlPage(title);
    long well = rows.stream().filter(CampaignRow::well).count();
    page.paragraph(
        String.format(
            Locale.ROOT, "%d calculations: %d finished, %d ended.", members, well, rows.size()));
    Map<String, Integer> states = new LinkedHashMap<>();
    rows.forEach(row -> states.merge(row.state(), 1, Integer::sum));
    if (states.size() > 1) {
      List<String> words = new ArrayList<>();
      states.forEach((state, count) -> words.add(count + " " + state));
      page.paragraph(String.join(", ", words) + ".");
    }
    if (rows.size() < members) {
      page.notice((members - rows.size()) + " calculations have not been done yet.", true);
    }
    List<List<String>> bad =
        rows.stream()
            .filter(row -> !row.hasResult())
            .map(row -> List.of(row.name(), row.state(), row.message()))
            .toList();
    if (!bad.isEmpty()) {
      page.section("Without a result").words(List.of("name", "", "why"), bad);
    }
  }

  /** The page, to be gone on with. */
  HtmlPage html() {
    return page;
  }
}
