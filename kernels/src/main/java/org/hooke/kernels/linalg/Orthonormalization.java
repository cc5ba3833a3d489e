package org.hooke.kernels.linalg;

/**
 * Orthonormal rows by projection and Cholesky factors of their overlaps, repeated while a round
 * loses digits; rows that depend on others are left out.
 *
 * <p>Source: "twice is enough", Giraud, Langou, Rozloznik, Comput. Math. Appl. 50, 1069 (2005). One
 * caller at a time.
 */
public final class Orthonormalization {
  private static final double NEGLIGIBLE = 1e-12; // norm left of a unit row that counts as nothing
  private static final double DEPENDENT = 1e-12; // squared norm left that makes a row dependent
  private static final double SAFE = 0.03; // norm left of every unit row that needs no other round
  private static final int MOST_ROUNDS = 4;

  private final BlockAlgebra gemm;
  private double least; // smallest norm left of a kept unit row in the present round

  public Orthonormalization(BlockAlgebra gemm) {
    this.gemm = gemm;
  }

  /**
   * Makes the first rows of w orthonormal, and orthogonal to the rows of v.
   *
   * @param v orthonormal rows, kept; may have none
   * @param w [row][column]; of its first {@code count} rows the independent ones come first
   *     afterwards, in their order; the rest of them is undefined
   * @return number of independent rows
   * @throws ArithmeticException when a NaN appears
   */
  public int apply(ComplexMatrix v, ComplexMatrix w, int count) {
    int kept = normalize(w, count, 0);
    for (int round = 0; round < MOST_ROUNDS && kept > 0; round++) {
      least = 1;
      if (v.rows() > 0) {
        project(v, w.rows(0, kept));
        kept = normalize(w, kept, NEGLIGIBLE);
      }
      kept = decorrelate(w, kept);
      if (least > SAFE) {
        break;
      }
    }
    return kept;
  }

  /** w_i -= sum_j v_j (v_j, w_i). */
  private void project(ComplexMatrix v, ComplexMatrix w) {
    ComplexMatrix s = new ComplexMatrix(w.rows(), v.rows());
    gemm.gram(w, v, s); // s_ij = (w_i, v_j), the conjugate of what is needed
    conjugate(s);
    gemm.addCombination(-1, s, v, w);
  }

  /** Makes norms 1 and moves rows of norm up to the threshold out of the first ones. */
  private int normalize(ComplexMatrix w, int rows, double threshold) {
    boolean[] keep = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      double norm = Rows.norm(w.re(i), w.im(i));
      if (!(norm <= Double.MAX_VALUE)) {
        throw new ArithmeticException("row " + i + " has norm " + norm);
      }
      keep[i] = norm > threshold;
      if (keep[i]) {
        least = Math.min(least, norm);
        Rows.scale(1 / norm, w.re(i), w.im(i));
      }
    }
    return compact(w, keep);
  }

  /** Makes the first rows orthonormal to each other by w = conj(L^-1) w, L L^H their overlaps. */
  private int decorrelate(ComplexMatrix w, int rows) {
    ComplexMatrix x = w.rows(0, rows);
    ComplexMatrix l = new ComplexMatrix(rows, rows);
    gemm.gramHermitian(x, x, l);
    boolean[] keep = Cholesky.factorSkipping(l, DEPENDENT);
    for (int i = 0; i < rows; i++) {
      if (keep[i]) {
        least = Math.min(least, l.re(i)[i]);
      }
    }
    Cholesky.invertLower(l);
    conjugate(l);
    gemm.rotate(l, x, rows);
    return compact(w, keep);
  }

  /** Moves the rows to keep to the front, in their order, and counts them. */
  private static int compact(ComplexMatrix w, boolean[] keep) {
    int kept = 0;
    for (int i = 0; i < keep.length; i++) {
      if (keep[i]) {
        if (kept != i) {
          w.swapRows(kept, i);
        }
        kept++;
      }
    }
    return kept;
  }

  private static void conjugate(ComplexMatrix s) {
    for (int i = 0; i < s.rows(); i++) {
      Rows.conjugate(s.im(i));
    }
  }
}
