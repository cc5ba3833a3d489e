package org.hooke.partitioning;

/** Spark gave a job up: too many lost executors, a cancelled job, a failure no retry can cure. */
public final class SparkFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SparkFailure(String message) {
    super(message);
  }

  SparkFailure(Throwable cause) {
    super(firstLine(cause), cause);
  }

  private static String firstLine(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    if (message.matches("(?s).*\\bcode 52\\b.*")) { // Spark's exit code for it
      return "executors run out of memory in the Java heap; give them more (spark.executor.memory)";
    }
    return message.lines().findFirst().orElse(cause.getClass().getSimpleName());
  }
}
