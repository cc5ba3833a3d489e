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
    Reduction t = isReal(a, n) ? new RealTridiagonal(a, n, gemm) : new Tridiagonal(a, n, gemm);
    double[] values = t.diagonal();
    double[][] z = new DivideAndConquer(values, t.offDiagonal(), gemm).run(count);
    t.backTransform(z, vectors);
    for (int k = 0; k < count; k++) {
      fixPhase(vectors.re(k), vectors.im(k));
    }
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

  /** Whether the lower triangle has no imaginary part; also checks that it is finite. */
  private static boolean isReal(ComplexMatrix a, int n) {
    boolean real = true;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double re = a.re(i)[j];
        double im = i == j ? 0 : a.im(i)[j];
        if (!(Math.abs(re) <= Double.MAX_VALUE && Math.abs(im) <= Double.MAX_VALUE)) {
          throw new ArithmeticException(
              "element " + i + ", " + j + " of a Hermitian matrix is not finite");
        }
        real &= im == 0;
      }
    }
    return real;
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
