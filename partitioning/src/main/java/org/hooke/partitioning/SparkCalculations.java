package org.hooke.partitioning;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.JavaSparkStatusTracker;
import org.apache.spark.broadcast.Broadcast;

/**
 * Whole calculations as tasks: small cells, strained cells, members of a campaign. Spark tries
 * again what a lost executor was doing; a calculation that fails by itself is an outcome, not tried
 * again.
 */
public final class SparkCalculations {
  private final JavaSparkContext context;

  SparkCalculations(JavaSparkContext context) {
    this.context = context;
  }

  /**
   * How one calculation ended: with a value, or with what it threw.
   *
   * @param index in the list of inputs
   * @param value null when it failed
   * @param failure null when it ended well
   * @param executor it ran on
   */
  public record Outcome<B>(int index, B value, Throwable failure, String executor) {}

  /**
   * Runs the function on every input, and returns the outcomes in the order of the inputs.
   *
   * @param name the job group in Spark's pages
   * @param inputs serialisable, each small
   * @param function serialisable with all it captures; uses {@link #threads} threads
   * @param progress told of each outcome as it arrives, in the calling thread
   * @throws SparkFailure when Spark gives up, or the job is cancelled by its name
   */
  public <A extends Serializable, B extends Serializable> List<Outcome<B>> run(
      String name,
      List<A> inputs,
      SerializableFunction<A, B> function,
      Consumer<Outcome<B>> progress) {
    return run(name, 0, inputs, (none, input) -> function.apply(input), progress, () -> {});
  }

  /**
   * Runs the function on what all inputs share, sent once to every executor, and on every input.
   *
   * @param tick called about every second in the calling thread; what it throws ends the job
   * @see #run(String, List, SerializableFunction, Consumer)
   */
  public <S extends Serializable, A extends Serializable, B extends Serializable>
      List<Outcome<B>> run(
          String name,
          S shared,
          List<A> inputs,
          SharedFunction<S, A, B> function,
          Consumer<Outcome<B>> progress,
          Runnable tick) {
    List<PlacedJob.Piece<byte[]>> pieces = new ArrayList<>();
    for (A input : inputs) {
      pieces.add(new PlacedJob.Piece<>(Serialized.of(input).bytes(), List.of()));
    }
    List<Outcome<B>> outcomes = new ArrayList<>(Collections.nCopies(inputs.size(), null));
    if (inputs.isEmpty()) {
      return outcomes;
    }
    Broadcast<Serialized<S>> common = context.broadcast(Serialized.of(shared));
    context.setJobGroup(name, name + ", " + inputs.size() + " calculations", false);
    try {
      PlacedJob.<byte[], Ended<B>>run(
          context.sc(),
          byte[].class,
          pieces,
          new Task<>(common, function),
          (ended, index) -> {
            Outcome<B> outcome = ended.outcome(index);
            outcomes.set(index, outcome);
            progress.accept(outcome);
          },
          tick);
      common.destroy(); // not after a cancelled job, whose tasks may still ask for it
    } finally {
      context.clearJobGroup();
    }
    return outcomes;
  }

  /**
   * The same, where every calculation has to end well.
   *
   * @throws RuntimeException the first failure in the order of the inputs
   */
  public <A extends Serializable, B extends Serializable> List<B> run(
      String name, List<A> inputs, SerializableFunction<A, B> function) {
    List<B> values = new ArrayList<>();
    for (Outcome<B> outcome : run(name, inputs, function, ended -> {})) {
      if (outcome.failure() instanceof RuntimeException e) {
        throw e;
      }
      if (outcome.failure() != null) {
        throw new IllegalStateException(outcome.failure());
      }
      values.add(outcome.value());
    }
    return values;
  }

  /** Calculations of a job group that run just now. */
  public int running(String name) {
    JavaSparkStatusTracker tracker = context.statusTracker();
    int running = 0;
    for (int job : tracker.getJobIdsForGroup(name)) {
      SparkJobInfo info = tracker.getJobInfo(job);
      for (int stage : info == null ? new int[0] : info.stageIds()) {
        SparkStageInfo tasks = tracker.getStageInfo(stage);
        running += tasks == null ? 0 : tasks.numActiveTasks();
      }
    }
    return running;
  }

  /** Threads a calculation may use where it runs: the cores Spark gave its task; 1 elsewhere. */
  public static int threads() {
    TaskContext task = TaskContext.get();
    return task == null ? 1 : task.cpus();
  }

  /** A value or a failure on its way home. Final class: Spark's Kryo cannot write records. */
  static final class Ended<B> {
    private final Serialized<B> value;
    private final Serialized<Throwable> failure;
    private final String executor;

    Ended(Serialized<B> value, Serialized<Throwable> failure, String executor) {
      this.value = value;
      this.failure = failure;
      this.executor = executor;
    }

    Outcome<B> outcome(int index) {
      return failure == null
          ? new Outcome<>(index, value.value(), null, executor)
          : new Outcome<>(index, null, failure.value(), executor);
    }
  }

  private static final class Task<S, A, B> implements PlacedJob.Body<byte[], Ended<B>> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<Serialized<S>> shared;
    private final SharedFunction<S, A, B> function;
    private final DriverTwin twin = DriverTwin.ofThisJvm();

    Task(Broadcast<Serialized<S>> shared, SharedFunction<S, A, B> function) {
      this.shared = shared;
      this.function = function;
    }

    @Override
    public Ended<B> run(byte[] form) throws InterruptedException {
      String executor = SparkEnv.get().executorId();
      try {
        twin.require(DriverTwin.ofThisJvm(), executor);
        B value = function.apply(shared.value().value(), new Serialized<A>(form).value());
        return new Ended<>(Serialized.of(value), null, executor);
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        return new Ended<>(null, Serialized.ofFailure(e), executor);
      }
    }
  }
}
