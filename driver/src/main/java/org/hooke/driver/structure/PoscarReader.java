package org.hooke.driver.structure;

import static org.hooke.kernels.units.AtomicUnits.BOHR_ANGSTROM;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.hooke.driver.input.Cells;
import org.hooke.driver.input.Elements;
import org.hooke.driver.input.Numbers;
import org.hooke.driver.input.StructureReading;
import org.hooke.driver.input.TextFile;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;

/**
 * POSCAR of VASP 4 and 5: comment, scale, lattice, symbols, counts, positions, selective dynamics.
 *
 * <p>One scale multiplies lattice and Cartesian positions, in angstrom; negative, it is minus the
 * volume in cubic angstrom; three scale the Cartesian axes. Without a line of symbols (version 4)
 * the comment must name them. What follows the positions (velocities) is not read. One use.
 */
final class PoscarReader {
  private static final int MOST_ATOMS = 1_000_000;

  private final TextFile file;
  private final List<String> symbols = new ArrayList<>(); // [atom]
  private final double[] scale = new double[3]; // [axis], bohr per number in the file
  private int line = 1;

  PoscarReader(TextFile file) {
    this.file = file;
  }

  StructureReading read() {
    Lattice lattice = lattice();
    species();
    boolean selective = startsWith("sS");
    line += selective ? 1 : 0;
    boolean cartesian = startsWith("cCkK");
    if (!cartesian && !startsWith("dDfF")) {
      throw words().refuse("kind of coordinates", "Direct or Cartesian");
    }
    line++;
    int n = symbols.size();
    double[] fractional = new double[3 * n];
    boolean[] fixed = new boolean[3 * n];
    for (int atom = 0; atom < n; atom++, line++) {
      Words words = words();
      double[] r = words.vector("atom " + (atom + 1));
      if (cartesian) {
        r = lattice.fractional(r[0] * scale[0], r[1] * scale[1], r[2] * scale[2]);
      }
      System.arraycopy(r, 0, fractional, 3 * atom, 3);
      for (int axis = 0; selective && axis < 3; axis++) {
        fixed[3 * atom + axis] = !free(words, atom, 3 + axis);
      }
    }
    return new StructureReading(
        new Structure(lattice, symbols, fractional, new double[n], fixed).withoutMoments(),
        List.of());
  }

  private Words words() {
    return new Words(file, line);
  }

  private boolean startsWith(String letters) {
    String text = file.lineOrEmpty(line).strip();
    return !text.isEmpty() && letters.indexOf(text.charAt(0)) >= 0;
  }

  private Lattice lattice() {
    Words words = words();
    double[] factors = new double[3];
    boolean three = words.size() >= 3 && Numbers.real(words.word(1)).isPresent();
    for (int i = 0; i < 3; i++) {
      factors[i] = words.real(three ? i : 0, "scale");
      if (factors[i] == 0 || (three && factors[i] < 0)) {
        throw words.refuse("scale", three ? "three positive factors" : "a factor other than 0");
      }
    }
    double[] rows = new double[9];
    for (int i = 0; i < 3; i++) {
      line = 2 + i;
      System.arraycopy(words().vector("lattice vector a" + (i + 1)), 0, rows, 3 * i, 3);
    }
    if (factors[0] < 0) {
      double volume = Math.abs(determinant(rows));
      double factor = Math.cbrt(-factors[0] / volume);
      if (!Double.isFinite(factor)) {
        throw file.refuse(2, "lattice", "no volume", "three lattice vectors that span a volume");
      }
      factors = new double[] {factor, factor, factor};
    }
    for (int x = 0; x < 3; x++) {
      scale[x] = factors[x] / BOHR_ANGSTROM;
      for (int i = 0; i < 3; i++) {
        rows[3 * i + x] *= scale[x];
      }
    }
    line = 5;
    return Cells.lattice(file.place(2), rows);
  }

  private static double determinant(double[] a) {
    return a[0] * (a[4] * a[8] - a[5] * a[7])
        + a[1] * (a[5] * a[6] - a[3] * a[8])
        + a[2] * (a[3] * a[7] - a[4] * a[6]);
  }

  private void species() {
    List<String> names = words().all();
    boolean version4 = !names.isEmpty() && Numbers.whole(names.get(0)).isPresent();
    int namesLine = version4 ? 0 : line;
    line += version4 ? 0 : 1;
    List<String> counts = words().all();
    int kinds = version4 ? leadingCounts(counts) : counts.size();
    names = version4 ? new Words(file, 0).all() : names;
    if (kinds == 0 || names.size() < kinds || (!version4 && names.size() != kinds)) {
      throw words()
          .refuse(
              "species",
              "one count for each of "
                  + names.size()
                  + " symbols"
                  + (version4 ? " in the comment line (no line of symbols: version 4)" : ""));
    }
    for (int kind = 0; kind < kinds; kind++) {
      String symbol = symbol(names.get(kind), namesLine);
      OptionalInt count = Numbers.whole(counts.get(kind));
      int n = count.orElse(0);
      if (n < 1 || n + symbols.size() > Math.min(MOST_ATOMS, file.size())) {
        String expected = "a positive number of atoms, no more than the file has lines";
        throw file.refuse(line, "count of " + symbol, counts.get(kind), expected);
      }
      for (int i = 0; i < n; i++) {
        symbols.add(symbol);
      }
    }
    line++;
  }

  /** Counts may be followed by a comment. */
  private static int leadingCounts(List<String> words) {
    int n = 0;
    while (n < words.size() && Numbers.whole(words.get(n)).isPresent()) {
      n++;
    }
    return n;
  }

  /** "Fe_pv" and VASP 6's "Fe/3f9a2" are Fe. */
  private String symbol(String word, int where) {
    String bare = word.split("[_/]", 2)[0];
    return Elements.require(file.place(where), "species", bare.isEmpty() ? word : bare);
  }

  private boolean free(Words words, int atom, int i) {
    String flag = i < words.size() ? words.word(i).toUpperCase(Locale.ROOT) : "";
    if (flag.equals("T") || flag.equals(".TRUE.") || flag.equals("TRUE")) {
      return true;
    }
    if (flag.equals("F") || flag.equals(".FALSE.") || flag.equals("FALSE")) {
      return false;
    }
    throw words.refuse("selective dynamics of atom " + (atom + 1), "three flags T or F");
  }
}
