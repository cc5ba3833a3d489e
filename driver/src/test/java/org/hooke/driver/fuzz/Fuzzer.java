package org.hooke.driver.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opentest4j.AssertionFailedError;

/**
 * Feeds readers damaged files for a while: each must read or refuse, never throw anything else,
 * never take longer than ten seconds of a processor, nor stand still. Case n of a target is the
 * same on every machine.
 */
public final class Fuzzer {
  private static final long PATIENCE_SECONDS = 10;

  /** How long a reader may wait for a busy machine without using its patience up. */
  private static final int MOST_WAITS = 30;

  private final List<FuzzTarget> targets;
  private final ThreadMXBean times = ManagementFactory.getThreadMXBean();
  private volatile Thread reading;

  public Fuzzer(List<FuzzTarget> targets) {
    this.targets = List.copyOf(targets);
  }

  /** Seconds asked for by -Dhooke.fuzz.seconds, else a few. */
  public static double seconds() {
    return Double.parseDouble(System.getProperty("hooke.fuzz.seconds", "4"));
  }

  /** Runs cases of all targets in turn until the time is over; returns how many. */
  public long run(double seconds) throws IOException, InterruptedException {
    ExecutorService worker =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "fuzz");
              thread.setDaemon(true);
              reading = thread;
              return thread;
            });
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long cases = 0;
    try {
      while (System.nanoTime() < end) {
        FuzzTarget target = targets.get((int) (cases % targets.size()));
        run(worker, target, cases / targets.size());
        cases++;
      }
    } finally {
      worker.shutdownNow();
    }
    return cases;
  }

  private void run(ExecutorService worker, FuzzTarget target, long number)
      throws IOException, InterruptedException {
    byte[] seed = target.seeds().get((int) (number % target.seeds().size()));
    byte[] damaged = new Damage(number * 1_000_003 + target.name().hashCode()).of(seed);
    long before = processorSeconds();
    Future<?> future = worker.submit(() -> target.reader().read(damaged));
    try {
      await(future, before);
    } catch (TimeoutException e) {
      throw failure(target, number, damaged, "takes longer than 10 s", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (!target.refusal().isInstance(cause)) {
        throw failure(target, number, damaged, "throws " + cause, cause);
      }
      if (cause.getMessage().lines().count() > 1) {
        throw failure(target, number, damaged, "refuses in several lines", cause);
      }
    }
  }

  private void await(Future<?> future, long before)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (int waits = 1; ; waits++) {
      try {
        future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        if (waits == MOST_WAITS || processorSeconds() - before >= PATIENCE_SECONDS) {
          throw e;
        }
      }
    }
  }

  /** Processor time that the reading thread has used so far. */
  private long processorSeconds() {
    return reading == null ? 0 : times.getThreadCpuTime(reading.getId()) / 1_000_000_000;
  }

  private static AssertionFailedError failure(
      FuzzTarget target, long number, byte[] damaged, String what, Throwable cause)
      throws IOException {
    Path kept = Path.of("target", "fuzz-" + target.name().replace(' ', '-') + "-" + number);
    Files.createDirectories(kept.getParent());
    Files.write(kept, damaged);
    String message = target.name() + " case " + number + " " + what + "; the file is " + kept;
    return new AssertionFailedError(message, cause);
  }
}
