package org.hooke.kernels.linalg;

import org.hooke.kernels.simd.Twin;

/**
 * The algebra over the real numbers: rows are vectors of twice as many real components, a quarter
 * of the work of {@link ComplexGemm} for the same function.
 */
public final class RealGemm implements BlockAlgebra {
  private final RowGemm rows;

  public RealGemm(Parallel parallel) {
    this(parallel, Twin.ofThisJvm());
  }

  RealGemm(Parallel parallel, Twin twin) {
    rows = new RowGemm(parallel, twin);
  }

  @Override
  public Scalars scalars() {
    return Scalars.REAL;
  }

  @Override
  public void gram(ComplexMatrix a, ComplexMatrix b, ComplexMatrix s) {
    a.requireColumnsOf(b);
    double[][] r = dots(a, b, false);
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.rows(); j++) {
        s.re(i)[j] = r[i][j];
        s.im(i)[j] = 0;
      }
    }
  }

  @Override
  public void gramHermitian(ComplexMatrix a, ComplexMatrix b, ComplexMatrix s) {
    a.requireColumnsOf(b);
    a.requireRowsOf(b);
    double[][] r = dots(a, b, true);
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.rows(); j++) {
        s.re(i)[j] = j < i ? r[j][i] : r[i][j];
        s.im(i)[j] = 0;
      }
    }
  }

  private double[][] dots(ComplexMatrix a, ComplexMatrix b, boolean upper) {
    double[][] r = new double[a.rows()][b.rows()];
    rows.addDots(a.realParts(), b.realParts(), a.columns(), r, upper);
    rows.addDots(a.imaginaryParts(), b.imaginaryParts(), a.columns(), r, upper);
    return r;
  }

  @Override
  public void combine(ComplexMatrix c, ComplexMatrix x, ComplexMatrix y) {
    x.requireColumnsOf(y);
    both(coefficients(1, c, y.rows(), x.rows()), x, y, false);
  }

  @Override
  public void addCombination(double sign, ComplexMatrix c, ComplexMatrix x, ComplexMatrix y) {
    x.requireColumnsOf(y);
    both(coefficients(sign, c, y.rows(), x.rows()), x, y, true);
  }

  @Override
  public void rotate(ComplexMatrix c, ComplexMatrix x, int count) {
    both(coefficients(1, c, count, x.rows()), x, x.rows(0, count), false);
  }

  private void both(double[] c, ComplexMatrix x, ComplexMatrix y, boolean add) {
    rows.combine(c, x.realParts(), y.realParts(), 0, x.columns(), add);
    rows.combine(c, x.imaginaryParts(), y.imaginaryParts(), 0, x.columns(), add);
  }

  static double[] coefficients(double sign, ComplexMatrix c, int rows, int depth) {
    double[] flat = new double[rows * depth];
    for (int i = 0; i < rows; i++) {
      double[] re = c.re(i);
      for (int k = 0; k < depth; k++) {
        flat[i * depth + k] = sign * re[k];
      }
    }
    return flat;
  }
}
