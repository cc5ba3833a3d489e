package org.hooke.driver.workflow.defects.correction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hooke.driver.input.InputException;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;

/**
 * Which atom of a defect's cell is which atom of the crystal's: pairs of equal symbol, nearest
 * first, each atom in one pair, none farther apart than half the crystal's shortest distance
 * between atoms. The order of the atoms does not matter. Immutable.
 */
public final class SiteMatch {
  /** Lattice vectors that differ by more in any component are two cells, bohr. */
  private static final double SAME_CELL = 1e-4;

  private record Pair(int atom, int site, double distance) {}

  private final int[] sites; // [atom of the defect's cell], or -1
  private final List<Integer> missing;

  private SiteMatch(int[] sites, List<Integer> missing) {
    this.sites = sites;
    this.missing = List.copyOf(missing);
  }

  /**
   * Pairs the atoms.
   *
   * @throws InputException when the cells differ or fewer than half of the atoms find a partner
   */
  public static SiteMatch of(Structure crystal, Structure defect) {
    requireSameCell(crystal.lattice(), defect.lattice());
    double reach = shortest(crystal) / 2;
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < defect.atoms(); a++) {
      for (int s = 0; s < crystal.atoms(); s++) {
        if (defect.symbol(a).equals(crystal.symbol(s))) {
          double d = distance(crystal.lattice(), defect.cartesian(a), crystal.cartesian(s));
          if (d < reach) {
            pairs.add(new Pair(a, s, d));
          }
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::distance)
            .thenComparingInt(Pair::atom)
            .thenComparingInt(Pair::site));
    int[] sites = new int[defect.atoms()];
    Arrays.fill(sites, -1);
    boolean[] taken = new boolean[crystal.atoms()];
    int found = 0;
    for (Pair pair : pairs) {
      if (sites[pair.atom()] < 0 && !taken[pair.site()]) {
        sites[pair.atom()] = pair.site();
        taken[pair.site()] = true;
        found++;
      }
    }
    if (2 * found < Math.max(crystal.atoms(), defect.atoms())) {
      throw new InputException(
          "the defect's cell",
          found + " of " + defect.atoms() + " atoms are near a crystal's site of their element",
          "the same supercell with few atoms changed: the atoms may be mixed up, or the origin"
              + " shifted");
    }
    List<Integer> missing = new ArrayList<>();
    for (int s = 0; s < taken.length; s++) {
      if (!taken[s]) {
        missing.add(s);
      }
    }
    return new SiteMatch(sites, missing);
  }

  private static void requireSameCell(Lattice crystal, Lattice defect) {
    double[] a = crystal.vectors();
    double[] b = defect.vectors();
    for (int i = 0; i < 9; i++) {
      if (Math.abs(a[i] - b[i]) > SAME_CELL) {
        throw new InputException(
            "the defect's cell",
            Arrays.toString(b) + " bohr",
            "the lattice of the crystal's supercell, " + Arrays.toString(a) + " bohr");
      }
    }
  }

  /** The crystal's site of an atom, or -1 for one that was added. */
  public int site(int atom) {
    return sites[atom];
  }

  /** Atoms of the defect's cell. */
  public int atoms() {
    return sites.length;
  }

  /** Sites of the crystal that no atom of the defect's cell holds. */
  public List<Integer> missing() {
    return missing;
  }

  /** From one point to the nearest image of another, bohr. */
  static double distance(Lattice lattice, double[] from, double[] to) {
    double[] r = nearest(lattice, from, to);
    return Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
  }

  /** The vector from one point to the nearest image of another, bohr. */
  static double[] nearest(Lattice lattice, double[] from, double[] to) {
    double[] f = lattice.fractional(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
    double[] best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int n1 = -1; n1 <= 1; n1++) {
      for (int n2 = -1; n2 <= 1; n2++) {
        for (int n3 = -1; n3 <= 1; n3++) {
          double[] r =
              lattice.cartesian(
                  f[0] - Math.rint(f[0]) + n1,
                  f[1] - Math.rint(f[1]) + n2,
                  f[2] - Math.rint(f[2]) + n3);
          double square = r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
          if (square < least) {
            least = square;
            best = r;
          }
        }
      }
    }
    return best;
  }

  /** The shortest distance between two atoms, or between an atom and its image. */
  static double shortest(Structure s) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 3; i++) {
      least = Math.min(least, s.lattice().length(i));
    }
    for (int a = 0; a < s.atoms(); a++) {
      for (int b = 0; b < a; b++) {
        least = Math.min(least, distance(s.lattice(), s.cartesian(a), s.cartesian(b)));
      }
    }
    return least;
  }
}
