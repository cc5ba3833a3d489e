package org.hooke.driver.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hooke.driver.input.InputNode.Mapping;
import org.hooke.driver.input.InputNode.Scalar;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.terms.HubbardShell;

/** The value of the key hubbard: shells by element, {Fe: {shell: 3d, u: 4 eV}}. */
final class HubbardReader {
  private static final String KEY = "hubbard";
  private static final String SHELL = "shell";
  private static final String U = "u";

  /** 1 Ha, more than any shell has. */
  private static final double LARGEST = 1;

  private HubbardReader() {}

  /**
   * Reads it; null and nothing stand for no correction.
   *
   * @throws InputException for anything that is not an element of the structure with a shell and U
   */
  static Map<String, HubbardShell> read(InputNode node, Structure structure) {
    if (node == null || (node instanceof Scalar s && s.absent())) {
      return Map.of();
    }
    if (!(node instanceof Mapping elements)) {
      String expected = "a mapping such as {Fe: {shell: 3d, u: 4 eV}}";
      throw new InputException(node.where(), KEY, node.brief(), expected, "");
    }
    Map<String, HubbardShell> shells = new TreeMap<>();
    elements
        .entries()
        .forEach(
            (word, below) -> {
              String where = elements.places().getOrDefault(word, below.where());
              String symbol = Elements.require(where, KEY, word);
              if (!structure.species().contains(symbol)) {
                String expected =
                    "an element of the structure: " + String.join(", ", structure.species());
                throw new InputException(where, KEY, word, expected, "");
              }
              shells.put(symbol, shell(KEY + "." + symbol, below));
            });
    return shells;
  }

  private static HubbardShell shell(String key, InputNode node) {
    if (!(node instanceof Mapping parts)) {
      String expected = "{shell: 3d, u: 4 eV}";
      throw new InputException(node.where(), key, node.brief(), expected, "");
    }
    for (String word : parts.entries().keySet()) {
      if (!word.equals(SHELL) && !word.equals(U)) {
        String where = parts.places().getOrDefault(word, node.where());
        String nearest = Spelling.nearest(word, List.of(SHELL, U));
        throw new InputException(where, key + "." + word, word, "shell or u", nearest);
      }
    }
    String shell = text(key + "." + SHELL, parts, SHELL, "a shell such as 3d");
    if (!shell.matches("[1-7][spdf]")) {
      throw new InputException(
          parts.entries().get(SHELL).where(), key + "." + SHELL, shell, "a shell such as 3d", "");
    }
    String written = text(key + "." + U, parts, U, "an energy such as 4 eV");
    String where = parts.entries().get(U).where();
    double u;
    try {
      u = Quantity.parse(key + "." + U, written, Dimension.ENERGY);
    } catch (InputException e) {
      throw e.at(where);
    }
    if (!(u > 0 && u <= LARGEST)) {
      throw new InputException(
          where, key + "." + U, written, "an energy above 0, at most 1 Ha", "");
    }
    return new HubbardShell(shell, u);
  }

  private static String text(String key, Mapping parts, String word, String expected) {
    InputNode node = parts.entries().get(word);
    if (node instanceof Scalar s && !s.absent()) {
      return s.text();
    }
    String where = node == null ? parts.where() : node.where();
    throw new InputException(where, key, node == null ? "nothing" : node.brief(), expected, "");
  }

  /** The value of the key as it is kept. */
  static Map<String, HubbardShell> typed(Object value) {
    Map<String, HubbardShell> shells = new TreeMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((symbol, shell) -> shells.put((String) symbol, (HubbardShell) shell));
    }
    return shells;
  }

  /** As YAML and JSON are written from it. */
  static Map<String, Object> written(Map<String, HubbardShell> shells) {
    Map<String, Object> map = new LinkedHashMap<>();
    shells.forEach(
        (symbol, shell) -> {
          Map<String, Object> parts = new LinkedHashMap<>();
          parts.put(SHELL, shell.shell());
          parts.put(U, Quantity.text(shell.u(), Dimension.ENERGY));
          map.put(symbol, parts);
        });
    return map;
  }
}
