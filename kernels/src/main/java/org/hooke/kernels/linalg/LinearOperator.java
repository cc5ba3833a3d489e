package org.hooke.kernels.linalg;

/**
 * A Hermitian operator on vectors of {@link #size()} complex components, applied to blocks of rows.
 *
 * <p>When it is {@link #real()}, its vectors stand for real functions: only half of the Fourier
 * coefficients are kept, c(-G) being conj c(G), and they are scaled by sqrt 2 but for the constant,
 * whose imaginary part is 0. Then the space is one over the real numbers: the inner product is Re
 * sum_g conj(x_g) y_g, combinations have real coefficients, and A is symmetric. Unit rows have
 * norms and energies as always.
 */
public interface LinearOperator {
  /** Number of components of a vector. */
  int size();

  /** Whether the vectors form a space over the real numbers. */
  default boolean real() {
    return false;
  }

  /** Number of linearly independent vectors, over the real numbers for a real operator. */
  default int dimension() {
    return size();
  }

  /** Takes arbitrary rows into the space: the constant's imaginary part of real functions is 0. */
  default void confine(ComplexMatrix x) {}

  /**
   * y_i = A x_i for every row i; y is overwritten and shares no array with x.
   *
   * @param x [row][size]
   * @param y [row][size]
   */
  void apply(ComplexMatrix x, ComplexMatrix y);

  /** The same to a few digits of single precision; in double and rounded unless overridden. */
  default void apply(FloatComplexMatrix x, FloatComplexMatrix y) {
    FloatAlgebra rows = new FloatAlgebra(Scalars.of(this), Parallel.serial());
    ComplexMatrix wide = new ComplexMatrix(x.rows(), x.columns());
    ComplexMatrix image = new ComplexMatrix(x.rows(), x.columns());
    rows.widen(x, wide);
    apply(wide, image);
    rows.round(image, y);
  }
}
