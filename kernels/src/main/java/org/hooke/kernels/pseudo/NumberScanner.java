package org.hooke.kernels.pseudo;

import java.util.Arrays;
import java.util.Locale;

/** Reads the numbers of a file line by line, naming file, line and block where they are wrong. */
final class NumberScanner {
  private final String source;
  private final String[] lines;
  private int next;

  NumberScanner(String source, String text) {
    this.source = source;
    lines = text.split("\r\n|\n|\r", -1);
  }

  /** Line number, from 1, of the line last read. */
  int line() {
    return Math.max(1, next);
  }

  boolean atEnd() {
    return next >= lines.length;
  }

  /** The next line. */
  String take(String block) {
    if (atEnd()) {
      throw new PseudopotentialException(source, lines.length, block, "file ends here, truncated?");
    }
    return lines[next++];
  }

  /** The next line that is not blank. */
  String takeFilled(String block) {
    String line = take(block);
    while (line.isBlank()) {
      line = take(block);
    }
    return line;
  }

  /** The numbers the next filled line begins with; at least count of them. */
  double[] numbers(int count, String block) {
    double[] values = leading(takeFilled(block));
    if (values.length < count) {
      throw wrong(block, "expected " + count + " numbers, found " + values.length);
    }
    return values;
  }

  PseudopotentialException wrong(String block, String detail) {
    return new PseudopotentialException(source, line(), block, detail);
  }

  /** The integer in a number, or an exception. */
  int integer(double value, String block, String name, int least, int most) {
    if (value != Math.rint(value) || value < least || value > most) {
      throw wrong(
          block,
          String.format(
              Locale.ROOT, "%s = %s, expected an integer %d..%d", name, value, least, most));
    }
    return (int) value;
  }

  /** Numbers a line begins with, up to the first word that is none. */
  static double[] leading(String line) {
    String[] words = line.trim().split("[\\s,]+", -1);
    double[] values = new double[words.length];
    int count = 0;
    for (String word : words) {
      double x = parse(word);
      if (Double.isNaN(x)) {
        break;
      }
      values[count++] = x;
    }
    return Arrays.copyOf(values, count);
  }

  /** A finite number as C or Fortran writes it (1.0D-3, 1.0-310 too), or NaN. */
  static double parse(String word) {
    int length = word.length();
    if (length == 0 || length > 40) {
      return Double.NaN;
    }
    char last = word.charAt(length - 1);
    if ((last < '0' || last > '9') && last != '.') {
      return Double.NaN; // no suffixes, no "Infinity"
    }
    try {
      double x = Double.parseDouble(word);
      return Double.isInfinite(x) ? Double.NaN : x;
    } catch (NumberFormatException plain) {
      return fortran(word);
    }
  }

  private static double fortran(String word) {
    String text = word.replace('D', 'E').replace('d', 'e');
    int sign = Math.max(text.lastIndexOf('-'), text.lastIndexOf('+'));
    if (sign > 0 && Character.isDigit(text.charAt(sign - 1))) {
      text = text.substring(0, sign) + "E" + text.substring(sign);
    }
    try {
      double x = Double.parseDouble(text);
      return Double.isInfinite(x) ? Double.NaN : x;
    } catch (NumberFormatException neither) {
      return Double.NaN;
    }
  }
}
