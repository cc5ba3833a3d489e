package org.hooke.kernels.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 21})
  void pairsRebuildTheMatrix(int n) {
    Random random = new Random(n);
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        a[n * i + j] = random.nextGaussian();
        a[n * j + i] = a[n * i + j];
      }
    }
    SymmetricEigen eigen = new SymmetricEigen(n, a);
    for (int k = 1; k < n; k++) {
      assertTrue(eigen.values()[k] >= eigen.values()[k - 1]);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        double one = 0;
        for (int k = 0; k < n; k++) {
          sum += eigen.values()[k] * eigen.vector(k)[i] * eigen.vector(k)[j];
          one += eigen.vector(k)[i] * eigen.vector(k)[j];
        }
        assertEquals(a[n * i + j], sum, 1e-13);
        assertEquals(i == j ? 1 : 0, one, 1e-13);
      }
    }
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    assertThrows(
        ArithmeticException.class, () -> new SymmetricEigen(2, new double[] {1, 0, 0, Double.NaN}));
  }
}
