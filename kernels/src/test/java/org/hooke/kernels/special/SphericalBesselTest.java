package org.hooke.kernels.special;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SphericalBesselTest {
  @Test
  void agreesWithClosedFormsOnBothSidesOfTheSwitch() {
    for (double x : new double[] {0.3, 0.9999, 1.0001, 2.5, 3.0001, 4.2, 17.3, 120.5}) {
      double s = Math.sin(x);
      double c = Math.cos(x);
      assertEquals(s / x, SphericalBessel.value(0, x), 1e-15);
      assertEquals(s / (x * x) - c / x, SphericalBessel.value(1, x), 1e-14 / Math.min(1, x * x));
      double j2 = (3 / (x * x) - 1) * s / x - 3 * c / (x * x);
      assertEquals(j2, SphericalBessel.value(2, x), 1e-14 / Math.min(1, x * x * x));
    }
  }

  @Test
  void startsAsThePowerOfItsOrder() {
    double x = 1e-3;
    double expected = 1;
    for (int l = 0; l <= 5; l++) {
      expected *= l == 0 ? 1 : x / (2 * l + 1);
      assertEquals(1, SphericalBessel.value(l, x) / expected, x * x);
      assertEquals(l == 0 ? 1 : 0, SphericalBessel.value(l, 0), 0);
    }
  }

  @Test
  void satisfiesItsDifferentialEquationAndDifferences() {
    double[] j = new double[8];
    for (double x : new double[] {1e-3, 0.5, 2, 5.9, 6.1, 40}) {
      SphericalBessel.fill(7, x, j);
      for (int l = 0; l <= 5; l++) {
        double first = SphericalBessel.derivative(l, j);
        double second = SphericalBessel.secondDerivative(l, j);
        assertEquals(
            0, x * x * second + 2 * x * first + (x * x - l * (l + 1)) * j[l], 1e-12 * (1 + x * x));
        double h = 1e-4;
        double slope =
            (SphericalBessel.value(l, x + h) - SphericalBessel.value(l, x - h)) / (2 * h);
        assertEquals(slope, first, 1e-8);
      }
    }
  }
}
