package org.hooke.partitioning;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.broadcast.Broadcast;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.OrbitalStorage;
import org.hooke.kernels.kpoints.OrbitalSums;
import org.hooke.kernels.linalg.ExactSum;
import org.hooke.kernels.linalg.Parallel;

/**
 * The task of an executor: brings its states to the segment's last generation, then reduces them to
 * one answer. Running it again, anywhere, gives the same answer or says which states are not there.
 */
final class BatchTask implements PlacedJob.Body<StateBatch, BatchOutcome> {
  private static final long serialVersionUID = 1L;

  private final String calculation;
  private final Broadcast<Segment> segment; // null when there are no steps
  private final int generation; // to be reached
  private final Reduction reduction;
  private final DriverTwin twin;
  private final OrbitalStorage storage; // where to write, null unless the reduction is SNAPSHOT

  /**
   * @param segment steps to take before; null for none
   * @param generation they lead to
   * @param storage where orbitals go; null for other reductions
   */
  BatchTask(
      String calculation,
      Broadcast<Segment> segment,
      int generation,
      Reduction reduction,
      OrbitalStorage storage) {
    this.calculation = calculation;
    this.segment = segment;
    this.generation = generation;
    this.reduction = reduction;
    this.storage = storage;
    this.twin = DriverTwin.ofThisJvm();
  }

  @Override
  public BatchOutcome run(StateBatch batch) {
    String executor = SparkEnv.get().executorId();
    try {
      twin.require(DriverTwin.ofThisJvm(), executor);
      return reduce(batch, executor);
    } catch (ArithmeticException
        | IllegalArgumentException
        | IllegalStateException
        | ClusterMismatch e) {
      return BatchOutcome.failed(executor, e); // the same everywhere: no use trying again
    } catch (UncheckedIOException e) {
      if (reduction == Reduction.SNAPSHOT) { // the run goes on without
        return BatchOutcome.failed(executor, e);
      }
      throw e;
    }
  }

  private BatchOutcome reduce(StateBatch batch, String executor) {
    OrbitalRegistry registry = OrbitalRegistry.ofThisProcess();
    for (int state : batch.evicted()) {
      registry.drop(calculation, state);
    }
    Parallel threads = registry.threads(batch.cores());
    Parallel inner = batch.held() >= batch.cores() ? Parallel.serial() : threads;
    List<HeldState> states =
        Arrays.stream(batch.states())
            .mapToObj(state -> registry.state(calculation, state, inner))
            .toList();

    Segment steps = segment == null ? Segment.endingAt(generation) : segment.value();
    boolean[] there = new boolean[states.size()];
    each(states, threads, i -> there[i] = states.get(i).advance(steps, registry, calculation));
    int[] generations = states.stream().mapToInt(HeldState::generation).toArray();
    EigenResult[] results = new EigenResult[states.size()];
    if (reduction == Reduction.BANDS) {
      Arrays.setAll(results, i -> there[i] ? states.get(i).result() : null);
    } else if (reduction == Reduction.SNAPSHOT) {
      each(states, threads, i -> write(states.get(i), there[i]));
    }
    double[][][] orbitals = new double[reduction == Reduction.ORBITALS ? states.size() : 0][][];
    Arrays.setAll(orbitals, i -> there[i] ? states.get(i).rows() : null);
    double[] seconds = states.stream().mapToDouble(HeldState::seconds).toArray();
    return new BatchOutcome(
        executor, generations, results, seconds, orbitals, sums(batch, states, there, threads));
  }

  private void write(HeldState state, boolean there) {
    if (there) {
      state.write(storage);
    }
  }

  /** One exact sum per spin for densities, one in all for the rest. */
  private long[][] sums(
      StateBatch batch, List<HeldState> states, boolean[] there, Parallel threads) {
    int first = IntStream.range(0, there.length).filter(i -> there[i]).findFirst().orElse(-1);
    boolean density = reduction == Reduction.DENSITY;
    if (first < 0 || (!density && reduction != Reduction.SUMS)) {
      return new long[0][];
    }
    KPointsSetup setup = states.get(first).setup();
    ExactSum[] sums = new ExactSum[density ? setup.spins() : 1];
    Arrays.setAll(sums, s -> density ? densitySum(setup) : orbitalSum(setup));
    each(
        states,
        threads,
        i -> {
          if (there[i] && density) {
            int spin = batch.states()[i] / setup.mesh().size();
            states.get(i).addDensity(batch.weights()[i], sums[spin]);
          } else if (there[i]) {
            states.get(i).addSums(batch.weights()[i], sums[0]);
          }
        });
    return Arrays.stream(sums).map(ExactSum::toLongs).toArray(long[][]::new);
  }

  static ExactSum densitySum(KPointsSetup setup) {
    return new ExactSum(setup.densitySize(), setup.densityBound());
  }

  static ExactSum orbitalSum(KPointsSetup setup) {
    return new ExactSum(OrbitalSums.size(setup), setup.sumBound());
  }

  /** States side by side, but those with threads of their own one after the other. */
  private static void each(List<HeldState> states, Parallel threads, Consumer<Integer> work) {
    int[] serial =
        IntStream.range(0, states.size()).filter(i -> !states.get(i).threaded()).toArray();
    threads.forEach(serial.length, (slot, j) -> work.accept(serial[j]));
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i).threaded()) {
        work.accept(i);
      }
    }
  }
}
