package org.hooke.kernels.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EquationFitTest {
  private static final double E0 = -7.9;
  private static final double V0 = 270;
  private static final double B0 = 3.2e-3;
  private static final double B1 = 4.3;

  private static double[] volumes() {
    double[] v = new double[9];
    for (int i = 0; i < v.length; i++) {
      v[i] = 280 * (0.92 + 0.02 * i);
    }
    return v;
  }

  @ParameterizedTest
  @EnumSource
  void pressureIsMinusTheSlopeOfTheEnergy(EquationForm form) {
    for (double v : volumes()) {
      double h = 1e-3;
      double up = form.energy(v + h, E0, V0, B0, B1);
      double down = form.energy(v - h, E0, V0, B0, B1);
      assertEquals((down - up) / (2 * h), form.pressure(v, V0, B0, B1), 1e-11);
    }
    double h = 0.1; // B0 = -V dP/dV
    double slope = form.pressure(V0 + h, V0, B0, B1) - form.pressure(V0 - h, V0, B0, B1);
    assertEquals(B0, -V0 * slope / (2 * h), 1e-7);
    assertEquals(0, form.pressure(V0, V0, B0, B1), 1e-15);
  }

  /** B(P) has the slope B1 at P = 0. */
  @ParameterizedTest
  @EnumSource
  void theSlopeOfTheBulkModulusIsItsParameter(EquationForm form) {
    double d = 0.5;
    double[] b = new double[2];
    double[] p = new double[2];
    for (int s = 0; s < 2; s++) {
      double v = V0 + (s == 0 ? d : -d);
      double h = 0.05;
      double up = form.pressure(v + h, V0, B0, B1);
      b[s] = -v * (up - form.pressure(v - h, V0, B0, B1)) / (2 * h);
      p[s] = form.pressure(v, V0, B0, B1);
    }
    assertEquals(B1, (b[1] - b[0]) / (p[1] - p[0]), 2e-4);
  }

  @ParameterizedTest
  @EnumSource
  void exactDataGiveTheirParameters(EquationForm form) {
    double[] v = volumes();
    double[] e = new double[v.length];
    double[] p = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      e[i] = form.energy(v[i], E0, V0, B0, B1);
      p[i] = form.pressure(v[i], V0, B0, B1);
    }
    for (EquationFit fit :
        new EquationFit[] {
          EquationFit.ofEnergies(form, v, e).orElseThrow(),
          EquationFit.ofPressures(form, v, p).orElseThrow()
        }) {
      assertEquals(V0, fit.volume(), 1e-5);
      assertEquals(B0, fit.bulk(), 1e-9);
      assertEquals(B1, fit.slope(), 1e-5);
      assertTrue(fit.rms() < 1e-10, "rms " + fit.rms());
      assertEquals(p[2], fit.pressure(v[2]), 1e-10);
    }
    assertEquals(E0, EquationFit.ofEnergies(form, v, e).orElseThrow().energy(), 1e-9);
  }

  /** Noisy data many times over: the scatter of the answers is the error that each states. */
  @ParameterizedTest
  @EnumSource
  void theStatedErrorsAreTheScatterOfTheAnswers(EquationForm form) {
    Random random = new Random(3);
    double[] v = volumes();
    int trials = 400;
    double[] scatter = new double[3];
    double[] stated = new double[3];
    for (int t = 0; t < trials; t++) {
      double[] e = new double[v.length];
      for (int i = 0; i < v.length; i++) {
        e[i] = form.energy(v[i], E0, V0, B0, B1) + 1e-6 * random.nextGaussian();
      }
      EquationFit fit = EquationFit.ofEnergies(form, v, e).orElseThrow();
      double[] off = {fit.volume() - V0, fit.bulk() - B0, fit.slope() - B1};
      for (int k = 0; k < 3; k++) {
        scatter[k] += off[k] * off[k] / trials;
        stated[k] += fit.errors().get(k) * fit.errors().get(k) / trials;
      }
    }
    for (int k = 0; k < 3; k++) {
      assertEquals(1, Math.sqrt(scatter[k] / stated[k]), 0.12, "parameter " + k);
    }
  }

  @Test
  void whatHasNoMinimumIsNoFit() {
    double[] v = volumes();
    double[] e = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      e[i] = -1e-4 * (v[i] - 270) * (v[i] - 270);
    }
    assertTrue(EquationFit.ofEnergies(EquationForm.VINET, v, e).isEmpty());
    assertTrue(
        EquationFit.ofEnergies(EquationForm.VINET, new double[] {1, 2, 3}, new double[] {1, 0, 1})
            .isEmpty());
  }
}
