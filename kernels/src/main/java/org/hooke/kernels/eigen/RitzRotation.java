package org.hooke.kernels.eigen;

import java.util.Optional;
import org.hooke.kernels.linalg.BlockAlgebra;
import org.hooke.kernels.linalg.Cholesky;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.HermitianEigen;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Rows;

/**
 * The combinations y_k = sum_j c_kj x_j of a block of rows that are its Ritz vectors, A c = e S c
 * with c^H S c = 1, and their values. Owns its arrays; treated as immutable.
 */
public final class RitzRotation {
  /** Directions of unit rows with a smaller overlap eigenvalue, relative to the largest, go. */
  private static final double DEPENDENT = 1e-6;

  private final ComplexMatrix coefficients; // [row][row of x]
  private final double[] values; // [row], ascending, Ha

  public RitzRotation(ComplexMatrix coefficients, double[] values) {
    this.coefficients = coefficients;
    this.values = values;
  }

  /** The live coefficients c, [row][row of x]. */
  public ComplexMatrix coefficients() {
    return coefficients;
  }

  /** The live Ritz values, [row], ascending, Ha. */
  public double[] values() {
    return values;
  }

  /**
   * All Ritz pairs of independent rows, through S = L L^H.
   *
   * @throws ArithmeticException when S is not positive definite to working precision, or NaN
   */
  public static RitzRotation all(SubspaceProducts products, Parallel parallel) {
    BlockAlgebra algebra = products.scalars().algebra(parallel);
    int n = products.rows();
    ComplexMatrix m = products.overlap();
    Cholesky.factor(m);
    Cholesky.invertLower(m); // M = L^-1; (M A M^H) u = e u, c = M^H u
    ComplexMatrix ma = new ComplexMatrix(n, n);
    algebra.combine(m, products.energy(), ma);
    ComplexMatrix reduced = new ComplexMatrix(n, n); // conj(sum conj(ma_ik) m_jk)
    algebra.gram(ma, m, reduced);
    conjugate(reduced);
    ComplexMatrix u = new ComplexMatrix(n, n);
    double[] values = new HermitianEigen(parallel).solve(reduced, u);
    conjugate(m);
    ComplexMatrix c = new ComplexMatrix(n, n);
    algebra.combine(u, m, c); // c_j = sum_i u_i conj(M_ij)
    return new RitzRotation(c, values);
  }

  /**
   * The lowest Ritz pairs of rows that may depend on each other, nearly dependent directions left
   * out; empty when fewer than {@code count} remain.
   */
  public static Optional<RitzRotation> lowest(
      SubspaceProducts products, int count, Parallel parallel) {
    BlockAlgebra algebra = products.scalars().algebra(parallel);
    int n = products.rows();
    ComplexMatrix directions = new ComplexMatrix(n, n);
    double[] s = new HermitianEigen(parallel).solve(products.overlap(), directions);
    int dropped = 0;
    while (dropped < n && !(s[dropped] >= DEPENDENT * s[n - 1])) {
      dropped++;
    }
    int kept = n - dropped;
    if (kept < count) {
      return Optional.empty();
    }
    for (int k = dropped; k < n; k++) {
      directions.row(k).scale(1 / Math.sqrt(s[k]));
    }
    ComplexMatrix m = directions.rows(dropped, kept);
    ComplexMatrix conjugated = m.copy();
    conjugate(conjugated);
    ComplexMatrix ma = new ComplexMatrix(kept, n); // conj(m) A, so that gram gives conj(m) A m^T
    algebra.combine(conjugated, products.energy(), ma);
    conjugate(ma);
    ComplexMatrix reduced = new ComplexMatrix(kept, kept);
    algebra.gram(ma, m, reduced);
    ComplexMatrix u = new ComplexMatrix(count, kept);
    double[] values = new HermitianEigen(parallel).solve(reduced, u);
    ComplexMatrix c = new ComplexMatrix(count, n);
    algebra.combine(u, m, c);
    return Optional.of(new RitzRotation(c, java.util.Arrays.copyOf(values, count)));
  }

  private static void conjugate(ComplexMatrix x) {
    for (int i = 0; i < x.rows(); i++) {
      Rows.conjugate(x.im(i));
    }
  }
}
