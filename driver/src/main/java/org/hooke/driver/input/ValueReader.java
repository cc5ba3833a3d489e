package org.hooke.driver.input;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hooke.driver.input.InputNode.Scalar;
import org.hooke.driver.input.InputNode.Sequence;

/**
 * Turns the node of one key into its value: String for words, Double in atomic units, Integer,
 * Boolean, or a List of Integer or Double.
 */
final class ValueReader {
  private static final int LONGEST_LIST = 1000;

  private ValueReader() {}

  /**
   * Reads the value of a key.
   *
   * @throws InputException when the node is no value of this key
   */
  static Object read(InputKey key, InputNode node) {
    if (key.type() == InputKey.Type.WORDS) {
      return words(key, node);
    }
    if (node instanceof Scalar scalar && !key.words().isEmpty()) {
      String word = wordOf(key, scalar);
      if (!word.isEmpty()) {
        return word;
      }
    }
    return switch (key.type()) {
      case WHOLE -> whole(key, node);
      case REAL -> real(key, node);
      case QUANTITY -> quantity(key, node);
      case BOOLEAN -> truth(key, node);
      case WHOLE3 -> numbers(key, node, 3, ValueReader::whole);
      case REAL3 -> numbers(key, node, 3, ValueReader::real);
      case REALS -> numbers(key, node, 0, ValueReader::real);
      case WORD,
          WORDS,
          STRUCTURE,
          STRUCTURES,
          PHASES,
          BY_ELEMENT,
          LISTS_BY_ELEMENT,
          PSEUDOPOTENTIALS,
          HUBBARD ->
          throw refuse(key, node);
    };
  }

  /** A list of words, each of the key's where it has some; one word may stand alone. */
  private static List<String> words(InputKey key, InputNode node) {
    List<InputNode> items = node instanceof Sequence list ? list.items() : List.of(node);
    List<String> words = new ArrayList<>();
    for (InputNode item : items) {
      if (!(item instanceof Scalar scalar)) {
        throw refuse(key, item);
      }
      if (!key.words().isEmpty() && !key.words().contains(scalar.text())) {
        String nearest = Spelling.nearest(scalar.text(), key.words());
        throw new InputException(
            scalar.where(), key.name(), scalar.text(), key.expected(), nearest);
      }
      words.add(scalar.text());
    }
    return List.copyOf(words);
  }

  /** The word of the key's list, capitals ignored; empty when it is none and may be a value. */
  private static String wordOf(InputKey key, Scalar scalar) {
    for (String word : key.words()) {
      if (word.equalsIgnoreCase(scalar.text())) {
        return word;
      }
    }
    boolean wordOnly = key.type() == InputKey.Type.WORD;
    if (wordOnly || scalar.text().matches("[A-Za-z_-]+")) {
      String nearest = Spelling.nearest(scalar.text(), key.words());
      throw new InputException(scalar.where(), key.name(), scalar.text(), key.expected(), nearest);
    }
    return "";
  }

  private static InputException refuse(InputKey key, InputNode node) {
    return new InputException(node.where(), key.name(), node.brief(), key.expected(), "");
  }

  private static String text(InputKey key, InputNode node) {
    if (node instanceof Scalar scalar) {
      return scalar.text();
    }
    throw refuse(key, node);
  }

  private static Integer whole(InputKey key, InputNode node) {
    OptionalInt n = Numbers.whole(text(key, node));
    if (n.isEmpty()) {
      throw refuse(key, node);
    }
    return (int) bounded(key, node, n.getAsInt());
  }

  private static Double real(InputKey key, InputNode node) {
    OptionalDouble x = Numbers.real(text(key, node));
    if (x.isEmpty()) {
      throw refuse(key, node);
    }
    return bounded(key, node, x.getAsDouble());
  }

  private static Double quantity(InputKey key, InputNode node) {
    double x;
    try {
      x = Quantity.parse(key.name(), text(key, node), key.dimension());
    } catch (InputException e) {
      throw e.at(node.where());
    }
    return bounded(key, node, x);
  }

  private static double bounded(InputKey key, InputNode node, double x) {
    if (!key.allows(x)) {
      throw refuse(key, node);
    }
    return x;
  }

  private static Boolean truth(InputKey key, InputNode node) {
    return switch (text(key, node)) {
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> throw refuse(key, node);
    };
  }

  /** Reads one item of a list. */
  private interface Item<T> {
    T read(InputKey key, InputNode node);
  }

  private static <T> List<T> numbers(InputKey key, InputNode node, int count, Item<T> item) {
    if (count == 0 && node instanceof Scalar one && Numbers.real(one.text()).isPresent()) {
      return List.of(item.read(key, one)); // a list of one
    }
    if (!(node instanceof Sequence list)) {
      throw refuse(key, node);
    }
    int n = list.items().size();
    if (count == 0 ? n < 1 || n > LONGEST_LIST : n != count) {
      String found = list.brief() + " (" + n + " components)";
      throw new InputException(node.where(), key.name(), found, key.expected(), "");
    }
    List<T> values = new ArrayList<>();
    for (InputNode one : list.items()) {
      values.add(item.read(key, one));
    }
    return List.copyOf(values);
  }
}
