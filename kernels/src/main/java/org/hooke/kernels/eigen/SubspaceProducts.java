package org.hooke.kernels.eigen;

import org.hooke.kernels.linalg.BlockAlgebra;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.ExactSum;
import org.hooke.kernels.linalg.Scalars;

/**
 * S_ij = (x_i, x_j) and A_ij = (x_i, H x_j) of unit rows, summed over slices of the plane waves in
 * fixed point: the same bits for any order and grouping of the slices. Mutable.
 */
public final class SubspaceProducts {
  /** Bound of |H x| for a unit row, Ha: far above any spectrum of a pseudopotential. */
  private static final double LARGEST_IMAGE = 4096;

  private final int rows;
  private final Scalars scalars;
  private final ExactSum overlap; // upper triangle by rows: real parts, then imaginary ones
  private final ExactSum energy; // the same

  /** Nothing summed yet. */
  public SubspaceProducts(int rows, Scalars scalars) {
    this.rows = rows;
    this.scalars = scalars;
    int size = Math.multiplyExact(triangle(rows), scalars == Scalars.REAL ? 1 : 2);
    this.overlap = new ExactSum(size, 2);
    this.energy = new ExactSum(size, LARGEST_IMAGE);
  }

  private static int triangle(int rows) {
    return Math.toIntExact((long) rows * (rows + 1) / 2);
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  public Scalars scalars() {
    return scalars;
  }

  /**
   * Adds the products over one slice. May be called by several threads.
   *
   * @param x [row][plane wave of the slice], the rows being of unit length over all slices
   * @param hx H x on the slice
   */
  public void add(ComplexMatrix x, ComplexMatrix hx, BlockAlgebra algebra) {
    ComplexMatrix products = new ComplexMatrix(rows, rows);
    algebra.gramHermitian(x, x, products);
    double[] flat = flat(products);
    synchronized (overlap) {
      overlap.accumulate(flat);
    }
    algebra.gramHermitian(x, hx, products);
    flat = flat(products);
    synchronized (energy) {
      energy.accumulate(flat);
    }
  }

  /** Adds the fixed-point sums of other slices, from {@link #toLongs}. */
  public void merge(long[] ofOverlap, long[] ofEnergy) {
    overlap.merge(ofOverlap);
    energy.merge(ofEnergy);
  }

  /** The live fixed-point sums of S and of A. */
  public long[][] toLongs() {
    return new long[][] {overlap.toLongs(), energy.toLongs()};
  }

  /** S, [row][row], a new matrix. */
  public ComplexMatrix overlap() {
    return matrix(overlap);
  }

  /** A, [row][row], a new matrix. */
  public ComplexMatrix energy() {
    return matrix(energy);
  }

  private double[] flat(ComplexMatrix m) {
    double[] flat = new double[overlap.size()];
    int at = 0;
    for (int i = 0; i < rows; i++) {
      System.arraycopy(m.re(i), i, flat, at, rows - i);
      if (scalars == Scalars.COMPLEX) {
        System.arraycopy(m.im(i), i, flat, triangle(rows) + at, rows - i);
      }
      at += rows - i;
    }
    return flat;
  }

  private ComplexMatrix matrix(ExactSum sum) {
    double[] flat = sum.toDoubles();
    ComplexMatrix m = new ComplexMatrix(rows, rows);
    int at = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = i; j < rows; j++) {
        double re = flat[at];
        double im = scalars == Scalars.COMPLEX ? flat[triangle(rows) + at] : 0;
        m.re(i)[j] = re;
        m.im(i)[j] = im;
        m.re(j)[i] = re;
        m.im(j)[i] = -im;
        at++;
      }
      m.im(i)[i] = 0;
    }
    return m;
  }
}
