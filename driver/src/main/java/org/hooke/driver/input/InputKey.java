package org.hooke.driver.input;

import java.util.List;

/**
 * One key of the input: everything that validation, defaults and the manual say about it.
 * Immutable.
 */
public final class InputKey {
  private final String name;
  private final Type type;
  private final Dimension dimension;
  private final String defaultText;
  private final String description;
  private final List<String> words;
  private final double lowest;
  private final double highest;
  private final boolean exclusive;
  private final List<String> commands;
  private final boolean later;

  private InputKey(Draft draft) {
    this.name = draft.name;
    this.type = draft.type;
    this.dimension = draft.dimension;
    this.defaultText = draft.defaultText;
    this.description = draft.description;
    this.words = draft.words;
    this.lowest = draft.lowest;
    this.highest = draft.highest;
    this.exclusive = draft.exclusive;
    this.commands = draft.commands;
    this.later = draft.later;
  }

  /** What a value looks like. */
  public enum Type {
    /** A file's name, or lattice, species and positions. */
    STRUCTURE("a file or a mapping"),
    /** "gth", a folder, or a mapping from symbols to files. */
    PSEUDOPOTENTIALS("a word, a folder or a mapping"),
    /** One word of a list. */
    WORD("a word"),
    /** true or false. */
    BOOLEAN("true or false"),
    /** A whole number. */
    WHOLE("a whole number"),
    /** A number without unit. */
    REAL("a number"),
    /** A number with its unit. */
    QUANTITY("a quantity"),
    /** Three whole numbers. */
    WHOLE3("three whole numbers"),
    /** Three numbers. */
    REAL3("three numbers"),
    /** One or more numbers. */
    REALS("a list of numbers"),
    /** A list of words, of the key's or of any where it has none. */
    WORDS("a list of words"),
    /** A mapping from names to structures, each a file or a mapping. */
    STRUCTURES("a mapping from names to structure files"),
    /** A mapping from names to phases: a formula with its energy, or a structure. */
    PHASES("a mapping from names to phases"),
    /** A mapping from chemical symbols to numbers. */
    BY_ELEMENT("a mapping from symbols to numbers"),
    /** A mapping from chemical symbols to numbers or lists of them. */
    LISTS_BY_ELEMENT("a mapping from symbols to numbers or lists of them"),
    /** A mapping from symbols to shells and energies. */
    HUBBARD("a mapping");

    private final String phrase;

    Type(String phrase) {
      this.phrase = phrase;
    }

    /** For the manual. */
    public String phrase() {
      return phrase;
    }
  }

  /** A key being described: what is not set has no words, no bounds and serves every command. */
  static final class Draft {
    private final String name;
    private final Type type;
    private final Dimension dimension;
    private final String defaultText;
    private final String description;
    private List<String> words = List.of();
    private double lowest = Double.NEGATIVE_INFINITY;
    private double highest = Double.POSITIVE_INFINITY;
    private boolean exclusive;
    private List<String> commands = List.of();
    private boolean later;

    private Draft(String name, Type type, Dimension dimension, String standard, String text) {
      this.name = name;
      this.type = type;
      this.dimension = dimension;
      this.defaultText = standard;
      this.description = text;
    }

    /** Words accepted besides, or for WORD instead of, a value. */
    Draft words(String... accepted) {
      words = List.of(accepted);
      return this;
    }

    /** Bounds in atomic units, both finite and allowed. */
    Draft between(double low, double high) {
      lowest = low;
      highest = high;
      return this;
    }

    /** Bounds in atomic units, both finite, the lower one refused. */
    Draft above(double low, double high) {
      exclusive = true;
      return between(low, high);
    }

    /** The commands that read the key. */
    Draft onlyFor(String... some) {
      commands = List.of(some);
      return this;
    }

    /** Only the default is available yet. */
    Draft later() {
      later = true;
      return this;
    }

    InputKey build() {
      return new InputKey(this);
    }
  }

  /** Begins a key without dimension; an empty default means there is none. */
  static Draft key(String name, Type type, String defaultText, String description) {
    return new Draft(name, type, Dimension.NONE, defaultText, description);
  }

  /** Begins a quantity. */
  static Draft quantity(String name, Dimension dimension, String defaultText, String description) {
    return new Draft(name, Type.QUANTITY, dimension, defaultText, description);
  }

  /** Dotted path: "scf.tolerance". */
  public String name() {
    return name;
  }

  /** What its value looks like. */
  public Type type() {
    return type;
  }

  /** What a quantity measures, NONE for the other types. */
  public Dimension dimension() {
    return dimension;
  }

  /** The default as one would write it, empty when there is none. */
  public String defaultText() {
    return defaultText;
  }

  /** One or two sentences for the manual. */
  public String description() {
    return description;
  }

  /** Words accepted besides, or for WORD instead of, a value. */
  public List<String> words() {
    return words;
  }

  /** Commands that read it, empty for all calculations. */
  public List<String> commands() {
    return commands;
  }

  /** Whether only the default is available yet. */
  public boolean later() {
    return later;
  }

  /** Whether a value in atomic units lies within the bounds. */
  boolean allows(double x) {
    return (exclusive ? x > lowest : x >= lowest) && x <= highest;
  }

  /** The last part of the name. */
  public String leaf() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** What is accepted, in words, for messages and the manual. */
  public String expected() {
    StringBuilder text = new StringBuilder();
    if (type == Type.WORD) {
      return "one of " + String.join(", ", words);
    }
    if (type == Type.WORDS) {
      return type.phrase() + (words.isEmpty() ? "" : " of " + String.join(", ", words));
    }
    text.append(type == Type.QUANTITY ? dimension.phrase() + " with its unit" : type.phrase());
    if (lowest != Double.NEGATIVE_INFINITY) {
      text.append(exclusive ? " above " : " from ").append(bound(lowest));
      text.append(exclusive ? ", at most " : " to ").append(bound(highest));
    }
    text.append(words.isEmpty() ? "" : ", or " + String.join(", ", words));
    return text.toString();
  }

  private String bound(double x) {
    return Quantity.text(x, dimension).replaceFirst("\\.0(?= |$)", "");
  }
}
