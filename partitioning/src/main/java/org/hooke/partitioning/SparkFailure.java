package org.hooke.partitioning;

/** Spark gave a job up: too many lost executors, a cancelled job, a failure no retry can cure. */
public final class SparkFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SparkFailure(Throwable cause) {
    super(firstLine(cause), cause);
  }

  private static String firstLine(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return message.lines().findFirst().orElse(cause.getClass().getSimpleName());
  }
}
