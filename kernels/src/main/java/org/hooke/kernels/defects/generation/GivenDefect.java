package org.hooke.kernels.defects.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.PointGroup;
import org.hooke.kernels.crystal.Structure;

/**
 * Defects told by comparing a cell that was given with the crystal's: atoms missing, replaced,
 * added. Stateless.
 */
public final class GivenDefect {
  /** An atom this near to a place of the crystal belongs to it, bohr. */
  static final double NEAR = 1.5;

  private static final double SAME_LATTICE = 2e-3; // bohr

  private GivenDefect() {}

  /**
   * The defect that a structure has, on the crystal's places.
   *
   * @param warnings told when the atoms are in another order than the crystal's
   * @throws IllegalArgumentException when the lattices differ, or nothing is changed
   */
  public static DefectCell in(
      Supercell supercell, String name, Structure given, Consumer<String> warnings) {
    Structure bulk = supercell.structure();
    requireLattice(name, bulk.lattice(), given.lattice());
    int[] place = places(bulk, given);
    List<SiteChange> changes = new ArrayList<>();
    boolean[] taken = new boolean[bulk.atoms()];
    boolean ordered = true;
    int last = -1;
    for (int a = 0; a < place.length; a++) {
      if (place[a] >= 0) {
        taken[place[a]] = true;
        ordered &= place[a] > last;
        last = Math.max(last, place[a]);
        if (!given.symbol(a).equals(bulk.symbol(place[a]))) {
          changes.add(change(supercell, bulk.symbol(place[a]), given.symbol(a), bulk, place[a]));
        }
      } else {
        changes.add(change(supercell, "", given.symbol(a), given, a));
      }
    }
    for (int b = 0; b < taken.length; b++) {
      if (!taken[b]) {
        changes.add(change(supercell, bulk.symbol(b), "", bulk, b));
      }
    }
    if (changes.isEmpty()) {
      throw new IllegalArgumentException(name + " has the crystal's own atoms on its own places");
    }
    if (!ordered) {
      warnings.accept(
          name
              + ": its atoms are in another order than the crystal's; they were put in that order");
    }
    return new DefectCell(supercell, defect(name, supercell.unit(), changes));
  }

  private static PointDefect defect(String name, Structure unit, List<SiteChange> changes) {
    SiteSymmetry symmetry = new SiteSymmetry(unit);
    if (changes.size() == 1) {
      SiteChange c = changes.get(0);
      SiteSymmetry.Site site = symmetry.site(new double[] {c.u0(), c.u1(), c.u2()});
      PointDefect.Kind kind =
          c.added().isEmpty()
              ? PointDefect.Kind.VACANCY
              : c.removed().isEmpty()
                  ? PointDefect.Kind.INTERSTITIAL
                  : unit.species().contains(c.added())
                      ? PointDefect.Kind.ANTISITE
                      : PointDefect.Kind.SUBSTITUTION;
      return new PointDefect(
          name, kind, changes, site.multiplicity(), site.group(), "a given structure");
    }
    int most = symmetry.group().operations().size();
    return new PointDefect(
        name, PointDefect.Kind.COMPLEX, changes, most, PointGroup.C1, "a given structure");
  }

  /** The given geometry in the order of the cell that was told from it. */
  public static Structure ordered(DefectCell cell, Structure given) {
    Structure reference = cell.structure();
    double[] x = reference.fractional();
    boolean[] taken = new boolean[given.atoms()];
    for (int a = 0; a < reference.atoms(); a++) {
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int g = 0; g < given.atoms(); g++) {
        double d = distance(given.lattice(), reference, a, given, g);
        if (!taken[g] && given.symbol(g).equals(reference.symbol(a)) && d < least) {
          least = d;
          best = g;
        }
      }
      if (best < 0) {
        throw new IllegalStateException("no " + reference.symbol(a) + " is left");
      }
      taken[best] = true;
      for (int i = 0; i < 3; i++) {
        double d = given.fractional(best, i) - x[3 * a + i];
        x[3 * a + i] += d - Math.rint(d);
      }
    }
    return reference.withFractional(x);
  }

  private static void requireLattice(String name, Lattice bulk, Lattice given) {
    for (int i = 0; i < 9; i++) {
      double apart = given.a(i / 3, i % 3) - bulk.a(i / 3, i % 3);
      if (Math.abs(apart) > SAME_LATTICE) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the lattice of %s is not the crystal's supercell's: a%d differs by %.4f bohr",
                name,
                i / 3 + 1,
                apart));
      }
    }
  }

  /** The place of the crystal each atom belongs to, nearest pairs first, -1 for none; [atom]. */
  private static int[] places(Structure bulk, Structure given) {
    List<double[]> pairs = new ArrayList<>();
    for (int g = 0; g < given.atoms(); g++) {
      for (int b = 0; b < bulk.atoms(); b++) {
        double d = distance(bulk.lattice(), bulk, b, given, g);
        if (d < NEAR) {
          pairs.add(new double[] {d, g, b});
        }
      }
    }
    pairs.sort((p, q) -> Double.compare(p[0], q[0]));
    int[] place = new int[given.atoms()];
    Arrays.fill(place, -1);
    boolean[] taken = new boolean[bulk.atoms()];
    for (double[] p : pairs) {
      int g = (int) p[1];
      int b = (int) p[2];
      if (place[g] < 0 && !taken[b]) {
        place[g] = b;
        taken[b] = true;
      }
    }
    return place;
  }

  private static double distance(Lattice l, Structure s, int a, Structure t, int b) {
    double[] d = new double[3];
    for (int i = 0; i < 3; i++) {
      d[i] = s.fractional(a, i) - t.fractional(b, i);
      d[i] -= Math.rint(d[i]);
    }
    double[] r = l.cartesian(d[0], d[1], d[2]);
    return Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
  }

  private static SiteChange change(
      Supercell supercell, String removed, String added, Structure s, int atom) {
    int[] n = supercell.matrix();
    double[] u = new double[3];
    for (int j = 0; j < 3; j++) {
      for (int i = 0; i < 3; i++) {
        u[j] += s.fractional(atom, i) * n[3 * i + j];
      }
    }
    return new SiteChange(removed, added, u[0], u[1], u[2]);
  }
}
