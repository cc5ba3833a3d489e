package org.hooke.driver.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * JSON as text: a key per line, arrays in one line each, numbers with the digits that give the same
 * number back, a line feed at the end on every system.
 */
public final class JsonText {
  private JsonText() {}

  /**
   * The document's text.
   *
   * @throws ArithmeticException if a number is not finite: such a result is a fault
   */
  public static String of(JsonNode json) {
    requireFinite(json, "");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultPrettyPrinter.FixedSpaceIndenter());
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The document in one line, with its line feed. */
  public static String line(JsonNode json) {
    requireFinite(json, "");
    try {
      return new ObjectMapper().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void requireFinite(JsonNode json, String path) {
    if (json.isDouble() && !Double.isFinite(json.doubleValue())) {
      throw new ArithmeticException("the result " + path + " is not a finite number");
    }
    for (var field : json.properties()) {
      requireFinite(field.getValue(), path + "/" + field.getKey());
    }
    for (int i = 0; json.isArray() && i < json.size(); i++) {
      requireFinite(json.get(i), path + "/" + i);
    }
  }
}
