package org.hooke.kernels.crystal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The operations that map a structure onto itself within a tolerance.
 *
 * <p>Pure translations give the primitive lattice; the holohedry of its Niggli basis gives the
 * candidates W; the atoms of the rarest species give the candidates w. As described by
 * Grosse-Kunstleve, Acta Cryst. A55, 383 (1999), and Togo and Tanaka, arXiv:1808.01590. When the
 * operations found do not form a group, the tolerance is lowered and the search repeated.
 */
final class SymmetryFinder {
  private static final double SHRINK = 0.8;
  private static final int MAX_ATTEMPTS = 60;

  private final Structure structure;
  private final double[] rows; // a1 a2 a3, [3 vector + axis]
  private final int[] labels; // [atom], index of the species
  private double tolerance;
  private PrimitiveLattice lattice;
  private List<SymmetryOperation> operations = List.of();

  /**
   * Searches at once.
   *
   * @param tolerance largest distance of an image from its atom, bohr
   * @throws IllegalArgumentException when the tolerance is not positive
   */
  SymmetryFinder(Structure structure, double tolerance) {
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("the tolerance must be positive, not " + tolerance);
    }
    this.structure = structure;
    this.rows = structure.lattice().vectors();
    List<String> species = structure.species();
    this.labels = structure.symbols().stream().mapToInt(species::indexOf).toArray();
    this.tolerance = tolerance;
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      if (found()) {
        return;
      }
      this.tolerance *= SHRINK;
    }
    this.lattice = PrimitiveLattice.of(rows, List.of(new double[3]), this.tolerance);
    this.operations = List.of(new SymmetryOperation(Matrix3.identity(), new double[3]));
  }

  /** The tolerance at which the operations form a group, bohr. */
  double tolerance() {
    return tolerance;
  }

  /** The lattice of the translations that keep the moments. */
  PrimitiveLattice lattice() {
    return lattice;
  }

  /** The operations in the basis of {@link #lattice()}, one per W, or two with opposite spins. */
  List<SymmetryOperation> primitiveOperations() {
    return operations;
  }

  private boolean found() {
    AtomMatch cell =
        new AtomMatch(rows, labels, structure.moments(), structure.fractional(), tolerance);
    lattice = PrimitiveLattice.of(rows, pureTranslations(cell), tolerance);
    if (lattice == null) {
      return false;
    }
    AtomMatch primitive = primitiveAtoms();
    if (primitive == null) {
      return false;
    }
    operations = operations(primitive);
    return OperationSet.isGroup(operations, closure());
  }

  /** How far products of refined operations may miss: a few times the tolerance. */
  private double closure() {
    double[] r = lattice.rows(rows);
    double shortest = Double.POSITIVE_INFINITY;
    double[] inverse = Matrix3.inverse(Matrix3.times(r, Matrix3.transposed(r)));
    for (int i = 0; i < 3; i++) {
      shortest = Math.min(shortest, 1 / Math.sqrt(inverse[4 * i]));
    }
    return Math.min(0.04, 4 * tolerance / shortest) + 1e-10;
  }

  private static List<double[]> pureTranslations(AtomMatch cell) {
    List<double[]> found = new ArrayList<>();
    int[] rarest = cell.rarest();
    for (int atom : rarest) {
      double[] w = new double[3];
      for (int x = 0; x < 3; x++) {
        w[x] = cell.position(atom, x) - cell.position(rarest[0], x);
      }
      SymmetryOperation match = cell.matched(Matrix3.identity(), w);
      if (match != null && !match.flipsSpin()) {
        found.add(match.translation());
      }
    }
    return found;
  }

  /** One atom per orbit of the pure translations, at the mean position of the orbit. */
  private AtomMatch primitiveAtoms() {
    int n = structure.atoms();
    int[] primitiveLabels = new int[n];
    double[] moments = new double[n];
    double[] positions = new double[3 * n];
    double[] offsets = new double[3 * n]; // sum over the orbit of distances from its first atom
    int[] members = new int[n];
    double[] r = lattice.rows(rows);
    int count = 0;
    for (int a = 0; a < n; a++) {
      double[] x = {
        structure.fractional(a, 0), structure.fractional(a, 1), structure.fractional(a, 2)
      };
      x = lattice.toPrimitive(x);
      int orbit = 0;
      double[] d = new double[3];
      for (; orbit < count; orbit++) {
        for (int i = 0; i < 3; i++) {
          d[i] = x[i] - positions[3 * orbit + i];
          d[i] -= Math.rint(d[i]);
        }
        if (primitiveLabels[orbit] == labels[a]
            && Math.abs(moments[orbit] - structure.moment(a)) < 2 * AtomMatch.MOMENT_TOLERANCE
            && norm(d, r) < 2 * tolerance) {
          break;
        }
      }
      if (orbit == count) {
        count++;
        primitiveLabels[orbit] = labels[a];
        moments[orbit] = structure.moment(a);
        System.arraycopy(x, 0, positions, 3 * orbit, 3);
        Arrays.fill(d, 0);
      }
      members[orbit]++;
      for (int i = 0; i < 3; i++) {
        offsets[3 * orbit + i] += d[i];
      }
    }
    for (int orbit = 0; orbit < count; orbit++) {
      if (members[orbit] != lattice.order()) {
        return null;
      }
      for (int i = 0; i < 3; i++) {
        positions[3 * orbit + i] += offsets[3 * orbit + i] / members[orbit];
      }
    }
    return new AtomMatch(
        r,
        Arrays.copyOf(primitiveLabels, count),
        Arrays.copyOf(moments, count),
        Arrays.copyOf(positions, 3 * count),
        tolerance);
  }

  private static double norm(double[] fractional, double[] rows) {
    double[] r = Matrix3.apply(Matrix3.transposed(rows), fractional);
    return Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
  }

  private List<SymmetryOperation> operations(AtomMatch atoms) {
    double[] r = lattice.rows(rows);
    double[] metric = Matrix3.times(r, Matrix3.transposed(r));
    List<SymmetryOperation> found = new ArrayList<>();
    for (int[] rotation : LatticeSymmetry.rotations(metric, tolerance)) {
      int[] rarest = atoms.rarest();
      double[] x = {
        atoms.position(rarest[0], 0), atoms.position(rarest[0], 1), atoms.position(rarest[0], 2)
      };
      double[] turned = Matrix3.apply(rotation, x);
      for (int atom : rarest) {
        double[] w = new double[3];
        for (int i = 0; i < 3; i++) {
          w[i] = atoms.position(atom, i) - turned[i];
        }
        SymmetryOperation match = atoms.matched(rotation, w);
        if (match != null) {
          found.add(match);
        }
      }
    }
    return found;
  }
}
