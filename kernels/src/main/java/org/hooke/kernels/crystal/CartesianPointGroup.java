package org.hooke.kernels.crystal;

import java.util.List;

/**
 * The rotations R of a group in Cartesian axes, and averages of tensors over them. Immutable.
 *
 * <p>Voigt order is xx yy zz yz xz xy.
 */
public final class CartesianPointGroup {
  private static final int[] FIRST = {0, 1, 2, 1, 0, 0};
  private static final int[] SECOND = {0, 1, 2, 2, 2, 1};
  private static final int[] VOIGT = {0, 5, 4, 5, 1, 3, 4, 3, 2}; // [3 i + j]

  private final double[][] rotations; // [operation][3 row + column]

  /** One rotation per operation of the group, in the order of the group. */
  public CartesianPointGroup(SpaceGroup group, Lattice lattice) {
    List<SymmetryOperation> operations = group.operations();
    this.rotations = new double[operations.size()][];
    for (int s = 0; s < rotations.length; s++) {
      rotations[s] = operations.get(s).cartesianRotation(lattice);
    }
  }

  private CartesianPointGroup(double[]... rotations) {
    this.rotations = rotations;
  }

  /** The group of the identity alone. */
  public static CartesianPointGroup trivial() {
    return new CartesianPointGroup(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
  }

  /** Number of rotations, those of pure translations counted each. */
  public int size() {
    return rotations.length;
  }

  /** A copy of R of an operation, [3 row + column]. */
  public double[] rotation(int operation) {
    return rotations[operation].clone();
  }

  /** The mean of R v, [axis]: what a polar vector such as a dipole keeps. */
  public double[] averagedVector(double[] v) {
    double[] sum = new double[3];
    for (double[] r : rotations) {
      double[] moved = Matrix3.apply(r, v);
      for (int i = 0; i < 3; i++) {
        sum[i] += moved[i] / rotations.length;
      }
    }
    return sum;
  }

  /** The mean of R T R^T: a tensor of rank two such as stress or strain, [3 i + j]. */
  public double[] averagedTensor(double[] tensor) {
    double[] sum = new double[9];
    for (double[] r : rotations) {
      double[] moved = rotated(r, tensor);
      for (int i = 0; i < 9; i++) {
        sum[i] += moved[i] / rotations.length;
      }
    }
    return sum;
  }

  /** R T R^T, [3 i + j]. */
  public static double[] rotated(double[] rotation, double[] tensor) {
    return Matrix3.times(Matrix3.times(rotation, tensor), Matrix3.transposed(rotation));
  }

  /**
   * Stiffnesses averaged over the group: the mean of R_ia R_jb R_kc R_ld C_abcd in Voigt's
   * notation.
   *
   * @param stiffness C_mn = C_ijkl, [6 m + n]; need not be symmetric in m and n
   */
  public double[] averagedStiffness(double[] stiffness) {
    double[] sum = new double[36];
    for (double[] r : rotations) {
      double[] moved = rotatedStiffness(r, stiffness);
      for (int i = 0; i < 36; i++) {
        sum[i] += moved[i] / rotations.length;
      }
    }
    return sum;
  }

  /**
   * Stiffnesses in turned axes, C' = M C M^T with Bond's matrix M of the stresses.
   *
   * <p>W. L. Bond, Bell Syst. Tech. J. 22, 1 (1943).
   *
   * @param rotation R, [3 row + column]
   * @param stiffness C_mn, [6 m + n]
   */
  public static double[] rotatedStiffness(double[] rotation, double[] stiffness) {
    double[] bond = bond(rotation);
    double[] left = new double[36];
    for (int m = 0; m < 6; m++) {
      for (int n = 0; n < 6; n++) {
        for (int k = 0; k < 6; k++) {
          left[6 * m + n] += bond[6 * m + k] * stiffness[6 * k + n];
        }
      }
    }
    double[] turned = new double[36];
    for (int m = 0; m < 6; m++) {
      for (int n = 0; n < 6; n++) {
        for (int k = 0; k < 6; k++) {
          turned[6 * m + n] += left[6 * m + k] * bond[6 * n + k];
        }
      }
    }
    return turned;
  }

  /** M with (R sigma R^T)_m = M_mn sigma_n for symmetric sigma in Voigt's notation, [6 m + n]. */
  private static double[] bond(double[] r) {
    double[] m = new double[36];
    for (int v = 0; v < 6; v++) {
      int i = FIRST[v];
      int j = SECOND[v];
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          m[6 * v + VOIGT[3 * a + b]] += r[3 * i + a] * r[3 * j + b];
        }
      }
    }
    return m;
  }
}
