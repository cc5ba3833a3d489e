package org.hooke.kernels.elastic;

import java.io.Serializable;
import org.hooke.kernels.crystal.CartesianPointGroup;
import org.hooke.kernels.linalg.SymmetricEigen;

/**
 * Stiffness C_mn = dS_m/dE_n in Voigt's notation, with what follows from it.
 *
 * <p>In any unit of stress; moduli come out in the same. Need not be symmetric; moduli and waves
 * use the symmetric part. Immutable.
 */
public final class ElasticTensor implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] c; // [6 m + n]

  /**
   * @param stiffness C_mn, [6 m + n]
   * @throws IllegalArgumentException when there are not 36 finite numbers
   */
  public ElasticTensor(double[] stiffness) {
    if (stiffness.length != 36) {
      throw new IllegalArgumentException("a stiffness has 36 components, not " + stiffness.length);
    }
    for (double x : stiffness) {
      if (!Double.isFinite(x)) {
        throw new IllegalArgumentException("a stiffness component is " + x);
      }
    }
    this.c = stiffness.clone();
  }

  /** The isotropic tensor of a bulk modulus and a shear modulus. */
  public static ElasticTensor isotropic(double bulk, double shear) {
    double c12 = bulk - 2 * shear / 3;
    return cubic(c12 + 2 * shear, c12, shear);
  }

  /** The cubic tensor with the axes along x, y and z. */
  public static ElasticTensor cubic(double c11, double c12, double c44) {
    double[] c = new double[36];
    for (int m = 0; m < 3; m++) {
      for (int n = 0; n < 3; n++) {
        c[6 * m + n] = m == n ? c11 : c12;
      }
      c[7 * (m + 3)] = c44;
    }
    return new ElasticTensor(c);
  }

  /** C_mn with m, n from 0. */
  public double c(int m, int n) {
    return c[6 * m + n];
  }

  /** A copy of all components, [6 m + n]. */
  public double[] stiffness() {
    return c.clone();
  }

  /** (C + C^T)/2. */
  public ElasticTensor symmetrised() {
    double[] s = new double[36];
    for (int m = 0; m < 6; m++) {
      for (int n = 0; n < 6; n++) {
        s[6 * m + n] = (c[6 * m + n] + c[6 * n + m]) / 2;
      }
    }
    return new ElasticTensor(s);
  }

  /** C'_ijkl = R_ia R_jb R_kc R_ld C_abcd, R [3 row + column]. */
  public ElasticTensor rotated(double[] rotation) {
    return new ElasticTensor(CartesianPointGroup.rotatedStiffness(rotation, c));
  }

  /** The mean over a point group. */
  public ElasticTensor averaged(CartesianPointGroup group) {
    return new ElasticTensor(group.averagedStiffness(c));
  }

  /** All components times a factor: another unit. */
  public ElasticTensor times(double factor) {
    double[] s = c.clone();
    for (int i = 0; i < 36; i++) {
      s[i] *= factor;
    }
    return new ElasticTensor(s);
  }

  /** Stress (Voigt, [6]) of a strain [3 i + j]. */
  public double[] stress(double[] strain) {
    double[] e = Voigt.strain(strain);
    double[] s = new double[6];
    for (int m = 0; m < 6; m++) {
      for (int n = 0; n < 6; n++) {
        s[m] += c[6 * m + n] * e[n];
      }
    }
    return s;
  }

  /**
   * Birch's coefficients of stress against strain in a crystal under load, of which this tensor is
   * the second derivative dS/dE at that load:
   *
   * <p>B_ijkl = C_ijkl + (d_ik s_jl + d_jk s_il + d_il s_jk + d_jl s_ik - 2 d_kl s_ij)/2, D. C.
   * Wallace, Thermodynamics of Crystals (1972), chapter 2. Under a pressure P: B11 = C11 - P, B12 =
   * C12 + P, B44 = C44 - P; then B is symmetric, and stability and waves follow from it as they do
   * from C without load.
   *
   * @param cauchy the stress s in the unit of the stiffness, tension positive, [3 i + j]
   */
  public ElasticTensor birch(double[] cauchy) {
    double[] b = c.clone();
    for (int m = 0; m < 6; m++) {
      for (int n = 0; n < 6; n++) {
        int i = Voigt.first(m);
        int j = Voigt.second(m);
        int k = Voigt.first(n);
        int l = Voigt.second(n);
        b[6 * m + n] +=
            (d(i, k, cauchy[3 * j + l])
                        + d(j, k, cauchy[3 * i + l])
                        + d(i, l, cauchy[3 * j + k])
                        + d(j, l, cauchy[3 * i + k]))
                    / 2
                - d(k, l, cauchy[3 * i + j]);
      }
    }
    return new ElasticTensor(b);
  }

  private static double d(int i, int j, double x) {
    return i == j ? x : 0;
  }

  /** Kelvin's matrix k_m k_n C_mn of the symmetric part, [6 m + n]: a tensor in six dimensions. */
  public double[] kelvin() {
    double[] k = new double[36];
    for (int m = 0; m < 6; m++) {
      for (int n = 0; n < 6; n++) {
        k[6 * m + n] = Voigt.kelvin(m) * Voigt.kelvin(n) * (c[6 * m + n] + c[6 * n + m]) / 2;
      }
    }
    return k;
  }

  /** Length sqrt(C_ijkl C_ijkl), the same in all axes. */
  public double norm() {
    double sum = 0;
    for (double x : kelvin()) {
      sum += x * x;
    }
    return Math.sqrt(sum);
  }

  /**
   * Compliance s_mn = (C^-1)_mn of the symmetric part in Voigt's notation (strains with doubled
   * shears), [6 m + n].
   *
   * @throws ArithmeticException when the tensor is singular
   */
  public double[] compliance() {
    SymmetricEigen eigen = new SymmetricEigen(6, kelvin());
    double[] values = eigen.values();
    double largest = Math.max(Math.abs(values[0]), Math.abs(values[5]));
    double[] s = new double[36];
    for (int k = 0; k < 6; k++) {
      if (!(Math.abs(values[k]) > 1e-13 * largest)) {
        throw new ArithmeticException("a singular stiffness has no compliance");
      }
      double[] v = eigen.vector(k);
      for (int m = 0; m < 6; m++) {
        for (int n = 0; n < 6; n++) {
          s[6 * m + n] += Voigt.kelvin(m) * Voigt.kelvin(n) * v[m] * v[n] / values[k];
        }
      }
    }
    return s;
  }

  /**
   * Young's modulus E(n) = 1/(n_i n_j s_ijkl n_k n_l) of a rod along a direction.
   *
   * <p>J. F. Nye, Physical Properties of Crystals (1957), section 8.7.
   *
   * @param direction n, of unit length, [3]
   * @throws ArithmeticException when the tensor is singular
   */
  public double young(double[] direction) {
    double[] rod = new double[9]; // stress n n
    for (int i = 0; i < 9; i++) {
      rod[i] = direction[i / 3] * direction[i % 3];
    }
    double[] v = Voigt.stress(rod);
    double[] s = compliance();
    double stretch = 0;
    for (int i = 0; i < 36; i++) {
      stretch += v[i / 6] * s[i] * v[i % 6];
    }
    return 1 / stretch;
  }

  /** Ratio of the largest to the smallest magnitude of Kelvin's six eigenvalues. */
  public double condition() {
    double[] values = new SymmetricEigen(6, kelvin()).values();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double x : values) {
      least = Math.min(least, Math.abs(x));
      most = Math.max(most, Math.abs(x));
    }
    return most / least;
  }

  /** Moduli of the polycrystal. */
  public IsotropicModuli moduli() {
    return IsotropicModuli.of(this);
  }

  /** Whether the crystal resists every strain. */
  public BornStability stability() {
    return new BornStability(this);
  }
}
