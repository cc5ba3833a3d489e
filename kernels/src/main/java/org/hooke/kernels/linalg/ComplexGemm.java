package org.hooke.kernels.linalg;

import org.hooke.kernels.simd.Twin;

/**
 * The algebra over the complex numbers, S = conj(A) B^T and Y = C X, as real products of real and
 * imaginary parts: rows 2i and 2i + 1 of the real matrices are the parts of row i.
 */
public final class ComplexGemm implements BlockAlgebra {
  private final RowGemm rows;

  public ComplexGemm(Parallel parallel) {
    this(parallel, Twin.ofThisJvm());
  }

  ComplexGemm(Parallel parallel, Twin twin) {
    rows = new RowGemm(parallel, twin);
  }

  @Override
  public Scalars scalars() {
    return Scalars.COMPLEX;
  }

  @Override
  public void gram(ComplexMatrix a, ComplexMatrix b, ComplexMatrix s) {
    a.requireColumnsOf(b);
    double[][] r = dots(a, b, false);
    for (int i = 0; i < a.rows(); i++) {
      unfold(r, i, 0, b.rows(), s);
    }
  }

  @Override
  public void gramHermitian(ComplexMatrix a, ComplexMatrix b, ComplexMatrix s) {
    a.requireColumnsOf(b);
    a.requireRowsOf(b);
    double[][] r = dots(a, b, true);
    for (int i = 0; i < a.rows(); i++) {
      unfold(r, i, i, b.rows(), s);
      s.im(i)[i] = 0;
      for (int j = 0; j < i; j++) {
        s.re(i)[j] = s.re(j)[i];
        s.im(i)[j] = -s.im(j)[i];
      }
    }
  }

  private double[][] dots(ComplexMatrix a, ComplexMatrix b, boolean upper) {
    double[][] r = new double[2 * a.rows()][2 * b.rows()];
    rows.addDots(a.allParts(), b.allParts(), a.columns(), r, upper);
    return r;
  }

  /** S_ij from the products of the parts, for columns [from, to). */
  private static void unfold(double[][] r, int i, int from, int to, ComplexMatrix s) {
    double[] ofRe = r[2 * i];
    double[] ofIm = r[2 * i + 1];
    double[] re = s.re(i);
    double[] im = s.im(i);
    for (int j = from; j < to; j++) {
      re[j] = ofRe[2 * j] + ofIm[2 * j + 1];
      im[j] = ofRe[2 * j + 1] - ofIm[2 * j];
    }
  }

  @Override
  public void combine(ComplexMatrix c, ComplexMatrix x, ComplexMatrix y) {
    x.requireColumnsOf(y);
    double[] flat = coefficients(1, c, y.rows(), x.rows());
    rows.combine(flat, x.allParts(), y.allParts(), 0, x.columns(), false);
  }

  @Override
  public void addCombination(double sign, ComplexMatrix c, ComplexMatrix x, ComplexMatrix y) {
    x.requireColumnsOf(y);
    double[] flat = coefficients(sign, c, y.rows(), x.rows());
    rows.combine(flat, x.allParts(), y.allParts(), 0, x.columns(), true);
  }

  @Override
  public void rotate(ComplexMatrix c, ComplexMatrix x, int count) {
    double[] flat = coefficients(1, c, count, x.rows());
    rows.combine(flat, x.allParts(), x.rows(0, count).allParts(), 0, x.columns(), false);
  }

  /** (re, -im; im, re) for every c_ij, so that parts of x combine to parts of y. */
  static double[] coefficients(double sign, ComplexMatrix c, int rows, int depth) {
    double[] flat = new double[4 * rows * depth];
    for (int i = 0; i < rows; i++) {
      double[] re = c.re(i);
      double[] im = c.im(i);
      int ofRe = 4 * i * depth;
      int ofIm = ofRe + 2 * depth;
      for (int k = 0; k < depth; k++) {
        flat[ofRe + 2 * k] = sign * re[k];
        flat[ofRe + 2 * k + 1] = -sign * im[k];
        flat[ofIm + 2 * k] = sign * im[k];
        flat[ofIm + 2 * k + 1] = sign * re[k];
      }
    }
    return flat;
  }
}
