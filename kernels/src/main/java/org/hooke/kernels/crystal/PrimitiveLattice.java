package org.hooke.kernels.crystal;

import java.util.ArrayList;
import java.util.List;

/**
 * The lattice spanned by the unit vectors and a group of N fractional translations.
 *
 * <p>N w is a lattice vector for every w of the group, so each w is rounded to a multiple of 1/N
 * and the primitive basis is found by integer elimination. The basis is Niggli-reduced. Immutable.
 */
final class PrimitiveLattice {
  private final int[] basis; // N times the primitive vectors as columns, in the given basis
  private final int order; // N

  private final List<double[]> translations; // the N multiples of 1/N

  private PrimitiveLattice(int[] basis, List<double[]> translations) {
    this.basis = basis;
    this.order = translations.size();
    this.translations = translations;
  }

  /**
   * The primitive lattice, or null when the translations do not form a group.
   *
   * @param rows the given lattice vectors, [3 vector + axis], bohr
   * @param translations N translations, the zero one included
   */
  static PrimitiveLattice of(double[] rows, List<double[]> translations, double tolerance) {
    int n = translations.size();
    int[] h = {n, 0, 0, 0, n, 0, 0, 0, n}; // upper triangular, columns span the lattice
    List<double[]> rounded = new ArrayList<>();
    for (double[] w : translations) {
      int[] v = new int[3];
      double[] exact = new double[3];
      for (int i = 0; i < 3; i++) {
        v[i] = (int) Math.rint(n * w[i]);
        exact[i] = Matrix3.wrapped(v[i] / (double) n);
      }
      rounded.add(exact);
      include(h, v, n);
    }
    if ((long) h[0] * h[4] * h[8] != (long) n * n) {
      return null;
    }
    double[] metric = Matrix3.times(rows, Matrix3.transposed(rows));
    double[] b = Matrix3.toDouble(h);
    for (int i = 0; i < 9; i++) {
      b[i] /= n;
    }
    double[] primitive = Matrix3.metric(metric, b);
    double scale = Math.cbrt(Math.sqrt(Math.abs(Matrix3.determinant(primitive))));
    int[] change = NiggliCell.change(primitive, Math.max(1e-9, 0.1 * tolerance / scale));
    return new PrimitiveLattice(Matrix3.times(h, change), rounded);
  }

  /** Euclid's elimination of v against the triangular columns. */
  private static void include(int[] h, int[] v, int n) {
    for (int d = 2; d >= 0; d--) {
      while (v[d] != 0) {
        int q = Math.floorDiv(h[4 * d], v[d]);
        for (int i = 0; i <= d; i++) {
          int rest = h[3 * i + d] - q * v[i];
          h[3 * i + d] = v[i];
          v[i] = rest;
        }
      }
      if (h[4 * d] < 0) {
        for (int i = 0; i <= d; i++) {
          h[3 * i + d] = -h[3 * i + d];
        }
      }
      for (int i = 0; i < d; i++) { // N e_i belongs to the lattice: keep the numbers small
        v[i] = Math.floorMod(v[i], n);
        h[3 * i + d] = Math.floorMod(h[3 * i + d], n);
      }
    }
  }

  /** Adds an operation of the primitive basis, times each of the N translations, where W allows. */
  void addToGiven(SymmetryOperation s, List<SymmetryOperation> given) {
    int[] rotation = rotationToGiven(s.rotation());
    if (rotation == null) {
      return;
    }
    double[] w = toGiven(s.translation());
    for (double[] t : translations) {
      double[] sum = new double[3];
      for (int i = 0; i < 3; i++) {
        sum[i] = Matrix3.wrapped(w[i] + t[i]);
      }
      given.add(new SymmetryOperation(rotation, sum, s.flipsSpin()));
    }
  }

  /** The number N of translations in the given cell. */
  int order() {
    return order;
  }

  /** The primitive vectors as columns in the given basis, [3 row + column]. */
  double[] basis() {
    double[] b = Matrix3.toDouble(basis);
    for (int i = 0; i < 9; i++) {
      b[i] /= order;
    }
    return b;
  }

  /** The primitive vectors as rows, [3 vector + axis], bohr. */
  double[] rows(double[] givenRows) {
    return Matrix3.times(Matrix3.transposed(basis()), givenRows);
  }

  /** A point in primitive coordinates. */
  double[] toPrimitive(double[] x) {
    return Matrix3.apply(Matrix3.inverse(basis()), x);
  }

  /** A point or translation in the given coordinates, not wrapped. */
  double[] toGiven(double[] x) {
    return Matrix3.apply(basis(), x);
  }

  /** W in the given basis, or null when it is not integer there: it breaks the given lattice. */
  int[] rotationToGiven(int[] w) {
    double[] b = basis();
    return integer(Matrix3.times(Matrix3.times(b, Matrix3.toDouble(w)), Matrix3.inverse(b)));
  }

  /** W of the given basis in the primitive one. */
  int[] rotationToPrimitive(int[] w) {
    double[] b = basis();
    int[] m = integer(Matrix3.times(Matrix3.times(Matrix3.inverse(b), Matrix3.toDouble(w)), b));
    if (m == null) {
      throw new IllegalStateException("the operation does not keep the primitive lattice");
    }
    return m;
  }

  /** The different W of operations of the given basis, in the primitive one. */
  List<int[]> rotationsToPrimitive(List<SymmetryOperation> operations) {
    List<int[]> rotations = new ArrayList<>();
    for (SymmetryOperation s : new OperationSet(operations, 0).representatives()) {
      rotations.add(rotationToPrimitive(s.rotation()));
    }
    return rotations;
  }

  /** The matrix as integers, or null; its entries are multiples of 1/N up to rounding. */
  private int[] integer(double[] m) {
    int[] rounded = Matrix3.rounded(m);
    for (int i = 0; i < 9; i++) {
      if (Math.abs(m[i] - rounded[i]) > 0.1 / (order * (double) order)) {
        return null;
      }
    }
    return rounded;
  }
}
