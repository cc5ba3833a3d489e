package org.hooke.driver.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hooke.driver.input.InputNode.Mapping;
import org.hooke.driver.input.InputNode.Scalar;
import org.hooke.driver.input.InputNode.Sequence;
import org.hooke.kernels.crystal.Structure;

/** Reads the mappings of the section {@code defects:}: names with structures, phases, charges. */
final class DefectReader {
  private static final Pattern ELEMENT = Pattern.compile("([A-Z][a-z]?)([0-9]*)");
  private static final Set<String> PHASE = Set.of("formula", "energy", "structure", "set");

  private final Function<InputNode, Structure> structures;

  /**
   * @param structures reads a node that names a structure file or is a structure
   */
  DefectReader(Function<InputNode, Structure> structures) {
    this.structures = structures;
  }

  /** The value of a key of one of these types; the empty mapping when there is no node. */
  Object read(InputKey key, InputNode node) {
    boolean absent = node == null || (node instanceof Scalar s && s.absent());
    if (!absent && !(node instanceof Mapping)) {
      throw new InputException(node.where(), key.name(), node.brief(), key.expected(), "");
    }
    Map<String, InputNode> entries = absent ? Map.of() : ((Mapping) node).entries();
    Map<String, Object> values = new LinkedHashMap<>();
    entries.forEach(
        (name, value) ->
            values.put(
                name,
                switch (key.type()) {
                  case BY_ELEMENT -> number(key, name, value);
                  case LISTS_BY_ELEMENT -> numbers(key, name, value);
                  case STRUCTURES -> new GivenStructure(structures.apply(value));
                  default -> phase(key, name, value);
                }));
    return values;
  }

  private static Double number(InputKey key, String name, InputNode node) {
    Elements.require(node.where(), key.name(), name);
    OptionalDouble x = node instanceof Scalar s ? Numbers.real(s.text()) : OptionalDouble.empty();
    return x.orElseThrow(
        () ->
            new InputException(
                node.where(), key.name() + "." + name, node.brief(), "a number", ""));
  }

  /** One or several. */
  private static List<Double> numbers(InputKey key, String name, InputNode node) {
    List<InputNode> items = node instanceof Sequence list ? list.items() : List.of(node);
    return items.stream().map(one -> number(key, name, one)).toList();
  }

  private PhaseInput phase(InputKey key, String name, InputNode node) {
    String place = key.name() + "." + name;
    if (!(node instanceof Mapping mapping)) {
      throw new InputException(
          node.where(),
          place,
          node.brief(),
          "{formula: O2, energy: -31.9 Ha} or {structure: f}",
          "");
    }
    Map<String, InputNode> entries = mapping.entries();
    for (String word : entries.keySet()) {
      if (!PHASE.contains(word)) {
        String nearest = Spelling.nearest(word, PHASE);
        throw new InputException(
            mapping.places().get(word), place, word, "formula, energy, structure or set", nearest);
      }
    }
    boolean given = entries.containsKey("formula") && entries.containsKey("energy");
    if (given == entries.containsKey("structure")) {
      throw new InputException(
          node.where(), place, node.brief(), "either formula and energy, or a structure", "");
    }
    List<String> settings =
        entries.containsKey("set") ? words(place, entries.get("set")) : List.of();
    if (!given) {
      Structure s = structures.apply(entries.get("structure"));
      Map<String, Integer> atoms = new TreeMap<>();
      s.symbols().forEach(symbol -> atoms.merge(symbol, 1, Integer::sum));
      return new PhaseInput(
          name, atoms, OptionalDouble.empty(), Optional.of(new GivenStructure(s)), settings);
    }
    InputNode energy = entries.get("energy");
    if (!(energy instanceof Scalar text)) {
      throw new InputException(energy.where(), place + ".energy", energy.brief(), "an energy", "");
    }
    double e;
    try {
      e = Quantity.parse(place + ".energy", text.text(), Dimension.ENERGY);
    } catch (InputException wrong) {
      throw wrong.at(energy.where());
    }
    return new PhaseInput(
        name,
        formula(place, entries.get("formula")),
        OptionalDouble.of(e),
        Optional.empty(),
        settings);
  }

  /** How many of each element "Al2O3" has. */
  private static Map<String, Integer> formula(String place, InputNode node) {
    Map<String, Integer> atoms = new TreeMap<>();
    Matcher m = ELEMENT.matcher(node.brief());
    int end = 0;
    while (m.find() && m.start() == end) {
      String symbol = Elements.require(node.where(), place + ".formula", m.group(1));
      OptionalInt n = m.group(2).isEmpty() ? OptionalInt.of(1) : Numbers.whole(m.group(2));
      atoms.merge(symbol, n.orElse(0), Integer::sum);
      end = m.end();
    }
    if (end == 0 || end != node.brief().length() || atoms.containsValue(0)) {
      throw new InputException(
          node.where(), place + ".formula", node.brief(), "a formula such as Al2O3", "");
    }
    return atoms;
  }

  private static List<String> words(String place, InputNode node) {
    if (!(node instanceof Sequence list)) {
      throw new InputException(
          node.where(), place + ".set", node.brief(), "a list of key=value", "");
    }
    List<String> words = new ArrayList<>();
    list.items().forEach(item -> words.add(item.brief()));
    return words;
  }
}
