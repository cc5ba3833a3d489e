package org.hooke.kernels.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadParallelTest {
  @Test
  void everyPieceRunsOnceAndASlotIsOneThreadAtATime() {
    try (ThreadParallel parallel = new ThreadParallel(4, "test")) {
      for (int count : new int[] {0, 1, 3, 1000}) {
        AtomicIntegerArray runs = new AtomicIntegerArray(Math.max(1, count));
        AtomicIntegerArray users = new AtomicIntegerArray(4);
        AtomicInteger clashes = new AtomicInteger();
        parallel.forEach(
            count,
            (slot, i) -> {
              if (users.incrementAndGet(slot) != 1) {
                clashes.incrementAndGet();
              }
              runs.incrementAndGet(i);
              users.decrementAndGet(slot);
            });
        for (int i = 0; i < count; i++) {
          assertEquals(1, runs.get(i));
        }
        assertEquals(0, clashes.get());
      }
    }
  }

  @Test
  void aFailureReachesTheCallerAndTheNextRoundWorks() {
    try (ThreadParallel parallel = new ThreadParallel(3, "test")) {
      ArithmeticException failure = new ArithmeticException("piece 5");
      ArithmeticException caught =
          assertThrows(
              ArithmeticException.class,
              () ->
                  parallel.forEach(
                      100,
                      (slot, i) -> {
                        if (i == 5) {
                          throw failure;
                        }
                      }));
      assertSame(failure, caught);
      AtomicInteger sum = new AtomicInteger();
      parallel.forEach(10, (slot, i) -> sum.addAndGet(i));
      assertEquals(45, sum.get());
    }
  }

  @Test
  void nestedRoundsAreRefused() {
    try (ThreadParallel parallel = new ThreadParallel(2, "test")) {
      assertThrows(
          IllegalStateException.class,
          () -> parallel.forEach(8, (slot, i) -> parallel.forEach(2, (s, j) -> {})));
    }
  }

  @Test
  void theThreadsAreNamedDaemons() {
    try (ThreadParallel parallel = new ThreadParallel(2, "hooke-test")) {
      AtomicInteger named = new AtomicInteger();
      Thread caller = Thread.currentThread();
      parallel.forEach(
          200,
          (slot, i) -> {
            Thread thread = Thread.currentThread();
            boolean worker = thread.isDaemon() && thread.getName().startsWith("hooke-test-");
            if (slot == 0 ? thread == caller : worker) {
              named.incrementAndGet();
            }
          });
      assertEquals(200, named.get());
      assertTrue(parallel.slots() == 2);
    }
  }
}
