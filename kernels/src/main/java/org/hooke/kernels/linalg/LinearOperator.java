package org.hooke.kernels.linalg;

/**
 * A Hermitian operator on vectors of {@link #size()} complex components, applied to blocks of rows.
 */
public interface LinearOperator {
  /** Number of components of a vector. */
  int size();

  /**
   * y_i = A x_i for every row i; y is overwritten and shares no array with x.
   *
   * @param x [row][size]
   * @param y [row][size]
   */
  void apply(ComplexMatrix x, ComplexMatrix y);
}
