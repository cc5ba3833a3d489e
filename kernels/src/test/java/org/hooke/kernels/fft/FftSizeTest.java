package org.hooke.kernels.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FftSizeTest {
  @Test
  void goodLengthsAreTheNextProductsOfTwoThreeAndFive() {
    assertEquals(1, FftSize.good(-3));
    assertEquals(12, FftSize.good(11));
    assertEquals(100, FftSize.good(97));
    assertFalse(FftSize.isGood(28));
  }

  @Test
  void theCheapestLengthHoldsTheLeastAndIsNotMuchLonger() {
    for (int n = 1; n < 400; n++) {
      int length = FftSize.cheapest(n);
      assertTrue(length >= n && length <= Math.max(n + 1, 1.3 * n), n + " gives " + length);
      assertEquals(length, FftSize.cheapest(length));
      assertTrue(FftSize.cheapest(n + 1) >= length);
    }
  }

  @Test
  void aLongerLengthThatCostsLessIsPreferred() {
    assertEquals(56, FftSize.cheapest(53)); // not 54, which has one factor 2 only
    assertEquals(64, FftSize.cheapest(61));
    assertEquals(48, FftSize.cheapest(46));
    assertEquals(1, FftSize.cheapest(0));
    assertEquals(500, FftSize.cheapest(487)); // beyond the table
  }
}
