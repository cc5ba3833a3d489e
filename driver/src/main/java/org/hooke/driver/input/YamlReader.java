package org.hooke.driver.input;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One YAML 1.2 document as a tree of words, lists and mappings; nothing is constructed.
 *
 * <p>Words stay words: whether "off" or "1e-10 Ha" means something is for the key to say. Limits: 4
 * MiB, 16 levels, 100 aliases, a million nodes after aliases are followed. Keys given twice, tags
 * and typographic quotes are refused with line and column. One use.
 */
final class YamlReader {
  /** Longest input file, bytes. */
  static final long LONGEST = 4 << 20;

  private static final int DEEPEST = 16;
  private static final int MOST_ALIASES = 100;
  private static final int MOST_NODES = 1_000_000;
  private static final String QUOTES = "\u201C\u201D\u201E\u2018\u2019\u201A\u00AB\u00BB";
  private static final Set<String> CORE_TAGS =
      Set.of("!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float");

  private final String name;
  private final Iterator<Event> events;
  private final Map<String, InputNode> anchors = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>(); // nodes below each anchor
  private Event last;
  private int aliases;
  private int nodes;

  private YamlReader(String name, Iterator<Event> events) {
    this.name = name;
    this.events = events;
  }

  /**
   * The document's tree.
   *
   * @throws InputException with line and column for anything that is not one safe YAML document
   */
  static InputNode read(TextFile file) {
    return read(file.name(), file.text());
  }

  /** The tree of a piece of YAML, such as the value of --set. */
  static InputNode read(String name, String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setCodePointLimit((int) LONGEST).build();
    try {
      return new YamlReader(name, new Parse(settings).parseString(text).iterator()).document();
    } catch (MarkedYamlEngineException e) {
      String where = e.getProblemMark().map(m -> place(name, m)).orElse(name);
      String found = e.getProblemMark().map(m -> lineOf(text, m)).orElse("");
      boolean tab = e.getProblem().contains("TAB");
      String problem = tab ? "indented with blanks, not tabs" : "(" + e.getProblem() + ")";
      String expected = "YAML " + problem;
      throw new InputException(where, "input", found, expected, "");
    } catch (ReaderException e) {
      String found = String.format("character U+%04X", e.getCodePoint());
      throw new InputException(
          placeOf(name, text, e.getPosition()), "input", found, "printable text", "");
    } catch (YamlEngineException e) {
      throw new InputException(name, "input", name, "YAML (" + e.getMessage() + ")", "");
    }
  }

  private static String lineOf(String text, Mark mark) {
    String[] lines = text.split("\n", mark.getLine() + 2);
    return mark.getLine() < lines.length ? lines[mark.getLine()].stripTrailing() : "end of file";
  }

  private static String place(String name, Mark mark) {
    return name + " line " + (mark.getLine() + 1) + " column " + (mark.getColumn() + 1);
  }

  private static String placeOf(String name, String text, int position) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(position, text.length()); i++) {
      boolean newline = text.charAt(i) == '\n';
      line += newline ? 1 : 0;
      column = newline ? 1 : column + 1;
    }
    return name + " line " + line + " column " + column;
  }

  private InputNode document() {
    next(); // stream
    Event start = next();
    if (start.getEventId() == Event.ID.StreamEnd) {
      throw new InputException(name, "input", "empty", "keys such as structure: si.cif", "");
    }
    InputNode root = node(next(), 0);
    next(); // document end
    Event end = next();
    if (end.getEventId() != Event.ID.StreamEnd) {
      throw refuse(end, "---", "one YAML document");
    }
    return root;
  }

  /** The parser fails in ways of its own on damaged text, such as indices out of bounds. */
  private Event next() {
    try {
      last = events.next();
      return last;
    } catch (YamlEngineException e) {
      throw e;
    } catch (RuntimeException e) {
      String where = last == null ? name : where(last);
      throw new InputException(where, "input", "what follows here", "YAML", "");
    }
  }

  private InputException refuse(Event event, String found, String expected) {
    return new InputException(where(event), "input", found, expected, "");
  }

  private String where(Event event) {
    return event.getStartMark().map(m -> place(name, m)).orElse(name);
  }

  private InputNode node(Event event, int depth) {
    nodes++;
    if (nodes > MOST_NODES) {
      throw refuse(event, "more nodes", "at most " + MOST_NODES + " words and lists");
    }
    if (depth > DEEPEST) {
      throw refuse(event, "deeper nesting", "at most " + DEEPEST + " levels");
    }
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    int before = nodes;
    InputNode node;
    if (event instanceof ScalarEvent scalar) {
      node = scalar(scalar);
    } else if (event instanceof SequenceStartEvent sequence) {
      refuseTag(event, sequence.getTag());
      node = sequence(event, depth);
    } else if (event instanceof MappingStartEvent mapping) {
      refuseTag(event, mapping.getTag());
      node = mapping(event, depth);
    } else {
      throw refuse(event, event.getEventId().name(), "a word, a list or a mapping");
    }
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    if (anchor.isPresent()) {
      anchors.put(anchor.get().getValue(), node);
      sizes.put(anchor.get().getValue(), nodes - before + 1);
    }
    return node;
  }

  private InputNode alias(AliasEvent alias) {
    String anchor = alias.getAlias().getValue();
    InputNode node = anchors.get(anchor);
    aliases++;
    if (node == null) {
      throw refuse(alias, "*" + anchor, "an anchor &" + anchor + " that ends before it is used");
    }
    nodes += sizes.get(anchor);
    if (aliases > MOST_ALIASES || nodes > MOST_NODES) {
      throw refuse(alias, "*" + anchor, "at most " + MOST_ALIASES + " aliases to short values");
    }
    return node;
  }

  private InputNode scalar(ScalarEvent scalar) {
    refuseTag(scalar, scalar.getTag());
    String text = scalar.getValue();
    boolean curly =
        !text.isEmpty()
            && (QUOTES.indexOf(text.charAt(0)) >= 0
                || QUOTES.indexOf(text.charAt(text.length() - 1)) >= 0);
    if (curly) {
      throw refuse(scalar, text, "straight quotes or none, not typographic ones");
    }
    return new InputNode.Scalar(text, scalar.isPlain(), where(scalar));
  }

  private void refuseTag(Event event, Optional<String> tag) {
    if (tag.isPresent() && !CORE_TAGS.contains(tag.get())) {
      throw refuse(event, tag.get(), "no tags: words, lists and mappings only");
    }
  }

  private InputNode sequence(Event start, int depth) {
    List<InputNode> items = new ArrayList<>();
    Event event = next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, depth + 1));
      event = next();
    }
    return new InputNode.Sequence(List.copyOf(items), where(start));
  }

  private InputNode mapping(Event start, int depth) {
    Map<String, InputNode> entries = new LinkedHashMap<>();
    Map<String, String> places = new HashMap<>();
    Event event = next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      InputNode key = node(event, depth + 1);
      if (!(key instanceof InputNode.Scalar word)) {
        throw refuse(event, key.brief(), "a word as key");
      }
      String earlier = places.put(word.text(), word.where());
      if (earlier != null) {
        String first = earlier.substring(earlier.lastIndexOf("line"));
        String expected = "each key once (the first is at " + first + ")";
        throw new InputException(word.where(), word.text(), word.text(), expected, "");
      }
      entries.put(word.text(), node(next(), depth + 1));
      event = next();
    }
    return new InputNode.Mapping(Collections.unmodifiableMap(entries), places, where(start));
  }
}
