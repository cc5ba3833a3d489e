package org.hooke.kernels.crystal;

import java.util.ArrayList;
import java.util.List;

/**
 * The standard cells of a crystal, idealised: lattice and positions obey the group to rounding.
 *
 * <p>The conventional cell is that of the International Tables' standard setting (unique axis b,
 * cell choice 1, origin choice 1, hexagonal axes; Niggli's cell when triclinic), a along x, b in
 * the xy plane. Points go there by x_standard = P x + p. The primitive cell has the vectors (a b c)
 * M of the centring: the conventions of Spglib's standardize_cell (arXiv:1808.01590). Where a
 * translation reverses the moments no such cell holds them, and they are left out. Immutable.
 */
public final class StandardCell {
  private final SpaceGroupType type;
  private final Structure conventional;
  private final Structure primitive;
  private final double[] transformation; // P, [3 row + column]
  private final double[] originShift; // p

  StandardCell(Structure given, SymmetryFinder finder, SpaceGroupMatch match) {
    this.type = match.type();
    double[] basis =
        Matrix3.times(
            Matrix3.times(finder.lattice().basis(), match.lattice().basis()),
            Matrix3.toDouble(match.axes())); // conventional vectors as columns in the given basis
    this.transformation = Matrix3.inverse(basis);
    this.originShift = match.toStandard(new double[3]);
    double[] rows =
        Matrix3.times(
            Matrix3.transposed(Matrix3.times(finder.lattice().basis(), match.lattice().basis())),
            given.lattice().vectors());
    double[] metric =
        SpaceGroupMatch.invariantMetric(
            rows, match.lattice().rotationsToPrimitive(match.operations()));
    Lattice lattice = orientated(Matrix3.metric(metric, Matrix3.toDouble(match.axes())));
    boolean keepsMoments = match.lattice().order() == 1;
    Structure atoms = conventionalAtoms(given, lattice, keepsMoments, finder.tolerance());
    SpaceGroup group = new SpaceGroup(type.number(), type.symbol(), type.operations());
    Structure exact =
        new SymmetryAction(
                atoms.withMoments(new double[atoms.atoms()]),
                group,
                Math.max(SymmetryAction.DEFAULT_LIMIT, 4 * finder.tolerance()))
            .symmetrised();
    this.conventional =
        atoms.withFractional(wrapped(exact.fractional())).withLattice(exact.lattice());
    this.primitive = primitiveOf(conventional, centring(type.symbol().charAt(0)));
  }

  /** a along x, b in the xy plane, c with positive z: the rows of Cholesky's factor. */
  private static Lattice orientated(double[] g) {
    double a = Math.sqrt(g[0]);
    double bx = g[1] / a;
    double by = Math.sqrt(g[4] - bx * bx);
    double cx = g[2] / a;
    double cy = (g[5] - bx * cx) / by;
    double cz = Math.sqrt(g[8] - cx * cx - cy * cy);
    double[] rows = {a, 0, 0, bx, by, 0, cx, cy, cz};
    for (int i = 0; i < 9; i++) {
      if (Math.abs(rows[i]) < 1e-12 * a) {
        rows[i] = 0;
      }
    }
    return new Lattice(rows);
  }

  /** Every atom of the conventional cell once: images of the given atoms under the centrings. */
  private Structure conventionalAtoms(
      Structure given, Lattice lattice, boolean keepsMoments, double tolerance) {
    List<double[]> found = new ArrayList<>();
    List<String> symbols = new ArrayList<>();
    List<Double> moments = new ArrayList<>();
    for (int a = 0; a < given.atoms(); a++) {
      double[] x = {given.fractional(a, 0), given.fractional(a, 1), given.fractional(a, 2)};
      double[] y = toStandard(x);
      for (SymmetryOperation s : type.operations()) {
        if (!s.isTranslation()) {
          continue;
        }
        double[] z = s.applied(y[0], y[1], y[2]);
        if (!contains(found, symbols, z, given.symbol(a), lattice, tolerance)) {
          found.add(z);
          symbols.add(given.symbol(a));
          moments.add(keepsMoments ? given.moment(a) : 0);
        }
      }
    }
    double[] positions = new double[3 * found.size()];
    double[] m = new double[found.size()];
    for (int a = 0; a < found.size(); a++) {
      System.arraycopy(found.get(a), 0, positions, 3 * a, 3);
      m[a] = moments.get(a);
    }
    return new Structure(lattice, symbols, positions).withMoments(m);
  }

  private static boolean contains(
      List<double[]> found,
      List<String> symbols,
      double[] x,
      String symbol,
      Lattice lattice,
      double tolerance) {
    for (int b = 0; b < found.size(); b++) {
      if (symbols.get(b).equals(symbol)) {
        double[] d = new double[3];
        for (int i = 0; i < 3; i++) {
          d[i] = x[i] - found.get(b)[i];
          d[i] -= Math.rint(d[i]);
        }
        double[] r = lattice.cartesian(d[0], d[1], d[2]);
        if (Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]) < 2 * tolerance) {
          return true;
        }
      }
    }
    return false;
  }

  private static double[] wrapped(double[] x) {
    double[] w = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      w[i] = Matrix3.wrapped(x[i]);
    }
    return w;
  }

  /** M with (a_p b_p c_p) = (a b c) M, [3 row + column]. */
  private static double[] centring(char letter) {
    double h = 0.5;
    double t = 1. / 3;
    return switch (letter) {
      case 'A' -> new double[] {1, 0, 0, 0, h, -h, 0, h, h};
      case 'C' -> new double[] {h, h, 0, -h, h, 0, 0, 0, 1};
      case 'I' -> new double[] {-h, h, h, h, -h, h, h, h, -h};
      case 'F' -> new double[] {0, h, h, h, 0, h, h, h, 0};
      case 'R' -> new double[] {2 * t, -t, -t, t, t, -2 * t, t, t, t};
      default -> Matrix3.toDouble(Matrix3.identity());
    };
  }

  private static Structure primitiveOf(Structure conventional, double[] m) {
    Lattice lattice =
        new Lattice(Matrix3.times(Matrix3.transposed(m), conventional.lattice().vectors()));
    double[] inverse = Matrix3.inverse(m);
    List<double[]> found = new ArrayList<>();
    List<String> symbols = new ArrayList<>();
    List<Double> moments = new ArrayList<>();
    for (int a = 0; a < conventional.atoms(); a++) {
      double[] x = {
        conventional.fractional(a, 0), conventional.fractional(a, 1), conventional.fractional(a, 2)
      };
      double[] y = wrapped(Matrix3.apply(inverse, x));
      if (!contains(found, symbols, y, conventional.symbol(a), lattice, 1e-8)) {
        found.add(y);
        symbols.add(conventional.symbol(a));
        moments.add(conventional.moment(a));
      }
    }
    double[] positions = new double[3 * found.size()];
    double[] mu = new double[found.size()];
    for (int a = 0; a < found.size(); a++) {
      System.arraycopy(found.get(a), 0, positions, 3 * a, 3);
      mu[a] = moments.get(a);
    }
    return new Structure(lattice, symbols, positions).withMoments(mu);
  }

  /** P x + p of a point of the given cell, not wrapped. */
  public double[] toStandard(double[] x) {
    double[] y = Matrix3.apply(transformation, x);
    for (int i = 0; i < 3; i++) {
      y[i] += originShift[i];
    }
    return y;
  }

  public SpaceGroupType type() {
    return type;
  }

  /** The conventional standard cell. */
  public Structure conventional() {
    return conventional;
  }

  /** The primitive cell of the conventional one. */
  public Structure primitive() {
    return primitive;
  }

  /** A copy of P, [3 row + column]. */
  public double[] transformation() {
    return transformation.clone();
  }

  /** A copy of p, in units of the conventional vectors. */
  public double[] originShift() {
    return originShift.clone();
  }
}
