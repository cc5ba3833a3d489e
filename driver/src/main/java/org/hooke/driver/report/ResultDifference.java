package org.hooke.driver.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What differs between two result files: every key but those that tell of the run instead of the
 * physics, {@code timings_s}, {@code spark}, {@code provenance}. Numbers are compared exactly.
 */
public final class ResultDifference {
  private static final Set<String> OF_THE_RUN = Set.of("timings_s", "spark", "provenance");

  private final List<String> lines = new ArrayList<>();
  private double largest;

  public ResultDifference(JsonNode a, JsonNode b) {
    compare("", a, b);
  }

  /** Whether nothing differs. */
  public boolean identical() {
    return lines.isEmpty();
  }

  /** One line per difference: key, both values and, for numbers, |difference|. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** The largest |difference| of two numbers, in the unit of its key. */
  public double largest() {
    return largest;
  }

  private void compare(String key, JsonNode a, JsonNode b) {
    if (a.isObject() && b.isObject()) {
      Set<String> names = new TreeSet<>();
      a.fieldNames().forEachRemaining(names::add);
      b.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (!key.isEmpty() || !OF_THE_RUN.contains(name)) {
          compare(key.isEmpty() ? name : key + "." + name, a.path(name), b.path(name));
        }
      }
    } else if (a.isArray() && b.isArray() && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        compare(key + "[" + i + "]", a.get(i), b.get(i));
      }
    } else if (a.isNumber() && b.isNumber()) {
      numbers(key, a.doubleValue(), b.doubleValue());
    } else if (!a.equals(b)) {
      lines.add(key + "  " + brief(a) + "  " + brief(b));
    }
  }

  private void numbers(String key, double a, double b) {
    if (Double.compare(a, b) != 0 && a != b) {
      double difference = Math.abs(a - b);
      largest = Math.max(largest, difference);
      lines.add(String.format(Locale.ROOT, "%s  %s  %s  |difference| %.3e", key, a, b, difference));
    }
  }

  private static String brief(JsonNode value) {
    String text = value.isMissingNode() ? "(absent)" : value.toString();
    return text.length() > 60 ? text.substring(0, 57) + "..." : text;
  }
}
