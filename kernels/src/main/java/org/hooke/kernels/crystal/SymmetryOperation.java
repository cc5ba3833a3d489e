package org.hooke.kernels.crystal;

import java.io.Serializable;
import java.util.Arrays;

/**
 * x' = W x + w in fractional coordinates, with or without a reversal of the spins. Immutable.
 *
 * <p>The operation maps atom positions onto atom positions of the same species modulo the lattice.
 * In a collinear magnet it maps moments onto equal moments, or, where {@link #flipsSpin()}, every
 * moment onto its opposite.
 */
public final class SymmetryOperation implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] rotation; // W [3 row + column]
  private final double[] translation; // w [axis], in [0, 1)
  private final boolean flipsSpin;

  /** An operation that keeps the spins. */
  public SymmetryOperation(int[] rotation, double[] translation) {
    this(rotation, translation, false);
  }

  /**
   * @param rotation W, [3 row + column]
   * @param translation w, [axis]
   * @param flipsSpin whether the operation exchanges spin up and spin down
   */
  public SymmetryOperation(int[] rotation, double[] translation, boolean flipsSpin) {
    this.rotation = rotation.clone();
    this.translation = translation.clone();
    this.flipsSpin = flipsSpin;
  }

  /** W_{row, column}. */
  public int rotation(int row, int column) {
    return rotation[3 * row + column];
  }

  /** A copy of W, [3 row + column]. */
  public int[] rotation() {
    return rotation.clone();
  }

  /** w_{axis}. */
  public double translation(int axis) {
    return translation[axis];
  }

  /** A copy of w. */
  public double[] translation() {
    return translation.clone();
  }

  /** Whether the operation exchanges spin up and spin down: n goes to n, m to -m. */
  public boolean flipsSpin() {
    return flipsSpin;
  }

  /** Whether W is the unit matrix. */
  public boolean isTranslation() {
    return Arrays.equals(rotation, Matrix3.identity());
  }

  /** Whether W is proper, det W = 1. */
  public boolean isProper() {
    return Matrix3.determinant(rotation) == 1;
  }

  /** W x + w, [axis]; not wrapped into the cell. */
  public double[] applied(double x, double y, double z) {
    double[] image = Matrix3.apply(rotation, new double[] {x, y, z});
    for (int i = 0; i < 3; i++) {
      image[i] += translation[i];
    }
    return image;
  }

  /** This operation after the other: W1 W2, W1 w2 + w1 wrapped into [0, 1). */
  public SymmetryOperation after(SymmetryOperation other) {
    double[] w = applied(other.translation[0], other.translation[1], other.translation[2]);
    for (int i = 0; i < 3; i++) {
      w[i] = Matrix3.wrapped(w[i]);
    }
    return new SymmetryOperation(
        Matrix3.times(rotation, other.rotation), w, flipsSpin != other.flipsSpin);
  }

  /** The inverse, W^-1 and -W^-1 w wrapped into [0, 1). */
  public SymmetryOperation inverse() {
    int[] inverse = Matrix3.unimodularInverse(rotation);
    double[] w = Matrix3.apply(inverse, translation);
    for (int i = 0; i < 3; i++) {
      w[i] = Matrix3.wrapped(-w[i]);
    }
    return new SymmetryOperation(inverse, w, flipsSpin);
  }

  /** Whether rotation, spin and, modulo the lattice and within the tolerance, w agree. */
  public boolean equals(SymmetryOperation other, double tolerance) {
    if (flipsSpin != other.flipsSpin || !Arrays.equals(rotation, other.rotation)) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      double d = translation[i] - other.translation[i];
      if (Math.abs(d - Math.rint(d)) > tolerance) {
        return false;
      }
    }
    return true;
  }

  /** W in Cartesian axes: A^T W A^-T with the lattice vectors as rows of A, [3 row + column]. */
  public double[] cartesianRotation(Lattice lattice) {
    double[] r = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double sum = 0;
        for (int m = 0; m < 3; m++) {
          for (int n = 0; n < 3; n++) {
            sum += lattice.a(m, i) * rotation[3 * m + n] * lattice.b(n, j);
          }
        }
        r[3 * i + j] = sum / (2 * Math.PI);
      }
    }
    return r;
  }
}
