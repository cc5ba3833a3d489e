package org.hooke.kernels.basis;

import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.special.SphericalBessel;

/**
 * Integrals of a function over spheres around the atoms, exact for its Fourier series.
 *
 * <p>int_{|r - tau| < R} f d^3r = sum_G f(G) e^{iG tau} 4 pi R^3 j_1(GR)/(GR), with j_1(x)/x = 1/3
 * at x = 0. What the spheres hold is a convention: it depends on their radii.
 */
public final class SphereIntegrals {
  private final Structure structure;
  private final double[] radii; // [atom], bohr

  /**
   * @param radii [atom], bohr
   */
  public SphereIntegrals(Structure structure, double[] radii) {
    this.structure = structure;
    this.radii = radii.clone();
  }

  /** A copy of the radii, [atom], bohr. */
  public double[] radii() {
    return radii.clone();
  }

  /** The integral of f over the sphere of every atom, [atom]. */
  public double[] of(DensityBasis basis, ComplexVector f) {
    double[] integrals = new double[radii.length];
    for (int a = 0; a < radii.length; a++) {
      double r = radii[a];
      double[] weight = new double[basis.size()];
      for (int g = 0; g < weight.length; g++) {
        double x = basis.norms()[g] * r;
        double shape = x < 1e-3 ? 1.0 / 3 - x * x / 30 : SphericalBessel.value(1, x) / x;
        weight[g] = 4 * Math.PI * r * r * r * shape;
      }
      double[] tau = {
        structure.fractional(a, 0), structure.fractional(a, 1), structure.fractional(a, 2)
      };
      integrals[a] = basis.structureFactor(tau).dotWeighted(weight, f);
    }
    return integrals;
  }

  /**
   * Radii in proportion to given ones, none larger, so that no two spheres overlap.
   *
   * @param wanted [atom], bohr
   */
  public static double[] apart(Structure structure, double[] wanted) {
    double factor = 1;
    for (int a = 0; a < structure.atoms(); a++) {
      for (int b = 0; b <= a; b++) {
        factor = Math.min(factor, distance(structure, a, b) / (wanted[a] + wanted[b]));
      }
    }
    double[] radii = new double[wanted.length];
    for (int a = 0; a < radii.length; a++) {
      radii[a] = factor * wanted[a];
    }
    return radii;
  }

  /** Between the nearest images of two atoms; of an atom and its own images, the nearest. */
  private static double distance(Structure s, int a, int b) {
    double least = Double.POSITIVE_INFINITY;
    double[] d = new double[3];
    for (int i = 0; i < 3; i++) {
      d[i] = s.fractional(a, i) - s.fractional(b, i);
      d[i] -= Math.rint(d[i]);
    }
    for (int i = -2; i <= 2; i++) {
      for (int j = -2; j <= 2; j++) {
        for (int k = -2; k <= 2; k++) {
          double[] r = s.lattice().cartesian(d[0] + i, d[1] + j, d[2] + k);
          double length = Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
          if (length > 1e-6) { // an atom is no neighbour of itself
            least = Math.min(least, length);
          }
        }
      }
    }
    return least;
  }
}
