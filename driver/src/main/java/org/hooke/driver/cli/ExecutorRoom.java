package org.hooke.driver.cli;

import java.util.Locale;
import org.hooke.driver.input.InputException;
import org.hooke.driver.workflow.PlaceForecast;

/**
 * The executors there are.
 *
 * @param executors their number
 * @param cores of the smallest
 * @param memory of each for orbitals, bytes
 * @param inProcess whether the only one is this process
 */
record ExecutorRoom(int executors, int cores, double memory, boolean inProcess) {
  private static final double GIB = 1 << 30;

  /** This process with some threads. */
  static ExecutorRoom ofThisProcess(int threads) {
    return new ExecutorRoom(1, threads, Runtime.getRuntime().maxMemory(), true);
  }

  /**
   * Refuses what would not fit, before anything is allocated.
   *
   * @throws InputException with both figures in GiB
   */
  void require(PlaceForecast forecast) {
    double here = Runtime.getRuntime().maxMemory();
    if (inProcess) {
      require(forecast.perExecutor() + forecast.onDriver(), memory, "memory", "there are");
    } else {
      require(forecast.onDriver(), here, "memory", "the driver has (--driver-memory)");
      String way = "an executor has; more of them or more memory (--executor-memory)";
      require(forecast.perExecutor(), memory, "memory", way);
    }
  }

  private static void require(double need, double have, String key, String what) {
    if (need > have) {
      throw new InputException(
          key,
          String.format(Locale.ROOT, "need %.1f GiB", need / GIB),
          String.format(Locale.ROOT, "at most the %.1f GiB %s", have / GIB, what));
    }
  }
}
