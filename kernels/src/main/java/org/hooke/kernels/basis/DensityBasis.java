package org.hooke.kernels.basis;

import java.util.Arrays;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.fft.Fft3d;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.linalg.Parallel;

/**
 * The plane waves G of densities and potentials, |G|^2/2 <= 4 cutoff, G = 0 first, G and -G both.
 *
 * <p>A function is f(r) = sum_G f(G) exp(iGr), f(G) = (1/Omega) int f(r) exp(-iGr) dr, real: f(-G)
 * = f(G)*. One thread per object (the transforms share a workspace).
 */
public final class DensityBasis {
  private final Lattice lattice;
  private final int[] miller; // [3 G + axis]
  private final int[] grid;
  private final double[][] g; // [axis][G], 1/bohr
  private final double[] norms; // [G], 1/bohr
  private final int[] place; // [G], among the transform's coefficients
  private final int[] atPlace; // [coefficient of the transform], G or -1
  private final SmoothEdge edge;
  private final Fft3d fft;
  private final double[] gridRe;
  private final double[] gridIm;
  private Parallel parallel = Parallel.serial();

  DensityBasis(Lattice lattice, int[] miller, int[] grid, Transforms transforms, SmoothEdge edge) {
    this.edge = edge;
    this.lattice = lattice;
    this.miller = miller;
    this.grid = grid.clone();
    this.fft = transforms.dense(grid[0], grid[1], grid[2]);
    int n = miller.length / 3;
    int points = grid[0] * grid[1] * grid[2];
    this.g = new double[3][n];
    this.norms = new double[n];
    this.place = new int[n];
    this.atPlace = new int[points];
    Arrays.fill(atPlace, -1);
    for (int i = 0; i < n; i++) {
      double square = 0;
      for (int x = 0; x < 3; x++) {
        g[x][i] =
            miller[3 * i] * lattice.b(0, x)
                + miller[3 * i + 1] * lattice.b(1, x)
                + miller[3 * i + 2] * lattice.b(2, x);
        square += g[x][i] * g[x][i];
      }
      norms[i] = Math.sqrt(square);
      place[i] = place(miller[3 * i], miller[3 * i + 1], miller[3 * i + 2]);
      atPlace[place[i]] = i;
    }
    this.gridRe = new double[fft.length()];
    this.gridIm = new double[fft.length()];
  }

  private int place(int h1, int h2, int h3) {
    return fft.coefficient(
        Math.floorMod(h1, grid[0]), Math.floorMod(h2, grid[1]), Math.floorMod(h3, grid[2]));
  }

  public Lattice lattice() {
    return lattice;
  }

  /** Lets the terms of the density divide their work among these threads; bits stay the same. */
  public void spreadOver(Parallel threads) {
    parallel = threads;
  }

  /** Threads for work at points or atoms; only the basis's own caller may use them. */
  public Parallel parallel() {
    return parallel;
  }

  /** Volume of the cell, bohr^3. */
  public double volume() {
    return lattice.volume();
  }

  /** Number of G. */
  public int size() {
    return norms.length;
  }

  /** Number of grid points n1 n2 n3. */
  public int gridSize() {
    return atPlace.length;
  }

  /** A copy of n1 n2 n3. */
  public int[] grid() {
    return grid.clone();
  }

  /** Integer component of G along b_{axis}. */
  public int miller(int i, int axis) {
    return miller[3 * i + axis];
  }

  /** Index of the G with these integers, or -1 when it is outside the sphere. */
  public int index(int h1, int h2, int h3) {
    int i = atPlace[place(h1, h2, h3)];
    boolean same =
        i >= 0 && miller[3 * i] == h1 && miller[3 * i + 1] == h2 && miller[3 * i + 2] == h3;
    return same ? i : -1;
  }

  /** The live Cartesian components of G along an axis, [G], 1/bohr. */
  public double[] g(int axis) {
    return g[axis];
  }

  /** The live |G|, [G], 1/bohr; element 0 is 0. */
  public double[] norms() {
    return norms;
  }

  /** What functions that reach beyond the sphere are multiplied by; 1 for a sharp cutoff. */
  public SmoothEdge edge() {
    return edge;
  }

  /** exp(-i G tau) for a fractional position. */
  public ComplexVector structureFactor(double[] fractional) {
    ComplexVector s = new ComplexVector(size());
    new PhaseTable(miller, fractional).multiply(1, 0, s.re(), s.im());
    for (int i = 0; i < s.size(); i++) {
      s.im()[i] = -s.im()[i];
    }
    return s;
  }

  /** f(r_j) = Re sum_G f(G) exp(iGr_j), overwriting values [gridSize]. */
  public void toGrid(ComplexVector f, double[] values) {
    Arrays.fill(gridRe, 0);
    Arrays.fill(gridIm, 0);
    for (int i = 0; i < place.length; i++) {
      gridRe[place[i]] = f.re()[i];
      gridIm[place[i]] = f.im()[i];
    }
    fft.toGrid(gridRe, gridIm);
    System.arraycopy(gridRe, 0, values, 0, values.length);
  }

  /** f(G) = (1/N) sum_j f(r_j) exp(-iGr_j) for G in the sphere, overwriting f. */
  public void fromGrid(double[] values, ComplexVector f) {
    System.arraycopy(values, 0, gridRe, 0, values.length);
    Arrays.fill(gridIm, 0);
    fft.fromGrid(gridRe, gridIm);
    double scale = 1.0 / values.length;
    for (int i = 0; i < place.length; i++) {
      f.re()[i] = scale * gridRe[place[i]];
      f.im()[i] = scale * gridIm[place[i]];
    }
  }

  /**
   * {@link #toGrid(ComplexVector, double[])} of two real functions in one transform: f + i h.
   *
   * @param f with f(-G) = f(G)*
   * @param h likewise
   */
  public void toGrid(ComplexVector f, double[] fValues, ComplexVector h, double[] hValues) {
    Arrays.fill(gridRe, 0);
    Arrays.fill(gridIm, 0);
    for (int i = 0; i < place.length; i++) {
      gridRe[place[i]] = f.re()[i] - h.im()[i];
      gridIm[place[i]] = f.im()[i] + h.re()[i];
    }
    fft.toGrid(gridRe, gridIm);
    System.arraycopy(gridRe, 0, fValues, 0, fValues.length);
    System.arraycopy(gridIm, 0, hValues, 0, hValues.length);
  }

  /**
   * {@link #fromGrid(double[], ComplexVector)} of two functions in one transform t of f + i h: f(G)
   * = (t(G) + t(-G)*)/2, h(G) = (t(G) - t(-G)*)/2i.
   */
  public void fromGrid(double[] fValues, ComplexVector f, double[] hValues, ComplexVector h) {
    System.arraycopy(fValues, 0, gridRe, 0, fValues.length);
    System.arraycopy(hValues, 0, gridIm, 0, hValues.length);
    fft.fromGrid(gridRe, gridIm);
    double scale = 0.5 / fValues.length;
    for (int i = 0; i < place.length; i++) {
      int p = place[i];
      int m = place[opposite(i)];
      f.re()[i] = scale * (gridRe[p] + gridRe[m]);
      f.im()[i] = scale * (gridIm[p] - gridIm[m]);
      h.re()[i] = scale * (gridIm[p] + gridIm[m]);
      h.im()[i] = scale * (gridRe[m] - gridRe[p]);
    }
  }

  /** Index of -G: but for 0, which comes first, the order is lexicographic. */
  private int opposite(int i) {
    return i == 0 ? 0 : place.length - i;
  }

  /** out(G) = i G_axis f(G): the derivative along a Cartesian axis. */
  public void gradient(ComplexVector f, int axis, ComplexVector out) {
    for (int i = 0; i < place.length; i++) {
      double gx = g[axis][i];
      double re = f.re()[i];
      out.re()[i] = -gx * f.im()[i];
      out.im()[i] = gx * re;
    }
  }
}
