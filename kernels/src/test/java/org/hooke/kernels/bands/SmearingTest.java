package org.hooke.kernels.bands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmearingTest {
  static List<Smearing> smooth() {
    return List.of(
        new FermiDirac(0.01),
        new Gaussian(0.01),
        new MethfesselPaxton(0.01, 0),
        new MethfesselPaxton(0.01, 1),
        new MethfesselPaxton(0.01, 2),
        new MethfesselPaxton(0.01, 5),
        new MethfesselPaxton(0.01, 20),
        new Cold(0.01));
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void deltaIsTheSlopeOfTheOccupation(Smearing smearing) {
    for (double x = -6; x <= 6; x += 0.37) {
      assertEquals(slope(smearing::occupation, x), smearing.delta(x), 1e-9, "x " + x);
    }
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void entropyIsTheFirstMomentOfDelta(Smearing smearing) {
    for (double x = -6; x <= 6; x += 0.37) {
      assertEquals(slope(smearing::entropy, x), x * smearing.delta(x), 1e-9, "x " + x);
    }
  }

  /** The moments of delta below its order vanish: the origin of the powers of the error in F. */
  @ParameterizedTest
  @MethodSource("smooth")
  void momentsOfDeltaVanishBelowItsOrder(Smearing smearing) {
    for (int m = 0; m < Math.min(smearing.order(), 8); m++) {
      double sum = 0;
      double size = 0;
      double h = 1 / 128.0;
      for (double x = -60; x <= 60; x += h) {
        double term = h * Math.pow(x, m) * smearing.delta(x);
        sum += term;
        size += Math.abs(term);
      }
      assertEquals(m == 0 ? 1 : 0, sum, 1e-13 * Math.max(1, size), "moment " + m);
    }
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void farTailsAreClean(Smearing smearing) {
    for (double x : new double[] {100, 1e6, 1e300, Double.POSITIVE_INFINITY}) {
      assertEquals(1, smearing.occupation(x), 0);
      assertEquals(0, smearing.occupation(-x), 1e-40);
      assertEquals(0, smearing.entropy(x), 1e-40);
      assertEquals(0, smearing.entropy(-x), 1e-40);
      assertEquals(0, smearing.delta(x), 1e-40);
      assertEquals(0, smearing.delta(-x), 1e-40);
    }
    assertTrue(Double.isNaN(smearing.occupation(Double.NaN)));
  }

  /** Small occupations keep their digits: f and its slope in closed asymptotic forms. */
  @Test
  void smallOccupationsKeepTheirDigits() {
    assertEquals(Math.exp(-50), new FermiDirac(1).occupation(-50), 1e-15 * Math.exp(-50));
    // erfc(6)/2 = 1.0759868...e-17
    assertEquals(2.1519736712498913e-17 / 2, new Gaussian(1).occupation(-6), 1e-31);
    double f = new FermiDirac(1).occupation(-3);
    double s = f * Math.log(f) + (1 - f) * Math.log(1 - f);
    assertEquals(s, new FermiDirac(1).entropy(-3), 1e-16);
    assertEquals(s, new FermiDirac(1).entropy(3), 1e-16);
  }

  @Test
  void orderZeroIsGaussian() {
    for (double x = -7; x < 7; x += 0.11) {
      assertEquals(new Gaussian(1).occupation(x), new MethfesselPaxton(1, 0).occupation(x), 1e-16);
      assertEquals(new Gaussian(1).entropy(x), new MethfesselPaxton(1, 0).entropy(x), 1e-16);
    }
  }

  /** The first two orders with their polynomials written out. */
  @Test
  void firstOrdersInClosedForm() {
    for (double x = -5; x < 5; x += 0.23) {
      double g = Math.exp(-x * x) / Math.sqrt(Math.PI);
      double first = g * (1.5 - x * x);
      double second = first + g / 32 * (16 * Math.pow(x, 4) - 48 * x * x + 12);
      assertEquals(first, new MethfesselPaxton(1, 1).delta(x), 1e-14);
      assertEquals(second, new MethfesselPaxton(1, 2).delta(x), 1e-14);
      assertEquals(g / 8 * (4 * x * x - 2), new MethfesselPaxton(1, 1).entropy(x), 1e-14);
    }
  }

  @Test
  void coldPeaksAtRootTwo() {
    Cold cold = new Cold(1);
    assertEquals(0, cold.delta(Math.sqrt(2)), 1e-15);
    assertTrue(cold.occupation(Math.sqrt(2)) > 1.02);
    assertTrue(cold.occupation(-20) >= 0);
  }

  @Test
  void namesAndOrders() {
    for (String name : Smearings.names()) {
      assertEquals(name, Smearings.named(name, 0.02, 1).orElseThrow().name());
    }
    HeldLevels held = new HeldLevels(List.of(0.5, 1.0, 1.0 / 3));
    assertEquals(held, Smearings.named(held.name(), 0, 1).orElseThrow());
    assertEquals(Optional.empty(), Smearings.named("marzari", 0.02, 1));
    assertEquals(6, Smearings.named("Methfessel-Paxton", 0.02, 2).orElseThrow().order());
    assertEquals(3, new Cold(0.1).order());
    assertEquals(0, Smearings.named("none", 0, 1).orElseThrow().width(), 0);
    assertEquals(-1.1, new Gaussian(0.1).atZeroWidth(-1.0, -1.2), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> new Cold(0));
    assertThrows(IllegalArgumentException.class, () -> new FermiDirac(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new MethfesselPaxton(0.1, -1));
  }

  @Test
  void theSharpStepHasNoWidth() {
    Smearing none = new NoSmearing();
    assertEquals(1, none.occupation(1e-9), 0);
    assertEquals(0, none.occupation(-1e-9), 0);
    assertEquals(0.5, none.occupation(0), 0);
    assertEquals(0, none.entropy(0), 0);
  }

  /** Central difference, extrapolated twice: exact to O(h^6). */
  private static double slope(DoubleUnaryOperator f, double x) {
    double[] d = new double[3];
    for (int i = 0; i < 3; i++) {
      double h = Math.scalb(0.02, -i);
      d[i] = (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) / (2 * h);
    }
    double first = (4 * d[1] - d[0]) / 3;
    double second = (4 * d[2] - d[1]) / 3;
    return (16 * second - first) / 15;
  }
}
