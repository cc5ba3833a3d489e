package org.hooke.kernels.special;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmonicRotationTest {
  /** About z by 0.7, then about x by -1.1, then inverted. */
  private static final double[] GENERAL = negative(times(aboutX(-1.1), aboutZ(0.7)));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void rotatesTheHarmonicsOfOneVector(int l) {
    double[] d = HarmonicRotation.matrix(l, GENERAL);
    double[] u = {0.3, -0.8, 0.45};
    double[] back = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        back[i] += GENERAL[3 * j + i] * u[j];
      }
    }
    int n = 2 * l + 1;
    for (int m = 0; m < n; m++) {
      double sum = 0;
      for (int k = 0; k < n; k++) {
        sum += d[n * k + m] * harmonic(l, k - l, u);
      }
      assertEquals(harmonic(l, m - l, back), sum, 1e-13);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void matricesAreOrthogonalAndMultiplyAsTheRotations(int l) {
    int n = 2 * l + 1;
    double[] a = HarmonicRotation.matrix(l, aboutX(0.4));
    double[] b = HarmonicRotation.matrix(l, GENERAL);
    double[] ab = HarmonicRotation.matrix(l, times(aboutX(0.4), GENERAL));
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double product = 0;
        double unit = 0;
        for (int k = 0; k < n; k++) {
          product += a[n * i + k] * b[n * k + j];
          unit += b[n * i + k] * b[n * j + k];
        }
        assertEquals(ab[n * i + j], product, 1e-13);
        assertEquals(i == j ? 1 : 0, unit, 1e-13);
      }
    }
  }

  private static double harmonic(int l, int m, double[] u) {
    double norm = Math.sqrt(u[0] * u[0] + u[1] * u[1] + u[2] * u[2]);
    double[] value = new double[1];
    double[][] q = {{u[0]}, {u[1]}, {u[2]}};
    new RealHarmonics(l, m).evaluate(q, new double[] {norm}, value, null);
    return value[0];
  }

  private static double[] aboutX(double t) {
    return new double[] {1, 0, 0, 0, Math.cos(t), -Math.sin(t), 0, Math.sin(t), Math.cos(t)};
  }

  private static double[] aboutZ(double t) {
    return new double[] {Math.cos(t), -Math.sin(t), 0, Math.sin(t), Math.cos(t), 0, 0, 0, 1};
  }

  private static double[] times(double[] a, double[] b) {
    double[] c = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          c[3 * i + j] += a[3 * i + k] * b[3 * k + j];
        }
      }
    }
    return c;
  }

  private static double[] negative(double[] a) {
    double[] c = new double[9];
    for (int i = 0; i < 9; i++) {
      c[i] = -a[i];
    }
    return c;
  }
}
