package org.hooke.kernels.crystal;

import java.io.Serializable;

/**
 * A lattice: rows a1 a2 a3 in bohr, and the reciprocal rows b_i with a_i b_j = 2 pi delta_ij.
 *
 * <p>Immutable. A left-handed lattice is allowed; {@link #volume()} is always positive.
 */
public final class Lattice implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] a; // [3 vector + axis], bohr
  private final double[] b; // [3 vector + axis], 1/bohr
  private final double determinant;

  /**
   * @param rows a1 a2 a3, [3 vector + axis], bohr
   * @throws IllegalArgumentException when a component is not finite or the volume vanishes
   */
  public Lattice(double... rows) {
    if (rows.length != 9) {
      throw new IllegalArgumentException("a lattice has 9 components, not " + rows.length);
    }
    this.a = rows.clone();
    double[] c = new double[9]; // c_i = a_j x a_k
    for (int i = 0; i < 3; i++) {
      int j = 3 * ((i + 1) % 3);
      int k = 3 * ((i + 2) % 3);
      for (int x = 0; x < 3; x++) {
        int y = (x + 1) % 3;
        int z = (x + 2) % 3;
        c[3 * i + x] = a[j + y] * a[k + z] - a[j + z] * a[k + y];
      }
    }
    this.determinant = a[0] * c[0] + a[1] * c[1] + a[2] * c[2];
    double scale = norm(0) * norm(1) * norm(2);
    if (!(Math.abs(determinant) > 1e-10 * scale) || !Double.isFinite(determinant)) {
      throw new IllegalArgumentException("the lattice vectors span no volume");
    }
    this.b = c;
    for (int i = 0; i < 9; i++) {
      b[i] *= 2 * Math.PI / determinant;
    }
  }

  private double norm(int i) {
    return Math.sqrt(
        a[3 * i] * a[3 * i] + a[3 * i + 1] * a[3 * i + 1] + a[3 * i + 2] * a[3 * i + 2]);
  }

  /** Component {@code axis} of a_{vector}, bohr. */
  public double a(int vector, int axis) {
    return a[3 * vector + axis];
  }

  /** Component {@code axis} of b_{vector}, 1/bohr, with its 2 pi. */
  public double b(int vector, int axis) {
    return b[3 * vector + axis];
  }

  /** A copy of a1 a2 a3, [3 vector + axis], bohr. */
  public double[] vectors() {
    return a.clone();
  }

  /** A copy of b1 b2 b3, [3 vector + axis], 1/bohr. */
  public double[] reciprocalVectors() {
    return b.clone();
  }

  /** Length of a_{vector}, bohr. */
  public double length(int vector) {
    return norm(vector);
  }

  /** Length of b_{vector}, 1/bohr. */
  public double reciprocalLength(int vector) {
    int i = 3 * vector;
    return Math.sqrt(b[i] * b[i] + b[i + 1] * b[i + 1] + b[i + 2] * b[i + 2]);
  }

  /** |a1 (a2 x a3)|, bohr^3. */
  public double volume() {
    return Math.abs(determinant);
  }

  /** Whether a1 (a2 x a3) is positive. */
  public boolean rightHanded() {
    return determinant > 0;
  }

  /** r = f1 a1 + f2 a2 + f3 a3, bohr. */
  public double[] cartesian(double f1, double f2, double f3) {
    double[] r = new double[3];
    for (int x = 0; x < 3; x++) {
      r[x] = f1 * a[x] + f2 * a[3 + x] + f3 * a[6 + x];
    }
    return r;
  }

  /** f_i = b_i r / 2 pi. */
  public double[] fractional(double x, double y, double z) {
    double[] f = new double[3];
    for (int i = 0; i < 3; i++) {
      f[i] = (b[3 * i] * x + b[3 * i + 1] * y + b[3 * i + 2] * z) / (2 * Math.PI);
    }
    return f;
  }

  /** k = k1 b1 + k2 b2 + k3 b3, 1/bohr. */
  public double[] reciprocalCartesian(double k1, double k2, double k3) {
    double[] k = new double[3];
    for (int x = 0; x < 3; x++) {
      k[x] = k1 * b[x] + k2 * b[3 + x] + k3 * b[6 + x];
    }
    return k;
  }

  /**
   * The lattice under r -> (1 + strain) r.
   *
   * @param strain [3 i + j], need not be symmetric
   */
  public Lattice strained(double[] strain) {
    double[] s = new double[9];
    for (int v = 0; v < 3; v++) {
      for (int i = 0; i < 3; i++) {
        double sum = a[3 * v + i];
        for (int j = 0; j < 3; j++) {
          sum += strain[3 * i + j] * a[3 * v + j];
        }
        s[3 * v + i] = sum;
      }
    }
    return new Lattice(s);
  }
}
