package org.hooke.kernels.pseudo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Ground-state configurations of neutral atoms: shells by Madelung's rule with the known exceptions
 * (NIST Atomic Spectra Database), and what is left as valence above a core of whole shells.
 */
public final class Configuration {
  private static final String LETTERS = "spdf";

  /** Filling order. */
  private static final String MADELUNG = "1s 2s 2p 3s 3p 4s 3d 4p 5s 4d 5p 6s 4f 5d 6p 7s 5f 6d 7p";

  /** Order in which shells become core. */
  private static final String DEPTH = "1s 2s 2p 3s 3p 3d 4s 4p 4d 4f 5s 5p 5d 5f 6s 6p 6d 7s 7p";

  /** Shells in which an element departs from the rule. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry("Cr", "4s1 3d5"),
          Map.entry("Cu", "4s1 3d10"),
          Map.entry("Nb", "5s1 4d4"),
          Map.entry("Mo", "5s1 4d5"),
          Map.entry("Ru", "5s1 4d7"),
          Map.entry("Rh", "5s1 4d8"),
          Map.entry("Pd", "5s0 4d10"),
          Map.entry("Ag", "5s1 4d10"),
          Map.entry("La", "4f0 5d1"),
          Map.entry("Ce", "4f1 5d1"),
          Map.entry("Gd", "4f7 5d1"),
          Map.entry("Pt", "6s1 5d9"),
          Map.entry("Au", "6s1 5d10"),
          Map.entry("Ac", "5f0 6d1"),
          Map.entry("Th", "5f0 6d2"),
          Map.entry("Pa", "5f2 6d1"),
          Map.entry("U", "5f3 6d1"),
          Map.entry("Np", "5f4 6d1"),
          Map.entry("Cm", "5f7 6d1"),
          Map.entry("Lr", "6d0 7p1"));

  private Configuration() {}

  /**
   * Electrons in a shell.
   *
   * @param n principal quantum number
   * @param l angular momentum
   * @param electrons how many
   */
  public record Shell(int n, int l, double electrons) {}

  /** All shells of the neutral atom, in order of depth, empty ones left out. */
  static List<Shell> all(String symbol) {
    double[][] filling = new double[8][4];
    int left = Elements.number(symbol);
    for (String name : MADELUNG.split(" ", -1)) {
      int n = name.charAt(0) - '0';
      int l = "spdf".indexOf(name.charAt(1));
      filling[n][l] = Math.min(left, 4 * l + 2);
      left -= (int) filling[n][l];
    }
    String exception = EXCEPTIONS.getOrDefault(symbol, "");
    for (String name : exception.split(" ", -1)) {
      if (!name.isEmpty()) {
        filling[name.charAt(0) - '0']["spdf".indexOf(name.charAt(1))] =
            Integer.parseInt(name.substring(2));
      }
    }
    List<Shell> shells = new ArrayList<>();
    for (String name : DEPTH.split(" ", -1)) {
      int n = name.charAt(0) - '0';
      int l = "spdf".indexOf(name.charAt(1));
      if (filling[n][l] > 0) {
        shells.add(new Shell(n, l, filling[n][l]));
      }
    }
    return shells;
  }

  /** Shells of the given numbers of electrons per l, each l filled from its first state up. */
  static List<Shell> ofCounts(int[] counts) {
    List<Shell> shells = new ArrayList<>();
    for (int l = 0; l < counts.length; l++) {
      int left = counts[l];
      for (int n = l + 1; left > 0; n++) {
        shells.add(new Shell(n, l, Math.min(left, 4 * l + 2)));
        left -= 4 * l + 2;
      }
    }
    return shells;
  }

  /**
   * The shells above a core of Z_atom - valence electrons taken in order of depth. A core that ends
   * within a shell leaves the rest of that shell as valence.
   */
  static List<Shell> valence(String symbol, double valence) {
    double core = Elements.number(symbol) - valence;
    List<Shell> shells = new ArrayList<>();
    for (Shell shell : all(symbol)) {
      double inCore = Math.min(core, shell.electrons());
      core -= inCore;
      if (shell.electrons() - inCore > 1e-9) {
        shells.add(new Shell(shell.n(), shell.l(), shell.electrons() - inCore));
      }
    }
    return shells;
  }

  /**
   * Name of the shell of a valence orbital, "3d".
   *
   * @param below valence orbitals of the same l below it
   */
  static String shellName(String symbol, double valence, int l, int below) {
    int n =
        valence(symbol, valence).stream()
            .filter(shell -> shell.l() == l)
            .skip(below)
            .mapToInt(Shell::n)
            .findFirst()
            .orElse(below + l + 1);
    return n + LETTERS.substring(l, l + 1);
  }
}
