package org.hooke.kernels.defects.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;

/**
 * A defect in a supercell: the crystal's atoms in the crystal's order without those removed, others
 * in place of those replaced, those added at the end. Immutable.
 */
public final class DefectCell {
  private static final double ON_ATOM = 0.1; // bohr

  private final PointDefect defect;
  private final Structure structure;
  private final int[] bulkAtom; // [atom], -1 where the crystal has no such atom
  private final double[] centre; // fractional
  private final double[] sites; // [3 change + axis], fractional

  /**
   * @throws IllegalArgumentException when the crystal has not the atoms that the defect removes
   */
  public DefectCell(Supercell supercell, PointDefect defect) {
    this.defect = defect;
    Structure bulk = supercell.structure();
    String[] symbols = bulk.symbols().toArray(new String[0]);
    boolean[] changed = new boolean[symbols.length];
    List<String> addedSymbols = new ArrayList<>();
    List<double[]> addedPlaces = new ArrayList<>();
    int changes = defect.changes().size();
    this.sites = new double[3 * changes];
    this.centre = new double[3];
    for (int c = 0; c < changes; c++) {
      SiteChange change = defect.changes().get(c);
      double[] f = supercell.fractional(change.u0(), change.u1(), change.u2());
      System.arraycopy(f, 0, sites, 3 * c, 3);
      for (int i = 0; i < 3; i++) {
        centre[i] += f[i] / changes;
      }
      if (change.removed().isEmpty()) {
        addedSymbols.add(change.added());
        addedPlaces.add(f);
      } else {
        int atom = atomAt(bulk, f, change.removed());
        symbols[atom] = change.added();
        changed[atom] = true;
      }
    }
    List<String> kept = new ArrayList<>();
    List<double[]> places = new ArrayList<>();
    List<Integer> from = new ArrayList<>();
    for (int a = 0; a < symbols.length; a++) {
      if (!symbols[a].isEmpty()) {
        kept.add(symbols[a]);
        places.add(
            new double[] {bulk.fractional(a, 0), bulk.fractional(a, 1), bulk.fractional(a, 2)});
        from.add(changed[a] ? -1 : a);
      }
    }
    kept.addAll(addedSymbols);
    places.addAll(addedPlaces);
    addedPlaces.forEach(p -> from.add(-1));
    this.bulkAtom = from.stream().mapToInt(Integer::intValue).toArray();
    double[] x = new double[3 * kept.size()];
    double[] moments = new double[kept.size()];
    for (int a = 0; a < kept.size(); a++) {
      System.arraycopy(places.get(a), 0, x, 3 * a, 3);
      moments[a] = bulkAtom[a] < 0 ? 0 : bulk.moment(bulkAtom[a]);
    }
    Structure made = new Structure(bulk.lattice(), kept, x, moments, new boolean[3 * kept.size()]);
    this.structure = bulk.momentsStated() ? made : made.withoutMoments();
  }

  private static int atomAt(Structure bulk, double[] f, String symbol) {
    Lattice l = bulk.lattice();
    for (int a = 0; a < bulk.atoms(); a++) {
      double[] d = new double[3];
      for (int i = 0; i < 3; i++) {
        d[i] = bulk.fractional(a, i) - f[i];
        d[i] -= Math.rint(d[i]);
      }
      double[] r = l.cartesian(d[0], d[1], d[2]);
      if (r[0] * r[0] + r[1] * r[1] + r[2] * r[2] < ON_ATOM * ON_ATOM) {
        if (!bulk.symbol(a).equals(symbol)) {
          throw new IllegalArgumentException(
              "there is " + bulk.symbol(a) + ", not " + symbol + ", at " + Arrays.toString(f));
        }
        return a;
      }
    }
    throw new IllegalArgumentException(
        "the crystal has no " + symbol + " at " + Arrays.toString(f));
  }

  /** Which defect. */
  public PointDefect defect() {
    return defect;
  }

  /** The atoms on their unrelaxed places. */
  public Structure structure() {
    return structure;
  }

  /** The atom of the crystal's cell that each atom is, -1 for one that was put there; [atom]. */
  public int[] bulkAtom() {
    return bulkAtom.clone();
  }

  /** Mean of the changed sites, fractional. */
  public double[] centre() {
    return centre.clone();
  }

  /** The changed sites, [3 change + axis], fractional. */
  public double[] sites() {
    return sites.clone();
  }
}
