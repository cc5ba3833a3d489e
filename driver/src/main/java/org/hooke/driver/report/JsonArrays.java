package org.hooke.driver.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Arrays of numbers as JSON, unrounded. */
final class JsonArrays {
  private JsonArrays() {}

  /** The number, or null for one that is none. */
  static JsonNode finite(double x) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return Double.isFinite(x) ? nodes.numberNode(x) : nodes.nullNode();
  }

  static ArrayNode array(double[] values) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (double x : values) {
      json.add(x);
    }
    return json;
  }

  /** values, {@code width} a row, times a factor. */
  static ArrayNode rows(double[] values, int width, double factor) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (int first = 0; first < values.length; first += width) {
      ArrayNode row = json.addArray();
      for (int i = 0; i < width; i++) {
        row.add(factor * values[first + i]);
      }
    }
    return json;
  }
}
