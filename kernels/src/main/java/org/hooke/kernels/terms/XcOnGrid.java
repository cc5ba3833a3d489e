package org.hooke.kernels.terms;

import java.util.Arrays;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.xc.Functional;

/**
 * A functional evaluated on the grid for one density, and the derivatives of the grid sum.
 *
 * <p>Holds e, de/dn_s, grad n_s and h_s = de/d(grad n_s) at every grid point.
 *
 * <p>Where the density is below {@value #THIN} Bohr^-3, or its gradient squared below {@value
 * #FLAT}, a GGA counts as its LDA: in vacuum the gradient of a truncated Fourier series is noise,
 * and the potential made of it would shift every level. Both bounds are those of Quantum ESPRESSO.
 *
 * <p>Points are divided among the threads of the basis, piece by piece.
 */
final class XcOnGrid {
  private static final double THIN = 1e-6;
  private static final double FLAT = 1e-10;
  private static final int PIECE = 8192; // points of one piece of work

  private final DensityBasis basis;
  private final Functional functional;
  private final double[] e; // [point]
  private final double[][] en; // [spin][point]
  private final double[][][] gradient; // [spin][axis][point]; empty for an LDA
  private final double[][][] h; // [spin][axis][point]; empty for an LDA

  /**
   * @param n density with core by coefficients, [spin][G]
   */
  XcOnGrid(DensityBasis basis, Functional functional, ComplexVector[] n) {
    this.basis = basis;
    this.functional = functional;
    int spins = n.length;
    int points = basis.gridSize();
    this.e = new double[points];
    this.en = new double[spins][points];
    boolean gga = functional.needsGradient();
    this.gradient = new double[gga ? spins : 0][3][points];
    this.h = new double[gga ? spins : 0][3][points];
    double[][] values = new double[spins][points];
    for (int s = 0; s < spins; s++) {
      if (gga) {
        toGrid(n[s], values[s], gradient[s]);
      } else {
        basis.toGrid(n[s], values[s]);
      }
    }
    basis
        .parallel()
        .forEach(
            (points + PIECE - 1) / PIECE,
            (slot, i) -> {
              int from = i * PIECE;
              int to = Math.min(points, from + PIECE);
              if (spins == 1) {
                unpolarised(values[0], from, to);
              } else {
                polarised(values, from, to);
              }
            });
  }

  /** The density and its gradient, in pairs. */
  private void toGrid(ComplexVector n, double[] values, double[][] gradient) {
    ComplexVector a = new ComplexVector(basis.size());
    ComplexVector b = new ComplexVector(basis.size());
    basis.gradient(n, 0, a);
    basis.toGrid(n, values, a, gradient[0]);
    basis.gradient(n, 1, a);
    basis.gradient(n, 2, b);
    basis.toGrid(a, gradient[1], b, gradient[2]);
  }

  private void unpolarised(double[] density, int from, int to) {
    int points = to - from;
    double[] n = Arrays.copyOfRange(density, from, to);
    double[] energy = new double[points];
    double[] derivative = new double[points];
    if (gradient.length == 0) {
      functional.unpolarised(points, n, null, energy, derivative, null);
    } else {
      double[] s = product(gradient[0], gradient[0], from, to);
      double[] es = new double[points];
      boolean[] local = local(new double[][] {n}, new double[][] {s});
      functional.unpolarised(points, n, s, energy, derivative, es);
      clear(local, es);
      addTimes(2, es, gradient[0], h[0], from);
    }
    System.arraycopy(energy, 0, e, from, points);
    System.arraycopy(derivative, 0, en[0], from, points);
  }

  private void polarised(double[][] density, int from, int to) {
    int points = to - from;
    double[][] n = {
      Arrays.copyOfRange(density[0], from, to), Arrays.copyOfRange(density[1], from, to)
    };
    double[] energy = new double[points];
    double[][] derivatives = new double[2][points];
    if (gradient.length == 0) {
      functional.polarised(points, n, null, energy, derivatives, null);
    } else {
      double[][] up = gradient[0];
      double[][] dn = gradient[1];
      double[][] s = {
        product(up, up, from, to), product(up, dn, from, to), product(dn, dn, from, to)
      };
      double[][] es = new double[3][points];
      boolean[] local = local(n, s);
      functional.polarised(points, n, s, energy, derivatives, es);
      for (double[] ofPair : es) {
        clear(local, ofPair);
      }
      addTimes(2, es[0], up, h[0], from);
      addTimes(1, es[1], dn, h[0], from);
      addTimes(1, es[1], up, h[1], from);
      addTimes(2, es[2], dn, h[1], from);
    }
    System.arraycopy(energy, 0, e, from, points);
    for (int spin = 0; spin < 2; spin++) {
      System.arraycopy(derivatives[spin], 0, en[spin], from, points);
    }
  }

  /** The points without gradient correction, where s is set to zero; s [uu] or [uu ud dd]. */
  private static boolean[] local(double[][] n, double[][] s) {
    boolean[] local = new boolean[n[0].length];
    for (int j = 0; j < local.length; j++) {
      double density = n.length == 1 ? n[0][j] : n[0][j] + n[1][j];
      double sigma = s.length == 1 ? s[0][j] : s[0][j] + 2 * s[1][j] + s[2][j];
      local[j] = density <= THIN || sigma <= FLAT;
    }
    for (double[] pair : s) {
      clear(local, pair);
    }
    return local;
  }

  private static void clear(boolean[] where, double[] values) {
    for (int j = 0; j < values.length; j++) {
      if (where[j]) {
        values[j] = 0;
      }
    }
  }

  /** sum over axes of a b at the points [from, to). */
  private static double[] product(double[][] a, double[][] b, int from, int to) {
    double[] s = new double[to - from];
    for (int j = 0; j < s.length; j++) {
      int at = from + j;
      s[j] = a[0][at] * b[0][at] + a[1][at] * b[1][at] + a[2][at] * b[2][at];
    }
    return s;
  }

  /** out += factor w a at the points from, from + 1, ... */
  private static void addTimes(double factor, double[] w, double[][] a, double[][] out, int from) {
    for (int i = 0; i < 3; i++) {
      double[] ai = a[i];
      double[] oi = out[i];
      for (int j = 0; j < w.length; j++) {
        oi[from + j] += factor * w[j] * ai[from + j];
      }
    }
  }

  /** (Omega/N) sum_j e_j, Ha. */
  double energy() {
    double sum = 0;
    for (double x : e) {
      sum += x;
    }
    return sum * basis.volume() / e.length;
  }

  /** V_s(G) = (de/dn_s)(G) - i G h_s(G), Ha: a new vector. */
  ComplexVector potential(int s) {
    ComplexVector v = new ComplexVector(basis.size());
    if (h.length == 0) {
      basis.fromGrid(en[s], v);
      return v;
    }
    ComplexVector a = new ComplexVector(basis.size());
    ComplexVector b = new ComplexVector(basis.size());
    basis.fromGrid(en[s], v, h[s][0], a);
    basis.gradient(a, 0, a);
    v.addScaled(-1, a);
    basis.fromGrid(h[s][1], a, h[s][2], b);
    basis.gradient(a, 1, a);
    v.addScaled(-1, a);
    basis.gradient(b, 2, b);
    v.addScaled(-1, b);
    return v;
  }

  /** stress[3 i + j] -= (1/N) sum_js d_i n_s h_s,j: the strain of the gradient, Ha/bohr^3. */
  void addGradientStress(double[] stress) {
    for (int s = 0; s < h.length; s++) {
      for (int ij = 0; ij < 9; ij++) {
        double[] d = gradient[s][ij / 3];
        double[] hj = h[s][ij % 3];
        double sum = 0;
        for (int j = 0; j < d.length; j++) {
          sum += d[j] * hj[j];
        }
        stress[ij] -= sum / d.length;
      }
    }
  }
}
