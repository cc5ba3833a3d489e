package org.hooke.partitioning;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts tasks, retries and lost executors of one application. */
final class SparkCensus extends SparkListener {
  private final AtomicLong succeeded = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final List<String> losses = new CopyOnWriteArrayList<>();

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskInfo().successful()) {
      succeeded.incrementAndGet();
    } else if (!end.taskInfo().killed()) { // cancelled ones are not tried again
      failed.incrementAndGet();
    }
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    losses.add("executor " + removed.executorId() + ": " + cause(removed.reason()));
  }

  /** Spark's words, with the exit codes that mean memory called that. */
  static String cause(String reason) {
    String line = reason == null ? "" : reason.lines().findFirst().orElse("");
    if (line.matches(".*\\bcode 52\\b.*")) {
      return "out of memory in the Java heap; give executors more (spark.executor.memory)";
    }
    if (line.matches(".*\\bcode 137\\b.*")) {
      return "killed, by hand or by the system for its memory (" + line + ")";
    }
    return line;
  }

  long succeeded() {
    return succeeded.get();
  }

  long failed() {
    return failed.get();
  }

  List<String> losses() {
    return List.copyOf(losses);
  }
}
