package org.hooke.kernels.eigen;

import static org.hooke.kernels.eigen.DavidsonTest.NONE;
import static org.hooke.kernels.eigen.DavidsonTest.matrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.RandomMatrices;
import org.hooke.kernels.linalg.Rows;
import org.junit.jupiter.api.Test;

class CorrectionEquationTest {
  private static final int SIZE = 40;
  private static final double[] VALUES = {-1.5, -1.25};

  private final LinearOperator h =
      matrix(RandomMatrices.hermitian(new Random(3).doubles(SIZE, -1, 1).toArray(), 4));
  private final DoubleDirections directions = new DoubleDirections(h, Parallel.serial());
  private final ComplexMatrix r = RandomMatrices.gaussian(2, SIZE, 5);
  private final ComplexMatrix w = new ComplexMatrix(2, SIZE);
  private final ComplexMatrix image = new ComplexMatrix(2, SIZE);

  /** Nothing of what two applications reach makes |r + s (H - e) d| smaller. */
  @Test
  void theDirectionIsTheBestOfTwo() {
    assertEquals(2, improved(0));
    for (int i = 0; i < 2; i++) {
      assertEquals(1, Rows.norm(w.re(i), w.im(i)), 1e-13);
      ComplexMatrix z = shifted(w, i);
      double s = -dot(z, 0, r, i) / dot(z, 0, z, 0);
      ComplexMatrix rest = r.copy();
      Rows.addScaled(s, z.re(0), z.im(0), rest.re(i), rest.im(i));
      ComplexMatrix one = shifted(r, i); // (H - e) w_1
      double c = -dot(one, 0, r, i) / dot(one, 0, one, 0);
      ComplexMatrix second = r.copy();
      Rows.addScaled(c, one.re(0), one.im(0), second.re(i), second.im(i));
      ComplexMatrix two = shifted(second, i);
      assertEquals(0, dot(one, 0, rest, i), 1e-11);
      assertEquals(0, dot(two, 0, rest, i), 1e-11);
      assertTrue(norm(rest, i) < 0.9 * norm(second, i), "the second application helps");
    }
  }

  @Test
  void imagesAreThoseOfTheDirections() {
    improved(0);
    ComplexMatrix again = new ComplexMatrix(2, SIZE);
    h.apply(w, again);
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(again.re(i), image.re(i), 1e-13);
      assertArrayEquals(again.im(i), image.im(i), 1e-13);
    }
  }

  @Test
  void rowsThatAreGoodEnoughAreLeftAlone() {
    assertEquals(0, improved(1e3));
    for (int i = 0; i < 2; i++) {
      assertEquals(1, Math.abs(dot(w, i, r, i)) / norm(r, i), 1e-13);
    }
  }

  private long improved(double bound) {
    w.set(r);
    for (int i = 0; i < 2; i++) {
      directions.precondition(NONE, 1, VALUES[i], w, i);
    }
    directions.apply(w, image);
    return new CorrectionEquation<>(directions, Parallel.serial(), NONE, r.copy())
        .improve(
            w,
            image,
            VALUES,
            new double[] {1, 1},
            new double[] {bound, bound},
            new ComplexMatrix(2, SIZE),
            new ComplexMatrix(2, SIZE));
  }

  private ComplexMatrix shifted(ComplexMatrix x, int i) {
    ComplexMatrix z = new ComplexMatrix(1, SIZE);
    h.apply(x.rows(i, 1), z);
    Rows.addScaled(-VALUES[i], x.re(i), x.im(i), z.re(0), z.im(0));
    return z;
  }

  private static double dot(ComplexMatrix x, int i, ComplexMatrix y, int j) {
    return Rows.realDot(x.re(i), x.im(i), y.re(j), y.im(j));
  }

  private static double norm(ComplexMatrix x, int i) {
    return Rows.norm(x.re(i), x.im(i));
  }
}
