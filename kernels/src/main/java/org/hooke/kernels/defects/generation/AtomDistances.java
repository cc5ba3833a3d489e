package org.hooke.kernels.defects.generation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.ReducedBasis;
import org.hooke.kernels.crystal.Structure;

/** Distances from points to the atoms of a crystal and to all their images. Immutable. */
public final class AtomDistances {
  private static final double SELF = 1e-3; // bohr

  private final Structure structure;
  private final Lattice reduced;
  private final double[] x; // [3 atom + axis], in units of the reduced vectors

  public AtomDistances(Structure structure) {
    this.structure = structure;
    this.reduced = new ReducedBasis(structure.lattice()).lattice();
    this.x = new double[3 * structure.atoms()];
    for (int a = 0; a < structure.atoms(); a++) {
      double[] r = structure.cartesian(a);
      System.arraycopy(reduced.fractional(r[0], r[1], r[2]), 0, x, 3 * a, 3);
    }
  }

  /** An atom, or an image of one, near a point. Treated as immutable. */
  public static final class Neighbour {
    private final int atom;
    private final double[] vector;
    private final double distance;

    private Neighbour(int atom, double[] vector, double distance) {
      this.atom = atom;
      this.vector = vector;
      this.distance = distance;
    }

    /** Which atom. */
    public int atom() {
      return atom;
    }

    /** The live vector from the point to it, Cartesian, bohr. */
    public double[] vector() {
      return vector;
    }

    /** bohr. */
    public double distance() {
      return distance;
    }
  }

  /** Distance of the nearest atom from a point in units of the structure's vectors, bohr. */
  public double nearest(double[] fractional) {
    double least = Double.POSITIVE_INFINITY;
    for (int a = 0; a < structure.atoms(); a++) {
      least = Math.min(least, distance(fractional, a));
    }
    return least;
  }

  /** Distance of a point from the nearest image of an atom, bohr. */
  public double distance(double[] fractional, int atom) {
    return vectors(fractional, atom, 1, Double.POSITIVE_INFINITY).get(0).distance();
  }

  /**
   * Every image of every atom within a distance of a point, nearest first, then in the order of the
   * atoms; an atom at the point itself is left out.
   *
   * @param fractional in units of the structure's vectors
   * @param reach bohr
   */
  public List<Neighbour> within(double[] fractional, double reach) {
    List<Neighbour> found = new ArrayList<>();
    int most = 1;
    for (int i = 0; i < 3; i++) {
      most = Math.max(most, (int) Math.ceil(reach * reduced.reciprocalLength(i) / (2 * Math.PI)));
    }
    for (int a = 0; a < structure.atoms(); a++) {
      for (Neighbour n : vectors(fractional, a, most + 1, reach)) {
        if (n.distance() > SELF) {
          found.add(n);
        }
      }
    }
    found.sort(
        Comparator.<Neighbour>comparingDouble(n -> Math.rint(n.distance() / SELF))
            .thenComparingInt(Neighbour::atom));
    return found;
  }

  private List<Neighbour> vectors(double[] fractional, int atom, int most, double reach) {
    double[] c = structure.lattice().cartesian(fractional[0], fractional[1], fractional[2]);
    double[] f = reduced.fractional(c[0], c[1], c[2]);
    for (int i = 0; i < 3; i++) {
      f[i] = x[3 * atom + i] - f[i];
      f[i] -= Math.rint(f[i]);
    }
    List<Neighbour> found = new ArrayList<>();
    for (int n0 = -most; n0 <= most; n0++) {
      for (int n1 = -most; n1 <= most; n1++) {
        for (int n2 = -most; n2 <= most; n2++) {
          double[] d = reduced.cartesian(f[0] + n0, f[1] + n1, f[2] + n2);
          double distance = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
          if (distance <= reach) {
            found.add(new Neighbour(atom, d, distance));
          }
        }
      }
    }
    found.sort(Comparator.comparingDouble(Neighbour::distance));
    return found;
  }
}
