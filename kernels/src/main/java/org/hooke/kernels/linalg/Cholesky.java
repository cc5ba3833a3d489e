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
    for (int i = 0; i < n; i++) {
      double[] re = s.re(i);
      double[] im = s.im(i);
      double whole = re[i];
      double rest = whole;
      for (int j = 0; j < i; j++) {
        eliminate(s, i, j, kept[j]);
        rest -= re[j] * re[j] + im[j] * im[j];
      }
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
      Arrays.fill(re, i + 1, n, 0);
      Arrays.fill(im, i + 1, n, 0);
    }
    return kept;
  }

  /** L_ij = (S_ij - sum_k<j L_ik conj(L_jk)) / L_jj. */
  private static void eliminate(ComplexMatrix s, int i, int j, boolean kept) {
    double[] re = s.re(i);
    double[] im = s.im(i);
    if (!kept) {
      re[j] = 0;
      im[j] = 0;
      return;
    }
    double[] ljr = s.re(j);
    double[] lji = s.im(j);
    double sumRe = re[j];
    double sumIm = im[j];
    for (int k = 0; k < j; k++) {
      sumRe -= re[k] * ljr[k] + im[k] * lji[k];
      sumIm -= im[k] * ljr[k] - re[k] * lji[k];
    }
    re[j] = sumRe / ljr[j];
    im[j] = sumIm / ljr[j];
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
