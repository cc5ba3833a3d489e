package org.hooke.kernels.linalg;

/**
 * Products of blocks of real rows, the inner loops of every {@link BlockAlgebra}: a complex row is
 * two real ones.
 *
 * <p>Owns workspaces: one thread.
 */
interface RowKernel {
  /** From so many rows on both sides on inner products may be summed in another way. */
  int MANY = 96;

  /**
   * Whether inner products of these rows are summed in the way of many: a question of whole
   * matrices, not of the part that a thread computes, so that threads do not change the bits.
   */
  static boolean many(double[][] a, double[][] b) {
    return Math.min(a.length, b.length) >= MANY;
  }

  /** Columns of x that are best treated together when it has so many rows. */
  int width(int depth);

  /**
   * Coefficients in the order in which {@link #combine} reads them.
   *
   * @param c [depth row + k], may be returned itself
   */
  double[] pack(double[] c, int rows, int depth);

  /**
   * y_i(g) = sum_k c_ik x_k(g) for columns g in [from, to), in place of or added to what y holds.
   *
   * @param packed what {@link #pack} gave
   * @param x [depth][column]; read whole before y is written, so that both may share arrays
   * @param y [rows][column]
   */
  void combine(
      double[] packed,
      int rows,
      int depth,
      double[][] x,
      double[][] y,
      int from,
      int to,
      boolean add);

  /**
   * r_ij += sum_g a_i(g) b_j(g) over columns [0, columns) for rows i in [i0, i1), j in [j0, j1).
   *
   * @param upper only elements with j at least i are wanted; others may be left wrong
   */
  void addDots(
      double[][] a,
      int i0,
      int i1,
      double[][] b,
      int j0,
      int j1,
      int columns,
      double[][] r,
      boolean upper);
}
