package org.hooke.driver.input;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hooke.driver.input.InputNode.Mapping;
import org.hooke.driver.input.InputNode.Scalar;

/**
 * Reads what a command is given, an input file or a bare structure file, into a {@link
 * CalculationInput}.
 */
public final class InputReader {
  private static final long LONGEST_STRUCTURE = 64L << 20;

  private final FileSource files;
  private final StructureReader structures;

  public InputReader(FileSource files, StructureReader structures) {
    this.files = files;
    this.structures = structures;
  }

  /**
   * The calculation that a file asks for, not yet checked against pseudopotentials.
   *
   * @param path of an input file or a structure file
   * @param overrides assignments "key.path=value" that win over the file
   * @throws InputException one line that names key, value and expectation
   */
  public CalculationInput read(String path, List<String> overrides) {
    byte[] content = load(path, "input", LONGEST_STRUCTURE, path);
    Map<String, InputNode> tree = new LinkedHashMap<>();
    Map<String, String> places = Map.of();
    if (isYaml(path, content)) {
      Mapping document = yaml(path, content);
      tree.putAll(document.entries());
      places = document.places();
    } else {
      String name = path.substring(path.lastIndexOf('/') + 1);
      tree.put("structure", new Scalar(name, true, path));
    }
    for (String override : overrides) {
      Overrides.apply(tree, override);
    }
    Map<String, InputNode> flat = new LinkedHashMap<>();
    flatten("", new Mapping(tree, places, path), flat);
    return input(path, flat);
  }

  /** By extension, or by content for other names. */
  private boolean isYaml(String path, byte[] content) {
    String name = path.toLowerCase(Locale.ROOT);
    boolean named = name.endsWith(".yaml") || name.endsWith(".yml");
    return named || !structures.recognises(path, content);
  }

  private static Mapping yaml(String path, byte[] content) {
    TextFile file = TextFile.decode(path, content);
    if (content.length > YamlReader.LONGEST) {
      String expected = "an input of at most " + YamlReader.LONGEST + " bytes";
      throw new InputException(path, content.length + " bytes", expected);
    }
    InputNode root = YamlReader.read(file);
    if (root instanceof Mapping mapping) {
      return mapping;
    }
    boolean empty = root instanceof Scalar s && s.absent();
    String expected = "keys and values such as structure: si.cif, or a structure file";
    throw new InputException(root.where(), "input", empty ? "empty" : root.brief(), expected, "");
  }

  private byte[] load(String path, String key, long limit, String written) {
    try {
      return files.read(path, limit);
    } catch (NoSuchFileException e) {
      throw new InputException(key, written, "a file that exists");
    } catch (IOException e) {
      throw new InputException(key, written, "a file that can be read (" + e.getMessage() + ")");
    }
  }

  /** Dotted names of keys with their nodes; names that are no keys are refused. */
  private static void flatten(String section, Mapping mapping, Map<String, InputNode> flat) {
    mapping
        .entries()
        .forEach(
            (word, node) -> {
              String name = section.isEmpty() ? word : section + "." + word;
              boolean absent = node instanceof Scalar s && s.absent();
              boolean asSection = InputKeys.isSection(name);
              boolean asKey = InputKeys.find(name).isPresent();
              if ((!asSection && !asKey) || word.contains(".")) {
                throw unknown(section, word, mapping.places().getOrDefault(word, node.where()));
              }
              if (absent && asSection) {
                return;
              }
              if (asSection && node instanceof Mapping below) {
                flatten(name, below, flat);
              } else if (asKey) {
                flat.put(name, node);
              } else {
                String expected = "a mapping of " + String.join(", ", InputKeys.below(name));
                throw new InputException(node.where(), name, node.brief(), expected, "");
              }
            });
  }

  private static InputException unknown(String section, String word, String where) {
    List<String> siblings = InputKeys.below(section);
    String nearest = Spelling.nearest(word, siblings);
    if (nearest.isEmpty()) {
      List<String> leaves = InputKeys.list().stream().map(InputKey::leaf).toList();
      String leaf = Spelling.nearest(word, leaves);
      nearest = leaf.isEmpty() ? "" : InputKeys.list().get(leaves.indexOf(leaf)).name();
    }
    String key = section.isEmpty() ? word : section + "." + word;
    String expected =
        section.isEmpty()
            ? "a known key"
            : "a key of " + section + ": " + String.join(", ", siblings);
    return new InputException(where, key, word, expected, nearest);
  }

  private CalculationInput input(String path, Map<String, InputNode> flat) {
    List<String> warnings = new ArrayList<>();
    StructureReading reading = structure(path, flat.get("structure"));
    warnings.addAll(reading.warnings());
    warnings.addAll(StructureChecks.check(reading.structure()));
    Map<String, Object> values = new LinkedHashMap<>();
    for (InputKey key : InputKeys.list()) {
      InputNode node = flat.get(key.name());
      switch (key.type()) {
        case STRUCTURE, PSEUDOPOTENTIALS -> {}
        case HUBBARD -> values.put(key.name(), HubbardReader.read(node, reading.structure()));
        case STRUCTURES, PHASES, BY_ELEMENT, LISTS_BY_ELEMENT ->
            values.put(
                key.name(),
                new DefectReader(one -> structure(path, one).structure()).read(key, node));
        default -> {
          Object standard = standard(key);
          Object value = node == null ? standard : ValueReader.read(key, node);
          if (key.later() && !value.equals(standard)) {
            String expected = key.defaultText() + ": anything else comes in a later version";
            throw new InputException(node.where(), key.name(), node.brief(), expected, "");
          }
          if (value != null) {
            values.put(key.name(), value);
          }
        }
      }
    }
    settleKPoints(flat, values);
    refuseZeroStrain(flat, values);
    return new CalculationInput(
        nameOf(path),
        reading.structure(),
        pseudopotentials(path, flat.get("pseudopotentials")),
        values,
        warnings);
  }

  /** The default as a value, null where there is none. */
  static Object standard(InputKey key) {
    return key.defaultText().isEmpty()
        ? null
        : ValueReader.read(key, YamlReader.read("default", key.defaultText()));
  }

  private static void settleKPoints(Map<String, InputNode> flat, Map<String, Object> values) {
    InputNode spacing = flat.get("kpoints.spacing");
    if (spacing != null && flat.containsKey("kpoints.grid")) {
      throw new InputException(
          spacing.where(), "kpoints.spacing", spacing.brief(), "either a grid or a spacing", "");
    }
    if (spacing != null || flat.containsKey("kpoints.grid")) {
      values.remove("kpoints");
    } else if (values.get("kpoints").equals("gamma")) {
      values.remove("kpoints.shift");
    }
  }

  private static void refuseZeroStrain(Map<String, InputNode> flat, Map<String, Object> values) {
    if (values.get("elastic.strains") instanceof List<?> list && list.contains(0.0)) {
      InputNode node = flat.get("elastic.strains");
      throw new InputException(
          node.where(), "elastic.strains", node.brief(), "strains other than 0", "");
    }
  }

  private StructureReading structure(String path, InputNode node) {
    if (node instanceof Mapping mapping) {
      return new StructureReading(new InlineStructure(mapping).read(), List.of());
    }
    boolean absent = node == null || (node instanceof Scalar s && s.absent());
    if (absent || !(node instanceof Scalar file)) {
      String expected = "a structure file, or lattice, unit, species and positions";
      String found = absent ? "no structure" : node.brief();
      throw new InputException(absent ? path : node.where(), "structure", found, expected, "");
    }
    String resolved = files.resolve(path, file.text());
    byte[] content;
    try {
      content = load(resolved, "structure", LONGEST_STRUCTURE, file.text());
    } catch (InputException e) {
      throw e.at(file.where());
    }
    return structures.read(resolved, content);
  }

  private PseudopotentialChoice pseudopotentials(String path, InputNode node) {
    if (node instanceof Mapping mapping) {
      Map<String, String> chosen = new LinkedHashMap<>();
      mapping
          .entries()
          .forEach(
              (word, file) -> {
                String symbol = Elements.require(file.where(), "pseudopotentials", word);
                if (!(file instanceof Scalar s) || s.absent()) {
                  throw new InputException(
                      file.where(), "pseudopotentials." + symbol, file.brief(), "a file", "");
                }
                chosen.put(symbol, files.resolve(path, s.text()));
              });
      return new PseudopotentialChoice(Optional.empty(), chosen);
    }
    if (node == null
        || (node instanceof Scalar s
            && (s.absent() || s.text().equals(PseudopotentialChoice.EMBEDDED)))) {
      return new PseudopotentialChoice(Optional.empty(), Map.of());
    }
    String resolved = node instanceof Scalar s ? files.resolve(path, s.text()) : "";
    if (resolved.isEmpty() || !isFolder(resolved, node)) {
      String expected = "gth, a folder that exists, or a mapping such as {Si: si.upf}";
      throw new InputException(node.where(), "pseudopotentials", node.brief(), expected, "");
    }
    return new PseudopotentialChoice(Optional.of(resolved), Map.of());
  }

  private boolean isFolder(String path, InputNode node) {
    try {
      return files.isFolder(path);
    } catch (IOException e) {
      String expected = "a folder that can be read (" + e.getMessage() + ")";
      throw new InputException(node.where(), "pseudopotentials", node.brief(), expected, "");
    }
  }

  private static String nameOf(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
