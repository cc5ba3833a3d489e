package org.hooke.partitioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.hooke.kernels.kpoints.BandRequest;
import org.junit.jupiter.api.Test;

class ReplayLogTest {
  private static final Serialized<Geometry> FORM = new Serialized<>(new byte[] {1, 2, 3});

  private static Operation.Diagonalize diagonalize(double seed) {
    double[][] v = {{seed, Math.PI * seed, Double.MIN_VALUE}, {-0.0, 1 / seed, Double.MAX_VALUE}};
    return new Operation.Diagonalize(v, new BandRequest(1e-3 * seed, (int) seed));
  }

  private static void assertSame(Operation.Diagonalize expected, Operation found) {
    Operation.Diagonalize d = assertInstanceOf(Operation.Diagonalize.class, found);
    assertArrayEquals(expected.potential(), d.potential());
    assertEquals(expected.request(), d.request());
  }

  @Test
  void stepsComeBackAsTheyWere() {
    try (ReplayLog log = new ReplayLog(true)) {
      log.append(new Operation.Start(FORM, new byte[0]));
      log.append(diagonalize(3));
      log.settle();
      log.append(new Operation.Move(FORM));
      log.append(diagonalize(5));
      assertEquals(2, log.pending().first());
      assertEquals(3, log.pending().last());
      log.settle();
      assertEquals(4, log.pending().first());
      assertEquals(3, log.pending().last());

      Segment all = log.after(-1, Long.MAX_VALUE);
      assertEquals(0, all.first());
      assertEquals(3, all.last());
      Operation.Start start = assertInstanceOf(Operation.Start.class, all.leadingTo(0));
      assertArrayEquals(FORM.bytes(), start.geometry().bytes());
      assertSame(diagonalize(3), all.leadingTo(1));
      assertInstanceOf(Operation.Move.class, all.leadingTo(2));
      assertSame(diagonalize(5), all.leadingTo(3));
    }
  }

  @Test
  void longWaysAreCutByBytesButNeverToNothing() {
    try (ReplayLog log = new ReplayLog(true)) {
      log.append(new Operation.Start(FORM, new byte[0]));
      for (int i = 1; i < 10; i++) {
        log.append(diagonalize(i));
      }
      log.settle();
      assertEquals(4, log.after(3, 1).last());
      assertEquals(4, log.after(3, 1).first());
      assertEquals(5, log.after(3, 49).last());
      assertEquals(9, log.after(3, 1000).last());
    }
  }

  @Test
  void largeOnesGoThroughSeveralPieces() {
    byte[] bytes = new byte[2_500_003];
    new Random(1).nextBytes(bytes);
    double[][] v = new double[2][400_001];
    for (double[] spin : v) {
      Arrays.setAll(spin, Math::cos);
    }
    try (ReplayLog log = new ReplayLog(true)) {
      log.append(new Operation.Start(new Serialized<>(bytes), bytes.clone()));
      Operation.Diagonalize step = new Operation.Diagonalize(v, new BandRequest(1e-3, 4));
      log.append(step);
      log.settle();
      Segment all = log.after(-1, Long.MAX_VALUE);
      Operation.Start start = assertInstanceOf(Operation.Start.class, all.leadingTo(0));
      assertArrayEquals(bytes, start.geometry().bytes());
      assertArrayEquals(bytes, start.orbitalBytes());
      assertSame(step, all.leadingTo(1));
    }
  }

  @Test
  void aRestartCutsWhatLiesBefore() {
    try (ReplayLog log = new ReplayLog(true)) {
      log.append(new Operation.Start(FORM, new byte[0]));
      log.append(diagonalize(2));
      log.settle();
      log.restart(new Operation.Start(FORM, SavedOrbitals.in("file:/kept", 1)));
      log.append(diagonalize(7));
      log.settle();
      assertEquals(2, log.length());
      Segment fromNothing = log.after(-1, Long.MAX_VALUE);
      assertEquals(1, fromNothing.first());
      Operation.Start start = assertInstanceOf(Operation.Start.class, fromNothing.leadingTo(1));
      assertEquals("file:/kept", start.orbitals().value().name());
      assertSame(diagonalize(7), log.after(1, Long.MAX_VALUE).leadingTo(2));
    }
  }

  @Test
  void whereNothingCanBeLostNothingIsKept() {
    try (ReplayLog log = new ReplayLog(false)) {
      log.append(new Operation.Start(FORM, new byte[0]));
      assertEquals(0, log.pending().first());
      log.settle();
      assertEquals(0, log.length());
      assertThrows(IllegalStateException.class, () -> log.after(-1, 1));
    }
  }
}
