package org.hooke.kernels.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.hooke.kernels.simd.Twin;
import org.junit.jupiter.api.Test;

class DivideAndConquerTest {
  private static final int[] SIZES = {1, 2, 31, 32, 33, 64, 65, 100, 131};

  @Test
  void randomMatrices() {
    Random random = new Random(1);
    check(i -> random.nextGaussian(), i -> random.nextGaussian());
    check(i -> 1e200 * random.nextGaussian(), i -> 1e200 * random.nextGaussian());
  }

  @Test
  void pairsOfCloseEigenvalues() {
    check(i -> Math.abs(i % 21 - 10), i -> 1); // Wilkinson
    check(i -> Math.abs(i % 21 - 10), i -> i % 21 == 20 ? 1e-14 : 1); // and glued
  }

  @Test
  void clustersAndSplitMatrices() {
    Random random = new Random(2);
    check(i -> i % 3, i -> 1e-9 * random.nextGaussian());
    check(i -> 1, i -> i % 5 == 0 ? 0 : 1e-16);
    check(i -> 0, i -> 0);
    check(i -> random.nextGaussian(), i -> i % 16 == 15 ? 0 : -1);
  }

  @Test
  void elementsOfManySizes() {
    check(i -> Math.pow(10, -i / 6.0), i -> 0.1 * Math.pow(10, -i / 6.0));
    check(i -> Math.pow(10, i / 8.0), i -> -Math.pow(10, i / 9.0));
  }

  @Test
  void theChainHasCosineEigenvalues() {
    int n = 100;
    double[] d = new double[n];
    double[] e = new double[n];
    Arrays.fill(e, 0, n - 1, -1);
    Arrays.fill(d, 2);
    solve(d, e, n);
    for (int k = 0; k < n; k++) {
      assertEquals(2 - 2 * Math.cos(Math.PI * (k + 1) / (n + 1)), d[k], 1e-14);
    }
  }

  @Test
  void theLowestVectorsAloneHaveTheSameBits() {
    Random random = new Random(3);
    double[] d = random.doubles(90).toArray();
    double[] e = random.doubles(90).toArray();
    e[89] = 0;
    double[] some = d.clone();
    double[][] all = solve(d, e.clone(), 90);
    double[][] part = solve(some, e.clone(), 25);
    assertArrayEquals(d, some);
    for (int k = 0; k < 25; k++) {
      assertArrayEquals(all[k], part[k]);
    }
  }

  private static double[][] solve(double[] d, double[] e, int wanted) {
    return new DivideAndConquer(d, e, new RowGemm(Parallel.serial(), Twin.PLAIN)).run(wanted);
  }

  /** Residuals, orthogonality and order, to rounding, at all sizes. */
  private static void check(IntToDoubleFunction diagonal, IntToDoubleFunction off) {
    for (int n : SIZES) {
      double[] d = new double[n];
      double[] e = new double[n];
      double norm = 0;
      for (int i = 0; i < n; i++) {
        d[i] = diagonal.applyAsDouble(i);
        e[i] = i < n - 1 ? off.applyAsDouble(i) : 0;
        norm = Math.max(norm, Math.abs(d[i]) + Math.abs(e[i]));
      }
      double[] values = d.clone();
      double[][] q = solve(values, e.clone(), n);
      for (int k = 0; k < n; k++) {
        assertTrue(k == 0 || values[k] >= values[k - 1]);
        for (int i = 0; i < n; i++) {
          double left = i > 0 ? e[i - 1] * q[k][i - 1] : 0;
          double right = i < n - 1 ? e[i] * q[k][i + 1] : 0;
          double residual = left + (d[i] - values[k]) * q[k][i] + right;
          assertEquals(0, residual, 1e-14 * norm);
        }
        for (int j = 0; j <= k; j++) {
          double overlap = 0;
          for (int i = 0; i < n; i++) {
            overlap += q[k][i] * q[j][i];
          }
          assertEquals(j == k ? 1 : 0, overlap, 2e-14);
        }
      }
    }
  }
}
