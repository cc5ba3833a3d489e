package org.hooke.driver.input;

import java.util.Locale;
import org.hooke.kernels.crystal.Lattice;

/** Lattices from numbers that a person wrote. */
public final class Cells {
  private static final double LONGEST = 1e5; // bohr, 5 micrometres
  private static final double SHORTEST = 0.5; // bohr, below any bond between nuclei

  private Cells() {}

  /**
   * The lattice with rows a1 a2 a3, bohr.
   *
   * @param where place in the file, for messages
   * @throws InputException when a component is not finite, a vector absurdly long or short, or the
   *     vectors span no volume
   */
  public static Lattice lattice(String where, double... rows) {
    for (int i = 0; i < 3; i++) {
      double length = Math.hypot(Math.hypot(rows[3 * i], rows[3 * i + 1]), rows[3 * i + 2]);
      if (!(length >= SHORTEST && length <= LONGEST)) {
        String key = "lattice vector a" + (i + 1);
        String found = Numbers.text(length) + " bohr long";
        throw new InputException(where, key, found, "a length between 0.5 and 1e5 bohr", "");
      }
    }
    Lattice lattice;
    try {
      lattice = new Lattice(rows);
    } catch (IllegalArgumentException e) {
      throw singular(where, rows);
    }
    for (int i = 0; i < 3; i++) {
      if (planeSpacing(lattice, i) < SHORTEST) {
        throw singular(where, rows);
      }
    }
    return lattice;
  }

  private static InputException singular(String where, double[] rows) {
    String expected = "three lattice vectors that span a volume (the cell is singular)";
    return new InputException(where, "lattice", vectors(rows) + " bohr", expected, "");
  }

  /** Distance of neighbouring lattice planes normal to b_i, 2 pi/|b_i|, bohr. */
  static double planeSpacing(Lattice lattice, int i) {
    return 2 * Math.PI / lattice.reciprocalLength(i);
  }

  private static String vectors(double[] rows) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      text.append(i % 3 == 0 ? i == 0 ? "(" : ", (" : " ");
      text.append(String.format(Locale.ROOT, "%.4g", rows[i]));
      text.append(i % 3 == 2 ? ")" : "");
    }
    return text.toString();
  }
}
