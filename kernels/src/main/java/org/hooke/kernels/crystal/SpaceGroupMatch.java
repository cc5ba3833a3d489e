package org.hooke.kernels.crystal;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the 230 types a group of operations is, and the way from its cell to the standard one.
 *
 * <p>With the primitive basis P of the group's translations, conventional axes C (integer columns)
 * and origin shift q, x_primitive = P^-1 x and x_standard = C^-1 (x_primitive + q) turn the
 * operations into those of the tabulated Hall symbol. The operations handed back are the tabulated
 * ones carried the other way: a group to rounding. Immutable.
 */
final class SpaceGroupMatch {
  /** Largest misfit of a translation, in units of the primitive vectors. */
  private static final double SLACK = 0.08;

  /** Translations are multiples of this wherever the origin allows it. */
  private static final int FRACTION = 24;

  private final SpaceGroupType type;
  private final PrimitiveLattice lattice;
  private final int[] axes; // C, columns in the primitive basis
  private final double[] shift; // q, primitive basis
  private final List<SymmetryOperation> operations;

  private SpaceGroupMatch(
      SpaceGroupType type,
      PrimitiveLattice lattice,
      int[] axes,
      double[] shift,
      List<SymmetryOperation> operations) {
    this.type = type;
    this.lattice = lattice;
    this.axes = axes;
    this.shift = shift;
    this.operations = operations;
  }

  /**
   * The type of a group, or null when none fits.
   *
   * @param rows lattice vectors of the cell, [3 vector + axis], bohr
   * @param operations a whole group in this cell, approximate translations
   * @param tolerance translations move by less than this when they become simple fractions, bohr
   */
  static SpaceGroupMatch of(double[] rows, List<SymmetryOperation> operations, double tolerance) {
    List<double[]> translations = new ArrayList<>();
    for (SymmetryOperation s : operations) {
      if (s.isTranslation()) {
        translations.add(s.translation());
      }
    }
    PrimitiveLattice lattice = PrimitiveLattice.of(rows, translations, tolerance);
    if (lattice == null) {
      return null;
    }
    List<int[]> rotations = new ArrayList<>();
    List<double[]> shifts = new ArrayList<>();
    Set<IntBuffer> seen = new HashSet<>();
    for (SymmetryOperation s : operations) {
      int[] w = lattice.rotationToPrimitive(s.rotation());
      if (seen.add(IntBuffer.wrap(w))) {
        rotations.add(w);
        shifts.add(lattice.toPrimitive(s.translation()));
      }
    }
    PointGroup pointGroup = PointGroup.of(operations);
    double[] own = lattice.rows(rows);
    double[] metric = invariantMetric(own, rotations);
    int handedness = Matrix3.determinant(own) > 0 ? 1 : -1;
    ConventionalAxes conventional = new ConventionalAxes(metric, handedness, rotations);
    for (int[] axes : conventional.candidates(pointGroup.laueClass())) {
      for (int number = 1; number <= 230; number++) {
        SpaceGroupType type = SpaceGroupType.of(number);
        if (type.pointGroup() != pointGroup || !hasCentring(type, axes)) {
          continue;
        }
        List<double[]> tabulated = tabulated(type, axes, rotations);
        double[] q = tabulated == null ? null : origin(rotations, shifts, tabulated);
        if (q != null) {
          return refined(type, lattice, axes, q, own, rotations, shifts, tabulated, tolerance)
              .withFlipsOf(operations);
        }
      }
    }
    return null;
  }

  /** The mean of W^T G W over the group. */
  static double[] invariantMetric(double[] rows, List<int[]> rotations) {
    double[] metric = Matrix3.times(rows, Matrix3.transposed(rows));
    double[] mean = new double[9];
    for (int[] w : rotations) {
      double[] g = Matrix3.metric(metric, Matrix3.toDouble(w));
      for (int i = 0; i < 9; i++) {
        mean[i] += g[i] / rotations.size();
      }
    }
    return mean;
  }

  /** Whether the type's centring vectors are exactly the lattice points inside the cell C. */
  private static boolean hasCentring(SpaceGroupType type, int[] axes) {
    int count = 0;
    for (SymmetryOperation s : type.operations()) {
      if (s.isTranslation()) {
        count++;
        for (double x : Matrix3.apply(axes, s.translation())) {
          if (Math.abs(x - Math.rint(x)) > 1e-9) {
            return false;
          }
        }
      }
    }
    return count == Math.abs(Matrix3.determinant(axes));
  }

  /** C w of the tabulated operation with C^-1 W C, for each W; null when one is missing. */
  private static List<double[]> tabulated(SpaceGroupType type, int[] axes, List<int[]> rotations) {
    OperationSet table = new OperationSet(type.operations(), 0);
    int det = Matrix3.determinant(axes);
    List<double[]> found = new ArrayList<>();
    for (int[] w : rotations) {
      int[] turned = Matrix3.times(Matrix3.times(Matrix3.adjugate(axes), w), axes);
      for (int i = 0; i < 9; i++) {
        if (turned[i] % det != 0) {
          return null;
        }
        turned[i] /= det;
      }
      SymmetryOperation s = table.first(turned);
      if (s == null) {
        return null;
      }
      found.add(Matrix3.apply(axes, s.translation()));
    }
    return found;
  }

  /** q with (1 - W) q = C w_table - w. */
  private static double[] origin(
      List<int[]> rotations, List<double[]> shifts, List<double[]> tabulated) {
    List<double[]> differences = new ArrayList<>();
    for (int g = 0; g < rotations.size(); g++) {
      double[] d = new double[3];
      for (int i = 0; i < 3; i++) {
        d[i] = tabulated.get(g)[i] - shifts.get(g)[i];
      }
      differences.add(d);
    }
    return OriginShift.solve(rotations, differences, SLACK);
  }

  /** The operations w = C w_table - (1 - W) q, as multiples of 1/24 where all of them may be. */
  private static SpaceGroupMatch refined(
      SpaceGroupType type,
      PrimitiveLattice lattice,
      int[] axes,
      double[] q,
      double[] rows,
      List<int[]> rotations,
      List<double[]> shifts,
      List<double[]> tabulated,
      double tolerance) {
    int n = rotations.size();
    List<SymmetryOperation> exact = new ArrayList<>();
    List<SymmetryOperation> simple = new ArrayList<>();
    double[] correction = new double[3];
    boolean near = true;
    for (int g = 0; g < n; g++) {
      double[] wq = Matrix3.apply(rotations.get(g), q);
      double[] w = new double[3];
      double[] fraction = new double[3];
      double[] miss = new double[3];
      for (int i = 0; i < 3; i++) {
        w[i] = tabulated.get(g)[i] - q[i] + wq[i];
        double k = Math.rint(FRACTION * w[i]);
        fraction[i] = Math.floorMod((int) k, FRACTION) / (double) FRACTION;
        correction[i] += (w[i] - k / FRACTION) / n;
        miss[i] = shifts.get(g)[i] - k / FRACTION;
        miss[i] -= Math.rint(miss[i]);
        w[i] = Matrix3.wrapped(w[i]);
      }
      double[] distance = Matrix3.apply(Matrix3.transposed(rows), miss);
      near &=
          distance[0] * distance[0] + distance[1] * distance[1] + distance[2] * distance[2]
              < tolerance * tolerance;
      exact.add(new SymmetryOperation(rotations.get(g), w));
      simple.add(new SymmetryOperation(rotations.get(g), fraction));
    }
    if (near && OperationSet.isGroup(simple, 1e-9)) {
      double[] moved = {q[0] + correction[0], q[1] + correction[1], q[2] + correction[2]};
      return new SpaceGroupMatch(type, lattice, axes, moved, simple);
    }
    return new SpaceGroupMatch(type, lattice, axes, q, exact);
  }

  /** The operations in the given cell with the spin flips of the approximate ones. */
  private SpaceGroupMatch withFlipsOf(List<SymmetryOperation> approximate) {
    OperationSet keeping = new OperationSet(approximate, SLACK / lattice.order());
    List<SymmetryOperation> given = new ArrayList<>();
    for (SymmetryOperation s : operations) {
      lattice.addToGiven(s, given);
    }
    List<SymmetryOperation> flagged = new ArrayList<>();
    for (SymmetryOperation s : given) {
      boolean flips = keeping.find(s) == null;
      flagged.add(new SymmetryOperation(s.rotation(), s.translation(), flips));
    }
    return new SpaceGroupMatch(type, lattice, axes, shift, flagged);
  }

  SpaceGroupType type() {
    return type;
  }

  /** The lattice of all translations, in the given cell. */
  PrimitiveLattice lattice() {
    return lattice;
  }

  /** C: the conventional vectors as columns in the basis of {@link #lattice()}. */
  int[] axes() {
    return axes.clone();
  }

  /** x_standard = C^-1 (P^-1 x + q) of a point x of the given cell; not wrapped. */
  double[] toStandard(double[] x) {
    double[] y = lattice.toPrimitive(x);
    for (int i = 0; i < 3; i++) {
      y[i] += shift[i];
    }
    return Matrix3.apply(Matrix3.inverse(Matrix3.toDouble(axes)), y);
  }

  /** The group in the given cell, translations exact. */
  List<SymmetryOperation> operations() {
    return operations;
  }
}
