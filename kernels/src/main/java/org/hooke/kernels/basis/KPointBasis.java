package org.hooke.kernels.basis;

import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.fft.FloatSphereTransform;
import org.hooke.kernels.fft.SphereTransform;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.linalg.Scalars;

/**
 * The plane waves k+G of one k-point: integer triples, Cartesian components, kinetic energies.
 *
 * <p>An orbital is psi(r) = Omega^{-1/2} sum_G c_G exp(i(k+G)r) with sum |c_G|^2 = 1.
 *
 * <p>Where time reversal maps k to itself the orbitals can be real, c(-G-2k) = conj c(G). Then the
 * basis is one of every pair of plane waves ({@link #real()}), G = 0 included, and rows hold d_G =
 * sqrt 2 c_G, but d_0 = c_0 with imaginary part 0. Sums of |d_G|^2 over the half, weighted by even
 * functions of k+G, are those of |c_G|^2 over all; Re sum conj(d_G) e_G is the inner product.
 * Immutable.
 */
public final class KPointBasis {
  private final Lattice lattice;
  private final double[] k; // [axis], units of the reciprocal vectors
  private final int[] miller; // [3 plane wave + axis]
  private final int[] whole; // the same, followed by the partners of real orbitals
  private final boolean real;
  private final boolean constant; // whether a real basis begins with G = 0
  private final int[] grid;
  private final Transforms transforms;
  private final double[][] q; // k+G, [axis][plane wave], 1/bohr
  private final double[] norms; // |k+G|, [plane wave]
  private final double[] kinetic; // T(|k+G|^2/2), [plane wave], Ha
  private final double[] kineticSlope; // dT/de, [plane wave]

  /**
   * @param sphere all plane waves, [3 plane wave + axis]
   * @param half of them for real orbitals, or null
   */
  KPointBasis(
      Lattice lattice,
      double[] k,
      int[] sphere,
      HalfSphere half,
      int[] grid,
      Transforms transforms,
      KineticEnergy energy) {
    this.lattice = lattice;
    this.k = k.clone();
    this.real = half != null;
    this.constant = real && half.constant();
    this.miller = real ? half.miller() : sphere;
    this.whole = real ? half.whole() : sphere;
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

  /** Number of plane waves: of one of each pair when the orbitals are real. */
  public int size() {
    return norms.length;
  }

  /** Whether the orbitals are real functions, told by one of every pair of plane waves. */
  public boolean real() {
    return real;
  }

  /** The numbers that orbitals are combined with. */
  public Scalars scalars() {
    return real ? Scalars.REAL : Scalars.COMPLEX;
  }

  /** Number of independent orbitals, over the real numbers when the orbitals are real. */
  public int dimension() {
    return real ? whole.length / 3 : size();
  }

  /** Place of -(k+G) in the whole sphere that begins with the half of real orbitals. */
  int partner(int g) {
    int shift = constant ? 1 : 0;
    return g < shift ? g : size() - shift + g;
  }

  /** The integers of the whole sphere, [3 plane wave + axis]; the half comes first. */
  int[] whole() {
    return whole;
  }

  /** Takes arbitrary rows into the space of real orbitals: the constant has a real coefficient. */
  public void confine(ComplexMatrix rows) {
    for (int n = 0; constant && n < rows.rows(); n++) {
      rows.im(n)[0] = 0;
    }
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

  /**
   * The scale of coefficients that are c(-G-2k) = conj c(G), as rows of real orbitals hold them:
   * all are multiplied by sqrt 2 except that of G = 0. Does nothing to complex orbitals.
   */
  public void scaleToHalf(ComplexVector coefficients) {
    if (real) {
      double re = coefficients.re()[0];
      coefficients.scale(Math.sqrt(2));
      if (constant) {
        coefficients.re()[0] = re;
        coefficients.im()[0] = 0;
      }
    }
  }

  /** Transforms of orbitals with a workspace of their own. */
  public OrbitalTransform transform() {
    SphereTransform sphere = transforms.sphere(grid[0], grid[1], grid[2], whole);
    return real
        ? new RealOrbitalTransform(sphere, size(), constant)
        : new ComplexOrbitalTransform(sphere);
  }

  /** The same in single precision. */
  public FloatOrbitalTransform floatTransform() {
    FloatSphereTransform sphere = transforms.floatSphere(grid[0], grid[1], grid[2], whole);
    return real
        ? new FloatRealOrbitalTransform(sphere, size(), constant)
        : new FloatComplexOrbitalTransform(sphere);
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
