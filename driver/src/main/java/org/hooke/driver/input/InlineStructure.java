package org.hooke.driver.input;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.hooke.driver.input.InputNode.Mapping;
import org.hooke.driver.input.InputNode.Scalar;
import org.hooke.driver.input.InputNode.Sequence;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;

/**
 * A structure written in the input itself: lattice, unit, species, fractional or cartesian,
 * moments, fixed. One use.
 */
final class InlineStructure {
  private static final Set<String> KEYS =
      Set.of("lattice", "unit", "species", "fractional", "cartesian", "moments", "fixed");

  private final Mapping mapping;

  InlineStructure(Mapping mapping) {
    this.mapping = mapping;
  }

  Structure read() {
    for (var entry : mapping.entries().entrySet()) {
      if (!KEYS.contains(entry.getKey())) {
        String nearest = Spelling.nearest(entry.getKey(), KEYS);
        String expected = "one of lattice, unit, species, fractional, cartesian, moments, fixed";
        throw new InputException(
            mapping.places().get(entry.getKey()), "structure", entry.getKey(), expected, nearest);
      }
    }
    double factor = unit();
    InputNode latticeNode = require("lattice", "three vectors a1 a2 a3");
    double[] rows = vectors("lattice", latticeNode, 3);
    for (int i = 0; i < 9; i++) {
      rows[i] *= factor;
    }
    Lattice lattice = Cells.lattice(latticeNode.where(), rows);
    List<String> symbols = species();
    int n = symbols.size();
    double[] positions = positions(lattice, factor, n);
    Structure structure = new Structure(lattice, symbols, positions, moments(n), fixed(n));
    return mapping.entries().containsKey("moments") ? structure : structure.withoutMoments();
  }

  private InputNode require(String key, String expected) {
    InputNode node = mapping.entries().get(key);
    if (node == null) {
      String nothing = "no " + key;
      throw new InputException(mapping.where(), "structure." + key, nothing, expected, "");
    }
    return node;
  }

  private static InputException refuse(String key, InputNode node, String expected) {
    return new InputException(node.where(), "structure." + key, node.brief(), expected, "");
  }

  private double unit() {
    InputNode node = require("unit", "angstrom, bohr or nm: lengths need a unit");
    if (!(node instanceof Scalar scalar)) {
      throw refuse("unit", node, "angstrom, bohr or nm");
    }
    try {
      return Quantity.lengthFactor("structure.unit", scalar.text());
    } catch (InputException e) {
      String nearest = Spelling.nearest(scalar.text(), List.of("angstrom", "bohr", "nm"));
      throw new InputException(
          node.where(), "structure.unit", scalar.text(), "angstrom, bohr or nm", nearest);
    }
  }

  private List<String> species() {
    InputNode node = require("species", "a list of chemical symbols");
    if (!(node instanceof Sequence list) || list.items().isEmpty()) {
      throw refuse("species", node, "a list of chemical symbols");
    }
    List<String> symbols = new ArrayList<>();
    for (InputNode item : list.items()) {
      symbols.add(Elements.require(item.where(), "structure.species", item.brief()));
    }
    return symbols;
  }

  private double[] positions(Lattice lattice, double factor, int n) {
    InputNode fractional = mapping.entries().get("fractional");
    InputNode cartesian = mapping.entries().get("cartesian");
    if ((fractional == null) == (cartesian == null)) {
      String found = fractional == null ? "neither" : "both";
      String expected = "either fractional or cartesian positions";
      throw new InputException(mapping.where(), "structure positions", found, expected, "");
    }
    if (fractional != null) {
      return vectors("fractional", fractional, n);
    }
    double[] r = vectors("cartesian", cartesian, n);
    for (int atom = 0; atom < n; atom++) {
      int i = 3 * atom;
      double[] f = lattice.fractional(r[i] * factor, r[i + 1] * factor, r[i + 2] * factor);
      System.arraycopy(f, 0, r, i, 3);
    }
    return r;
  }

  /** n rows of three finite numbers, [3 row + column]. */
  private static double[] vectors(String key, InputNode node, int n) {
    List<InputNode> rows = items(key, node, n, n + " vectors of three numbers");
    double[] values = new double[3 * n];
    for (int i = 0; i < n; i++) {
      List<InputNode> row = items(key, rows.get(i), 3, "three numbers");
      for (int x = 0; x < 3; x++) {
        values[3 * i + x] = number(key, row.get(x));
      }
    }
    return values;
  }

  private static List<InputNode> items(String key, InputNode node, int n, String expected) {
    if (!(node instanceof Sequence list)) {
      throw refuse(key, node, expected);
    }
    if (list.items().size() != n) {
      throw refuse(key, node, expected + ", found " + list.items().size());
    }
    return list.items();
  }

  private static double number(String key, InputNode node) {
    OptionalDouble x = node instanceof Scalar s ? Numbers.real(s.text()) : OptionalDouble.empty();
    return x.orElseThrow(() -> refuse(key, node, "a finite number"));
  }

  private double[] moments(int n) {
    double[] moments = new double[n];
    InputNode node = mapping.entries().get("moments");
    if (node != null) {
      List<InputNode> items = items("moments", node, n, n + " numbers, Bohr magnetons");
      for (int i = 0; i < n; i++) {
        moments[i] = number("moments", items.get(i));
      }
    }
    return moments;
  }

  private boolean[] fixed(int n) {
    boolean[] fixed = new boolean[3 * n];
    InputNode node = mapping.entries().get("fixed");
    if (node != null) {
      List<InputNode> rows = items("fixed", node, n, n + " triples of true or false");
      for (int i = 0; i < 3 * n; i++) {
        InputNode flag = items("fixed", rows.get(i / 3), 3, "three times true or false").get(i % 3);
        String text = flag.brief();
        if (!text.equals("true") && !text.equals("false")) {
          throw refuse("fixed", flag, "true or false");
        }
        fixed[i] = text.equals("true");
      }
    }
    return fixed;
  }
}
