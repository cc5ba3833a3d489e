package org.hooke.partitioning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.hooke.kernels.kpoints.OrbitalStorage;

/**
 * The driver's view of the states of one calculation that live on executors: where they are, the
 * steps they have to take, jobs over all of them, and the rebuilding of lost ones. One thread.
 */
final class ResidentStates implements AutoCloseable {
  /** Steps beyond which a newly come executor is not given states of others: too much to repeat. */
  private static final int CHEAP_REPLAY = 8;

  /** Potentials sent at once when steps are repeated, bytes. */
  private static final long REPLAY_BYTES = 64L << 20;

  /** Rounds of recovery in one call, each after the loss of an executor. */
  private static final int MAX_ROUNDS = 50;

  private final SparkSessions spark;
  private final JavaSparkContext context;
  private final String name;
  private final String calculation;
  private final Supplier<String> description;
  private final ReplayLog log;
  private final Placement placement;
  private final int states;
  private boolean closed;

  /**
   * @param name the job group
   * @param costs of each state, in any unit, [state]
   */
  ResidentStates(SparkSessions spark, String name, double[] costs, Supplier<String> description) {
    this.spark = spark;
    this.context = spark.context();
    this.name = name;
    this.calculation = context.sc().applicationId() + "-" + spark.nextCalculation();
    this.description = description;
    this.log = new ReplayLog(!spark.isLocal()); // in local mode the executor is this process
    this.placement = new Placement(costs);
    this.states = costs.length;
  }

  /** A name no other calculation has. */
  String calculation() {
    return calculation;
  }

  /** A step all states will take before the next job answers. */
  void append(Operation step) {
    log.append(step);
  }

  /** From now on lost states begin here instead of at their first start. */
  void restart(Operation.Start start) {
    log.restart(start);
  }

  /** The generation the last step leads to. */
  int generation() {
    return log.last();
  }

  /** Steps a lost state would have to go through. */
  int replayLength() {
    return log.length();
  }

  /** Where a state lives: the executor's number. */
  String executorOf(int state) {
    return placement.owner(state);
  }

  /**
   * Brings all states to the last generation and reduces them, each exactly once. States that turn
   * out to be lost are rebuilt, then counted.
   *
   * @param storage where orbitals go; null for other reductions
   * @param weights k weight times occupation of a state, [band]; empty when not needed
   * @param answers takes each task's outcome, in order of arrival
   */
  void run(
      Reduction reduction,
      OrbitalStorage storage,
      IntFunction<double[]> weights,
      BiConsumer<StateBatch, BatchOutcome> answers) {
    Segment pending = log.pending();
    CompletableFuture<Void> storing = CompletableFuture.runAsync(log::store);
    Broadcast<Segment> segment = pending.isEmpty() ? null : context.broadcast(pending);
    try {
      int[] waiting = IntStream.range(0, states).toArray();
      for (int round = 0; waiting.length > 0; round++) {
        if (round == MAX_ROUNDS) {
          throw new SparkFailure(
              waiting.length + " states are lost again and again: " + spark.losses());
        }
        BatchTask task = new BatchTask(calculation, segment, log.last(), reduction, storage);
        Lost lost = job(task, reduction.phase(), waiting, weights, answers, log.last());
        storing.join();
        if (lost.count() > 0 && !(round == 0 && lost.astray())) {
          rebuild(lost);
        }
        waiting = lost.states();
      }
    } finally {
      storing.join();
      if (segment != null) {
        segment.destroy();
      }
    }
    log.settle();
  }

  /** States that did not reach the wanted generation, and what they had reached. */
  private static final class Lost {
    private final List<Integer> states = new ArrayList<>();
    private int oldest = Integer.MAX_VALUE; // generation
    private boolean astray = true;

    void add(int state, int generation, boolean atHome) {
      states.add(state);
      oldest = Math.min(oldest, generation);
      astray &= !atHome;
    }

    int count() {
      return states.size();
    }

    int[] states() {
      return states.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** Whether all were asked for at executors that are not their home, which may still live. */
    boolean astray() {
      return astray;
    }
  }

  /** One job over the given states; answers of what is there, the rest is lost. */
  private Lost job(
      BatchTask task,
      String phase,
      int[] states,
      IntFunction<double[]> weights,
      BiConsumer<StateBatch, BatchOutcome> answers,
      int wanted) {
    placement.update(spark.atLeastOneExecutor(), log.length() <= CHEAP_REPLAY);
    List<StateBatch> batches = new ArrayList<>();
    List<PlacedJob.Piece<StateBatch>> pieces = new ArrayList<>();
    for (Map.Entry<ExecutorSlot, int[]> entry : placement.batches(states).entrySet()) {
      ExecutorSlot slot = entry.getKey();
      double[][] w = Arrays.stream(entry.getValue()).mapToObj(weights).toArray(double[][]::new);
      batches.add(
          new StateBatch(
              slot.id(),
              entry.getValue(),
              w,
              placement.evicted(slot.id()),
              placement.held(slot.id()),
              slot.cores()));
      List<String> home = spark.isLocal() ? List.of() : List.of(slot.location());
      pieces.add(new PlacedJob.Piece<>(batches.get(batches.size() - 1), home));
    }
    Lost lost = new Lost();
    context.setJobGroup(name, description.get() + ", " + phase, false);
    try {
      PlacedJob.<StateBatch, BatchOutcome>run(
          context.sc(),
          StateBatch.class,
          pieces,
          task,
          (outcome, index) -> {
            outcome.rethrow();
            take(batches.get(index), outcome, wanted, lost);
            answers.accept(batches.get(index), outcome);
          });
    } finally {
      context.clearJobGroup();
    }
    return lost;
  }

  private void take(StateBatch batch, BatchOutcome outcome, int wanted, Lost lost) {
    boolean atHome = outcome.executor().equals(batch.executor());
    for (int i = 0; i < batch.states().length; i++) {
      if (outcome.generation(i) == wanted) {
        placement.ran(outcome.executor(), batch.states()[i]);
        placement.measured(batch.states()[i], outcome.seconds(i));
      } else {
        lost.add(batch.states()[i], outcome.generation(i), atHome);
      }
    }
  }

  /** Takes lost states through the stored steps; what is lost meanwhile stays lost. */
  private void rebuild(Lost lost) {
    int[] states = lost.states();
    int reached = lost.oldest;
    while (reached < log.last()) {
      Segment steps = log.after(reached, REPLAY_BYTES);
      String phase =
          String.format(
              "recovery of %d states, steps %d to %d", states.length, steps.first(), steps.last());
      Broadcast<Segment> segment = context.broadcast(steps);
      try {
        BatchTask task = new BatchTask(calculation, segment, steps.last(), Reduction.NONE, null);
        Lost again = job(task, phase, states, s -> new double[0], (b, outcome) -> {}, steps.last());
        if (again.count() > 0 && again.oldest < steps.last()) {
          return;
        }
      } finally {
        segment.destroy();
      }
      reached = steps.last();
    }
  }

  /** Frees the orbitals on all living executors, and the steps. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    log.close();
    DropCalculation.everywhere(spark, name, calculation);
  }
}
