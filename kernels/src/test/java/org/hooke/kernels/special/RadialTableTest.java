package org.hooke.kernels.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RadialTableTest {
  /** r^2 r^l exp(-r^2/2s^2) transforms to 4 pi sqrt(pi/2) s^{2l+3} q^l exp(-q^2 s^2/2). */
  private static double gaussian(int l, double s, double q) {
    return 4
        * Math.PI
        * Math.sqrt(Math.PI / 2)
        * Math.pow(s, 2 * l + 3)
        * Math.pow(q, l)
        * Math.exp(-0.5 * q * q * s * s);
  }

  private static double[] sampled(RadialGrid grid, int l, double s) {
    double[] f = new double[grid.size()];
    for (int i = 0; i < f.length; i++) {
      double r = grid.r(i);
      f[i] = Math.pow(r, l + 2) * Math.exp(-0.5 * r * r / (s * s));
    }
    return f;
  }

  @Test
  void meetsTheClosedTransformOfAGaussian() {
    RadialGrid grid = RadialGrid.uniform(0.01, 1001);
    SplittableRandom random = new SplittableRandom(1);
    for (int l = 0; l <= 3; l++) {
      RadialTable table = new RadialTable(l, grid, sampled(grid, l, 0.9));
      double[] q = random.doubles(200, 0, 12).toArray();
      double[] f = new double[200];
      double[] df = new double[200];
      table.evaluate(q, f, df);
      for (int n = 0; n < q.length; n++) {
        assertEquals(table.exact(q[n]), f[n], 1e-12);
        assertEquals(gaussian(l, 0.9, q[n]), f[n], 2e-9); // sixth order in the mesh
        double h = 1e-4;
        double slope = (gaussian(l, 0.9, q[n] + h) - gaussian(l, 0.9, q[n] - h)) / (2 * h);
        assertEquals(slope, df[n], 1e-7);
      }
    }
  }

  @Test
  void derivativeIsThatOfTheInterpolantAndContinuousAtKnots() {
    RadialGrid grid = RadialGrid.uniform(0.01, 1001);
    RadialTable table = new RadialTable(1, grid, sampled(grid, 1, 2.0));
    double h = 1e-5;
    double[] q = {1.0 - h, 1.0 + h, 1.0, 1.237 - h, 1.237 + h, 1.237};
    double[] f = new double[6];
    double[] df = new double[6];
    table.evaluate(q, f, df);
    assertEquals((f[1] - f[0]) / (2 * h), df[2], 1e-7);
    assertEquals((f[4] - f[3]) / (2 * h), df[5], 1e-7);
    assertEquals(table.exact(1.0), f[2], 1e-14 * Math.abs(f[2]) + 1e-15);
  }

  @Test
  void doesNotDependOnHowItGrew() {
    RadialGrid grid = RadialGrid.uniform(0.01, 1001);
    RadialTable once = new RadialTable(0, grid, sampled(grid, 0, 1.5));
    RadialTable grown = new RadialTable(0, grid, sampled(grid, 0, 1.5));
    double[] f = new double[1];
    double[] df = new double[1];
    double[] g = new double[1];
    double[] dg = new double[1];
    for (double q = 0.013; q < 9; q += 0.7) {
      grown.evaluate(new double[] {q}, g, dg);
    }
    for (double q = 8.9; q > 0; q -= 0.37) {
      once.evaluate(new double[] {q}, f, df);
      grown.evaluate(new double[] {q}, g, dg);
      assertTrue(f[0] == g[0] && df[0] == dg[0]);
    }
  }

  @Test
  void simpsonDropsTheLastIntervalOfAnEvenCount() {
    double[] r = {0, 1, 2, 3};
    double[] rab = {1, 1, 1, 1};
    assertEquals(8.0 / 3, RadialGrid.simpson(r, rab, 3).integral(new double[] {0, 1, 4, 9}), 1e-15);
    assertEquals(8.0 / 3, RadialGrid.simpson(r, rab, 4).integral(new double[] {0, 1, 4, 9}), 1e-15);
  }

  @Test
  void uniformRuleIsOfSixthOrder() {
    double[] error = new double[2];
    for (int k = 0; k < 2; k++) {
      int count = k == 0 ? 21 : 41;
      RadialGrid grid = RadialGrid.uniform(1.0 / (count - 1), count);
      double[] f = new double[count];
      for (int i = 0; i < count; i++) {
        f[i] = Math.exp(grid.r(i));
      }
      error[k] = Math.abs(grid.integral(f) - Math.expm1(1));
    }
    assertTrue(error[0] < 1e-9 && error[1] < error[0] / 40);
  }
}
