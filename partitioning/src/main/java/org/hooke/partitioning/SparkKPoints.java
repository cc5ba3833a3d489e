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
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.kpoints.BandAssembly;
import org.hooke.kernels.kpoints.BandRequest;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.kpoints.OrbitalSums;
import org.hooke.kernels.linalg.ExactSum;

/**
 * The k-points on Spark's executors: potentials go out, eigenvalues and exact partial sums come
 * back, orbitals stay where they are. The same bits as {@link LocalKPoints}, whatever is lost.
 *
 * <p>Every step that changes orbitals has a number, its generation. Executors hold states with the
 * generation they have reached; the driver keeps the steps and takes a lost state through them
 * again, from its seeded start or its last snapshot. See docs/spark.md. One thread.
 */
public final class SparkKPoints implements KPoints {
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
  private final LocalKPoints.EigenSolverFactory solvers;
  private final Supplier<String> description;
  private final Snapshots snapshots;
  private final ReplayLog log;
  private KPointsSetup setup;
  private Placement placement;
  private int sinceSnapshot; // diagonalisations
  private String snapshot = ""; // the last complete one
  private boolean closed;

  SparkKPoints(
      SparkSessions spark,
      String name,
      KPointsSetup setup,
      LocalKPoints.EigenSolverFactory solvers,
      Supplier<String> description,
      Snapshots snapshots) {
    this.spark = spark;
    this.context = spark.context();
    this.name = name;
    this.calculation = context.sc().applicationId() + "-" + spark.nextCalculation();
    this.solvers = solvers;
    this.description = description;
    this.snapshots = snapshots;
    this.log = new ReplayLog(!spark.isLocal()); // in local mode the executor is this process
    this.setup = setup;
    this.placement = new Placement(costs(setup));
    log.append(new Operation.Start(form(setup), ""));
  }

  @Override
  public KPointsSetup setup() {
    return setup;
  }

  /** Takes effect with the next call: no job of its own. */
  @Override
  public void move(KPointsSetup next) {
    if (next.states() != setup.states()) {
      throw new IllegalArgumentException(next.states() + " states cannot follow " + setup.states());
    }
    setup = next;
    log.append(new Operation.Move(form(next)));
  }

  @Override
  public Bands diagonalize(double[][] potential, BandRequest request) {
    log.append(new Operation.Diagonalize(potential, request));
    EigenResult[] results = new EigenResult[setup.states()];
    run(
        Reduction.BANDS,
        s -> new double[0],
        (batch, outcome) -> {
          for (int i = 0; i < batch.states().length; i++) {
            if (outcome.generation(i) == log.last()) {
              results[batch.states()[i]] = outcome.result(i);
            }
          }
        });
    sinceSnapshot++;
    if (snapshots.due(sinceSnapshot) && !spark.isLocal()) {
      takeSnapshot();
    }
    return BandAssembly.of(setup, results);
  }

  @Override
  public double[][] density(Occupations f) {
    ExactSum[] sums = new ExactSum[setup.spins()];
    Arrays.setAll(sums, s -> BatchTask.densitySum(setup));
    run(Reduction.DENSITY, weights(f), (batch, outcome) -> merge(outcome, sums));
    return Arrays.stream(sums)
        .map(sum -> BandAssembly.perVolume(setup, sum))
        .toArray(double[][]::new);
  }

  @Override
  public OrbitalSums sums(Occupations f) {
    ExactSum sum = BatchTask.orbitalSum(setup);
    run(Reduction.SUMS, weights(f), (batch, outcome) -> merge(outcome, sum));
    return new OrbitalSums(setup.terms(), setup.structure().atoms(), sum.toDoubles());
  }

  private IntFunction<double[]> weights(Occupations f) {
    int kpoints = setup.mesh().size();
    return s -> BandAssembly.weighted(setup, f, s / kpoints, s % kpoints);
  }

  private static void merge(BatchOutcome outcome, ExactSum... sums) {
    for (int s = 0; s < outcome.sums().length; s++) {
      sums[s].merge(outcome.sums()[s]);
    }
  }

  /**
   * Brings all states to the last generation and reduces them, each exactly once. States that turn
   * out to be lost are rebuilt, then counted.
   */
  private void run(
      Reduction reduction,
      IntFunction<double[]> weights,
      BiConsumer<StateBatch, BatchOutcome> answers) {
    run(reduction, "", weights, answers);
  }

  private void run(
      Reduction reduction,
      String folder,
      IntFunction<double[]> weights,
      BiConsumer<StateBatch, BatchOutcome> answers) {
    Segment pending = log.pending();
    CompletableFuture<Void> storing = CompletableFuture.runAsync(log::store);
    Broadcast<Segment> segment = context.broadcast(pending);
    try {
      int[] waiting = IntStream.range(0, setup.states()).toArray();
      for (int round = 0; waiting.length > 0; round++) {
        if (round == MAX_ROUNDS) {
          throw new IllegalStateException(
              waiting.length + " states are lost again and again: " + spark.losses());
        }
        BatchTask task = new BatchTask(calculation, segment, reduction, folder);
        Lost lost = job(task, reduction.phase(), waiting, weights, answers, log.last());
        storing.join();
        if (lost.count() > 0 && !(round == 0 && lost.astray())) {
          rebuild(lost);
        }
        waiting = lost.states();
      }
    } finally {
      storing.join();
      segment.destroy();
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
        BatchTask task = new BatchTask(calculation, segment, Reduction.NONE, "");
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

  /** Orbitals to shared storage; from then on lost states begin there. */
  private void takeSnapshot() {
    String folder = snapshots.at(calculation, log.last());
    run(Reduction.SNAPSHOT, folder, s -> new double[0], (batch, outcome) -> {});
    log.restart(new Operation.Start(form(setup), folder));
    if (!snapshot.isEmpty()) {
      Snapshots.delete(snapshot);
    }
    snapshot = folder;
    sinceSnapshot = 0;
  }

  private Serialized<Geometry> form(KPointsSetup of) {
    return Serialized.of(new Geometry(of, solvers));
  }

  /** Plane waves times bands of each state, [state]. */
  private static double[] costs(KPointsSetup setup) {
    int kpoints = setup.mesh().size();
    double[] costs = new double[setup.states()];
    for (int k = 0; k < kpoints; k++) {
      double[] fractional = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        fractional[axis] = setup.mesh().fractional(k, axis);
      }
      double cost = (double) setup.basis().kpoint(fractional).size() * setup.bands();
      for (int s = 0; s < setup.spins(); s++) {
        costs[k + kpoints * s] = cost;
      }
    }
    return costs;
  }

  /** Where a state lives now: the executor's number; for tests and displays. */
  String executorOf(int state) {
    return placement.owner(state);
  }

  /** Steps a lost state would have to go through. */
  int replayLength() {
    return log.length();
  }

  /** Frees orbitals on all living executors, the replay log and the snapshots. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    log.close();
    if (spark.isLocal()) {
      OrbitalRegistry.ofThisProcess().drop(calculation);
      return;
    }
    if (snapshots.enabled()) {
      Snapshots.delete(snapshots.of(calculation));
    }
    List<PlacedJob.Piece<String>> pieces =
        spark.executors().stream()
            .map(slot -> new PlacedJob.Piece<>(calculation, List.of(slot.location())))
            .toList();
    if (!pieces.isEmpty()) {
      context.setJobGroup(name, "end", false);
      try {
        PlacedJob.<String, Integer>run(
            context.sc(), String.class, pieces, new DropTask(), (left, index) -> {});
      } finally {
        context.clearJobGroup();
      }
    }
  }

  /** Frees a calculation's orbitals where it runs. */
  private static final class DropTask implements PlacedJob.Body<String, Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public Integer run(String calculation) {
      OrbitalRegistry.ofThisProcess().drop(calculation);
      return OrbitalRegistry.ofThisProcess().size();
    }
  }
}
