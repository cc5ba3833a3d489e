package org.hooke.partitioning;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spark gave a job up: too many lost executors, a cancelled job, a failure no retry can cure. */
public final class SparkFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Pattern TASK = Pattern.compile("Task ([0-9]+) in stage [0-9.]+ failed");

  SparkFailure(String message) {
    super(message);
  }

  SparkFailure(Throwable cause) {
    super(firstLine(cause), cause);
  }

  /**
   * Number of the task that failed again and again, its piece's index; -1 when it is another
   * matter.
   */
  public int task() {
    Matcher task = TASK.matcher(getCause() == null ? "" : String.valueOf(getCause().getMessage()));
    return task.find() ? Integer.parseInt(task.group(1)) : -1;
  }

  private static String firstLine(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    if (message.matches("(?s).*(\\bcode 52\\b|\\bOutOfMemoryError: Java heap).*")) {
      return "executors run out of memory in the Java heap; give them more"
          + " (--executor-memory, which is spark.executor.memory), or use more of them";
    }
    return message.lines().findFirst().orElse(cause.getClass().getSimpleName());
  }
}
