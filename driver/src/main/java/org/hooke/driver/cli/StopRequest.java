package org.hooke.driver.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the run should end: SIGINT or SIGTERM arrived, or the wall time is nearly over.
 *
 * <p>On a signal the virtual machine waits for the run to end at its next step, {@value #PATIENCE}
 * seconds at most, and exits with {@link ExitCode#INTERRUPTED}: the checkpoint of the step before
 * stands in any case.
 */
final class StopRequest {
  private static final int PATIENCE = 20;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::onSignal, "stop");
  private final long began = System.nanoTime();
  private volatile boolean signalled;
  private volatile double limit = Double.POSITIVE_INFINITY; // s

  /** Listens to the process's signals until {@link #ended}. */
  static StopRequest ofProcess() {
    StopRequest request = new StopRequest();
    Runtime.getRuntime().addShutdownHook(request.hook);
    return request;
  }

  private void onSignal() {
    signalled = true;
    try {
      ended.await(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
  }

  /** Seconds after the start at which the run must have ended. */
  void limit(double seconds) {
    limit = seconds;
  }

  boolean signalled() {
    return signalled;
  }

  /** Seconds since the start. */
  double elapsed() {
    return (System.nanoTime() - began) * 1e-9;
  }

  /**
   * Ends the run between two steps if it should.
   *
   * @param next seconds that the next step may take
   * @throws Interruption if so
   */
  void check(double next) {
    if (signalled) {
      throw new Interruption("interrupted");
    }
    if (due(next)) {
      throw new Interruption("the wall time is over");
    }
  }

  /** Whether {@link #check} would end the run. */
  boolean due(double next) {
    return signalled || elapsed() + 1.2 * next > limit;
  }

  /** The run is over; the process may exit as it likes. */
  void ended() {
    ended.countDown();
    if (!signalled) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException alreadyExiting) {
        signalled = true;
      }
    }
  }
}
