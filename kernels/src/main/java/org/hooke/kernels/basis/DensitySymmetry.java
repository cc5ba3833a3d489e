package org.hooke.kernels.basis;

import java.util.Arrays;
import java.util.List;
import org.hooke.kernels.crystal.SymmetryOperation;
import org.hooke.kernels.linalg.ComplexVector;

/**
 * Averages a density over a space group, exactly, by its Fourier coefficients.
 *
 * <p>An invariant function has f(x) = f(Wx + w) for every operation, hence f(W^T m) = f(m) e^{2 pi
 * i m w} with m the integers of G. For one m of every star the average is
 *
 * <pre>  f(m) = (1/N) sum_ops f(W^T m) e^{-2 pi i m w}</pre>
 *
 * and the other members follow from it, so that the result is invariant to the last bit but one. A
 * function that is odd under the exchange of spins, as the magnetisation, gets a minus sign from
 * every operation that flips the spin. Immutable.
 */
public final class DensitySymmetry {
  private final int operations;
  private final int[] first; // representative of each star
  private final int[] image; // [star * operations + op], index of W^T m
  private final double[] cos; // cos(2 pi m w), the same place
  private final double[] sin;
  private final boolean[] flips; // [op]

  /**
   * @throws IllegalArgumentException when an operation takes a G out of the sphere
   */
  public DensitySymmetry(DensityBasis basis, List<SymmetryOperation> group) {
    this.operations = group.size();
    this.flips = new boolean[operations];
    for (int op = 0; op < operations; op++) {
      flips[op] = group.get(op).flipsSpin();
    }
    int n = basis.size();
    int[] stars = new int[n];
    int[] images = new int[n * operations];
    boolean[] done = new boolean[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (!done[i]) {
        for (int op = 0; op < operations; op++) {
          int j = image(basis, i, group.get(op));
          images[count * operations + op] = j;
          done[j] = true;
        }
        stars[count++] = i;
      }
    }
    this.first = Arrays.copyOf(stars, count);
    this.image = Arrays.copyOf(images, count * operations);
    this.cos = new double[image.length];
    this.sin = new double[image.length];
    for (int star = 0; star < count; star++) {
      for (int op = 0; op < operations; op++) {
        double phase = 0;
        for (int a = 0; a < 3; a++) {
          phase += basis.miller(first[star], a) * group.get(op).translation(a);
        }
        phase -= Math.rint(phase);
        cos[star * operations + op] = Math.cos(2 * Math.PI * phase);
        sin[star * operations + op] = Math.sin(2 * Math.PI * phase);
      }
    }
  }

  private static int image(DensityBasis basis, int i, SymmetryOperation op) {
    int[] m = new int[3];
    for (int column = 0; column < 3; column++) {
      for (int row = 0; row < 3; row++) {
        m[column] += op.rotation(row, column) * basis.miller(i, row);
      }
    }
    int j = basis.index(m[0], m[1], m[2]);
    if (j < 0) {
      throw new IllegalArgumentException(
          "the symmetry operation takes G = " + Arrays.toString(m) + " out of the sphere");
    }
    return j;
  }

  /**
   * Replaces a density by its average over the group: with spin n = n_up + n_dn with +, m = n_up -
   * n_dn with - where an operation flips the spin.
   */
  public void apply(Density rho) {
    if (operations == 1) {
      return;
    }
    if (rho.spins() == 1) {
      apply(rho.spin(0));
      return;
    }
    ComplexVector n = rho.total();
    ComplexVector m = rho.spin(0).copy();
    m.addScaled(-1, rho.spin(1));
    apply(n);
    average(m, true);
    for (int s = 0; s < 2; s++) {
      rho.spin(s).clear();
      rho.spin(s).addScaled(0.5, n);
      rho.spin(s).addScaled(s == 0 ? 0.5 : -0.5, m);
    }
  }

  /** Replaces f by its average over the group. */
  public void apply(ComplexVector f) {
    average(f, false);
  }

  private void average(ComplexVector f, boolean odd) {
    if (operations == 1) {
      return;
    }
    double[] re = f.re();
    double[] im = f.im();
    for (int star = 0; star < first.length; star++) {
      double x = 0;
      double y = 0;
      int base = star * operations;
      for (int op = 0; op < operations; op++) {
        int p = base + op;
        double sign = odd && flips[op] ? -1 : 1;
        x += sign * (re[image[p]] * cos[p] + im[image[p]] * sin[p]);
        y += sign * (im[image[p]] * cos[p] - re[image[p]] * sin[p]);
      }
      x /= operations;
      y /= operations;
      for (int op = 0; op < operations; op++) {
        int p = base + op;
        double sign = odd && flips[op] ? -1 : 1;
        re[image[p]] = sign * (x * cos[p] - y * sin[p]);
        im[image[p]] = sign * (y * cos[p] + x * sin[p]);
      }
    }
  }
}
