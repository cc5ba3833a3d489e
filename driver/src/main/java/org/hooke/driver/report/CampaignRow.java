package org.hooke.driver.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of a campaign's table.
 *
 * @param name of the member and its folder
 * @param file it was made from
 * @param state what became of it: {@value #FINISHED}, {@value #NOT_CONVERGED}, {@value #FAILED},
 *     {@value #REFUSED}, or a word of the campaign's kind
 * @param message why, unless it finished well
 * @param summary the numbers in a line; empty without any
 * @param values of the kind's columns; empty without a result
 */
public record CampaignRow(
    String name,
    String file,
    String state,
    String message,
    String summary,
    Map<String, Object> values) {
  /** It has its result, and nothing speaks against it. */
  public static final String FINISHED = "finished";

  /** It has a result that is not converged. */
  public static final String NOT_CONVERGED = "not converged";

  /** It broke down. */
  public static final String FAILED = "failed";

  /** Its input cannot be right, or it needs more than there is. */
  public static final String REFUSED = "refused";

  /** Copies the values. */
  public CampaignRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Of a member that gave nothing. */
  public static CampaignRow without(String name, String file, String state, String message) {
    return new CampaignRow(name, file, state, message, "", Map.of());
  }

  /** Whether it has its result, and nothing speaks against it. */
  public boolean well() {
    return state.equals(FINISHED);
  }

  /** Whether there are numbers. */
  public boolean hasResult() {
    return !values.isEmpty();
  }

  /** What became of it, in a line. */
  public String line() {
    String why = message.isEmpty() ? "" : ": " + message;
    return state + why + (summary.isEmpty() ? "" : ", " + summary);
  }

  /** Columns of every campaign's table, then those of its kind. */
  public static Map<String, Class<?>> columns(Map<String, Class<?>> ofKind) {
    Map<String, Class<?>> columns = new LinkedHashMap<>();
    for (String text : new String[] {"name", "file", "state", "message"}) {
      columns.put(text, String.class);
    }
    columns.putAll(ofKind);
    return columns;
  }

  /** All values by column; those it has not are missing. */
  public Map<String, Object> cells() {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("name", name);
    cells.put("file", file);
    cells.put("state", state);
    if (!message.isEmpty()) {
      cells.put("message", message);
    }
    cells.putAll(values);
    return cells;
  }

  /** A real value; NaN when it is missing. */
  public double real(String column) {
    return values.get(column) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
