package org.hooke.kernels.basis;

import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.fft.SphereTransform;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.ComplexVector;

/**
 * The plane waves k+G of one k-point: integer triples, Cartesian components, kinetic energies.
 *
 * <p>An orbital is psi(r) = Omega^{-1/2} sum_G c_G exp(i(k+G)r) with sum |c_G|^2 = 1. Immutable.
 */
public final class KPointBasis {
  private final Lattice lattice;
  private final double[] k; // [axis], units of the reciprocal vectors
  private final int[] miller; // [3 plane wave + axis]
  private final int[] grid;
  private final Transforms transforms;
  private final double[][] q; // k+G, [axis][plane wave], 1/bohr
  private final double[] norms; // |k+G|, [plane wave]
  private final double[] kinetic; // T(|k+G|^2/2), [plane wave], Ha
  private final double[] kineticSlope; // dT/de, [plane wave]

  KPointBasis(
      Lattice lattice,
      double[] k,
      int[] miller,
      int[] grid,
      Transforms transforms,
      KineticEnergy energy) {
    this.lattice = lattice;
    this.k = k.clone();
    this.miller = miller;
    this.grid = grid.clone();
    this.transforms = transforms;
    int n = miller.length / 3;
    this.q = new double[3][n];
    this.norms = new double[n];
    this.kinetic = new double[n];
    this.kineticSlope = new double[n];
    for (int g = 0; g < n; g++) {
      double square = 0;
      for (int x = 0; x < 3; x++) {
        q[x][g] =
            (miller[3 * g] + k[0]) * lattice.b(0, x)
                + (miller[3 * g + 1] + k[1]) * lattice.b(1, x)
                + (miller[3 * g + 2] + k[2]) * lattice.b(2, x);
        square += q[x][g] * q[x][g];
      }
      norms[g] = Math.sqrt(square);
      kinetic[g] = energy.value(square / 2);
      kineticSlope[g] = energy.slope(square / 2);
    }
  }

  public Lattice lattice() {
    return lattice;
  }

  /** Component of k in units of the reciprocal vectors. */
  public double k(int axis) {
    return k[axis];
  }

  /** Number of plane waves. */
  public int size() {
    return norms.length;
  }

  /** Integer component of G along b_{axis}. */
  public int miller(int g, int axis) {
    return miller[3 * g + axis];
  }

  /** The live Cartesian components of k+G along an axis, [plane wave], 1/bohr. */
  public double[] q(int axis) {
    return q[axis];
  }

  /** The live |k+G|, [plane wave], 1/bohr. */
  public double[] norms() {
    return norms;
  }

  /** The live kinetic energies T(|k+G|^2/2), [plane wave], Ha. */
  public double[] kinetic() {
    return kinetic;
  }

  /** The live dT/de at e = |k+G|^2/2, [plane wave]; 1 without smoothing. */
  public double[] kineticSlope() {
    return kineticSlope;
  }

  /** cos and sin of (k+G) tau for a fractional position, overwriting the arrays [plane wave]. */
  public void phases(double[] fractional, double[] cos, double[] sin) {
    double kt = 2 * Math.PI * (k[0] * fractional[0] + k[1] * fractional[1] + k[2] * fractional[2]);
    new PhaseTable(miller, fractional).multiply(Math.cos(kt), Math.sin(kt), cos, sin);
  }

  /** exp(-i(k+G) tau) for a fractional position. */
  public ComplexVector structureFactor(double[] fractional) {
    ComplexVector s = new ComplexVector(size());
    phases(fractional, s.re(), s.im());
    s.conjugate();
    return s;
  }

  /** A transform of this sphere with a workspace of its own. */
  public SphereTransform transform() {
    return transforms.sphere(grid[0], grid[1], grid[2], miller);
  }

  /**
   * Estimate of dE/dcutoff from the plane waves in a shell just below the cutoff, dimensionless:
   * removing them costs sum_n f_n sum_G |c_G|^2 (T_G - e_n) to second order.
   *
   * @param psi [band][plane wave]
   * @param f k weight times occupation, [band]
   * @param eigenvalues [band], Ha
   * @param width of the shell relative to the largest kinetic energy
   */
  public double cutoffSlope(ComplexMatrix psi, double[] f, double[] eigenvalues, double width) {
    double top = 0;
    for (double q : norms) {
      top = Math.max(top, q * q / 2);
    }
    double shell = width * top;
    double sum = 0;
    for (int n = 0; n < f.length; n++) {
      double[] re = psi.re(n);
      double[] im = psi.im(n);
      for (int g = 0; f[n] != 0 && g < norms.length; g++) {
        double e = norms[g] * norms[g] / 2;
        if (e > top - shell) {
          sum += f[n] * (re[g] * re[g] + im[g] * im[g]) * (e - eigenvalues[n]);
        }
      }
    }
    return -sum / shell;
  }
}
