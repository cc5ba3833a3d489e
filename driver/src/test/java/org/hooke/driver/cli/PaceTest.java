package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void writingCostsAtMostTwoPerCentOfTheTimeButHappensOnceAMinute() {
    Pace pace = new Pace(0, 60);
    assertTrue(pace.due(0), "the first state is written");
    pace.wrote(10, 10.2); // 0.2 s
    assertFalse(pace.due(20.1), "9.9 s would be paid with more than 2 %");
    assertTrue(pace.due(20.3), "an iteration of 10 s is kept");
    pace.wrote(20, 25); // a slow disk
    assertFalse(pace.due(84));
    assertTrue(pace.due(85), "a minute at the longest");
    pace.wrote(100, 110); // a slower one
    assertFalse(pace.due(209), "not a tenth of the time");
    assertTrue(pace.due(210));
    Pace status = new Pace(1, Double.POSITIVE_INFINITY);
    status.wrote(0, 0.001);
    assertFalse(status.due(0.9), "not more often than a second");
    assertTrue(status.due(1.1));
  }
}
