package org.hooke.kernels.eigen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.hooke.kernels.fft.JTransformsFft;
import org.hooke.kernels.fft.PlainFft;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.RandomMatrices;
import org.hooke.kernels.linalg.ThreadParallel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DavidsonTest {
  private final EigenSolver solver = new Davidson(Parallel.serial(), 1);

  @Test
  void planeWaveBandsEqualDenseDiagonalization() {
    PlaneWaveModel h = new PlaneWaveModel(1, 9, new JTransformsFft());
    Preconditioner p = new TeterPreconditioner(h.kinetic());
    ComplexMatrix all = new ComplexMatrix(h.size(), h.size());
    EigenSolver dense = new DenseDiagonalization(Parallel.serial());
    double[] exact = dense.solve(h, p, all, h.size(), 1e-11, 1).values();
    for (int wanted : new int[] {1, 3, 8}) {
      ComplexMatrix x = smooth(h, wanted + 2);
      h.applications = 0;
      EigenResult result = solver.solve(h, p, x, wanted, 1e-12, 100);
      assertTrue(result.converged());
      assertEquals(h.applications, result.applications());
      assertTrue(result.applications() < 60L * wanted, "applications " + result.applications());
      assertArrayEquals(
          Arrays.copyOf(exact, wanted), Arrays.copyOf(result.values(), wanted), 1e-12);
      checkPairs(h, x, result, wanted, 2e-12);
    }
  }

  @Test
  void emptyBandsAreConvergedLess() {
    PlaneWaveModel h = new PlaneWaveModel(1, 9, new JTransformsFft());
    Preconditioner p = new TeterPreconditioner(h.kinetic());
    EigenResult exact = solver.solve(h, p, smooth(h, 10), 8, 1e-12, 100);
    EigenResult alike = solver.solve(h, p, smooth(h, 8), 8, 1e-7, 100);
    BandTargets targets = new BandTargets(4, 1e-7, 8, 1e-3);
    EigenResult result = solver.solve(h, p, smooth(h, 8), targets, 100);
    assertTrue(result.converged());
    for (int k = 0; k < 8; k++) {
      double r = result.residuals()[k];
      assertTrue(r <= (k < 4 ? 1e-7 : 1e-3), "band " + k + ": " + r);
      assertEquals(exact.values()[k], result.values()[k], k < 4 ? 1e-12 : 1e-5);
    }
    assertTrue(result.residuals()[7] > 1e-7);
    assertTrue(result.applications() < 0.8 * alike.applications());
  }

  @Test
  @Tag("slow")
  void bandsOfEightAtomsEqualDenseDiagonalization() {
    PlaneWaveModel h = new PlaneWaveModel(2, 6, new PlainFft());
    Preconditioner p = new TeterPreconditioner(h.kinetic());
    ComplexMatrix all = new ComplexMatrix(h.size(), h.size());
    EigenSolver dense = new DenseDiagonalization(Parallel.serial());
    double[] exact = dense.solve(h, p, all, h.size(), 1e-10, 1).values();
    for (int blocks = 3; blocks <= 5; blocks++) {
      for (int wanted : new int[] {8, 14, 40}) {
        ComplexMatrix x = smooth(h, wanted + 3);
        EigenResult result =
            new Davidson(Parallel.serial(), 1, blocks).solve(h, p, x, wanted, 1e-11, 200);
        assertTrue(result.converged());
        assertTrue(result.applications() < 45L * wanted, "applications " + result.applications());
        assertArrayEquals(
            Arrays.copyOf(exact, wanted), Arrays.copyOf(result.values(), wanted), 1e-12);
        checkPairs(h, x, result, wanted, 2e-11);
      }
    }
  }

  @Test
  void startingFromTheAnswerCostsOneApplicationPerBand() {
    PlaneWaveModel h = new PlaneWaveModel(1, 9, new JTransformsFft());
    Preconditioner p = new TeterPreconditioner(h.kinetic());
    ComplexMatrix x = smooth(h, 6);
    EigenResult first = solver.solve(h, p, x, 5, 1e-9, 100);
    EigenResult second = solver.solve(h, p, x, 5, 1e-8, 100);
    assertEquals(6, second.applications());
    assertEquals(0, second.iterations());
    assertArrayEquals(first.values(), second.values(), 1e-12);
  }

  @Test
  void degenerateAndClusteredLevelsAreFound() {
    double[] values = new double[120];
    Arrays.setAll(values, i -> i < 4 ? -1 : i < 9 ? -0.5 + 1e-9 * i : i < 12 ? 0 : 0.1 * i);
    LinearOperator h = matrix(RandomMatrices.hermitian(values, 5));
    for (int wanted : new int[] {2, 4, 7, 12}) { // 2 and 7 cut through a shell
      ComplexMatrix x = RandomMatrices.gaussian(wanted + 1, 120, 6);
      EigenResult result = solver.solve(h, NONE, x, wanted, 1e-11, 200);
      assertTrue(result.converged());
      assertArrayEquals(
          Arrays.copyOf(values, wanted), Arrays.copyOf(result.values(), wanted), 1e-11);
      checkPairs(h, x, result, wanted, 2e-11);
    }
  }

  @Test
  void deficientStartsAreCompleted() {
    double[] values = IntStream.range(0, 150).mapToDouble(i -> 0.05 * i).toArray();
    LinearOperator h = matrix(RandomMatrices.hermitian(values, 7));
    ComplexMatrix x = RandomMatrices.gaussian(8, 150, 8);
    for (int i = 0; i < 8; i++) { // zero, equal, almost equal and opposite rows
      if (i % 2 == 1) {
        x.setRow(i, x, 0);
      }
    }
    x.re(5)[3] += 1e-13;
    Arrays.fill(x.re(2), 0);
    Arrays.fill(x.im(2), 0);
    for (ComplexMatrix start : new ComplexMatrix[] {x, new ComplexMatrix(8, 150)}) {
      EigenResult result = solver.solve(h, NONE, start, 6, 1e-10, 300);
      assertTrue(result.converged());
      assertArrayEquals(Arrays.copyOf(values, 6), Arrays.copyOf(result.values(), 6), 1e-10);
      checkPairs(h, start, result, 6, 2e-10);
    }
  }

  @Test
  void allSizesUpToTheCompleteBasisWork() {
    for (int n : new int[] {1, 2, 5, 20, 60, 70}) {
      double[] values = new Random(n).doubles(n, -1, 1).sorted().toArray();
      LinearOperator h = matrix(RandomMatrices.hermitian(values, n));
      for (int bands : IntStream.of(1, n / 2, n - 1, n).filter(b -> b > 0).toArray()) {
        ComplexMatrix x = RandomMatrices.gaussian(bands, n, 3);
        EigenResult result = solver.solve(h, NONE, x, bands, 1e-11, 300);
        assertTrue(result.converged(), bands + " of " + n);
        assertArrayEquals(Arrays.copyOf(values, bands), result.values(), 1e-11);
        checkPairs(h, x, result, bands, 2e-11);
      }
    }
    ComplexMatrix tooMany = new ComplexMatrix(3, 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> solver.solve(matrix(new ComplexMatrix(2, 2)), NONE, tooMany, 3, 1e-3, 9));
  }

  @Test
  void stoppingEarlyIsAResult() {
    PlaneWaveModel h = new PlaneWaveModel(1, 9, new JTransformsFft());
    Preconditioner p = new TeterPreconditioner(h.kinetic());
    ComplexMatrix x = smooth(h, 5);
    EigenResult result = solver.solve(h, p, x, 5, 1e-12, 2);
    assertFalse(result.converged());
    assertEquals(2, result.iterations());
    checkPairs(h, x, result, 0, 0);
  }

  @Test
  void notANumberIsNoticed() {
    double[] values = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
    ComplexMatrix a = RandomMatrices.hermitian(values, 7);
    a.re(40)[7] = Double.NaN;
    ComplexMatrix x = RandomMatrices.gaussian(3, 100, 1);
    assertThrows(ArithmeticException.class, () -> solver.solve(matrix(a), NONE, x, 3, 1e-3, 9));
    ComplexMatrix bad = RandomMatrices.gaussian(3, 100, 1);
    bad.im(1)[5] = Double.NaN;
    LinearOperator good = matrix(RandomMatrices.hermitian(values, 7));
    assertThrows(ArithmeticException.class, () -> solver.solve(good, NONE, bad, 3, 1e-3, 9));
  }

  @Test
  void theBitsDoNotDependOnTheNumberOfSlots() {
    PlaneWaveModel h = new PlaneWaveModel(1, 9, new JTransformsFft());
    Preconditioner p = new TeterPreconditioner(h.kinetic());
    ComplexMatrix one = smooth(h, 6);
    ComplexMatrix two = smooth(h, 6);
    EigenResult serial = solver.solve(h, p, one, 5, 1e-8, 50);
    try (ThreadParallel threads = new ThreadParallel(3, "test")) {
      EigenResult parallel = new Davidson(threads, 1).solve(h, p, two, 5, 1e-8, 50);
      assertArrayEquals(serial.values(), parallel.values());
    }
    for (int i = 0; i < 6; i++) {
      assertArrayEquals(one.re(i), two.re(i));
      assertArrayEquals(one.im(i), two.im(i));
    }
  }

  @Test
  void thePreconditionerIsOneForLongWavesAndInverseKineticForShortOnes() {
    double[] kinetic = {0, 0.5, 2, 1000};
    double[] re = {1, 1, 1, 1};
    double[] im = {0, -1, 0, 2};
    Preconditioner p = new TeterPreconditioner(kinetic);
    assertEquals(0.5 * 2 + 2 + 1000.0 * 5, p.kineticEnergy(re, im), 1e-12);
    p.apply(0.5, 0, re, im);
    assertEquals(1, re[0]);
    assertEquals(65.0 / 81, re[1], 1e-15);
    assertEquals(-65.0 / 81, im[1], 1e-15);
    assertEquals(0.5 * 0.5 / 1000, re[3], 1e-6);
  }

  static final Preconditioner NONE =
      new Preconditioner() {
        @Override
        public void apply(double kineticEnergy, double eigenvalue, double[] re, double[] im) {}

        @Override
        public double kineticEnergy(double[] re, double[] im) {
          return 1;
        }
      };

  /** Rows orthonormal; H x - e x has the norm stated, and at most the tolerance where wanted. */
  private static void checkPairs(
      LinearOperator h, ComplexMatrix x, EigenResult result, int wanted, double tolerance) {
    assertTrue(RandomMatrices.nonOrthonormality(x) < 1e-12);
    ComplexMatrix hx = new ComplexMatrix(x.rows(), x.columns());
    h.apply(x, hx);
    for (int k = 0; k < x.rows(); k++) {
      double square = 0;
      for (int g = 0; g < x.columns(); g++) {
        double re = hx.re(k)[g] - result.values()[k] * x.re(k)[g];
        double im = hx.im(k)[g] - result.values()[k] * x.im(k)[g];
        square += re * re + im * im;
      }
      double norm = Math.sqrt(square);
      assertEquals(result.residuals()[k], norm, 1e-11);
      assertTrue(k >= wanted || norm <= tolerance, "residual " + norm + " of band " + k);
      assertTrue(k == 0 || result.values()[k - 1] <= result.values()[k]);
    }
  }

  static ComplexMatrix smooth(PlaneWaveModel h, int bands) {
    ComplexMatrix x = RandomMatrices.gaussian(bands, h.size(), 9);
    for (int i = 0; i < bands; i++) {
      for (int g = 0; g < h.size(); g++) {
        double w = 1 / (1 + h.kinetic()[g] * h.kinetic()[g]);
        x.re(i)[g] *= w;
        x.im(i)[g] *= w;
      }
    }
    return x;
  }

  static LinearOperator matrix(ComplexMatrix a) {
    return new LinearOperator() {
      @Override
      public int size() {
        return a.rows();
      }

      @Override
      public void apply(ComplexMatrix x, ComplexMatrix y) {
        for (int k = 0; k < x.rows(); k++) {
          for (int i = 0; i < a.rows(); i++) {
            double re = 0;
            double im = 0;
            for (int j = 0; j < a.rows(); j++) {
              re += a.re(i)[j] * x.re(k)[j] - a.im(i)[j] * x.im(k)[j];
              im += a.re(i)[j] * x.im(k)[j] + a.im(i)[j] * x.re(k)[j];
            }
            y.re(k)[i] = re;
            y.im(k)[i] = im;
          }
        }
      }
    };
  }
}
