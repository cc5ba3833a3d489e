package org.hooke.kernels.linalg;

/**
 * Inner products and combinations of blocks of row vectors over the complex or the real numbers.
 *
 * <p>Over the complex numbers (x, y) = sum_g conj(x(g)) y(g). Over the real numbers a row holds the
 * real and imaginary parts of half the coefficients of a real function, (x, y) = sum_g Re x(g) Re
 * y(g) + Im x(g) Im y(g), with no weights: coefficients that stand for a pair +-G are scaled by
 * sqrt(2). Small matrices of the real algebra have zero imaginary parts; those of arguments are not
 * read.
 *
 * <p>Every element is summed in an order that its shape alone fixes, so results have the same bits
 * for any number of slots. Implementations own workspaces: one caller at a time.
 */
public interface BlockAlgebra {
  /** The numbers that small matrices consist of. */
  Scalars scalars();

  /**
   * S_ij = (a_i, b_j).
   *
   * @param a [row][column]
   * @param b [row][column]
   * @param s overwritten, at least [rows of a][rows of b]
   */
  void gram(ComplexMatrix a, ComplexMatrix b, ComplexMatrix s);

  /**
   * S_ij = (a_i, b_j) when S is known to be Hermitian (b = a, or b = H a): computes the upper
   * triangle, mirrors it and drops the imaginary part of the diagonal.
   *
   * @param s overwritten, at least [rows][rows]
   */
  void gramHermitian(ComplexMatrix a, ComplexMatrix b, ComplexMatrix s);

  /**
   * y_i = sum_j c_ij x_j for every row i of y.
   *
   * @param c at least [rows of y][rows of x]
   * @param y overwritten, shares no array with x
   */
  void combine(ComplexMatrix c, ComplexMatrix x, ComplexMatrix y);

  /** y_i += sign sum_j c_ij x_j for every row i of y; y shares no array with x. */
  void addCombination(double sign, ComplexMatrix c, ComplexMatrix x, ComplexMatrix y);

  /**
   * x_i = sum_j c_ij x_j in place, for the first {@code count} rows; the other rows are kept.
   *
   * @param c at least [count][rows of x]
   */
  void rotate(ComplexMatrix c, ComplexMatrix x, int count);
}
