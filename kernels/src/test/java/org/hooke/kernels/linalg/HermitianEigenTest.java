package org.hooke.kernels.linalg;

import static org.hooke.kernels.linalg.RandomMatrices.gaussian;
import static org.hooke.kernels.linalg.RandomMatrices.hermitian;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HermitianEigenTest {
  private final HermitianEigen eigen = new HermitianEigen(Parallel.serial());

  @Test
  void knownSpectraAreFound() {
    for (int n : new int[] {1, 2, 3, 4, 7, 30, 90, 150}) {
      Random random = new Random(n);
      double[] values = random.doubles(n, -3, 5).sorted().toArray();
      check(hermitian(values, n), values, 1e-12);
    }
  }

  @Test
  void largeMatricesAreReducedByPanels() {
    double[] values = new Random(1).doubles(210, -1, 30).sorted().toArray();
    check(hermitian(values, 2), values, 1e-11);
  }

  @Test
  void realMatricesHaveRealVectors() {
    for (int n : new int[] {1, 2, 3, 16, 17, 60, 150, 190}) {
      double[] values = new Random(n).doubles(n, -3, 5).sorted().toArray();
      if (n > 30) {
        Arrays.fill(values, 4, 20, values[4]);
      }
      ComplexMatrix a = realSymmetric(values, n);
      check(a, values, 1e-12);
      ComplexMatrix c = new ComplexMatrix((n + 2) / 3, n);
      eigen.solve(a, c);
      for (int k = 0; k < c.rows(); k++) {
        assertTrue(Arrays.stream(c.im(k)).allMatch(x -> x == 0));
      }
    }
  }

  /** Three random reflections of a diagonal matrix. */
  private static ComplexMatrix realSymmetric(double[] values, long seed) {
    int n = values.length;
    ComplexMatrix a = new ComplexMatrix(n, n);
    Random random = new Random(seed);
    for (int i = 0; i < n; i++) {
      a.re(i)[i] = values[i];
    }
    for (int round = 0; round < 3; round++) {
      double[] v = random.doubles(n, -1, 1).toArray();
      double square = Arrays.stream(v).map(x -> x * x).sum();
      for (int side = 0; side < 2; side++) {
        for (int i = 0; i < n; i++) {
          double dot = 0;
          for (int j = 0; j < n; j++) {
            dot += v[j] * (side == 0 ? a.re(i)[j] : a.re(j)[i]);
          }
          for (int j = 0; j < n; j++) {
            double change = 2 * dot * v[j] / square;
            if (side == 0) {
              a.re(i)[j] -= change;
            } else {
              a.re(j)[i] -= change;
            }
          }
        }
      }
    }
    return a;
  }

  @Test
  void degenerateClusteredAndSingularSpectraAreFound() {
    double[] values = new double[60];
    Arrays.fill(values, 0, 20, -1);
    Arrays.fill(values, 20, 35, 0);
    for (int i = 35; i < 50; i++) {
      values[i] = 2 + 1e-13 * i;
    }
    Arrays.fill(values, 50, 60, 1e6);
    check(hermitian(values, 4), values, 1e-8);
    double[] tiny = {1e-200, 2e-200, 3e-200, 4e-200};
    check(hermitian(tiny, 5), tiny, 1e-213);
    check(new ComplexMatrix(5, 5), new double[5], 0);
  }

  @Test
  void aTightBindingRingHasCosineBands() {
    int n = 24;
    double flux = 0.3; // Peierls phase along the ring
    ComplexMatrix a = new ComplexMatrix(n, n);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      int j = (i + 1) % n;
      a.re(i)[j] = -Math.cos(flux);
      a.re(j)[i] = -Math.cos(flux);
      a.im(i)[j] = -Math.sin(flux);
      a.im(j)[i] = Math.sin(flux);
      values[i] = -2 * Math.cos(2 * Math.PI * i / n + flux);
    }
    Arrays.sort(values);
    check(a, values, 1e-13);
  }

  @Test
  void fewerVectorsAreTheLowestOnes() {
    ComplexMatrix a = hermitian(new Random(1).doubles(100).toArray(), 2);
    ComplexMatrix all = new ComplexMatrix(100, 100);
    ComplexMatrix few = new ComplexMatrix(7, 100);
    assertArrayEquals(eigen.solve(a, all), eigen.solve(a, few));
    for (int k = 0; k < 7; k++) {
      assertArrayEquals(all.re(k), few.re(k));
      assertArrayEquals(all.im(k), few.im(k));
    }
  }

  @Test
  void theGeneralisedProblemIsSolved() {
    for (int n : new int[] {1, 5, 40}) {
      ComplexMatrix a = hermitian(new Random(n).doubles(n, -1, 1).toArray(), 3);
      ComplexMatrix b = hermitian(new Random(n).doubles(n, 0.5, 3).toArray(), 4);
      ComplexMatrix c = new ComplexMatrix(n, n);
      double[] e = eigen.solve(a, b, c);
      for (int k = 0; k < n; k++) {
        double norm = 0;
        for (int i = 0; i < n; i++) {
          double[] ac = row(a, i, c, k);
          double[] bc = row(b, i, c, k);
          assertEquals(e[k] * bc[0], ac[0], 1e-12);
          assertEquals(e[k] * bc[1], ac[1], 1e-12);
          norm += c.re(k)[i] * bc[0] + c.im(k)[i] * bc[1];
        }
        assertEquals(1, norm, 1e-12);
        assertTrue(k == 0 || e[k - 1] <= e[k]);
      }
    }
    ComplexMatrix indefinite = hermitian(new double[] {-1, 1}, 1);
    ComplexMatrix c = new ComplexMatrix(2, 2);
    assertThrows(ArithmeticException.class, () -> eigen.solve(indefinite, indefinite, c));
  }

  @Test
  void theBitsDoNotDependOnTheNumberOfSlots() {
    ComplexMatrix a = hermitian(new Random(9).doubles(130).toArray(), 9);
    ComplexMatrix one = new ComplexMatrix(130, 130);
    ComplexMatrix three = new ComplexMatrix(130, 130);
    double[] e = eigen.solve(a, one);
    try (ThreadParallel threads = new ThreadParallel(3, "test")) {
      assertArrayEquals(e, new HermitianEigen(threads).solve(a, three));
    }
    for (int k = 0; k < 130; k++) {
      assertArrayEquals(one.re(k), three.re(k));
      assertArrayEquals(one.im(k), three.im(k));
    }
  }

  @Test
  void notANumberIsNoticed() {
    ComplexMatrix a = gaussian(4, 4, 1);
    a.im(3)[1] = Double.NaN;
    assertThrows(ArithmeticException.class, () -> eigen.solve(a, new ComplexMatrix(4, 4)));
  }

  @Test
  void choleskyFactorsAndLeavesOutDependentRows() {
    ComplexMatrix x = gaussian(6, 50, 3);
    for (int g = 0; g < 50; g++) { // row 3 = row 0 - i row 2
      x.re(3)[g] = x.re(0)[g] + x.im(2)[g];
      x.im(3)[g] = x.im(0)[g] - x.re(2)[g];
    }
    ComplexGemm gemm = new ComplexGemm(Parallel.serial());
    ComplexMatrix l = new ComplexMatrix(6, 6);
    gemm.gramHermitian(x, x, l);
    boolean[] kept = Cholesky.factorSkipping(l, 1e-12);
    assertArrayEquals(new boolean[] {true, true, true, false, true, true}, kept);
    Cholesky.invertLower(l);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        l.im(i)[j] = -l.im(i)[j];
      }
    }
    gemm.rotate(l, x, 6);
    x.swapRows(3, 5);
    assertTrue(RandomMatrices.nonOrthonormality(x.rows(0, 5)) < 1e-13);
  }

  private void check(ComplexMatrix a, double[] values, double tolerance) {
    int n = values.length;
    ComplexMatrix c = new ComplexMatrix(n, n);
    double[] e = eigen.solve(a, c);
    assertArrayEquals(values, e, tolerance);
    assertTrue(RandomMatrices.nonOrthonormality(c) < 1e-13);
    for (int k = 0; k < n; k++) {
      double largest = 0;
      for (int i = 0; i < n; i++) {
        double[] ac = row(a, i, c, k);
        assertEquals(e[k] * c.re(k)[i], ac[0], tolerance);
        assertEquals(e[k] * c.im(k)[i], ac[1], tolerance);
        largest = Math.max(largest, Math.hypot(c.re(k)[i], c.im(k)[i]));
      }
      int at = 0;
      while (Math.hypot(c.re(k)[at], c.im(k)[at]) < 0.999999 * largest) {
        at++;
      }
      assertTrue(c.re(k)[at] > 0 && Math.abs(c.im(k)[at]) < 1e-15);
    }
  }

  private static double[] row(ComplexMatrix a, int i, ComplexMatrix c, int k) {
    double re = 0;
    double im = 0;
    for (int j = 0; j < a.columns(); j++) {
      re += a.re(i)[j] * c.re(k)[j] - a.im(i)[j] * c.im(k)[j];
      im += a.re(i)[j] * c.im(k)[j] + a.im(i)[j] * c.re(k)[j];
    }
    return new double[] {re, im};
  }
}
