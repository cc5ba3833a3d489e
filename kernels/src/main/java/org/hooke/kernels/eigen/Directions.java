package org.hooke.kernels.eigen;

import java.util.List;
import org.hooke.kernels.linalg.ComplexMatrix;

/**
 * What search directions are made of: blocks of rows in one precision, their products and their
 * images under H. Small matrices are always in double.
 *
 * @param <B> a block of rows
 */
interface Directions<B> {
  /** A block with any content, [rows][size of H]. */
  B make(int rows);

  /** Lets go all blocks that were made here, but for the rows of these. */
  void release(List<B> kept);

  /** These rows in this precision; may be x itself. */
  B of(ComplexMatrix x);

  /** Rows [first, first + count), sharing their arrays. */
  B rows(B x, int first, int count);

  /** The rows of x and then those of y, sharing their arrays. */
  B both(B x, B y);

  void swap(B x, int i, int j);

  /** Makes rows first, first + 1, ... of x the rows of y, by reference. */
  void adopt(B x, int first, B y);

  /** y_i = x_chosen[i]. */
  void copy(B x, int[] chosen, B y);

  /** S_ij = (a_i, b_j). */
  void gram(B a, B b, ComplexMatrix s);

  /** S_ij = (a_i, b_j), known to be Hermitian. */
  void gramHermitian(B a, B b, ComplexMatrix s);

  /** y_i = sum_j c_ij x_j. */
  void combine(ComplexMatrix c, B x, B y);

  /** y += x. */
  void add(B x, ComplexMatrix y);

  /** y = H x; returns how many rows that were. */
  int apply(B x, B y);

  double norm(B x, int row);

  /** Re (x_i, y_j); safe for several rows at once, like all that follow. */
  double dot(B x, int i, B y, int j);

  /** y_j += s x_i. */
  void addRow(double s, B x, int i, B y, int j);

  /** x_i *= s. */
  void scale(double s, B x, int i);

  /** x = K x / |K x| for one row; safe for several rows at once. */
  void precondition(Preconditioner k, double kinetic, double eigenvalue, B x, int row);

  /** Part of a residual's norm at which its updates are lost in rounding. */
  double floor();

  /** Residual, Ha, that images of whole vectors in this precision do not disturb. */
  double rough();

  /** Squared norm that a direction must keep beside the others to be of use. */
  double dependent();
}
