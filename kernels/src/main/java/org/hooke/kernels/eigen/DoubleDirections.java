package org.hooke.kernels.eigen;

import java.util.List;
import org.hooke.kernels.linalg.BlockAlgebra;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Rows;
import org.hooke.kernels.linalg.Scalars;

/** Directions in double precision. */
final class DoubleDirections implements Directions<ComplexMatrix> {
  private final LinearOperator h;
  private final BlockAlgebra gemm;
  private final Parallel parallel;

  DoubleDirections(LinearOperator h, Parallel parallel) {
    this.h = h;
    this.parallel = parallel;
    this.gemm = Scalars.of(h).algebra(parallel);
  }

  @Override
  public ComplexMatrix make(int rows) {
    return new ComplexMatrix(rows, h.size());
  }

  @Override
  public void release(List<ComplexMatrix> kept) {
    // the collector does it
  }

  @Override
  public ComplexMatrix of(ComplexMatrix x) {
    return x;
  }

  @Override
  public ComplexMatrix rows(ComplexMatrix x, int first, int count) {
    return x.rows(first, count);
  }

  @Override
  public ComplexMatrix both(ComplexMatrix x, ComplexMatrix y) {
    return x.followedBy(y);
  }

  @Override
  public void swap(ComplexMatrix x, int i, int j) {
    x.swapRows(i, j);
  }

  @Override
  public void adopt(ComplexMatrix x, int first, ComplexMatrix y) {
    x.adoptRows(first, y);
  }

  @Override
  public void copy(ComplexMatrix x, int[] chosen, ComplexMatrix y) {
    for (int i = 0; i < chosen.length; i++) {
      y.setRow(i, x, chosen[i]);
    }
  }

  @Override
  public void gram(ComplexMatrix a, ComplexMatrix b, ComplexMatrix s) {
    gemm.gram(a, b, s);
  }

  @Override
  public void gramHermitian(ComplexMatrix a, ComplexMatrix b, ComplexMatrix s) {
    gemm.gramHermitian(a, b, s);
  }

  @Override
  public void combine(ComplexMatrix c, ComplexMatrix x, ComplexMatrix y) {
    gemm.combine(c, x, y);
  }

  @Override
  public void add(ComplexMatrix x, ComplexMatrix y) {
    parallel.forEach(x.rows(), (slot, i) -> Rows.addScaled(1, x.re(i), x.im(i), y.re(i), y.im(i)));
  }

  @Override
  public int apply(ComplexMatrix x, ComplexMatrix y) {
    h.apply(x, y);
    return x.rows();
  }

  @Override
  public double norm(ComplexMatrix x, int row) {
    return Rows.norm(x.re(row), x.im(row));
  }

  @Override
  public double dot(ComplexMatrix x, int i, ComplexMatrix y, int j) {
    return Rows.realDot(x.re(i), x.im(i), y.re(j), y.im(j));
  }

  @Override
  public void addRow(double s, ComplexMatrix x, int i, ComplexMatrix y, int j) {
    Rows.addScaled(s, x.re(i), x.im(i), y.re(j), y.im(j));
  }

  @Override
  public void scale(double s, ComplexMatrix x, int i) {
    Rows.scale(s, x.re(i), x.im(i));
  }

  @Override
  public void precondition(
      Preconditioner k, double kinetic, double eigenvalue, ComplexMatrix x, int row) {
    k.apply(kinetic, eigenvalue, x.re(row), x.im(row));
    Rows.scale(1 / norm(x, row), x.re(row), x.im(row));
  }

  @Override
  public double floor() {
    return 1e-9;
  }

  @Override
  public double rough() {
    return Double.POSITIVE_INFINITY; // x itself, no copies
  }

  @Override
  public double dependent() {
    return 1e-6;
  }
}
