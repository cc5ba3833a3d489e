package org.hooke.kernels.linalg;

import org.hooke.kernels.simd.Twin;

/**
 * Eigenpairs of dense Hermitian matrices: Householder tridiagonalisation, then divide and conquer.
 *
 * <p>Serial arithmetic in a fixed order apart from independent lanes, so the result has the same
 * bits for any number of slots; what follows from real matrices is real. Sources: Golub and Van
 * Loan, Matrix Computations (4th ed.), 8.3; Dubrulle, Martin, Wilkinson, Numer. Math. 12, 377
 * (1968). Stateless; one caller at a time.
 */
public final class HermitianEigen {
  private static final int LANES = 64; // eigenvectors, or components, treated together

  private final Parallel parallel;
  private final RowGemm gemm;

  public HermitianEigen(Parallel parallel) {
    this.parallel = parallel;
    gemm = new RowGemm(parallel, Twin.ofThisJvm());
  }

  /**
   * A c_k = e_k c_k.
   *
   * @param a Hermitian, at least [n][n]; kept; only the lower triangle is read
   * @param vectors [count][n], row k receives the normalised c_k of the k-th lowest eigenvalue, its
   *     largest component real and positive; count at most n
   * @return all n eigenvalues, ascending
   * @throws ArithmeticException when a holds a NaN or an infinity, or QL does not converge
   */
  public double[] solve(ComplexMatrix a, ComplexMatrix vectors) {
    int n = vectors.columns();
    int count = vectors.rows();
    if (a.rows() < n || a.columns() < n || count > n) {
      throw new IllegalArgumentException(
          a.rows() + " x " + a.columns() + " matrix, " + count + " vectors of " + n);
    }
    if (n == 0) {
      return new double[0];
    }
    Tridiagonal t = new Tridiagonal(a, n);
    double[] values = t.diagonal();
    double[][] z = new DivideAndConquer(values, t.offDiagonal(), gemm).run(count);
    int panels = (count + LANES - 1) / LANES;
    parallel.forEach(
        panels,
        (slot, p) -> backTransform(t, z, vectors, p * LANES, Math.min(count, (p + 1) * LANES)));
    return values;
  }

  /**
   * A c_k = e_k B c_k with c_k^H B c_k = 1, through B = L L^H.
   *
   * @param a Hermitian, [n][n]; kept
   * @param b Hermitian and positive definite, [n][n]; kept
   * @param vectors [count][n], as in {@link #solve(ComplexMatrix, ComplexMatrix)}
   * @throws ArithmeticException also when b is not positive definite
   */
  public double[] solve(ComplexMatrix a, ComplexMatrix b, ComplexMatrix vectors) {
    int n = a.rows();
    ComplexMatrix m = b.copy();
    Cholesky.factor(m);
    Cholesky.invertLower(m); // M = L^-1; (M A M^H) u = e u, c = M^H u
    ComplexMatrix ma = new ComplexMatrix(n, n);
    ComplexGemm products = new ComplexGemm(parallel);
    products.combine(m, a, ma);
    ComplexMatrix reduced = new ComplexMatrix(n, n); // (M A M^H)_ij = conj(sum conj(ma_ik) m_jk)
    products.gram(ma, m, reduced);
    conjugate(reduced);
    ComplexMatrix u = new ComplexMatrix(vectors.rows(), n);
    double[] values = solve(reduced, u);
    conjugate(m);
    products.combine(u, m, vectors); // c_j = sum_i u_i conj(M_ij)
    for (int k = 0; k < vectors.rows(); k++) {
      fixPhase(vectors.re(k), vectors.im(k));
    }
    return values;
  }

  private static void conjugate(ComplexMatrix x) {
    for (int i = 0; i < x.rows(); i++) {
      double[] im = x.im(i);
      for (int j = 0; j < im.length; j++) {
        im[j] = -im[j];
      }
    }
  }

  /** c_k = Q D z_k for the sorted eigenvectors [from, to), lanes across eigenvectors. */
  private static void backTransform(
      Tridiagonal t, double[][] z, ComplexMatrix vectors, int from, int to) {
    int n = z.length;
    int lanes = to - from;
    ComplexMatrix w = new ComplexMatrix(n, lanes); // [component][lane]
    for (int k = 0; k < lanes; k++) {
      double[] from1 = z[from + k];
      for (int c = 0; c < n; c++) {
        w.re(c)[k] = t.phaseRe(c) * from1[c];
        w.im(c)[k] = t.phaseIm(c) * from1[c];
      }
    }
    t.applyReflectors(w);
    for (int k = 0; k < lanes; k++) {
      double[] re = vectors.re(from + k);
      double[] im = vectors.im(from + k);
      for (int c = 0; c < n; c++) {
        re[c] = w.re(c)[k];
        im[c] = w.im(c)[k];
      }
      fixPhase(re, im);
    }
  }

  /** Turns the vector so that its (almost) largest component, the first of equals, is positive. */
  private static void fixPhase(double[] re, double[] im) {
    double largest = 0;
    int at = 0;
    for (int c = 0; c < re.length; c++) {
      double square = re[c] * re[c] + im[c] * im[c];
      if (square > 1.000001 * largest) {
        largest = square;
        at = c;
      }
    }
    double size = Math.sqrt(largest);
    if (size == 0) {
      return;
    }
    double pr = re[at] / size;
    double pi = -im[at] / size;
    for (int c = 0; c < re.length; c++) {
      double r = re[c];
      re[c] = pr * r - pi * im[c];
      im[c] = pr * im[c] + pi * r;
    }
    im[at] = 0;
  }
}
