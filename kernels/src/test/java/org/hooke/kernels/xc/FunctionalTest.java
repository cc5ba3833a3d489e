package org.hooke.kernels.xc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives against differences, limits, and what vacuum and noise give. */
class FunctionalTest {
  private static final double[] DENSITIES = {1e-10, 1e-6, 1e-3, 0.03, 0.3, 2, 100, 1e3};
  private static final double[] GRADIENTS = {0, 0.3, 1.5, 10}; // |grad n|/(2 k_F n)

  static List<String> names() {
    return Functionals.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void unpolarisedDerivativesAreThoseOfTheEnergy(String name) {
    for (double n : DENSITIES) {
      for (double p : GRADIENTS) {
        double s = sigma(n, p);
        double[] at = unpolarised(name, n, s);
        String point = name + " n " + n + " p " + p;
        assertSlope(at[1], n, at[0] / n, x -> unpolarised(name, x, s)[0], point);
        if (p > 0 && Functionals.named(name).orElseThrow().needsGradient()) {
          assertSlope(at[2], s, at[0] / s, x -> unpolarised(name, n, x)[0], point + " s");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void polarisedDerivativesAreThoseOfTheEnergy(String name) {
    Random random = new Random(7);
    int[] components = Functionals.named(name).orElseThrow().needsGradient() ? all() : spins();
    for (double n : DENSITIES) {
      for (double zeta : new double[] {0, 0.4, -0.9, 0.999}) {
        double up = n * (1 + zeta) / 2;
        double dn = n * (1 - zeta) / 2;
        double gu = Math.sqrt(sigma(up, 2 * random.nextDouble()));
        double gd = Math.sqrt(sigma(dn, 2 * random.nextDouble()));
        double[] point = {up, dn, gu * gu, 0.3 * gu * gd, gd * gd};
        double[] at = polarised(name, point);
        for (int i : components) {
          double scale = Math.abs(at[0] / point[i]);
          DoubleUnaryOperator energy =
              x -> {
                double[] moved = point.clone();
                moved[i] = x;
                return polarised(name, moved)[0];
              };
          assertSlope(at[1 + i], point[i], scale, energy, name + " n " + n + " z " + zeta + i);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void polarisedWithEqualSpinsIsUnpolarised(String name) {
    for (double n : DENSITIES) {
      for (double p : GRADIENTS) {
        double s = sigma(n, p);
        double[] one = unpolarised(name, n, s);
        double[] two = polarised(name, new double[] {n / 2, n / 2, s / 4, s / 4, s / 4});
        assertEquals(one[0], two[0], 1e-14 * Math.abs(one[0]));
        assertEquals(one[1], two[1], 1e-14 * Math.abs(one[0] / n) * 4);
        assertEquals(two[1], two[2], 1e-14 * Math.abs(one[0] / n) * 4);
        // de/ds of n_up = n_dn = n/2, all s_ab = s/4: a quarter of the three together
        double es = (two[3] + two[4] + two[5]) / 4;
        assertEquals(one[2], es, 1e-13 * Math.abs(two[4]));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PBE", "PBEsol"})
  void withoutGradientItIsTheUniformGas(String name) {
    Functional uniform = new LocalDensity("uniform", PerdewWang.MODIFIED);
    for (double n : DENSITIES) {
      double[] e = new double[1];
      double[] en = new double[1];
      uniform.unpolarised(1, new double[] {n}, null, e, en, null);
      double[] at = unpolarised(name, n, 0);
      assertEquals(e[0], at[0], 1e-15 * Math.abs(e[0]));
      assertEquals(en[0], at[1], 1e-15 * Math.abs(en[0]));
    }
  }

  /** One electron, all spins up: exchange of the uniform gas is 2^(1/3) times the unpolarised. */
  @Test
  void fullPolarisationScalesExchange() {
    double[] x = new double[3];
    new PureExchange().polarised(0.2, 0, x);
    double[] y = new double[3];
    new PureExchange().polarised(0.1, 0.1, y);
    assertEquals(Math.cbrt(2) * y[0], x[0], 1e-15);
  }

  @ParameterizedTest
  @MethodSource("names")
  void theAbsentSpinFeelsTheLimitFromWithin(String name) {
    double[] none = polarised(name, new double[] {0.2, 0, 0.01, 0, 0});
    for (double value : none) {
      assertTrue(Double.isFinite(value));
    }
    if (!Functionals.named(name).orElseThrow().needsGradient()) {
      // v_x leaves as n_dn^(1/3)
      double few = 1e-30;
      double[] some = polarised(name, new double[] {0.2, few, 0, 0, 0});
      assertEquals(none[2], some[2], 1.1 * LocalDensity.DIRAC * Math.cbrt(2 * few));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void vacuumAndNegativeDensitiesGiveZero(String name) {
    for (double n : new double[] {0, -0.0, -1e-3, 1e-21}) {
      for (double s : new double[] {0, 1e-12, 1}) {
        for (double value : unpolarised(name, n, s)) {
          assertEquals(0, value, 0);
        }
        for (double value : polarised(name, new double[] {n, n, s, s, s})) {
          assertEquals(0, value, 0);
        }
      }
    }
    // one negative spin counts as none
    double[] negative = polarised(name, new double[] {0.2, -1e-4, 0.01, 0, 0.02});
    double[] none = polarised(name, new double[] {0.2, 0, 0.01, 0, 0.02});
    for (int i = 0; i < none.length; i++) {
      assertEquals(none[i], negative[i], 0);
    }
  }

  /** The potential fades as n^(1/3) and the energy as n^(4/3) into the threshold: no step seen. */
  @ParameterizedTest
  @MethodSource("names")
  void thinDensitiesFadeSmoothly(String name) {
    for (double n = 1e-8; n > LocalDensity.THRESHOLD; n /= 7) {
      for (double s : new double[] {0, sigma(n, 1), 1e-10, 1}) {
        double[] at = unpolarised(name, n, s);
        double[] spins =
            polarised(name, new double[] {n / 3, 2 * n / 3, s / 9, 2 * s / 9, 4 * s / 9});
        for (double[] values : List.of(at, spins)) {
          for (double value : values) {
            assertTrue(Double.isFinite(value));
          }
          assertTrue(Math.abs(values[0]) < 3 * n * Math.cbrt(n));
        }
        assertTrue(Math.abs(at[1]) < 3 * Math.cbrt(n));
        // the potential's gradient part, div(de/ds grad n), is of this size
        assertTrue(Math.abs(at[2]) * s / n < 3 * Math.cbrt(n));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void notANumberIsNotHidden(String name) {
    assertTrue(Double.isNaN(unpolarised(name, Double.NaN, 0)[0]));
    assertTrue(Double.isNaN(polarised(name, new double[] {0.1, Double.NaN, 0, 0, 0})[0]));
    if (Functionals.named(name).orElseThrow().needsGradient()) {
      assertTrue(Double.isNaN(unpolarised(name, 0.1, Double.NaN)[0]));
    }
  }

  @Test
  void namesAreFoundInAnyCase() {
    assertEquals(List.of("LDA-PZ", "LDA-PW92", "PBE", "PBEsol"), Functionals.names());
    assertEquals("PBEsol", Functionals.named(" pbeSOL ").orElseThrow().name());
    assertTrue(Functionals.named("B3LYP").isEmpty());
    assertEquals("LDA", Functionals.named("lda-pz").orElseThrow().family());
    assertEquals("GGA", Functionals.named("PBE").orElseThrow().family());
  }

  /** Exchange alone: what is left of LDA-PW92 when its correlation is taken away. */
  private static final class PureExchange {
    void polarised(double up, double dn, double[] out) {
      double[] at = FunctionalTest.polarised("LDA-PW92", new double[] {up, dn, 0, 0, 0});
      double rho = up + dn;
      double rs = LocalDensity.WIGNER_SEITZ / Math.cbrt(rho);
      PerdewWang.ORIGINAL.polarised(rs, 2 * up / rho, 2 * dn / rho, out);
      out[0] = at[0] - rho * out[0];
    }
  }

  /** A central difference, Richardson-extrapolated: exact to O(h^4). */
  private static void assertSlope(
      double analytic, double x, double scale, DoubleUnaryOperator energy, String point) {
    double h = 2e-3 * x;
    double coarse = (energy.applyAsDouble(x + h) - energy.applyAsDouble(x - h)) / (2 * h);
    double fine = (energy.applyAsDouble(x + h / 2) - energy.applyAsDouble(x - h / 2)) / h;
    assertEquals((4 * fine - coarse) / 3, analytic, 1e-9 * Math.abs(scale), point);
  }

  private static int[] all() {
    return new int[] {0, 1, 2, 3, 4};
  }

  private static int[] spins() {
    return new int[] {0, 1};
  }

  private static double sigma(double n, double p) {
    double g = 2 * Math.cbrt(3 * Math.PI * Math.PI * n) * n * p;
    return g * g;
  }

  /** e, de/dn, de/ds. */
  private static double[] unpolarised(String name, double n, double s) {
    double[] e = {Double.NaN};
    double[] en = {Double.NaN};
    double[] es = new double[1];
    Functionals.named(name)
        .orElseThrow()
        .unpolarised(1, new double[] {n}, new double[] {s}, e, en, es);
    return new double[] {e[0], en[0], es[0]};
  }

  /** e and its five derivatives at (n_up, n_dn, s_uu, s_ud, s_dd). */
  private static double[] polarised(String name, double[] x) {
    double[] e = {Double.NaN};
    double[][] en = new double[2][1];
    double[][] es = new double[3][1];
    Functionals.named(name)
        .orElseThrow()
        .polarised(
            1, new double[][] {{x[0]}, {x[1]}}, new double[][] {{x[2]}, {x[3]}, {x[4]}}, e, en, es);
    return new double[] {e[0], en[0][0], en[1][0], es[0][0], es[1][0], es[2][0]};
  }
}
