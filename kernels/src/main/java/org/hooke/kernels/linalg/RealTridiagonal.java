package org.hooke.kernels.linalg;

import java.util.Arrays;

/**
 * A = Q T Q^T: a real symmetric matrix reduced to tridiagonal form by reflectors Q = H_0 H_1 ...,
 * H_k = 1 - u_k u_k^T, a panel of columns at a time.
 *
 * <p>Within a panel only the column at hand is brought up to date; the rest of the matrix follows
 * in one product. Source: Dongarra, Sorensen, Hammarling, J. Comput. Appl. Math. 27, 215 (1989).
 */
final class RealTridiagonal implements Reduction {
  private static final int PANEL = 16;
  private static final int NARROW = 128; // rest of the matrix that goes column by column

  private final int n;
  private final RowGemm gemm;
  private final double[] diagonal; // [n]
  private final double[] offDiagonal; // [n], the last is 0
  private final double[][] u; // [k][component], zero up to component k
  private final double[][] w; // [column of the panel][component]: A becomes A - u w^T - w u^T

  /** Reduces the leading [n][n] of a, whose imaginary parts are zero; reads its lower triangle. */
  RealTridiagonal(ComplexMatrix a, int n, RowGemm gemm) {
    this.n = n;
    this.gemm = gemm;
    diagonal = new double[n];
    offDiagonal = new double[n];
    u = new double[n - 1][n];
    w = new double[PANEL][n];
    double[][] b = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        b[i][j] = a.re(i)[j];
        b[j][i] = b[i][j];
      }
    }
    int end;
    for (int k = 0; k < n - 1; k = end) {
      end = n - k > NARROW ? k + PANEL : k + 1;
      panel(b, k, end);
      update(b, k, end);
    }
    diagonal[n - 1] = b[n - 1][n - 1];
  }

  @Override
  public double[] diagonal() {
    return diagonal;
  }

  @Override
  public double[] offDiagonal() {
    return offDiagonal;
  }

  private void panel(double[][] b, int first, int end) {
    for (int k = first; k < end; k++) {
      double[] column = b[k];
      for (int j = first; j < k; j++) {
        double[] v = u[j];
        double[] x = w[j - first];
        Axpy.two(column, v, x, -x[k], -v[k], k, n);
      }
      diagonal[k] = column[k];
      offDiagonal[k] = Reflector.of(column, k, u[k]);
      image(b, first, k);
    }
  }

  /** w_k = A u_k - (u_k, A u_k) u_k / 2 with A as the columns of the panel before k left it. */
  private void image(double[][] b, int first, int k) {
    double[] v = u[k];
    double[] p = w[k - first];
    int from = k + 1;
    Arrays.fill(p, 0);
    int j = from;
    for (; j + 3 < n; j += 4) {
      Axpy.four(p, b[j], b[j + 1], b[j + 2], b[j + 3], v[j], v[j + 1], v[j + 2], v[j + 3], from, n);
    }
    for (; j < n; j++) {
      Axpy.real(p, b[j], v[j], from, n);
    }
    for (int i = first; i < k; i++) {
      double[] x = w[i - first];
      Axpy.two(p, u[i], x, -Rows.dot(x, v, from), -Rows.dot(u[i], v, from), from, n);
    }
    Axpy.real(p, v, -0.5 * Rows.dot(p, v, from), from, n);
  }

  /** A -= sum over the panel of u w^T + w u^T, on what is left of the matrix. */
  private void update(double[][] b, int first, int end) {
    int width = end - first;
    int rest = n - end;
    if (width == 1) {
      for (int j = end; j < n; j++) {
        Axpy.two(b[j], u[first], w[0], -w[0][j], -u[first][j], end, n);
      }
      return;
    }
    double[][] x = new double[2 * width][];
    double[] c = new double[rest * 2 * width];
    for (int j = 0; j < width; j++) {
      x[j] = u[first + j];
      x[width + j] = w[j];
    }
    for (int i = 0; i < rest; i++) {
      for (int j = 0; j < width; j++) {
        c[i * 2 * width + j] = -w[j][end + i];
        c[i * 2 * width + width + j] = -u[first + j][end + i];
      }
    }
    gemm.combine(c, x, Arrays.copyOfRange(b, end, n), end, n, true);
  }

  @Override
  public void backTransform(double[][] z, ComplexMatrix vectors) {
    int count = vectors.rows();
    double[][] rows = Arrays.copyOf(z, count);
    int first;
    for (int end = n - 1; end > 0; end = first) {
      first = (end - 1) / PANEL * PANEL;
      double[][] v = Arrays.copyOfRange(u, first, end);
      double[][] t = Reflector.triangle(v);
      double[][] overlaps = new double[count][v.length]; // (z_k, u_j)
      gemm.addDots(rows, v, n, overlaps, false);
      double[] c = new double[count * v.length];
      for (int k = 0; k < count; k++) {
        for (int j = 0; j < v.length; j++) {
          double sum = 0;
          for (int i = j; i < v.length; i++) {
            sum += t[j][i] * overlaps[k][i];
          }
          c[k * v.length + j] = -sum;
        }
      }
      gemm.combine(c, v, rows, first, n, true);
    }
    for (int k = 0; k < count; k++) {
      System.arraycopy(rows[k], 0, vectors.re(k), 0, n);
      Arrays.fill(vectors.im(k), 0);
    }
  }
}
