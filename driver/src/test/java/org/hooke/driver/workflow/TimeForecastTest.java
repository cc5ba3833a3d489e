package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimeForecastTest {
  private static Calculation silicon(double cutoff, int k) {
    return TinySystems.calculation(
        TinySystems.distortedSilicon(),
        "LDA-PW92",
        cutoff,
        new int[] {k, k, k},
        new double[3],
        4,
        TinySystems.smearing("none", 0, 0));
  }

  @Test
  void theForecastGrowsWithTheWorkAndSharesItAmongCores() {
    TimeForecast one = TimeForecast.of(silicon(4, 4), 1);
    TimeForecast two = TimeForecast.of(silicon(4, 4), 2);
    assertTrue(two.seconds() < one.seconds() && two.seconds() > one.seconds() / 2);
    assertTrue(TimeForecast.of(silicon(8, 4), 1).seconds() > 2 * one.seconds());
    double perPoint =
        (TimeForecast.of(silicon(4, 4), 1).secondsPerIteration()
                - TimeForecast.of(silicon(4, 2), 1).secondsPerIteration())
            / (36 - 8); // 4x4x4 and 2x2x2 without symmetry but k to -k
    assertEquals(36 * perPoint, one.secondsPerIteration(), 0.5 * one.secondsPerIteration());
  }
}
