package org.hooke.driver.solvers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Stream;
import org.hooke.kernels.eigen.BandTargets;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.eigen.EigenSolver;
import org.hooke.kernels.eigen.Preconditioner;
import org.hooke.kernels.eigen.TeterPreconditioner;
import org.hooke.kernels.linalg.ComplexGemm;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.HermitianEigen;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The solvers that only take part in the race of solvers find what a dense solution finds. */
class RacedSolversTest {
  private static final int SIZE = 300;
  private static final int BANDS = 12;
  private static final int WANTED = 10;

  static Stream<EigenSolver> solvers() {
    return Stream.of(
        new ProjectedGradients(Parallel.serial()), new ResidualMinimization(Parallel.serial()));
  }

  @ParameterizedTest
  @MethodSource("solvers")
  void theLowestValuesAreFound(EigenSolver solver) {
    double[] kinetic = new double[SIZE];
    ComplexMatrix a = new ComplexMatrix(SIZE, SIZE);
    Random random = new Random(3);
    for (int i = 0; i < SIZE; i++) {
      kinetic[i] = 0.02 * i;
      a.re(i)[i] = kinetic[i];
      for (int j = 0; j < i; j++) {
        double size = 0.01 / (1 + i - j);
        a.re(i)[j] = size * random.nextGaussian();
        a.im(i)[j] = size * random.nextGaussian();
        a.re(j)[i] = a.re(i)[j];
        a.im(j)[i] = -a.im(i)[j];
      }
    }
    double[] exact = new HermitianEigen(Parallel.serial()).solve(a, new ComplexMatrix(1, SIZE));
    ComplexMatrix x = new ComplexMatrix(BANDS, SIZE);
    for (int k = 0; k < BANDS; k++) {
      x.re(k)[k] = 1;
      for (int g = 0; g < SIZE; g++) {
        x.re(k)[g] += 0.05 * random.nextGaussian() / (1 + g);
        x.im(k)[g] += 0.05 * random.nextGaussian() / (1 + g);
      }
    }
    EigenResult result =
        solver.solve(new Dense(a), preconditioner(kinetic), x, BandTargets.all(WANTED, 1e-7), 60);
    assertTrue(result.converged());
    for (int k = 0; k < WANTED; k++) {
      assertEquals(exact[k], result.values()[k], 1e-10);
    }
  }

  private static Preconditioner preconditioner(double[] kinetic) {
    return new TeterPreconditioner(kinetic);
  }

  /** y_i = A x_i. */
  private record Dense(ComplexMatrix a) implements LinearOperator {
    @Override
    public int size() {
      return a.rows();
    }

    @Override
    public void apply(ComplexMatrix x, ComplexMatrix y) {
      ComplexMatrix transposed = new ComplexMatrix(a.rows(), a.rows()); // rows x_i times A^T
      for (int i = 0; i < a.rows(); i++) {
        for (int j = 0; j < a.rows(); j++) {
          transposed.re(i)[j] = a.re(j)[i];
          transposed.im(i)[j] = a.im(j)[i];
        }
      }
      new ComplexGemm(Parallel.serial()).combine(x, transposed, y);
    }
  }
}
