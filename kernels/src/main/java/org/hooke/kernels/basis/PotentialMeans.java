package org.hooke.kernels.basis;

import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexVector;

/**
 * Means of a real function f(r) = sum_G f(G) e^{iGr} over planes and around atoms, exact for the
 * series: no grid, no interpolation, the same bits wherever f has the same bits.
 */
public final class PotentialMeans {
  private final DensityBasis basis;
  private final ComplexVector f; // [G]

  /**
   * @param f by its coefficients, kept, not copied
   */
  public PotentialMeans(DensityBasis basis, ComplexVector f) {
    this.basis = basis;
    this.f = f;
  }

  /** The mean over the cell, f(G = 0). */
  public double overCell() {
    return f.re()[0];
  }

  /**
   * The means over the planes through (i/n) a_axis that the other two lattice vectors span, sum_h
   * f(h b_axis) e^{2 pi i h i/n}, with n points of the FFT grid along the axis.
   *
   * @return [point]
   */
  public double[] overPlanes(int axis) {
    int points = basis.grid()[axis];
    double[] mean = new double[points];
    int[] h = new int[3];
    for (h[axis] = -(points / 2); h[axis] <= points / 2; h[axis]++) {
      int g = basis.index(h[0], h[1], h[2]);
      if (g < 0) {
        continue;
      }
      for (int i = 0; i < points; i++) {
        double angle = 2 * Math.PI * Math.floorMod((long) h[axis] * i, points) / points;
        mean[i] += f.re()[g] * Math.cos(angle) - f.im()[g] * Math.sin(angle);
      }
    }
    return mean;
  }

  /**
   * The means around the atoms with the weight of a normalised Gaussian of width w, int f(r)
   * e^{-|r-tau|^2/w^2}/(sqrt(pi) w)^3 d^3r = sum_G f(G) e^{iG tau} e^{-w^2 G^2/4}.
   *
   * @param width w, bohr
   * @return [atom]
   */
  public double[] aroundAtoms(Structure structure, double width) {
    double[] norms = basis.norms();
    double[] weight = new double[norms.length];
    for (int g = 0; g < weight.length; g++) {
      weight[g] = Math.exp(-width * width * norms[g] * norms[g] / 4);
    }
    double[] mean = new double[structure.atoms()];
    for (int a = 0; a < mean.length; a++) {
      double[] tau = {
        structure.fractional(a, 0), structure.fractional(a, 1), structure.fractional(a, 2)
      };
      mean[a] = basis.structureFactor(tau).dotWeighted(weight, f);
    }
    return mean;
  }
}
