package org.hooke.kernels.linalg;

import java.util.Random;

/** Seeded matrices for tests. */
public final class RandomMatrices {
  private RandomMatrices() {}

  /** Independent Gaussian elements. */
  public static ComplexMatrix gaussian(int rows, int columns, long seed) {
    Random random = new Random(seed);
    ComplexMatrix x = new ComplexMatrix(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        x.re(i)[j] = random.nextGaussian();
        x.im(i)[j] = random.nextGaussian();
      }
    }
    return x;
  }

  /** U^H diag(values) U with U the rows of a random unitary matrix. */
  public static ComplexMatrix hermitian(double[] values, long seed) {
    int n = values.length;
    ComplexMatrix u = unitary(n, seed);
    ComplexMatrix a = new ComplexMatrix(n, n);
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          a.re(i)[j] += values[k] * (u.re(k)[i] * u.re(k)[j] + u.im(k)[i] * u.im(k)[j]);
          a.im(i)[j] += values[k] * (u.re(k)[i] * u.im(k)[j] - u.im(k)[i] * u.re(k)[j]);
        }
      }
    }
    return a;
  }

  /** Gram-Schmidt, twice, on Gaussian rows. */
  private static ComplexMatrix unitary(int n, long seed) {
    ComplexMatrix u = gaussian(n, n, seed);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 2 * i; j++) {
        double[] c = dot(u, j % i, u, i);
        for (int g = 0; g < n; g++) {
          u.re(i)[g] -= c[0] * u.re(j % i)[g] - c[1] * u.im(j % i)[g];
          u.im(i)[g] -= c[0] * u.im(j % i)[g] + c[1] * u.re(j % i)[g];
        }
      }
      double norm = Math.sqrt(dot(u, i, u, i)[0]);
      for (int g = 0; g < n; g++) {
        u.re(i)[g] /= norm;
        u.im(i)[g] /= norm;
      }
    }
    return u;
  }

  /** sum_g conj(a_i(g)) b_j(g). */
  public static double[] dot(ComplexMatrix a, int i, ComplexMatrix b, int j) {
    double re = 0;
    double im = 0;
    for (int g = 0; g < a.columns(); g++) {
      re += a.re(i)[g] * b.re(j)[g] + a.im(i)[g] * b.im(j)[g];
      im += a.re(i)[g] * b.im(j)[g] - a.im(i)[g] * b.re(j)[g];
    }
    return new double[] {re, im};
  }

  /** The largest |conj(x_i) x_j - delta_ij|. */
  public static double nonOrthonormality(ComplexMatrix x) {
    double worst = 0;
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j <= i; j++) {
        double[] s = dot(x, i, x, j);
        worst = Math.max(worst, Math.hypot(s[0] - (i == j ? 1 : 0), s[1]));
      }
    }
    return worst;
  }
}
