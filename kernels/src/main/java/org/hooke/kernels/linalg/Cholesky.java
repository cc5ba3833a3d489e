package org.hooke.kernels.linalg;

import java.util.Arrays;

/** Cholesky factors of Hermitian positive matrices, S = L L^H, and inverses of L; all dense. */
public final class Cholesky {
  private Cholesky() {}

  /**
   * Factorises in place: the lower triangle of s becomes L with a positive diagonal, the rest zero.
   *
   * @param s Hermitian, [n][n]; only the lower triangle is read
   * @throws ArithmeticException when s is not positive definite to working precision, or NaN
   */
  public static void factor(ComplexMatrix s) {
    boolean[] kept = factorSkipping(s, 0);
    for (int i = 0; i < kept.length; i++) {
      if (!kept[i]) {
        throw new ArithmeticException("matrix is not positive definite at row " + i);
      }
    }
  }

  /**
   * Factorises in place, leaving out rows that depend on earlier ones.
   *
   * <p>Row i is left out (its row and column of L are zero but for a unit diagonal) when the square
   * of its part orthogonal to the kept rows before it is at most {@code threshold} s_ii.
   *
   * @param s Hermitian, positive semidefinite, [n][n]; only the lower triangle is read
   * @return [n] whether the row was kept
   * @throws ArithmeticException when a diagonal element is NaN
   */
  public static boolean[] factorSkipping(ComplexMatrix s, double threshold) {
    int n = s.rows();
    boolean[] kept = new boolean[n];
    ComplexMatrix u = new ComplexMatrix(n, n); // L^H, so that columns of L lie along the lanes
    for (int i = 0; i < n; i++) {
      double[] re = s.re(i);
      double[] im = s.im(i);
      double whole = re[i];
      for (int j = 0; j < i; j++) {
        if (kept[j]) {
          eliminate(u, re, im, i, j);
        } else {
          re[j] = 0;
          im[j] = 0;
        }
      }
      double rest = re[i];
      if (Double.isNaN(rest)) {
        throw new ArithmeticException("NaN in row " + i + " of an overlap matrix");
      }
      kept[i] = rest > threshold * whole && rest > 0;
      if (!kept[i]) {
        Arrays.fill(re, 0, i, 0);
        Arrays.fill(im, 0, i, 0);
      }
      re[i] = kept[i] ? Math.sqrt(rest) : 1;
      im[i] = 0;
      u.re(i)[i] = re[i];
      Arrays.fill(re, i + 1, n, 0);
      Arrays.fill(im, i + 1, n, 0);
    }
    return kept;
  }

  /** L_ij = S_ij / L_jj, and its part taken off the elements of row i that follow. */
  private static void eliminate(ComplexMatrix u, double[] re, double[] im, int i, int j) {
    double[] ur = u.re(j);
    double[] ui = u.im(j);
    re[j] /= ur[j];
    im[j] /= ur[j];
    ur[i] = re[j];
    ui[i] = -im[j];
    Axpy.one(re, im, ur, ui, -re[j], -im[j], j + 1, i + 1);
  }

  /** Replaces the lower triangular L, [n][n], by its inverse. */
  public static void invertLower(ComplexMatrix l) {
    int n = l.rows();
    double[] re = new double[n];
    double[] im = new double[n];
    for (int i = 0; i < n; i++) { // row i of the inverse from rows before it
      Arrays.fill(re, 0);
      Arrays.fill(im, 0);
      double[] lr = l.re(i);
      double[] li = l.im(i);
      for (int k = 0; k < i; k++) {
        Axpy.one(re, im, l.re(k), l.im(k), lr[k], li[k], 0, k + 1);
      }
      double inverse = 1 / lr[i];
      for (int j = 0; j < i; j++) {
        lr[j] = -inverse * re[j];
        li[j] = -inverse * im[j];
      }
      lr[i] = inverse;
      li[i] = 0;
    }
  }
}
