package org.hooke.driver.input;

import java.util.List;
import java.util.Map;

/**
 * A node of a YAML document with the place it came from; scalars are words until a key reads them.
 */
sealed interface InputNode {
  /** File, line and column, for messages. */
  String where();

  /** The node as it might have been written, shortened, for messages. */
  String brief();

  /** Kind of node, for messages: "a word", "a list", "a mapping". */
  String kind();

  /**
   * A word.
   *
   * @param plain whether it stood without quotes, so that ~ and null mean nothing
   */
  record Scalar(String text, boolean plain, String where) implements InputNode {
    /** Whether nothing was written. */
    boolean absent() {
      return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
    }

    @Override
    public String brief() {
      return text;
    }

    @Override
    public String kind() {
      return "a word";
    }
  }

  /** A list. */
  record Sequence(List<InputNode> items, String where) implements InputNode {
    @Override
    public String brief() {
      StringBuilder text = new StringBuilder("[");
      for (int i = 0; i < items.size() && text.length() < 120; i++) {
        text.append(i == 0 ? "" : ", ").append(items.get(i).brief());
      }
      return text.append(']').toString();
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * Keys and values in the order written.
   *
   * @param places where each key stands
   */
  record Mapping(Map<String, InputNode> entries, Map<String, String> places, String where)
      implements InputNode {
    @Override
    public String brief() {
      StringBuilder text = new StringBuilder("{");
      for (Map.Entry<String, InputNode> e : entries.entrySet()) {
        if (text.length() < 120) {
          text.append(text.length() == 1 ? "" : ", ");
          text.append(e.getKey()).append(": ").append(e.getValue().brief());
        }
      }
      return text.append('}').toString();
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }
}
