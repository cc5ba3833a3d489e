package org.hooke.kernels.eigen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.FloatAlgebra;
import org.hooke.kernels.linalg.FloatComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Rows;
import org.hooke.kernels.linalg.Scalars;

/** Directions in single precision. */
final class FloatDirections implements Directions<FloatComplexMatrix> {
  private final LinearOperator h;
  private final FloatAlgebra gemm;
  private final SpareRows spare;
  private List<FloatComplexMatrix> taken = new ArrayList<>(); // matrices of one row

  FloatDirections(LinearOperator h, Parallel parallel, SpareRows spare) {
    this.h = h;
    this.gemm = new FloatAlgebra(Scalars.of(h), parallel);
    this.spare = spare;
  }

  @Override
  public FloatComplexMatrix make(int rows) {
    if (rows == 0) {
      return new FloatComplexMatrix(0, h.size());
    }
    List<FloatComplexMatrix> block = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      block.add(spare.take(h.size()));
    }
    taken.addAll(block);
    return FloatComplexMatrix.stacked(block);
  }

  @Override
  public void release(List<FloatComplexMatrix> kept) {
    Set<float[]> live = Collections.newSetFromMap(new IdentityHashMap<>());
    for (FloatComplexMatrix block : kept) {
      for (int i = 0; i < block.rows(); i++) {
        live.add(block.re(i));
      }
    }
    Map<Boolean, List<FloatComplexMatrix>> parts =
        taken.stream().collect(Collectors.partitioningBy(row -> live.contains(row.re(0))));
    taken = new ArrayList<>(parts.get(true));
    spare.give(parts.get(false));
  }

  @Override
  public FloatComplexMatrix of(ComplexMatrix x) {
    FloatComplexMatrix y = make(x.rows());
    gemm.round(x, y);
    return y;
  }

  @Override
  public FloatComplexMatrix rows(FloatComplexMatrix x, int first, int count) {
    return x.rows(first, count);
  }

  @Override
  public FloatComplexMatrix both(FloatComplexMatrix x, FloatComplexMatrix y) {
    return x.followedBy(y);
  }

  @Override
  public void swap(FloatComplexMatrix x, int i, int j) {
    x.swapRows(i, j);
  }

  @Override
  public void adopt(FloatComplexMatrix x, int first, FloatComplexMatrix y) {
    x.adoptRows(first, y);
  }

  @Override
  public void copy(FloatComplexMatrix x, int[] chosen, FloatComplexMatrix y) {
    for (int i = 0; i < chosen.length; i++) {
      y.setRow(i, x, chosen[i]);
    }
  }

  @Override
  public void gram(FloatComplexMatrix a, FloatComplexMatrix b, ComplexMatrix s) {
    gemm.gram(a, b, s);
  }

  @Override
  public void gramHermitian(FloatComplexMatrix a, FloatComplexMatrix b, ComplexMatrix s) {
    gemm.gramHermitian(a, b, s);
  }

  @Override
  public void combine(ComplexMatrix c, FloatComplexMatrix x, FloatComplexMatrix y) {
    gemm.combine(c, x, y);
  }

  @Override
  public void add(FloatComplexMatrix x, ComplexMatrix y) {
    gemm.add(x, y);
  }

  @Override
  public int apply(FloatComplexMatrix x, FloatComplexMatrix y) {
    h.apply(x, y);
    return x.rows();
  }

  @Override
  public double norm(FloatComplexMatrix x, int row) {
    return Rows.norm(x.re(row), x.im(row));
  }

  @Override
  public double dot(FloatComplexMatrix x, int i, FloatComplexMatrix y, int j) {
    return Rows.realDot(x.re(i), x.im(i), y.re(j), y.im(j));
  }

  @Override
  public void addRow(double s, FloatComplexMatrix x, int i, FloatComplexMatrix y, int j) {
    Rows.addScaled((float) s, x.re(i), x.im(i), y.re(j), y.im(j));
  }

  @Override
  public void scale(double s, FloatComplexMatrix x, int i) {
    Rows.scale((float) s, x.re(i), x.im(i));
  }

  @Override
  public void precondition(
      Preconditioner k, double kinetic, double eigenvalue, FloatComplexMatrix x, int row) {
    k.apply(kinetic, eigenvalue, x.re(row), x.im(row));
    Rows.scale((float) (1 / norm(x, row)), x.re(row), x.im(row));
  }

  @Override
  public double floor() {
    return 1e-4;
  }

  @Override
  public double rough() {
    return 3e-5;
  }

  @Override
  public double dependent() {
    return 1e-3;
  }
}
