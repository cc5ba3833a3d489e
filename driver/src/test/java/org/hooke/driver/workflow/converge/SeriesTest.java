package org.hooke.driver.workflow.converge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SeriesTest {
  /** 10, 4, 1.6, ... above the limit: the tail of a geometric series is found exactly. */
  @Test
  void aGeometricSeriesIsExtrapolatedToItsLimit() {
    Series series = new Series(true);
    for (int j = 0; j < 5; j++) {
      series.add(new double[] {100 + 10 * Math.pow(0.4, j), 3});
      if (j < 2) {
        assertTrue(Double.isNaN(series.left(j)));
        assertEquals(OptionalInt.empty(), series.coarsest(1));
      }
    }
    for (int j = 0; j < 5; j++) {
      assertEquals(10 * Math.pow(0.4, j), series.left(j), 1e-9);
    }
    assertEquals(OptionalInt.of(3), series.coarsest(1)); // 0.64 left; 1.6 the one before
    assertEquals(OptionalInt.of(0), series.coarsest(11));
    assertEquals(OptionalInt.empty(), series.coarsest(0.3)); // only the last, that none confirms
  }

  @Test
  void whatDoesNotFallSteadilyIsNotTrusted() {
    Series series = new Series(false);
    double[] values = {5, 1, 3, 3.01};
    for (double x : values) {
      series.add(new double[] {x});
    }
    assertEquals(1, series.left(3), 1e-12); // half of the change before, not 0.01
    assertEquals(OptionalInt.of(2), series.coarsest(1.1));
    assertEquals(OptionalInt.empty(), series.coarsest(0.9));
  }
}
