package org.hooke.kernels.eigen;

import static org.hooke.kernels.eigen.DavidsonTest.NONE;
import static org.hooke.kernels.eigen.DavidsonTest.matrix;
import static org.hooke.kernels.eigen.DavidsonTest.smooth;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.hooke.kernels.fft.PlainFft;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.FloatComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.RandomMatrices;
import org.hooke.kernels.linalg.ThreadParallel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both precisions of the directions, against dense diagonalisation and Davidson's method. */
class CorrectionDavidsonTest {
  private static EigenSolver solver(boolean single) {
    return new CorrectionDavidson(Parallel.serial(), 1, single, new SpareRows());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void planeWaveBandsEqualDenseDiagonalization(boolean single) {
    PlaneWaveModel h = new PlaneWaveModel(1, 9, new PlainFft());
    Preconditioner p = new TeterPreconditioner(h.kinetic());
    ComplexMatrix all = new ComplexMatrix(h.size(), h.size());
    EigenSolver dense = new DenseDiagonalization(Parallel.serial());
    double[] exact = dense.solve(h, p, all, h.size(), 1e-11, 1).values();
    for (int wanted : new int[] {1, 3, 8}) { // the buffer's two rows keep residuals of 0.5
      ComplexMatrix x = smooth(h, wanted + 2);
      h.applications = 0;
      EigenResult result = solver(single).solve(h, p, x, wanted, 1e-11, 100);
      assertTrue(result.converged());
      assertEquals(h.applications, result.applications());
      assertTrue(result.applications() < 40L * wanted, "applications " + result.applications());
      assertArrayEquals(
          Arrays.copyOf(exact, wanted), Arrays.copyOf(result.values(), wanted), 1e-12);
      checkPairs(h, x, result, wanted, 1e-11);
    }
  }

  /** As many applications of H as all in double take, residual by residual. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goodStartsCostWhatTheyCostDavidson(boolean single) {
    PlaneWaveModel h = new PlaneWaveModel(1, 9, new PlainFft());
    Preconditioner p = new TeterPreconditioner(h.kinetic());
    ComplexMatrix x = smooth(h, 10);
    new Davidson(Parallel.serial(), 1).solve(h, p, x, 8, 1e-2, 100);
    ComplexMatrix y = x.copy();
    for (double tolerance = 1e-3; tolerance > 1e-9; tolerance /= 10) {
      EigenResult same = new Davidson(Parallel.serial(), 1).solve(h, p, x, 8, tolerance, 100);
      EigenResult result = solver(single).solve(h, p, y, 8, tolerance, 100);
      assertTrue(result.converged());
      checkPairs(h, y, result, 8, tolerance);
      assertArrayEquals(
          Arrays.copyOf(same.values(), 8), Arrays.copyOf(result.values(), 8), tolerance);
      assertTrue(
          result.applications() <= same.applications() + 3,
          result.applications() + " and " + same.applications() + " at " + tolerance);
    }
  }

  /** Two directions in one: the same answers for at most a third more applications. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void directionsMadeOfTwoReachTheSame(boolean single) {
    PlaneWaveModel h = new PlaneWaveModel(1, 9, new PlainFft());
    Preconditioner p = new TeterPreconditioner(h.kinetic());
    EigenSolver wide = new CorrectionDavidson(Parallel.serial(), 1, single, new SpareRows(), 1);
    ComplexMatrix x = smooth(h, 10);
    ComplexMatrix y = x.copy();
    long plain = 0;
    long merged = 0;
    for (double tolerance = 1e-1; tolerance > 1e-9; tolerance /= 10) {
      EigenResult same = solver(single).solve(h, p, x, 8, tolerance, 100);
      h.applications = 0;
      EigenResult result = wide.solve(h, p, y, 8, tolerance, 100);
      assertTrue(result.converged());
      assertEquals(h.applications, result.applications());
      checkPairs(h, y, result, 8, tolerance);
      assertArrayEquals(
          Arrays.copyOf(same.values(), 8), Arrays.copyOf(result.values(), 8), tolerance);
      plain += same.applications();
      merged += result.applications();
    }
    assertTrue(merged < 1.34 * plain, merged + " and " + plain);
  }

  /** At a loose target whole vectors go through H in single precision, at a tight one in double. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-4, 1e-5})
  void looseTargetsAreMetInSinglePrecision(double tolerance) {
    PlaneWaveModel h = new PlaneWaveModel(1, 9, new PlainFft());
    Preconditioner p = new TeterPreconditioner(h.kinetic());
    ComplexMatrix x = smooth(h, 10);
    ComplexMatrix y = x.copy();
    double[] exact = solver(false).solve(h, p, x, 8, tolerance, 100).values();
    EigenResult result = solver(true).solve(h, p, y, 8, tolerance, 100);
    assertTrue(result.converged());
    checkPairs(h, y, result, 8, tolerance);
    double rounding = tolerance < 1e-4 ? 1e-9 : 1e-5;
    assertArrayEquals(Arrays.copyOf(exact, 8), Arrays.copyOf(result.values(), 8), rounding);
    EigenResult again = solver(true).solve(h, p, y, 8, tolerance, 100);
    assertEquals(10, again.applications());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void directionsMadeOfTwoDoNotDependOnThreads(boolean single) {
    PlaneWaveModel h = new PlaneWaveModel(1, 9, new PlainFft());
    Preconditioner p = new TeterPreconditioner(h.kinetic());
    ComplexMatrix x = smooth(h, 10);
    ComplexMatrix y = x.copy();
    new CorrectionDavidson(Parallel.serial(), 1, single, new SpareRows(), 1)
        .solve(h, p, x, 8, 1e-6, 100);
    try (ThreadParallel threads = new ThreadParallel(3, "test")) {
      new CorrectionDavidson(threads, 1, single, new SpareRows(), 1).solve(h, p, y, 8, 1e-6, 100);
    }
    for (int i = 0; i < 10; i++) {
      assertArrayEquals(x.re(i), y.re(i), 0);
      assertArrayEquals(x.im(i), y.im(i), 0);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void emptyBandsAreConvergedLess(boolean single) {
    PlaneWaveModel h = new PlaneWaveModel(1, 9, new PlainFft());
    Preconditioner p = new TeterPreconditioner(h.kinetic());
    EigenResult alike = solver(single).solve(h, p, smooth(h, 8), 8, 1e-7, 100);
    BandTargets targets = new BandTargets(4, 1e-7, 8, 1e-3);
    ComplexMatrix x = smooth(h, 8);
    EigenResult result = solver(single).solve(h, p, x, targets, 100);
    assertTrue(result.converged());
    checkPairs(h, x, result, 4, 1e-7);
    checkPairs(h, x, result, 8, 1e-3);
    assertTrue(result.residuals()[7] > 1e-7);
    assertTrue(result.applications() < 0.8 * alike.applications());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void startingFromTheAnswerCostsOneApplicationPerBand(boolean single) {
    PlaneWaveModel h = new PlaneWaveModel(1, 9, new PlainFft());
    Preconditioner p = new TeterPreconditioner(h.kinetic());
    ComplexMatrix x = smooth(h, 6);
    EigenResult first = solver(single).solve(h, p, x, 5, 1e-9, 100);
    EigenResult second = solver(single).solve(h, p, x, 5, 1e-8, 100);
    assertEquals(6, second.applications());
    assertEquals(0, second.iterations());
    assertArrayEquals(Arrays.copyOf(first.values(), 5), Arrays.copyOf(second.values(), 5), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void degenerateAndClusteredLevelsAreFound(boolean single) {
    double[] values = new double[120];
    Arrays.setAll(values, i -> i < 4 ? -1 : i < 9 ? -0.5 + 1e-9 * i : i < 12 ? 0 : 0.1 * i);
    LinearOperator h = matrix(RandomMatrices.hermitian(values, 5));
    for (int wanted : new int[] {2, 4, 7, 12}) { // 2 and 7 cut through a shell
      ComplexMatrix x = RandomMatrices.gaussian(wanted + 1, 120, 6);
      EigenResult result = solver(single).solve(h, NONE, x, wanted, 1e-11, 300);
      assertTrue(
          result.converged(), wanted + Arrays.toString(result.residuals()) + result.iterations());
      assertArrayEquals(
          Arrays.copyOf(values, wanted), Arrays.copyOf(result.values(), wanted), 1e-11);
      checkPairs(h, x, result, wanted, 1e-11);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void deficientStartsAreCompleted(boolean single) {
    double[] values = IntStream.range(0, 150).mapToDouble(i -> 0.05 * i).toArray();
    LinearOperator h = matrix(RandomMatrices.hermitian(values, 7));
    ComplexMatrix x = RandomMatrices.gaussian(8, 150, 8);
    for (int i = 1; i < 8; i += 2) { // equal, almost equal and zero rows
      x.setRow(i, x, 0);
    }
    x.re(5)[3] += 1e-13;
    Arrays.fill(x.re(2), 0);
    Arrays.fill(x.im(2), 0);
    for (ComplexMatrix start : new ComplexMatrix[] {x, new ComplexMatrix(8, 150)}) {
      EigenResult result = solver(single).solve(h, NONE, start, 6, 1e-10, 300);
      assertTrue(result.converged());
      assertArrayEquals(Arrays.copyOf(values, 6), Arrays.copyOf(result.values(), 6), 1e-10);
      checkPairs(h, start, result, 6, 1e-10);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void allSizesUpToTheCompleteBasisWork(boolean single) {
    for (int n : new int[] {1, 2, 5, 20, 60, 70}) {
      double[] values = new Random(n).doubles(n, -1, 1).sorted().toArray();
      LinearOperator h = matrix(RandomMatrices.hermitian(values, n));
      for (int bands : IntStream.of(1, n / 2, n - 1, n).filter(b -> b > 0).toArray()) {
        ComplexMatrix x = RandomMatrices.gaussian(bands, n, 3);
        EigenResult result = solver(single).solve(h, NONE, x, bands, 1e-11, 300);
        assertTrue(result.converged(), bands + " of " + n);
        assertArrayEquals(Arrays.copyOf(values, bands), result.values(), 1e-11);
        checkPairs(h, x, result, bands, 1e-11);
      }
    }
    ComplexMatrix tooMany = new ComplexMatrix(3, 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> solver(single).solve(matrix(new ComplexMatrix(2, 2)), NONE, tooMany, 3, 1e-3, 9));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stoppingEarlyIsAResult(boolean single) {
    PlaneWaveModel h = new PlaneWaveModel(1, 9, new PlainFft());
    Preconditioner p = new TeterPreconditioner(h.kinetic());
    ComplexMatrix x = smooth(h, 5);
    EigenResult result = solver(single).solve(h, p, x, 5, 1e-12, 2);
    assertFalse(result.converged());
    assertEquals(2, result.iterations());
    checkPairs(h, x, result, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void notANumberIsNoticed(boolean single) {
    double[] values = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
    ComplexMatrix a = RandomMatrices.hermitian(values, 7);
    a.re(40)[7] = Double.NaN;
    ComplexMatrix x = RandomMatrices.gaussian(3, 100, 1);
    EigenSolver solver = solver(single);
    assertThrows(ArithmeticException.class, () -> solver.solve(matrix(a), NONE, x, 3, 1e-3, 9));
    ComplexMatrix bad = RandomMatrices.gaussian(3, 100, 1);
    bad.im(1)[5] = Double.NaN;
    LinearOperator good = matrix(RandomMatrices.hermitian(values, 7));
    assertThrows(ArithmeticException.class, () -> solver.solve(good, NONE, bad, 3, 1e-3, 9));
    LinearOperator overflowing = onlyInSinglePrecision(good);
    ComplexMatrix fine = RandomMatrices.gaussian(3, 100, 1);
    if (single) {
      assertThrows(
          ArithmeticException.class, () -> solver.solve(overflowing, NONE, fine, 3, 1e-9, 9));
    } else {
      assertFalse(solver.solve(overflowing, NONE, fine, 3, 1e-9, 2).converged());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theBitsDoNotDependOnTheNumberOfSlots(boolean single) {
    PlaneWaveModel h = new PlaneWaveModel(1, 9, new PlainFft());
    Preconditioner p = new TeterPreconditioner(h.kinetic());
    ComplexMatrix one = smooth(h, 6);
    ComplexMatrix two = smooth(h, 6);
    EigenResult serial = solver(single).solve(h, p, one, 5, 1e-8, 50);
    try (ThreadParallel threads = new ThreadParallel(3, "test")) {
      EigenSolver solver = new CorrectionDavidson(threads, 1, single, new SpareRows());
      assertArrayEquals(serial.values(), solver.solve(h, p, two, 5, 1e-8, 50).values());
    }
    for (int i = 0; i < 6; i++) {
      assertArrayEquals(one.re(i), two.re(i));
      assertArrayEquals(one.im(i), two.im(i));
    }
  }

  /** The operator, its images in single precision not being numbers. */
  private static LinearOperator onlyInSinglePrecision(LinearOperator h) {
    return new LinearOperator() {
      @Override
      public int size() {
        return h.size();
      }

      @Override
      public void apply(ComplexMatrix x, ComplexMatrix y) {
        h.apply(x, y);
      }

      @Override
      public void apply(FloatComplexMatrix x, FloatComplexMatrix y) {
        Arrays.fill(y.re(0), Float.NaN);
      }
    };
  }

  /** Rows orthonormal to rounding; |H x - e x|, in double, at most the tolerance where wanted. */
  private static void checkPairs(
      LinearOperator h, ComplexMatrix x, EigenResult result, int wanted, double tolerance) {
    double departure = RandomMatrices.nonOrthonormality(x);
    assertTrue(departure < 1e-13, "orthonormal to " + departure);
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
      double seen = tolerance * 1.001 + 1e-13;
      assertTrue(k >= wanted || norm <= seen, "residual " + norm + " of band " + k);
      assertTrue(k == 0 || result.values()[k - 1] <= result.values()[k]);
    }
  }
}
