package org.hooke.driver.input;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Plain decimal numbers as people and Fortran programs write them. */
public final class Numbers {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]++\\.?+[0-9]*+|\\.[0-9]++)(?:[eEdD][+-]?[0-9]{1,6}+)?");
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,10}+");
  private static final int LONGEST = 400;

  private Numbers() {}

  /** A finite decimal number, with e or Fortran's d as exponent; empty for anything else. */
  public static OptionalDouble real(String text) {
    if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double x = Double.parseDouble(text.replace('d', 'e').replace('D', 'e'));
    return Double.isFinite(x) ? OptionalDouble.of(x) : OptionalDouble.empty();
  }

  /** A whole number that fits an int; empty for anything else. */
  public static OptionalInt whole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return OptionalInt.empty();
    }
    long n = Long.parseLong(text);
    return n == (int) n ? OptionalInt.of((int) n) : OptionalInt.empty();
  }

  /** Shortest text that reads back as the same double, with a point, independent of the locale. */
  public static String text(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e15
        ? String.format(Locale.ROOT, "%.1f", x + 0.0)
        : Double.toString(x);
  }
}
