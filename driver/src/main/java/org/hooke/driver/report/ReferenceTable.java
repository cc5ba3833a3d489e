package org.hooke.driver.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers that the user has from elsewhere, to be compared with a campaign's: rows by name or,
 * where there is none, by formula; columns as in results.parquet.
 *
 * @param source where they come from
 * @param rows values by column, by the lower-case name of the row
 */
public record ReferenceTable(String source, Map<String, Map<String, Object>> rows) {
  /** Copies the rows. */
  public ReferenceTable {
    rows = Map.copyOf(rows);
  }

  /** Of rows with a column name, material_id or formula; others are left out. */
  public static ReferenceTable of(String source, List<Map<String, Object>> rows) {
    Map<String, Map<String, Object>> byName = new LinkedHashMap<>();
    for (Map<String, Object> row : rows) {
      for (String key : new String[] {"name", "material_id", "formula"}) {
        if (row.get(key) != null) {
          byName.putIfAbsent(folded(row.get(key).toString()), row);
        }
      }
    }
    return new ReferenceTable(source, byName);
  }

  /** Of the text of a CSV file: a line of column names, then values; quotes may surround both. */
  public static ReferenceTable ofCsv(String source, String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    List<String> head = lines.isEmpty() ? List.of() : cells(lines.get(0));
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      List<String> cells = cells(line);
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 0; i < Math.min(head.size(), cells.size()); i++) {
        if (!cells.get(i).isEmpty()) {
          row.put(head.get(i), value(cells.get(i)));
        }
      }
      rows.add(row);
    }
    return of(source, rows);
  }

  private static Object value(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(java.util.Locale.ROOT);
  }

  /** The numbers for a row of the campaign: those of its name, else those of its formula. */
  Optional<Map<String, Object>> of(CampaignRow row) {
    Map<String, Object> byName = rows.get(folded(row.name()));
    if (byName != null) {
      return Optional.of(byName);
    }
    Object formula = row.values().get("formula");
    return formula == null
        ? Optional.empty()
        : Optional.ofNullable(rows.get(folded(formula.toString())));
  }
}
