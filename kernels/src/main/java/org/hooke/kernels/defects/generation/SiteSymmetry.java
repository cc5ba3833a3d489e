package org.hooke.kernels.defects.generation;

import java.util.ArrayList;
import java.util.List;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.PointGroup;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.crystal.SymmetryAction;
import org.hooke.kernels.crystal.SymmetryOperation;

/** What the crystal's group does to points of its unit cell. Immutable. */
public final class SiteSymmetry {
  private static final double ON_SITE = 2e-3; // bohr

  private final Lattice lattice;
  private final SpaceGroup group;
  private final SymmetryAction action;

  public SiteSymmetry(Structure unit) {
    this.lattice = unit.lattice();
    this.group = SpaceGroup.of(unit);
    this.action = new SymmetryAction(unit, group);
  }

  /** A point of the unit cell and what symmetry makes of it. Treated as immutable. */
  public static final class Site {
    private final double[] fractional;
    private final PointGroup group;
    private final int multiplicity;

    private Site(double[] fractional, PointGroup group, int multiplicity) {
      this.fractional = fractional;
      this.group = group;
      this.multiplicity = multiplicity;
    }

    /** The live position in units of the lattice vectors, [axis]. */
    public double[] fractional() {
      return fractional;
    }

    /** The operations that keep it. */
    public PointGroup group() {
      return group;
    }

    /** How many points of a unit cell symmetry joins with it. */
    public int multiplicity() {
      return multiplicity;
    }
  }

  /** The crystal's group. */
  public SpaceGroup group() {
    return group;
  }

  /** The first atom that symmetry joins each atom with, [atom]. */
  public int[] orbits() {
    return action.orbits();
  }

  /** The point group of a place and the number of its images in a unit cell. */
  public Site site(double[] fractional) {
    List<SymmetryOperation> keeping = keeping(fractional);
    return new Site(
        wrapped(fractional), PointGroup.of(keeping), group.operations().size() / keeping.size());
  }

  /** The operations that take a place to itself or to a lattice translation of it. */
  List<SymmetryOperation> keeping(double[] x) {
    List<SymmetryOperation> found = new ArrayList<>();
    for (SymmetryOperation s : group.operations()) {
      double[] image = s.applied(x[0], x[1], x[2]);
      if (between(image, x) < ON_SITE) {
        found.add(s);
      }
    }
    return found;
  }

  /** Least distance between a place and any image of another, bohr. */
  double distance(Site a, Site b) {
    return distance(a, b.fractional());
  }

  /** Least distance between any image of a place and another, bohr. */
  double distance(Site a, double[] x) {
    double least = Double.POSITIVE_INFINITY;
    for (SymmetryOperation s : group.operations()) {
      double[] y = s.applied(a.fractional()[0], a.fractional()[1], a.fractional()[2]);
      least = Math.min(least, between(y, x));
    }
    return least;
  }

  /** Distance of two points modulo the lattice, bohr; exact where it is small. */
  private double between(double[] a, double[] b) {
    double[] d = new double[3];
    for (int i = 0; i < 3; i++) {
      d[i] = a[i] - b[i];
      d[i] -= Math.rint(d[i]);
    }
    double least = Double.POSITIVE_INFINITY;
    for (int n = 0; n < 27; n++) {
      int x = n % 3 - 1;
      int y = n / 3 % 3 - 1;
      int z = n / 9 - 1;
      double[] r = lattice.cartesian(d[0] + x, d[1] + y, d[2] + z);
      least = Math.min(least, Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]));
    }
    return least;
  }

  private static double[] wrapped(double[] x) {
    double[] y = new double[3];
    for (int i = 0; i < 3; i++) {
      y[i] = x[i] - Math.floor(x[i] + 1e-9);
      y[i] = Math.abs(y[i]) < 1e-12 ? 0 : y[i];
    }
    return y;
  }
}
