package org.hooke.kernels.defects;

import java.io.Serializable;
import org.hooke.kernels.crystal.Matrix3;
import org.hooke.kernels.linalg.SymmetricEigen;

/** The relative static permittivity of a crystal: symmetric and positive definite. Immutable. */
public final class DielectricTensor implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double SYMMETRIC = 1e-6;

  private final double[] tensor; // [3 i + j]
  private final double[] inverse; // [3 i + j]
  private final double[] principal; // ascending

  /**
   * @param tensor eps_ij, [3 i + j]
   * @throws IllegalArgumentException when it is not symmetric to 1e-6 of its largest element, not
   *     finite, or not positive definite
   */
  public DielectricTensor(double... tensor) {
    if (tensor.length != 9) {
      throw new IllegalArgumentException(
          "a dielectric tensor has 9 components, not " + tensor.length);
    }
    double largest = 0;
    for (double e : tensor) {
      if (!Double.isFinite(e)) {
        throw new IllegalArgumentException("a component of the dielectric tensor is " + e);
      }
      largest = Math.max(largest, Math.abs(e));
    }
    double[] even = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double a = tensor[3 * i + j];
        double b = tensor[3 * j + i];
        if (Math.abs(a - b) > SYMMETRIC * largest) {
          throw new IllegalArgumentException(
              "the dielectric tensor is not symmetric: " + a + " and " + b);
        }
        even[3 * i + j] = (a + b) / 2;
      }
    }
    this.tensor = even;
    this.principal = new SymmetricEigen(3, even.clone()).values();
    if (!(principal[0] > 0)) {
      throw new IllegalArgumentException(
          "the dielectric tensor is not positive: it has the principal value " + principal[0]);
    }
    this.inverse = Matrix3.inverse(even);
  }

  /** eps times the unit tensor. */
  public static DielectricTensor isotropic(double eps) {
    return new DielectricTensor(eps, 0, 0, 0, eps, 0, 0, 0, eps);
  }

  /** A copy of eps_ij, [3 i + j]. */
  public double[] components() {
    return tensor.clone();
  }

  /** The principal values, ascending. */
  public double[] principalValues() {
    return principal.clone();
  }

  /** A third of the trace. */
  public double mean() {
    return (tensor[0] + tensor[4] + tensor[8]) / 3;
  }

  /** eps times a positive number. */
  public DielectricTensor times(double factor) {
    double[] scaled = tensor.clone();
    for (int i = 0; i < 9; i++) {
      scaled[i] *= factor;
    }
    return new DielectricTensor(scaled);
  }

  /** G eps G. */
  public double screenedSquare(double[] g) {
    return form(tensor, g);
  }

  /** sqrt(r eps^-1 r): the distance that the potential of a point charge depends on. */
  public double screenedDistance(double[] r) {
    return Math.sqrt(form(inverse, r));
  }

  /** eps^-1 r. */
  double[] inverseTimes(double[] r) {
    return Matrix3.apply(inverse, r);
  }

  /** sqrt(det eps). */
  double rootDeterminant() {
    return Math.sqrt(principal[0] * principal[1] * principal[2]);
  }

  /**
   * The mean of 1/(n eps n) over all directions n, 1/eps for an isotropic tensor: Carlson's R_F(e1
   * e2, e2 e3, e3 e1) of the principal values (B. C. Carlson, Numer. Algorithms 10, 13 (1995)).
   */
  public double meanScreening() {
    double x = principal[0] * principal[1];
    double y = principal[1] * principal[2];
    double z = principal[2] * principal[0];
    while (true) {
      double mean = (x + y + z) / 3;
      double dx = 1 - x / mean;
      double dy = 1 - y / mean;
      double dz = 1 - z / mean;
      if (Math.max(Math.abs(dx), Math.max(Math.abs(dy), Math.abs(dz))) < 1e-3) {
        double e2 = dx * dy - dz * dz;
        double e3 = dx * dy * dz;
        return (1 + e2 * (e2 / 24 - 0.1 - 3 * e3 / 44) + e3 / 14) / Math.sqrt(mean);
      }
      double rootX = Math.sqrt(x);
      double rootY = Math.sqrt(y);
      double rootZ = Math.sqrt(z);
      double lambda = rootX * (rootY + rootZ) + rootY * rootZ;
      x = (x + lambda) / 4;
      y = (y + lambda) / 4;
      z = (z + lambda) / 4;
    }
  }

  private static double form(double[] m, double[] v) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        sum += v[i] * m[3 * i + j] * v[j];
      }
    }
    return sum;
  }
}
