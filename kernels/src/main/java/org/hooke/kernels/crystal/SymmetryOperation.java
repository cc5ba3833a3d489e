package org.hooke.kernels.crystal;

import java.io.Serializable;
import java.util.Arrays;

/**
 * x' = W x + w in fractional coordinates. Immutable.
 *
 * <p>The operation maps atom positions onto atom positions of the same species modulo the lattice.
 */
public final class SymmetryOperation implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] rotation; // W [3 row + column]
  private final double[] translation; // w [axis], in [0, 1)

  public SymmetryOperation(int[] rotation, double[] translation) {
    this.rotation = rotation.clone();
    this.translation = translation.clone();
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

  /** Whether W is the unit matrix. */
  public boolean isTranslation() {
    return Arrays.equals(rotation, new int[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
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
