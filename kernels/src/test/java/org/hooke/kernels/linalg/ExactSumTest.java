package org.hooke.kernels.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {
  private static final int TERMS = 400;
  private static final int SIZE = 37;

  @Test
  void theSumHasTheSameBitsForAnyOrderAndGrouping() {
    double[][] x = terms(1);
    ExactSum forward = new ExactSum(SIZE, 1e4);
    ExactSum left = new ExactSum(SIZE, 1e4);
    ExactSum right = new ExactSum(SIZE, 1e4);
    for (int t = 0; t < TERMS; t++) {
      forward.accumulate(x[t]);
      (t % 3 == 0 ? left : right).accumulate(x[TERMS - 1 - t]);
    }
    right.merge(left);
    assertArrayEquals(forward.toLongs(), right.toLongs());
    assertArrayEquals(forward.toDoubles(), right.toDoubles());
  }

  @Test
  void theSumIsTrueWithinTheResolution() {
    double[][] x = terms(2);
    ExactSum sum = new ExactSum(SIZE, 1e4);
    for (double[] term : x) {
      sum.accumulate(term);
    }
    double[] result = sum.toDoubles();
    assertTrue(sum.resolution() < 1e-14);
    for (int i = 0; i < SIZE; i++) {
      BigDecimal exact = BigDecimal.ZERO;
      for (double[] term : x) {
        exact = exact.add(new BigDecimal(term[i]));
      }
      double error = Math.abs(new BigDecimal(result[i]).subtract(exact).doubleValue());
      assertTrue(error <= 0.5 * TERMS * sum.resolution() + Math.ulp(result[i]), "error " + error);
    }
  }

  @Test
  void leavingTheBoundIsNoticed() {
    ExactSum sum = new ExactSum(1, 1.0);
    sum.accumulate(new double[] {1.0});
    assertThrows(ArithmeticException.class, () -> sum.accumulate(new double[] {4.0}));
    assertThrows(ArithmeticException.class, () -> sum.accumulate(new double[] {Double.NaN}));
    ExactSum other = new ExactSum(1, 1.0);
    other.accumulate(new double[] {1.0});
    sum.merge(other);
    assertEquals(2.0, sum.toDoubles()[0]);
    assertThrows(ArithmeticException.class, () -> sum.merge(other));
    assertThrows(IllegalArgumentException.class, () -> sum.merge(new ExactSum(1, 8.0)));
    assertThrows(IllegalArgumentException.class, () -> new ExactSum(1, Double.NaN));
  }

  private static double[][] terms(long seed) {
    Random random = new Random(seed);
    double[][] x = new double[TERMS][SIZE];
    for (double[] term : x) {
      for (int i = 0; i < SIZE; i++) {
        term[i] = random.nextGaussian() * Math.pow(10, -random.nextInt(8));
      }
    }
    return x;
  }
}
