package org.hooke.kernels.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RealHarmonicsTest {
  private static final int L = 4;

  private static double[][] vectors(int n) {
    Random random = new Random(5);
    double[][] q = new double[3][n];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < n; k++) {
        q[i][k] = random.nextGaussian();
      }
    }
    return q;
  }

  private static double[] norms(double[][] q) {
    double[] norms = new double[q[0].length];
    for (int k = 0; k < norms.length; k++) {
      norms[k] = Math.sqrt(q[0][k] * q[0][k] + q[1][k] * q[1][k] + q[2][k] * q[2][k]);
    }
    return norms;
  }

  @Test
  void lowHarmonicsInCartesianForm() {
    double[][] q = vectors(20);
    double[] r = norms(q);
    double p = Math.sqrt(3 / (4 * Math.PI));
    double d = Math.sqrt(15 / (4 * Math.PI));
    for (int k = 0; k < r.length; k++) {
      double x = q[0][k] / r[k];
      double y = q[1][k] / r[k];
      double z = q[2][k] / r[k];
      assertEquals(Math.sqrt(1 / (4 * Math.PI)), value(0, 0, q, k), 1e-15);
      assertEquals(p * y, value(1, -1, q, k), 1e-15);
      assertEquals(p * z, value(1, 0, q, k), 1e-15);
      assertEquals(p * x, value(1, 1, q, k), 1e-15);
      assertEquals(d * x * y, value(2, -2, q, k), 1e-15);
      assertEquals(d * y * z, value(2, -1, q, k), 1e-15);
      assertEquals(d / Math.sqrt(12) * (3 * z * z - 1), value(2, 0, q, k), 1e-15);
      assertEquals(d * x * z, value(2, 1, q, k), 1e-15);
      assertEquals(d / 2 * (x * x - y * y), value(2, 2, q, k), 1e-15);
      double f = Math.sqrt(105 / (16 * Math.PI));
      assertEquals(f * z * (x * x - y * y), value(3, 2, q, k), 1e-14);
      assertEquals(f / Math.sqrt(15) * z * (5 * z * z - 3), value(3, 0, q, k), 1e-14);
    }
  }

  private static double value(int l, int m, double[][] q, int k) {
    double[][] one = {{q[0][k]}, {q[1][k]}, {q[2][k]}};
    double[] value = new double[1];
    new RealHarmonics(l, m).evaluate(one, norms(one), value, null);
    return value[0];
  }

  /** sum_m Y_lm(a) Y_lm(b) = (2l+1)/(4 pi) P_l(cos ab), with Legendre's recursion. */
  @Test
  void additionTheorem() {
    double[][] q = vectors(12);
    double[] r = norms(q);
    for (int a = 0; a < r.length; a++) {
      for (int b = 0; b < r.length; b++) {
        double x = (q[0][a] * q[0][b] + q[1][a] * q[1][b] + q[2][a] * q[2][b]) / (r[a] * r[b]);
        double before = 0;
        double legendre = 1;
        for (int l = 0; l <= L; l++) {
          double sum = 0;
          for (int m = -l; m <= l; m++) {
            sum += value(l, m, q, a) * value(l, m, q, b);
          }
          assertEquals((2 * l + 1) / (4 * Math.PI) * legendre, sum, 1e-14);
          double next = ((2 * l + 1) * x * legendre - l * before) / (l + 1);
          before = legendre;
          legendre = next;
        }
      }
    }
  }

  @Test
  void gradientsAreDerivativesAndTangential() {
    double[][] q = vectors(6);
    double[] r = norms(q);
    double h = 1e-4;
    for (int l = 0; l <= L; l++) {
      for (int m = -l; m <= l; m++) {
        double[][] gradient = new double[3][r.length];
        new RealHarmonics(l, m).evaluate(q, r, new double[r.length], gradient);
        for (int k = 0; k < r.length; k++) {
          double radial = 0;
          for (int i = 0; i < 3; i++) {
            double x = q[i][k];
            q[i][k] = x + h;
            double up = value(l, m, q, k);
            q[i][k] = x - h;
            double down = value(l, m, q, k);
            q[i][k] = x;
            assertEquals((up - down) / (2 * h), gradient[i][k], 3e-6);
            radial += x * gradient[i][k];
          }
          assertEquals(0, radial, 1e-13);
        }
      }
    }
  }

  /** Only l = 0 has a limit at the origin; the others are set to 0 there. */
  @Test
  void origin() {
    double[][] zero = new double[3][1];
    for (int l = 0; l <= L; l++) {
      for (int m = -l; m <= l; m++) {
        double[] value = {7};
        double[][] gradient = {{7}, {7}, {7}};
        new RealHarmonics(l, m).evaluate(zero, new double[1], value, gradient);
        assertEquals(l == 0 ? Math.sqrt(1 / (4 * Math.PI)) : 0, value[0], 1e-16);
        for (int i = 0; i < 3; i++) {
          assertEquals(0, gradient[i][0]);
        }
      }
    }
    assertThrows(IllegalArgumentException.class, () -> new RealHarmonics(1, 2));
  }
}
