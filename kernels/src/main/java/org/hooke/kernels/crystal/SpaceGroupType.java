package org.hooke.kernels.crystal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the 530 tabulated settings of the 230 space-group types, with its operations.
 *
 * <p>The symbols are those of the International Tables; the operations follow from the Hall symbol.
 * Immutable.
 */
public final class SpaceGroupType {
  private static final String TABLE = "space-group-settings.txt";

  private final int number;
  private final String choice;
  private final String symbol;
  private final String fullSymbol;
  private final String hallSymbol;
  private final List<SymmetryOperation> operations;
  private final PointGroup pointGroup;

  private SpaceGroupType(String[] row) {
    this.number = Integer.parseInt(row[0]);
    this.choice = row[1].equals("-") ? "" : row[1];
    this.symbol = row[2];
    this.fullSymbol = row[3];
    this.hallSymbol = row[4];
    this.operations = List.copyOf(HallSymbol.operations(hallSymbol));
    this.pointGroup = PointGroup.of(operations);
  }

  /** The table is read when first asked for. */
  private static final class Table {
    static final List<SpaceGroupType> SETTINGS = read();
    static final List<SpaceGroupType> STANDARD = standard();

    private static List<SpaceGroupType> read() {
      List<SpaceGroupType> settings = new ArrayList<>();
      try (InputStream in = SpaceGroupType.class.getResourceAsStream(TABLE);
          BufferedReader reader =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          if (!line.startsWith("#")) {
            settings.add(new SpaceGroupType(line.split("\t", -1)));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return List.copyOf(settings);
    }

    private static List<SpaceGroupType> standard() {
      List<SpaceGroupType> first = new ArrayList<>();
      for (SpaceGroupType t : SETTINGS) {
        if (t.number == first.size() + 1) {
          first.add(t);
        }
      }
      return List.copyOf(first);
    }
  }

  /**
   * The standard setting of a type: unique axis b, cell choice 1, origin choice 1, hexagonal axes.
   *
   * @throws IllegalArgumentException when the number is not 1 to 230
   */
  public static SpaceGroupType of(int number) {
    if (number < 1 || number > 230) {
      throw new IllegalArgumentException("space-group numbers run from 1 to 230, not " + number);
    }
    return Table.STANDARD.get(number - 1);
  }

  /** All 530 settings; the standard one is the first of its number. */
  public static List<SpaceGroupType> settings() {
    return Table.SETTINGS;
  }

  /**
   * The first setting whose short, full or Hall symbol is the given one, blanks and underscores
   * aside: "Fd-3m", "P 21/c", "P 1 21/n 1", "-P 2ybc".
   */
  public static Optional<SpaceGroupType> named(String symbol) {
    String wanted = plain(symbol);
    for (SpaceGroupType t : Table.SETTINGS) {
      if (plain(t.symbol).equals(wanted)
          || plain(t.fullSymbol).equals(wanted)
          || plain(t.hallSymbol).equals(wanted)) {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }

  private static String plain(String symbol) {
    return symbol.replace(" ", "").replace("_", "").replace("=", "\"");
  }

  /** Number in the International Tables, 1 to 230. */
  public int number() {
    return number;
  }

  /** Unique axis, cell choice, origin choice or axes: "b1", "2", "H", "cab", or nothing. */
  public String choice() {
    return choice;
  }

  /** Hermann-Mauguin symbol, short form: "P2_1/c". */
  public String symbol() {
    return symbol;
  }

  /** Hermann-Mauguin symbol, full form: "P 1 2_1/c 1". */
  public String fullSymbol() {
    return fullSymbol;
  }

  public String hallSymbol() {
    return hallSymbol;
  }

  /** Operations in the conventional cell, centring translations included, identity first. */
  public List<SymmetryOperation> operations() {
    return operations;
  }

  public PointGroup pointGroup() {
    return pointGroup;
  }
}
