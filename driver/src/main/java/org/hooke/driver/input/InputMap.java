package org.hooke.driver.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hooke.kernels.crystal.Structure;

/** A calculation's input as the nested maps that YAML and JSON are written from. */
final class InputMap {
  private InputMap() {}

  static Map<String, Object> of(CalculationInput input) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (InputKey key : InputKeys.list()) {
      switch (key.type()) {
        case STRUCTURE -> map.put(key.name(), structure(input.structure()));
        case PSEUDOPOTENTIALS -> map.put(key.name(), pseudopotentials(input.pseudopotentials()));
        case HUBBARD -> map.put(key.name(), HubbardReader.written(input.hubbard()));
        case STRUCTURES, PHASES -> put(map, key, named((Map<?, ?>) input.value(key.name())));
        default -> {
          Object value = input.value(key.name());
          if (value != null) {
            put(map, key, value);
          }
        }
      }
    }
    return map;
  }

  /** Top-level keys on lines of their own, everything below them in one line each. */
  static String yaml(Map<String, Object> map) {
    StringBuilder out = new StringBuilder();
    map.forEach(
        (key, value) -> {
          out.append(key).append(": ");
          flow(value, out);
          out.append('\n');
        });
    return out.toString();
  }

  private static void flow(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      out.append('{');
      String separator = "";
      for (Map.Entry<?, ?> e : map.entrySet()) {
        out.append(separator).append(e.getKey()).append(": ");
        flow(e.getValue(), out);
        separator = ", ";
      }
      out.append('}');
    } else if (value instanceof List<?> list) {
      out.append('[');
      String separator = "";
      for (Object item : list) {
        out.append(separator);
        flow(item, out);
        separator = ", ";
      }
      out.append(']');
    } else if (value instanceof String text && !text.matches("[A-Za-z0-9./^ -]+")) {
      out.append('"');
      out.append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    } else {
      out.append(value instanceof Double x ? Numbers.text(x) : value.toString());
    }
  }

  private static void put(Map<String, Object> root, InputKey key, Object value) {
    Map<String, Object> map = root;
    String[] parts = key.name().split("\\.", -1);
    for (int i = 0; i + 1 < parts.length; i++) {
      Object below = map.get(parts[i]);
      if (!(below instanceof LinkedHashMap)) {
        map.put(parts[i], new LinkedHashMap<String, Object>());
      }
      map = child(map, parts[i]);
    }
    boolean quantity = key.type() == InputKey.Type.QUANTITY && value instanceof Double;
    map.put(
        parts[parts.length - 1], quantity ? Quantity.text((Double) value, key.dimension()) : value);
  }

  @SuppressWarnings("unchecked") // only put() above makes the maps below root
  private static Map<String, Object> child(Map<String, Object> map, String key) {
    return (Map<String, Object>) map.get(key);
  }

  private static Object pseudopotentials(PseudopotentialChoice choice) {
    if (!choice.files().isEmpty()) {
      return new TreeMap<>(choice.files());
    }
    return choice.folder().orElse(PseudopotentialChoice.EMBEDDED);
  }

  private static Map<String, Object> structure(Structure s) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("unit", "bohr");
    map.put("lattice", rows(s.lattice().vectors()));
    map.put("species", s.symbols());
    map.put("fractional", rows(s.fractional()));
    List<Double> moments = new ArrayList<>();
    for (double m : s.moments()) {
      moments.add(m);
    }
    if (s.momentsStated()) {
      map.put("moments", moments);
    }
    List<Object> fixed = new ArrayList<>();
    boolean any = false;
    for (int atom = 0; atom < s.atoms(); atom++) {
      fixed.add(List.of(s.fixed(atom, 0), s.fixed(atom, 1), s.fixed(atom, 2)));
      any |= s.fixed(atom, 0) || s.fixed(atom, 1) || s.fixed(atom, 2);
    }
    if (any) {
      map.put("fixed", fixed);
    }
    return map;
  }

  /** What a given structure says. */
  static Map<String, Object> of(GivenStructure given) {
    return structure(given.structure());
  }

  private static Map<String, Object> named(Map<?, ?> values) {
    Map<String, Object> map = new LinkedHashMap<>();
    values.forEach(
        (name, value) ->
            map.put(
                (String) name,
                value instanceof GivenStructure given ? of(given) : phase((PhaseInput) value)));
    return map;
  }

  private static Map<String, Object> phase(PhaseInput phase) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (phase.structure().isPresent()) {
      map.put("structure", of(phase.structure().get()));
    } else {
      map.put("formula", phase.formula());
      map.put("energy", Quantity.text(phase.energy().getAsDouble(), Dimension.ENERGY));
    }
    if (!phase.settings().isEmpty()) {
      map.put("set", phase.settings());
    }
    return map;
  }

  private static List<List<Double>> rows(double[] flat) {
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < flat.length; i += 3) {
      rows.add(List.of(flat[i], flat[i + 1], flat[i + 2]));
    }
    return rows;
  }
}
