package org.hooke.driver.report;

import java.util.List;

/** One self-contained HTML page: its style and pictures are inside. Mutable, one thread. */
final class HtmlPage {
  private static final String STYLE =
      """
      body { font: 15px/1.5 system-ui, sans-serif; color: #1c1917; max-width: 60rem;
        margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.6rem; margin-bottom: .2rem; }
      h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #d6d3d1; }
      table { border-collapse: collapse; margin: .8rem 0; font-variant-numeric: tabular-nums; }
      th, td { padding: .15rem .9rem .15rem 0; text-align: right; }
      th:first-child, td:first-child { text-align: left; }
      th { color: #57534e; font-weight: 600; border-bottom: 1px solid #d6d3d1; }
      .words th, .words td { text-align: left; vertical-align: top; }
      .sortable th { cursor: pointer; }
      .sortable th[data-down="true"]::after { content: " \\2193"; }
      .sortable th[data-down="false"]::after { content: " \\2191"; }
      svg { width: 100%; max-width: 46rem; font: 12px system-ui, sans-serif; }
      svg text { fill: #44403c; }
      .frame { fill: none; stroke: #a8a29e; }
      .grid { stroke: #e7e5e4; }
      .level { stroke: #57534e; stroke-dasharray: 3 4; }
      .warning { background: #fef3c7; border-left: 4px solid #d97706; padding: .3rem .8rem; }
      .bad { background: #fee2e2; border-left: 4px solid #dc2626; padding: .3rem .8rem; }
      pre { background: #f5f5f4; padding: .8rem; overflow-x: auto; font-size: 13px; }
      summary { cursor: pointer; color: #57534e; }
      footer { margin-top: 3rem; color: #78716c; font-size: 13px; }
      """;

  private static final String SORTING =
      """
      <script>
      for (const table of document.querySelectorAll("table.sortable")) {
        table.querySelectorAll("th").forEach((th, column) => th.addEventListener("click", () => {
          const down = th.dataset.down !== "true";
          table.querySelectorAll("th").forEach(other => delete other.dataset.down);
          th.dataset.down = down;
          const body = table.tBodies[0];
          const value = row => row.cells[column].textContent;
          const rows = [...body.rows].sort((a, b) => {
            const x = value(a), y = value(b);
            if (x === "" || y === "") return (x === "") - (y === "");
            const order = isNaN(x) || isNaN(y) ? x.localeCompare(y) : x - y;
            return down ? order : -order;
          });
          body.append(...rows);
        }));
      }
      </script>
      """;

  private final StringBuilder body = new StringBuilder();
  private final String title;
  private boolean sorted;

  HtmlPage(String title) {
    this.title = title;
    body.append("<h1>").append(escape(title)).append("</h1>\n");
  }

  HtmlPage section(String heading) {
    body.append("<h2>").append(escape(heading)).append("</h2>\n");
    return this;
  }

  HtmlPage paragraph(String text) {
    body.append("<p>").append(escape(text)).append("</p>\n");
    return this;
  }

  /** Something to beware of; {@code bad} for what spoils the result. */
  HtmlPage notice(String text, boolean bad) {
    body.append("<p class=\"").append(bad ? "bad" : "warning").append("\">");
    body.append(escape(text)).append("</p>\n");
    return this;
  }

  /** A table of words; the head may be empty. */
  HtmlPage words(List<String> head, List<List<String>> rows) {
    body.append("<table class=\"words\">\n");
    row("th", head);
    rows.forEach(row -> row("td", row));
    body.append("</table>\n");
    return this;
  }

  /** A table; the head may be empty. */
  HtmlPage table(List<String> head, List<List<String>> rows) {
    body.append("<table>\n");
    row("th", head);
    rows.forEach(row -> row("td", row));
    body.append("</table>\n");
    return this;
  }

  /**
   * A table that a click on a column's head sorts by it: numbers as numbers, others as texts; once
   * more turns it round.
   */
  HtmlPage sortable(List<String> head, List<List<String>> rows) {
    sorted = true;
    body.append("<table class=\"sortable\">\n<thead>\n");
    row("th", head);
    body.append("</thead>\n<tbody>\n");
    rows.forEach(row -> row("td", row));
    body.append("</tbody>\n</table>\n");
    return this;
  }

  private void row(String cell, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    body.append("<tr>");
    for (String value : values) {
      body.append('<').append(cell).append('>').append(escape(value));
      body.append("</").append(cell).append('>');
    }
    body.append("</tr>\n");
  }

  HtmlPage plot(SvgPlot plot) {
    body.append(plot.render());
    return this;
  }

  /** Text as it is, folded away behind a summary. */
  HtmlPage folded(String summary, String text) {
    body.append("<details><summary>").append(escape(summary)).append("</summary><pre>");
    body.append(escape(text)).append("</pre></details>\n");
    return this;
  }

  /** The whole page. */
  String render(String footer) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + escape(title)
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n"
        + body
        + "<footer>"
        + escape(footer)
        + "</footer>\n"
        + (sorted ? SORTING : "")
        + "</body>\n</html>\n";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
