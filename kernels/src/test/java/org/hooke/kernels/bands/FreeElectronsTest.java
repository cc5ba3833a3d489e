package org.hooke.kernels.bands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Powers of the width in F - F(0), and the extrapolation to zero width, for the free-electron
 * density of states, g(e) ~ sqrt(e).
 *
 * <p>With e = t^2 the integrals over energy become those of even analytic functions of t over the
 * line, for which the trapezoidal rule is exact to rounding; its points serve as k-points with one
 * band. F(0) is known in closed form.
 */
class FreeElectronsTest {
  private static final int POINTS = 6000;
  private static final double STEP = 1.0 / 1000;

  @ParameterizedTest
  @CsvSource({
    "gaussian,          0, 2, 0.02, 0.04",
    "fermi-dirac,       0, 2, 0.01, 0.02",
    "methfessel-paxton, 1, 4, 0.03, 0.05",
    "methfessel-paxton, 2, 6, 0.06, 0.09",
    "cold,              0, 3, 0.02, 0.04",
  })
  void errorOfTheFreeEnergy(String name, int n, int power, double narrow, double wide) {
    double[] extrapolated = new double[1];
    double small = Math.abs(error(Smearings.named(name, narrow, n).orElseThrow(), extrapolated));
    double large = Math.abs(error(Smearings.named(name, wide, n).orElseThrow(), extrapolated));
    double slope = Math.log(large / small) / Math.log(wide / narrow);
    assertEquals(power, slope, 0.1, name);
    assertTrue(Math.abs(extrapolated[0]) < 0.03 * large, name + " sigma0 " + extrapolated[0]);
  }

  /** F(width) - F(0), and the same of sigma0, with the unsmeared level at 1. */
  private static double error(Smearing smearing, double[] extrapolated) {
    double[] weights = new double[POINTS];
    double[][] e = new double[POINTS][1];
    double norm = 0;
    for (int i = 0; i < POINTS; i++) {
      double t = i * STEP;
      e[i][0] = t * t;
      weights[i] = 2 * t * t * STEP; // sqrt(e) de = 2 t^2 dt
      norm += weights[i];
    }
    for (int i = 0; i < POINTS; i++) {
      weights[i] /= norm;
    }
    Bands bands = new Bands(weights, new double[][][] {e}, 0, 0);
    double electrons = 2 * (2.0 / 3) / norm;
    Occupations f = Filling.of(smearing, electrons, OptionalDouble.empty()).fill(bands);
    double internal = 0;
    for (int i = 0; i < POINTS; i++) {
      internal += weights[i] * f.occupation(0, i, 0) * e[i][0];
    }
    double exact = 2 * (2.0 / 5) / norm;
    double free = internal + f.entropyTerm();
    extrapolated[0] = smearing.atZeroWidth(internal, free) - exact;
    return free - exact;
  }
}
