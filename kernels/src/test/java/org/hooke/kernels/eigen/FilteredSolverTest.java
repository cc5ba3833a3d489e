package org.hooke.kernels.eigen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.hooke.kernels.fft.JTransformsFft;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.Parallel;
import org.junit.jupiter.api.Test;

class FilteredSolverTest {
  private static final int WANTED = 6;

  private final PlaneWaveModel h = new PlaneWaveModel(1, 9, new JTransformsFft());
  private final Preconditioner p = new TeterPreconditioner(h.kinetic());
  private final EigenSolver davidson = new Davidson(Parallel.serial(), 1);
  private final EigenSolver filtered = new FilteredSolver(Parallel.serial(), 1);

  private ComplexMatrix start() {
    Random random = new Random(3);
    ComplexMatrix x = new ComplexMatrix(WANTED + 3, h.size());
    for (int i = 0; i < x.rows(); i++) {
      for (int g = 0; g < x.columns(); g++) {
        double small = 1 / (1 + h.kinetic()[g] * h.kinetic()[g]);
        x.re(i)[g] = small * random.nextGaussian();
        x.im(i)[g] = small * random.nextGaussian();
      }
    }
    return x;
  }

  @Test
  void itFindsWhatDavidsonFinds() {
    double[] exact = davidson.solve(h, p, start(), WANTED, 1e-11, 100).values();
    h.applications = 0;
    EigenResult result = filtered.solve(h, p, start(), WANTED, 1e-8, 60);
    assertTrue(result.converged());
    assertArrayEquals(Arrays.copyOf(exact, WANTED), Arrays.copyOf(result.values(), WANTED), 1e-11);
  }

  @Test
  void itTakesOverWhereTheFirstDoesNotGetOn() {
    EigenSolver stuck = (a, k, x, targets, most) -> davidson.solve(a, k, x, targets, 0);
    EigenSolver relay = new SolverRelay(stuck, 20, filtered);
    assertFalse(relay.solve(h, p, start(), WANTED, 1e-8, 20).converged());
    EigenResult result = relay.solve(h, p, start(), WANTED, 1e-8, 80);
    assertTrue(result.converged());
    ComplexMatrix x = start();
    EigenResult alone = davidson.solve(h, p, x, WANTED, 1e-8, 20);
    EigenResult first =
        new SolverRelay(davidson, 20, filtered).solve(h, p, start(), WANTED, 1e-8, 80);
    assertTrue(alone.converged());
    assertArrayEquals(alone.values(), first.values()); // to the bit: the other had no turn
    assertEquals(alone.applications(), first.applications());
  }
}
