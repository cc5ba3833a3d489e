package org.hooke.driver.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;

/**
 * Pairs of atoms, periodic images included, closer than the sum of their radii. Linear in the
 * number of atoms: each is compared with those in the bins around its own.
 */
final class CloseContacts {
  private static final int MOST_BINS = 64;

  private final Structure structure;
  private final double[] radii; // [atom], bohr
  private final double[] inCell; // fractional positions in [0, 1), [3 atom + axis]
  private final int[] bins = new int[3];
  private final int[] reach = new int[3]; // neighbouring bins to visit on either side
  private final List<List<Integer>> atoms = new ArrayList<>(); // [bin]

  /**
   * Two atoms too close.
   *
   * @param first counted from 0
   * @param second counted from 0; the first again where an atom meets its own image
   * @param distance bohr
   * @param limit sum of their radii, bohr
   */
  record Contact(int first, int second, double distance, double limit) {
    private double severity() {
      return distance / limit;
    }
  }

  private CloseContacts(Structure structure, double[] radii) {
    this.structure = structure;
    this.radii = radii;
    this.inCell = structure.fractional();
    for (int i = 0; i < inCell.length; i++) {
      inCell[i] -= Math.floor(inCell[i]);
    }
    double longest = 0;
    for (double r : radii) {
      longest = Math.max(longest, 2 * r);
    }
    for (int i = 0; i < 3; i++) {
      double spacing = Cells.planeSpacing(structure.lattice(), i);
      bins[i] = (int) Math.max(1, Math.min(MOST_BINS, Math.floor(spacing / longest)));
      reach[i] = (int) Math.ceil(longest * bins[i] / spacing);
    }
    for (int i = 0; i < bins[0] * bins[1] * bins[2]; i++) {
      atoms.add(new ArrayList<>());
    }
    for (int atom = 0; atom < structure.atoms(); atom++) {
      atoms.get(index(bin(atom, 0), bin(atom, 1), bin(atom, 2))).add(atom);
    }
  }

  /**
   * The pair closest in units of its limit; empty when no pair is too close.
   *
   * @param radii [atom], bohr; atoms a and b are too close below radii[a] + radii[b]
   */
  static Optional<Contact> worst(Structure structure, double[] radii) {
    CloseContacts contacts = new CloseContacts(structure, radii);
    Contact worst = null;
    for (int atom = 0; atom < structure.atoms(); atom++) {
      worst = contacts.worstOf(atom, worst);
    }
    return Optional.ofNullable(worst);
  }

  private int bin(int atom, int axis) {
    return Math.min(bins[axis] - 1, (int) (inCell[3 * atom + axis] * bins[axis]));
  }

  private int index(int i, int j, int k) {
    return (i * bins[1] + j) * bins[2] + k;
  }

  private Contact worstOf(int atom, Contact soFar) {
    Contact worst = soFar;
    int[] home = {bin(atom, 0), bin(atom, 1), bin(atom, 2)};
    for (int i = home[0] - reach[0]; i <= home[0] + reach[0]; i++) {
      for (int j = home[1] - reach[1]; j <= home[1] + reach[1]; j++) {
        for (int k = home[2] - reach[2]; k <= home[2] + reach[2]; k++) {
          worst = worstIn(atom, i, j, k, worst);
        }
      }
    }
    return worst;
  }

  /** Compares an atom with those of a bin that may lie in a neighbouring cell. */
  private Contact worstIn(int atom, int i, int j, int k, Contact soFar) {
    Contact worst = soFar;
    int ci = Math.floorDiv(i, bins[0]);
    int cj = Math.floorDiv(j, bins[1]);
    int ck = Math.floorDiv(k, bins[2]);
    boolean home = ci == 0 && cj == 0 && ck == 0;
    for (int other : atoms.get(index(i - ci * bins[0], j - cj * bins[1], k - ck * bins[2]))) {
      if (other < atom || (other == atom && home)) {
        continue;
      }
      double distance = distance(atom, other, ci, cj, ck);
      double limit = radii[atom] + radii[other];
      boolean worse = worst == null || distance / limit < worst.severity();
      if (distance < limit && worse) {
        worst = new Contact(atom, other, distance, limit);
      }
    }
    return worst;
  }

  private double distance(int atom, int other, int ci, int cj, int ck) {
    Lattice lattice = structure.lattice();
    double[] r =
        lattice.cartesian(
            inCell[3 * other] + ci - inCell[3 * atom],
            inCell[3 * other + 1] + cj - inCell[3 * atom + 1],
            inCell[3 * other + 2] + ck - inCell[3 * atom + 2]);
    return Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
  }
}
