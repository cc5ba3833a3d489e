package org.hooke.kernels.defects;

import java.util.Arrays;
import org.hooke.kernels.crystal.Lattice;

/**
 * The potential of unit point charges on all lattice points of a dielectric with their background,
 * averaged with the weight e^{-r^2/w^2}/(sqrt(pi) w)^3 around a point, mean zero over the cell, Ha:
 *
 * <pre>  phi_w(r) = (4 pi/Omega) sum_{G != 0} e^{-w^2 G^2/4} cos(G r)/(G eps G)</pre>
 *
 * <p>What a potential averaged around an atom is compared with: the background makes it differ from
 * the points' own potential by pi w^2/(eps Omega). Immutable.
 */
public final class ProbedPotential {
  /** w^2 G^2/4 where the sum ends. */
  private static final double REACH = 32;

  private final Lattice lattice;
  private final int[] most = new int[3];
  private final int[] miller; // [3 wave + axis], one of G and -G
  private final double[] factor; // [wave], counted twice

  /**
   * @param width w, bohr
   */
  public ProbedPotential(Lattice lattice, DielectricTensor eps, double width) {
    this.lattice = lattice;
    double largest = 4 * REACH / (width * width);
    for (int i = 0; i < 3; i++) {
      most[i] = (int) (Math.sqrt(largest) * lattice.length(i) / (2 * Math.PI));
    }
    int room = (most[0] + 1) * (2 * most[1] + 1) * (2 * most[2] + 1);
    int[] h = new int[3 * room];
    double[] f = new double[room];
    int count = 0;
    for (int h1 = 0; h1 <= most[0]; h1++) {
      for (int h2 = h1 == 0 ? 0 : -most[1]; h2 <= most[1]; h2++) {
        for (int h3 = h1 == 0 && h2 == 0 ? 1 : -most[2]; h3 <= most[2]; h3++) {
          double[] g = lattice.reciprocalCartesian(h1, h2, h3);
          double square = g[0] * g[0] + g[1] * g[1] + g[2] * g[2];
          if (square <= largest) {
            h[3 * count] = h1;
            h[3 * count + 1] = h2;
            h[3 * count + 2] = h3;
            f[count++] =
                8
                    * Math.PI
                    / lattice.volume()
                    * Math.exp(-width * width * square / 4)
                    / eps.screenedSquare(g);
          }
        }
      }
    }
    this.miller = Arrays.copyOf(h, 3 * count);
    this.factor = Arrays.copyOf(f, count);
  }

  /**
   * phi_w(r), Ha.
   *
   * @param r Cartesian, from a charge, bohr
   */
  public double at(double[] r) {
    double[] f = lattice.fractional(r[0], r[1], r[2]);
    double[][] cos = new double[3][];
    double[][] sin = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      int m = most[axis];
      cos[axis] = new double[2 * m + 1];
      sin[axis] = new double[2 * m + 1];
      for (int h = -m; h <= m; h++) {
        cos[axis][h + m] = Math.cos(2 * Math.PI * h * f[axis]);
        sin[axis][h + m] = Math.sin(2 * Math.PI * h * f[axis]);
      }
    }
    double sum = 0;
    for (int n = 0; n < factor.length; n++) {
      int h1 = miller[3 * n] + most[0];
      int h2 = miller[3 * n + 1] + most[1];
      int h3 = miller[3 * n + 2] + most[2];
      double c = cos[0][h1] * cos[1][h2] - sin[0][h1] * sin[1][h2];
      double s = cos[0][h1] * sin[1][h2] + sin[0][h1] * cos[1][h2];
      sum += factor[n] * (c * cos[2][h3] - s * sin[2][h3]);
    }
    return sum;
  }
}
