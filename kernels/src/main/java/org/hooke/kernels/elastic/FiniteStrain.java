package org.hooke.kernels.elastic;

import org.hooke.kernels.crystal.Matrix3;
import org.hooke.kernels.linalg.SymmetricEigen;

/**
 * A finite strain: Green-Lagrange strain E = (F^T F - 1)/2 with the pure stretch F = sqrt(1 + 2E).
 *
 * <p>Immutable. D. C. Wallace, Thermodynamics of Crystals (1972), section 2.
 */
public final class FiniteStrain {
  private final double[] strain; // E, [3 i + j]
  private final double[] deformation; // F, [3 i + j], symmetric

  /**
   * @param strain E, symmetric, [3 i + j]
   * @throws IllegalArgumentException when 1 + 2E is not positive definite
   */
  public FiniteStrain(double[] strain) {
    this.strain = strain.clone();
    double[] metric = new double[9];
    for (int i = 0; i < 9; i++) {
      metric[i] = (i % 4 == 0 ? 1 : 0) + strain[i] + strain[i / 3 + 3 * (i % 3)];
    }
    SymmetricEigen eigen = new SymmetricEigen(3, metric);
    this.deformation = new double[9];
    for (int k = 0; k < 3; k++) {
      double square = eigen.values()[k];
      if (!(square > 0)) {
        throw new IllegalArgumentException("the strain turns the crystal inside out");
      }
      double[] v = eigen.vector(k);
      for (int i = 0; i < 9; i++) {
        deformation[i] += Math.sqrt(square) * v[i / 3] * v[i % 3];
      }
    }
  }

  /** A copy of E, [3 i + j]. */
  public double[] strain() {
    return strain.clone();
  }

  /** A copy of F, [3 i + j]. */
  public double[] deformation() {
    return deformation.clone();
  }

  /** F - 1, what a lattice is strained by, [3 i + j]. */
  public double[] displacementGradient() {
    double[] u = deformation.clone();
    for (int i = 0; i < 3; i++) {
      u[4 * i] -= 1;
    }
    return u;
  }

  /**
   * Second Piola-Kirchhoff stress S = det(F) F^-1 sigma F^-T = (1/V0) dF/dE, [3 i + j].
   *
   * @param cauchy sigma in the strained crystal, [3 i + j]
   */
  public double[] secondPiolaKirchhoff(double[] cauchy) {
    double[] inverse = Matrix3.inverse(deformation);
    double[] s = Matrix3.times(Matrix3.times(inverse, cauchy), Matrix3.transposed(inverse));
    double volume = Matrix3.determinant(deformation);
    for (int i = 0; i < 9; i++) {
      s[i] *= volume;
    }
    return s;
  }
}
