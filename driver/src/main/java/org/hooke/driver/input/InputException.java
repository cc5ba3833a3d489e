package org.hooke.driver.input;

import java.util.Optional;

/**
 * Something the user wrote cannot be used: one line that names key, value, expectation and the
 * nearest valid choice.
 *
 * <p>The message reads {@code [where: ]key: "value" refused; expected ...[; did you mean ...?]}. No
 * stack trace: the fault is in the input, not in a line of the program.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_VALUE = 80;

  private final String where;
  private final String key;
  private final String value;
  private final String expected;
  private final String nearest;

  /** Without a nearest valid choice. */
  public InputException(String key, String value, String expected) {
    this("", key, value, expected, "");
  }

  /**
   * @param key the key, or the name of what is wrong: "cutoff", "atom 3"
   * @param value what was found
   * @param expected what would have been accepted
   * @param nearest the valid choice closest to the value, empty when there is none
   */
  public InputException(String key, String value, String expected, String nearest) {
    this("", key, value, expected, nearest);
  }

  /**
   * @param where file, line and column, empty when there is none: "si.yaml line 3 column 9"
   */
  public InputException(String where, String key, String value, String expected, String nearest) {
    super(message(where, key, value, expected, nearest), null, false, false);
    this.where = where;
    this.key = key;
    this.value = value;
    this.expected = expected;
    this.nearest = nearest;
  }

  private static String message(
      String where, String key, String value, String expected, String nearest) {
    StringBuilder line = new StringBuilder();
    if (!where.isEmpty()) {
      line.append(oneLine(where, 200)).append(": ");
    }
    line.append(oneLine(key, LONGEST_VALUE)).append(": \"");
    line.append(oneLine(value, LONGEST_VALUE)).append("\" refused; expected ");
    line.append(oneLine(expected, 400));
    if (!nearest.isEmpty()) {
      line.append("; did you mean ").append(oneLine(nearest, LONGEST_VALUE)).append('?');
    }
    return line.toString();
  }

  /** Control characters become question marks, long text is cut in the middle. */
  private static String oneLine(String text, int longest) {
    String cut = text;
    if (text.length() > longest) {
      int half = longest / 2 - 2;
      cut = text.substring(0, half) + " ... " + text.substring(text.length() - half);
    }
    StringBuilder clean = new StringBuilder(cut.length());
    for (int i = 0; i < cut.length(); i++) {
      char c = cut.charAt(i);
      clean.append(c == '\t' ? ' ' : Character.isISOControl(c) || c == '\uFFFD' ? '?' : c);
    }
    return clean.toString();
  }

  /** The same complaint with its place, unless a place is already named. */
  public InputException at(String place) {
    return where.isEmpty() ? new InputException(place, key, value, expected, nearest) : this;
  }

  /** File, line and column; empty when the complaint has none. */
  public String where() {
    return where;
  }

  /** The key, or the name of what is wrong. */
  public String key() {
    return key;
  }

  /** What was found. */
  public String value() {
    return value;
  }

  /** What would have been accepted. */
  public String expected() {
    return expected;
  }

  /** The valid choice closest to the value. */
  public Optional<String> nearest() {
    return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
  }
}
