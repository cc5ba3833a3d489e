package org.hooke.kernels.elastic;

import java.util.Arrays;
import java.util.Comparator;
import org.hooke.kernels.crystal.CartesianPointGroup;
import org.hooke.kernels.crystal.CrystalSymmetry;
import org.hooke.kernels.crystal.LaueClass;
import org.hooke.kernels.crystal.Matrix3;
import org.hooke.kernels.crystal.PointGroup;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.StandardCell;
import org.hooke.kernels.crystal.Structure;

/**
 * The right-handed axes X Y Z in which tables give tensors: ANSI/IEEE Std 176-1987, section 3.2.
 *
 * <ul>
 *   <li>cubic: along the cubic axes; hexagonal: Z along c, X along a;
 *   <li>tetragonal: Z along c, X along a, in -42m along a two-fold axis;
 *   <li>trigonal: Z along c, X along a two-fold axis (across a mirror) where there is one, else a;
 *   <li>orthorhombic: c &lt; a &lt; b along Z X Y;
 *   <li>monoclinic: Y along the two-fold axis b, Z along c, c &lt; a the two shortest vectors
 *       across it, beta obtuse;
 *   <li>triclinic: c &lt; a &lt; b of the reduced cell, alpha and beta obtuse, Z along c, Y across
 *       a and c, on b's side.
 * </ul>
 *
 * <p>The sense of axes that the standard fixes by the sign of piezoelectric constants follows the
 * standard cell here. Immutable.
 */
public final class IeeeOrientation {
  private final double[] rotation; // rows X Y Z, [3 axis + component]

  private IeeeOrientation(double[] x, double[] z) {
    double[] y = cross(z, x);
    this.rotation = new double[9];
    System.arraycopy(x, 0, rotation, 0, 3);
    System.arraycopy(y, 0, rotation, 3, 3);
    System.arraycopy(z, 0, rotation, 6, 3);
  }

  /** Of a crystal in its own cell and orientation; initial moments are not looked at. */
  public static IeeeOrientation of(Structure given) {
    Structure structure = given.withMoments(new double[given.atoms()]);
    CrystalSymmetry symmetry = new CrystalSymmetry(structure, SpaceGroup.DEFAULT_TOLERANCE);
    StandardCell cell = symmetry.standardCell();
    double[] rows =
        Matrix3.times(
            Matrix3.transposed(Matrix3.inverse(cell.transformation())),
            structure.lattice().vectors());
    CartesianPointGroup rotations =
        new CartesianPointGroup(symmetry.spaceGroup(), structure.lattice());
    return of(cell.type().pointGroup(), rows, rotations);
  }

  /**
   * Of a conventional cell.
   *
   * @param rows a b c in the given axes, [3 vector + component]
   * @param rotations in the given axes
   */
  static IeeeOrientation of(PointGroup group, double[] rows, CartesianPointGroup rotations) {
    double[] a = Arrays.copyOfRange(rows, 0, 3);
    double[] b = Arrays.copyOfRange(rows, 3, 6);
    double[] c = Arrays.copyOfRange(rows, 6, 9);
    return switch (group.system()) {
      case CUBIC, HEXAGONAL -> of(a, c);
      case TETRAGONAL ->
          of(group == PointGroup.D2D && !isHalfTurn(a, rotations) ? sum(a, b, 1) : a, c);
      case TRIGONAL ->
          of(hasTwofold(group) && !isTwofold(a, rotations) ? sum(sum(a, a, 1), b, 1) : a, c);
      case ORTHORHOMBIC -> orthorhombic(a, b, c);
      case MONOCLINIC -> monoclinic(a, c);
      case TRICLINIC -> triclinic(a, b, c);
    };
  }

  private static IeeeOrientation of(double[] x, double[] z) {
    return new IeeeOrientation(unit(x), unit(z));
  }

  private static boolean hasTwofold(PointGroup group) {
    return group.laueClass() == LaueClass.TRIGONAL_HIGH;
  }

  /** Whether a half turn about v, or a mirror across it, is among the rotations. */
  private static boolean isTwofold(double[] v, CartesianPointGroup rotations) {
    return isTwofold(v, rotations, true);
  }

  /** Whether a half turn about v is among the rotations. */
  private static boolean isHalfTurn(double[] v, CartesianPointGroup rotations) {
    return isTwofold(v, rotations, false);
  }

  private static boolean isTwofold(double[] v, CartesianPointGroup rotations, boolean mirrors) {
    double[] u = unit(v);
    for (int s = 0; s < rotations.size(); s++) {
      double[] r = rotations.rotation(s);
      double det = Matrix3.determinant(r);
      double[] image = Matrix3.apply(r, u);
      boolean twofold = det * (r[0] + r[4] + r[8]) < -0.99 && det * dot(image, u) > 1 - 1e-4;
      if (twofold && (mirrors || det > 0)) {
        return true;
      }
    }
    return false;
  }

  private static IeeeOrientation orthorhombic(double[]... axes) {
    double[][] sorted = axes.clone();
    Arrays.sort(sorted, Comparator.comparingDouble(v -> dot(v, v)));
    return of(sorted[1], sorted[0]);
  }

  private static IeeeOrientation monoclinic(double[] first, double[] second) {
    double[] p = first;
    double[] q = second;
    while (true) { // Gauss: the two shortest vectors of the plane
      if (dot(q, q) < dot(p, p)) {
        double[] swap = p;
        p = q;
        q = swap;
      }
      double steps = Math.rint(dot(p, q) / dot(p, p));
      double[] shorter = sum(q, p, -steps);
      if (steps == 0 || dot(shorter, shorter) > dot(q, q) * (1 - 1e-9)) {
        break;
      }
      q = shorter;
    }
    double[] a = dot(p, q) > 0 ? sum(new double[3], q, -1) : q; // beta obtuse
    double[] y = cross(p, a); // c x a points along b of a right-handed a b c
    return of(cross(y, p), p);
  }

  private static IeeeOrientation triclinic(double[]... axes) {
    double[][] sorted = axes.clone(); // Niggli's: as short as can be
    Arrays.sort(sorted, Comparator.comparingDouble(v -> dot(v, v)));
    double[] c = sorted[0];
    double[] a = sum(new double[3], sorted[1], dot(c, sorted[1]) > 0 ? -1 : 1);
    double[] b = sum(new double[3], sorted[2], dot(c, sorted[2]) > 0 ? -1 : 1);
    if (dot(cross(c, a), b) < 0) { // inversion: the angles stay
      c = sum(new double[3], c, -1);
      a = sum(new double[3], a, -1);
    }
    double[] y = cross(c, a);
    return of(cross(y, c), c);
  }

  private static double[] sum(double[] u, double[] v, double factor) {
    return new double[] {u[0] + factor * v[0], u[1] + factor * v[1], u[2] + factor * v[2]};
  }

  private static double dot(double[] u, double[] v) {
    return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
  }

  private static double[] cross(double[] u, double[] v) {
    return new double[] {
      u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]
    };
  }

  private static double[] unit(double[] v) {
    double length = Math.sqrt(dot(v, v));
    return new double[] {v[0] / length, v[1] / length, v[2] / length};
  }

  /** A copy of R with v' = R v: rows X Y Z in the given axes. */
  public double[] rotation() {
    return rotation.clone();
  }
}
