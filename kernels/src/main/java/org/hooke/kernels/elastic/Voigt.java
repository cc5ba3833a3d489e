package org.hooke.kernels.elastic;

/**
 * Voigt's and Kelvin's notations of symmetric tensors: xx yy zz yz xz xy.
 *
 * <p>Voigt: stresses as they are, strains with doubled shears. Kelvin: both with shears times sqrt
 * 2, so that the notation is an orthonormal basis. M. M. Mehrabadi, S. C. Cowin, Q. J. Mech. Appl.
 * Math. 43, 15 (1990).
 */
public final class Voigt {
  private static final int[] FIRST = {0, 1, 2, 1, 0, 0};
  private static final int[] SECOND = {0, 1, 2, 2, 2, 1};
  private static final double SQRT2 = Math.sqrt(2);

  private Voigt() {}

  /** Row of the tensor component that an index stands for. */
  public static int first(int m) {
    return FIRST[m];
  }

  /** Column of the tensor component that an index stands for. */
  public static int second(int m) {
    return SECOND[m];
  }

  /** Kelvin's weight of an index: 1 for xx yy zz, sqrt 2 for shears. */
  public static double kelvin(int m) {
    return m < 3 ? 1 : SQRT2;
  }

  /** Stress [3 i + j] to (xx, yy, zz, yz, xz, xy). */
  public static double[] stress(double[] tensor) {
    double[] v = new double[6];
    for (int m = 0; m < 6; m++) {
      v[m] = (tensor[3 * FIRST[m] + SECOND[m]] + tensor[3 * SECOND[m] + FIRST[m]]) / 2;
    }
    return v;
  }

  /** Strain [3 i + j] to (xx, yy, zz, 2 yz, 2 xz, 2 xy). */
  public static double[] strain(double[] tensor) {
    double[] v = stress(tensor);
    for (int m = 3; m < 6; m++) {
      v[m] *= 2;
    }
    return v;
  }

  /** The symmetric tensor [3 i + j] that is 1 at the components of index m. */
  public static double[] unit(int m) {
    double[] tensor = new double[9];
    tensor[3 * FIRST[m] + SECOND[m]] = 1;
    tensor[3 * SECOND[m] + FIRST[m]] = 1;
    return tensor;
  }
}
