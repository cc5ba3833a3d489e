package org.hooke.partitioning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.storage.BlockManagerId;
import org.apache.spark.storage.BroadcastBlockId;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Kills with signal 9 executors of this process's cluster while they are in a phase: as soon as one
 * begins a task of a job whose description ends in it, or, in the phase {@value #BROADCAST}, has
 * received the first piece of what a job of bands is sent. A kill that came after the task's end is
 * repeated at the next; the one that hit goes on to the next phase.
 */
final class PhaseKiller extends SparkListener {
  static final String BROADCAST = "broadcast";

  private final Deque<String> phases;
  private final Set<Integer> stages = new HashSet<>(); // of the present phase
  private boolean receiving; // a job whose broadcast is awaited has begun

  PhaseKiller(String... phases) {
    this.phases = new ArrayDeque<>(List.of(phases));
  }

  /** Phases in which nothing was hit yet. */
  synchronized List<String> left() {
    return List.copyOf(phases);
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    String description = start.properties().getProperty("spark.job.description", "");
    String phase = phases.isEmpty() ? "-" : phases.peek();
    receiving = phase.equals(BROADCAST) && description.endsWith(", bands");
    if (receiving || description.contains(", " + phase)) {
      CollectionConverters.asJava(start.stageIds()).forEach(id -> stages.add((Integer) id));
    }
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    if (stages.contains(start.stageId()) && !receiving) {
      kill(start.taskInfo().executorId());
    }
  }

  @Override
  public synchronized void onBlockUpdated(SparkListenerBlockUpdated update) {
    BlockManagerId where = update.blockUpdatedInfo().blockManagerId();
    if (receiving
        && !where.isDriver()
        && update.blockUpdatedInfo().blockId() instanceof BroadcastBlockId) {
      receiving = false;
      kill(where.executorId());
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    if (stages.contains(end.stageId()) && end.reason() instanceof ExecutorLostFailure) {
      phases.poll();
      stages.clear();
      receiving = false;
    }
  }

  private static void kill(String executor) {
    ClusterOfProcesses.executors().stream()
        .filter(p -> isExecutor(p, executor))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static boolean isExecutor(ProcessHandle process, String id) {
    Path line = Path.of("/proc", Long.toString(process.pid()), "cmdline"); // the class path is long
    try {
      return Files.readString(line).contains("--executor-id\0" + id + "\0");
    } catch (IOException e) {
      return false; // it has ended
    }
  }
}
