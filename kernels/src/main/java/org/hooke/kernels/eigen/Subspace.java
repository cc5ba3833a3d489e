package org.hooke.kernels.eigen;

import org.hooke.kernels.linalg.BlockAlgebra;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.HermitianEigen;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Orthonormalization;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Scalars;

/**
 * A growing orthonormal basis V with H V and A = V^H H V, and the lowest Ritz pairs A c = e c.
 *
 * <p>Ritz vector k is sum_j c_kj v_j. Not reusable; one caller at a time.
 */
final class Subspace {
  private final LinearOperator h;
  private final BlockAlgebra gemm;
  private final HermitianEigen eigen;
  private final Orthonormalization orthonormalization;
  private final int bands;
  private final ComplexMatrix v; // [capacity][size of H]
  private final ComplexMatrix hv; // [capacity][size of H]
  private final ComplexMatrix a; // [capacity][capacity]
  private int dimension;
  private double[] values; // [band]
  private ComplexMatrix c; // [band][dimension]
  private ComplexMatrix cBefore; // [band][dimension before the last extension]
  private boolean aligned; // the basis begins with the Ritz vectors, c being the unit matrix
  private long applications;

  /**
   * @param scalars what vectors are combined with
   */
  Subspace(LinearOperator h, Scalars scalars, Parallel parallel, int bands, int capacity) {
    this.h = h;
    this.bands = bands;
    gemm = scalars.algebra(parallel);
    eigen = new HermitianEigen(parallel);
    orthonormalization = new Orthonormalization(gemm);
    v = new ComplexMatrix(capacity, h.size());
    hv = new ComplexMatrix(capacity, h.size());
    a = new ComplexMatrix(capacity, capacity);
  }

  int dimension() {
    return dimension;
  }

  int capacity() {
    return v.rows();
  }

  long applications() {
    return applications;
  }

  double value(int band) {
    return values[band];
  }

  /** Free rows of the basis, where the next directions are prepared. */
  ComplexMatrix free(int count) {
    return v.rows(dimension, count);
  }

  /** Takes arbitrary rows into the space of the operator. */
  void confine(ComplexMatrix rows) {
    h.confine(rows);
  }

  /** Fills x with Ritz vectors and hx with H times them, for the given bands, [row][size]. */
  void ritzVectors(int[] chosen, ComplexMatrix x, ComplexMatrix hx) {
    if (aligned) {
      for (int i = 0; i < chosen.length; i++) {
        x.setRow(i, v, chosen[i]);
        hx.setRow(i, hv, chosen[i]);
      }
      return;
    }
    ComplexMatrix rows = new ComplexMatrix(chosen.length, dimension);
    for (int i = 0; i < chosen.length; i++) {
      rows.setRow(i, c, chosen[i]);
    }
    gemm.combine(rows, v.rows(0, dimension), x);
    gemm.combine(rows, hv.rows(0, dimension), hx);
  }

  /** Scratch of the same shape as {@link #free(int)}, beside it. */
  ComplexMatrix freeImages(int count) {
    return hv.rows(dimension, count);
  }

  /**
   * Takes the independent ones of the first directions into the basis.
   *
   * @param directions what {@link #free(int)} gave, perhaps in another order
   * @return how many independent ones there were
   */
  int extend(ComplexMatrix directions, int count) {
    int kept = orthonormalization.apply(v.rows(0, dimension), directions, count);
    v.adoptRows(dimension, directions);
    if (kept == 0) {
      return 0;
    }
    ComplexMatrix images = hv.rows(dimension, kept);
    h.apply(v.rows(dimension, kept), images);
    applications += kept;
    int old = dimension;
    dimension += kept;
    ComplexMatrix s = new ComplexMatrix(dimension, kept);
    gemm.gram(v.rows(0, dimension), images, s);
    for (int i = 0; i < dimension; i++) {
      for (int j = Math.max(0, i - old); j < kept; j++) {
        double im = i == old + j ? 0 : s.im(i)[j];
        set(i, old + j, s.re(i)[j], im);
      }
    }
    return kept;
  }

  /** Solves A c = e c for the lowest pairs. */
  void rayleighRitz() {
    cBefore = c;
    aligned = false;
    c = new ComplexMatrix(Math.min(bands, dimension), dimension);
    values = eigen.solve(a, c);
  }

  /**
   * Shrinks the basis to the Ritz vectors and, of the chosen bands, what their Ritz vectors before
   * the last extension add to them (the conjugate directions of LOBPCG).
   */
  void restart(int[] chosen) {
    if (aligned && dimension == bands) {
      return;
    }
    ComplexMatrix before = new ComplexMatrix(chosen.length, dimension);
    for (int i = 0; i < chosen.length && cBefore != null; i++) {
      System.arraycopy(cBefore.re(chosen[i]), 0, before.re(i), 0, cBefore.columns());
      System.arraycopy(cBefore.im(chosen[i]), 0, before.im(i), 0, cBefore.columns());
    }
    int kept = orthonormalization.apply(c, before, chosen.length);
    int count = bands + kept;
    ComplexMatrix d = new ComplexMatrix(count, dimension);
    d.adoptRows(0, c);
    d.adoptRows(bands, before.rows(0, kept));
    transform(d);
    gemm.rotate(d, v.rows(0, dimension), count);
    gemm.rotate(d, hv.rows(0, dimension), count);
    dimension = count;
    c = new ComplexMatrix(bands, dimension);
    for (int i = 0; i < bands; i++) {
      c.re(i)[i] = 1;
    }
    cBefore = null;
    aligned = true;
  }

  /** Copies the Ritz vectors out of a basis just restarted. */
  void copyRitzVectors(ComplexMatrix x) {
    x.set(v.rows(0, bands));
  }

  /** A = conj(D) A D^T. */
  private void transform(ComplexMatrix d) {
    ComplexMatrix conjugate = new ComplexMatrix(dimension, dimension); // A^T
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        conjugate.re(i)[j] = a.re(i)[j];
        conjugate.im(i)[j] = -a.im(i)[j];
      }
    }
    ComplexMatrix b = new ComplexMatrix(d.rows(), dimension);
    gemm.combine(d, conjugate, b);
    ComplexMatrix s = new ComplexMatrix(d.rows(), d.rows());
    gemm.gramHermitian(d, b, s);
    for (int i = 0; i < d.rows(); i++) {
      for (int j = i; j < d.rows(); j++) {
        set(i, j, s.re(i)[j], s.im(i)[j]);
      }
    }
  }

  private void set(int i, int j, double re, double im) {
    a.re(i)[j] = re;
    a.im(i)[j] = im;
    a.re(j)[i] = re;
    a.im(j)[i] = -im;
  }
}
