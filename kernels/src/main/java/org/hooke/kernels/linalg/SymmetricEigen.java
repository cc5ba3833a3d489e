package org.hooke.kernels.linalg;

/**
 * Eigenpairs of small real symmetric matrices by cyclic Jacobi rotations.
 *
 * <p>Accurate for small eigenvalues too. Source: Golub and Van Loan, Matrix Computations (4th ed.),
 * 8.5. Immutable.
 */
public final class SymmetricEigen {
  private static final int SWEEPS = 60;

  private final double[] values; // ascending
  private final double[][] vectors; // [k][component]

  /**
   * Solves at once.
   *
   * @param matrix symmetric, [n row + column]; kept
   * @throws ArithmeticException when it holds a NaN or an infinity
   */
  public SymmetricEigen(int n, double[] matrix) {
    double[] a = matrix.clone();
    double[][] v = new double[n][n]; // rows turn into eigenvectors
    for (int i = 0; i < n; i++) {
      v[i][i] = 1;
    }
    double scale = norm(a);
    if (!Double.isFinite(scale)) {
      throw new ArithmeticException("a matrix that is not finite has no eigenvalues");
    }
    for (int sweep = 0; sweep < SWEEPS && offDiagonal(n, a) > 1e-17 * scale; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(n, a, v, p, q);
        }
      }
    }
    this.values = new double[n];
    this.vectors = new double[n][];
    boolean[] taken = new boolean[n];
    for (int k = 0; k < n; k++) {
      int least = -1;
      for (int i = 0; i < n; i++) {
        if (!taken[i] && (least < 0 || a[n * i + i] < a[n * least + least])) {
          least = i;
        }
      }
      taken[least] = true;
      values[k] = a[n * least + least];
      vectors[k] = v[least];
    }
  }

  private static double norm(double[] a) {
    double sum = 0;
    for (double x : a) {
      sum += x * x;
    }
    return Math.sqrt(sum);
  }

  private static double offDiagonal(int n, double[] a) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        sum += i == j ? 0 : a[n * i + j] * a[n * i + j];
      }
    }
    return Math.sqrt(sum);
  }

  /** The rotation in the plane p q that clears a_pq. */
  private static void rotate(int n, double[] a, double[][] v, int p, int q) {
    double apq = a[n * p + q];
    if (apq == 0) {
      return;
    }
    double theta = (a[n * q + q] - a[n * p + p]) / (2 * apq);
    double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
    double c = 1 / Math.hypot(t, 1);
    double s = t * c;
    for (int k = 0; k < n; k++) {
      double x = a[n * k + p];
      double y = a[n * k + q];
      a[n * k + p] = c * x - s * y;
      a[n * k + q] = s * x + c * y;
    }
    for (int k = 0; k < n; k++) {
      double x = a[n * p + k];
      double y = a[n * q + k];
      a[n * p + k] = c * x - s * y;
      a[n * q + k] = s * x + c * y;
      double u = v[p][k];
      double w = v[q][k];
      v[p][k] = c * u - s * w;
      v[q][k] = s * u + c * w;
    }
    a[n * p + q] = 0;
    a[n * q + p] = 0;
  }

  /** A copy of the eigenvalues, ascending. */
  public double[] values() {
    return values.clone();
  }

  /** A copy of the normalised eigenvector of the k-th lowest eigenvalue. */
  public double[] vector(int k) {
    return vectors[k].clone();
  }
}
