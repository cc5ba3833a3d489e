package org.hooke.driver.input;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hooke.driver.input.InputNode.Mapping;

/** Assignments of the command line, "key.path=value", put into the tree of an input. */
final class Overrides {
  private static final String WHERE = "--set";
  private static final int DEEPEST = 8;

  private Overrides() {}

  /**
   * Puts the value, itself a piece of YAML, at its key; a grid or spacing of k-points replaces
   * whatever the file asked for.
   */
  static void apply(Map<String, InputNode> root, String assignment) {
    int equals = assignment.indexOf('=');
    String path = equals < 0 ? "" : assignment.substring(0, equals).strip();
    String[] parts = path.split("\\.", -1);
    if (Arrays.asList(parts).contains("") || parts.length > DEEPEST) {
      throw new InputException(WHERE, assignment, "KEY=VALUE such as cutoff='40 Ry'");
    }
    String place = WHERE + " " + path;
    InputNode value = YamlReader.read(place, assignment.substring(equals + 1));
    if (path.equals("kpoints.grid") || path.equals("kpoints.spacing")) {
      InputNode old = root.get("kpoints");
      Map<String, InputNode> kept = new LinkedHashMap<>();
      if (old instanceof Mapping mapping && mapping.entries().containsKey("shift")) {
        kept.put("shift", mapping.entries().get("shift"));
      }
      root.put("kpoints", new Mapping(kept, Map.of(), place));
    }
    put(root, parts, 0, value, place);
  }

  private static void put(
      Map<String, InputNode> map, String[] parts, int i, InputNode value, String place) {
    if (i == parts.length - 1) {
      map.put(parts[i], value);
      return;
    }
    Map<String, InputNode> below = new LinkedHashMap<>();
    if (map.get(parts[i]) instanceof Mapping old) {
      below.putAll(old.entries());
    }
    put(below, parts, i + 1, value, place);
    map.put(parts[i], new Mapping(below, Map.of(), place));
  }
}
