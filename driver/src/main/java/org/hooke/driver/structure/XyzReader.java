package org.hooke.driver.structure;

import static org.hooke.kernels.units.AtomicUnits.BOHR_ANGSTROM;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hooke.driver.input.Cells;
import org.hooke.driver.input.Elements;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.Numbers;
import org.hooke.driver.input.StructureReading;
import org.hooke.driver.input.TextFile;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;

/**
 * Extended XYZ, one frame: Lattice="a1 a2 a3" in angstrom, Properties=species:S:1:pos:R:3..., pbc.
 *
 * <p>Read columns: species, pos, initial_magmoms or magmoms, move_mask (1 or 3, T moves). Others
 * are skipped. One use.
 */
final class XyzReader {
  private static final String EXPECTED_LATTICE =
      "Lattice=\"ax ay az bx by bz cx cy cz\" in angstrom in the second line";

  private final TextFile file;
  private final List<String> warnings = new ArrayList<>();

  /** A named run of columns: first index and number. */
  private record Column(int first, int count) {}

  XyzReader(TextFile file) {
    this.file = file;
  }

  StructureReading read() {
    int n = count();
    Map<String, String> header = header(file.lineOrEmpty(1));
    Lattice lattice = lattice(header);
    Map<String, Column> columns = columns(header.getOrDefault("properties", "species:S:1:pos:R:3"));
    String pbc = header.getOrDefault("pbc", "T T T");
    if (pbc.toUpperCase(Locale.ROOT).contains("F")) {
      warnings.add("pbc=\"" + pbc + "\" is read as periodic along all three vectors");
    }
    List<String> symbols = new ArrayList<>();
    double[] fractional = new double[3 * n];
    double[] moments = new double[n];
    boolean[] fixed = new boolean[3 * n];
    for (int atom = 0; atom < n; atom++) {
      Words words = new Words(file, 2 + atom);
      String key = "atom " + (atom + 1);
      int species = columns.get("species").first();
      if (species >= words.size()) {
        throw words.refuse(key, "a symbol and three coordinates");
      }
      symbols.add(Elements.require(file.place(2 + atom), key, words.word(species)));
      int pos = columns.get("pos").first();
      double[] f =
          lattice.fractional(
              words.real(pos, key) / BOHR_ANGSTROM,
              words.real(pos + 1, key) / BOHR_ANGSTROM,
              words.real(pos + 2, key) / BOHR_ANGSTROM);
      System.arraycopy(f, 0, fractional, 3 * atom, 3);
      moments[atom] = moment(words, columns, key);
      readMask(words, columns.get("move_mask"), fixed, atom);
    }
    Structure structure = new Structure(lattice, symbols, fractional, moments, fixed);
    boolean stated = columns.containsKey("initial_magmoms") || columns.containsKey("magmoms");
    return new StructureReading(stated ? structure : structure.withoutMoments(), warnings);
  }

  private int count() {
    String text = file.lineOrEmpty(0).strip();
    OptionalInt n = Numbers.whole(text);
    if (n.isEmpty() || n.getAsInt() < 1) {
      throw file.refuse(0, "number of atoms", text, "a positive whole number");
    }
    int rows = file.size() - 2;
    while (rows > 0 && file.line(rows + 1).isBlank()) {
      rows--;
    }
    if (rows != n.getAsInt()) {
      String expected = "as many as lines of atoms follow, " + rows + " (a single frame)";
      throw file.refuse(0, "number of atoms", text, expected);
    }
    return rows;
  }

  /** key=value, key="several words", or a bare key; keys in lower case. */
  private Map<String, String> header(String line) {
    Map<String, String> all = new LinkedHashMap<>();
    int i = 0;
    while (i < line.length()) {
      if (Character.isWhitespace(line.charAt(i))) {
        i++;
        continue;
      }
      int start = i;
      while (i < line.length() && line.charAt(i) != '=' && line.charAt(i) > ' ') {
        i++;
      }
      String key = line.substring(start, i).toLowerCase(Locale.ROOT);
      String value = "T";
      if (i < line.length() && line.charAt(i) == '=') {
        i++;
        boolean quoted = i < line.length() && (line.charAt(i) == '"' || line.charAt(i) == '\'');
        int end = quoted ? line.indexOf(line.charAt(i), i + 1) : i;
        if (end < 0) {
          throw file.refuse(1, key, line.substring(i), "a closing quote");
        }
        while (!quoted && end < line.length() && line.charAt(end) > ' ') {
          end++;
        }
        value = line.substring(quoted ? i + 1 : i, end);
        i = quoted ? end + 1 : end;
      }
      all.put(key, value);
    }
    return all;
  }

  private Lattice lattice(Map<String, String> header) {
    String text = header.get("lattice");
    if (text == null) {
      throw file.refuse(1, "Lattice", file.lineOrEmpty(1), EXPECTED_LATTICE);
    }
    String[] words = text.strip().split("[\\s,]+", -1);
    if (words.length != 9) {
      throw file.refuse(1, "Lattice", text, "9 numbers, found " + words.length);
    }
    double[] rows = new double[9];
    for (int i = 0; i < 9; i++) {
      OptionalDouble x = Numbers.real(words[i]);
      if (x.isEmpty()) {
        throw file.refuse(1, "Lattice", words[i], "a finite number");
      }
      rows[i] = x.getAsDouble() / BOHR_ANGSTROM;
    }
    return Cells.lattice(file.place(1), rows);
  }

  private Map<String, Column> columns(String properties) {
    String[] parts = properties.split(":", -1);
    Map<String, Column> columns = new LinkedHashMap<>();
    int first = 0;
    for (int i = 0; i + 2 < parts.length; i += 3) {
      int count = Numbers.whole(parts[i + 2]).orElse(0);
      if (count < 1 || count > 1000) {
        throw propertiesRefused(properties);
      }
      columns.put(parts[i].toLowerCase(Locale.ROOT), new Column(first, count));
      first += count;
    }
    boolean complete = columns.containsKey("species") && columns.containsKey("pos");
    if (parts.length % 3 != 0 || !complete || columns.get("pos").count() != 3) {
      throw propertiesRefused(properties);
    }
    return columns;
  }

  private InputException propertiesRefused(String found) {
    return file.refuse(1, "Properties", found, "name:type:count triples with species and pos:R:3");
  }

  private double moment(Words words, Map<String, Column> columns, String key) {
    Column initial = columns.get("initial_magmoms");
    Column column = initial == null ? columns.get("magmoms") : initial;
    if (column == null) {
      return 0;
    }
    if (column.count() != 1) {
      throw words.refuse(key, "one collinear moment per atom");
    }
    return words.real(column.first(), key);
  }

  private static void readMask(Words words, Column mask, boolean[] fixed, int atom) {
    for (int x = 0; mask != null && x < 3; x++) {
      int i = mask.first() + (mask.count() == 3 ? x : 0);
      String flag = i < words.size() ? words.word(i).toUpperCase(Locale.ROOT) : "";
      boolean free = flag.startsWith("T") || flag.equals("1");
      if (!free && !flag.startsWith("F") && !flag.equals("0")) {
        throw words.refuse("move_mask of atom " + (atom + 1), "T or F");
      }
      fixed[3 * atom + x] = !free;
    }
  }
}
