package org.hooke.partitioning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.basis.StarOrbitals;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.kpoints.BandAssembly;
import org.hooke.kernels.kpoints.BandRequest;
import org.hooke.kernels.kpoints.FilteredBands;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalBands;
import org.hooke.kernels.kpoints.OrbitalStorage;
import org.hooke.kernels.kpoints.OrbitalSums;
import org.hooke.kernels.kpoints.RitzPairs;
import org.hooke.kernels.kpoints.StateBlocks;
import org.hooke.kernels.linalg.ExactSum;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.ThreadParallel;

/**
 * The bands of all states in blocks on Spark's executors: each filters its own, pieces go between
 * executors to be multiplied and rotated, the driver sees small matrices. The same bits as {@link
 * LocalBands}, whatever is lost.
 *
 * <p>Every step that changes orbitals has a number, its generation. A rotation mixes all bands of a
 * state, so the loss of any block is that of all: they go through the stored steps again, from the
 * seeded start or the last snapshot. See docs/spark.md. One thread.
 */
public final class SparkBands implements KPoints {
  /** Potentials read at once when steps are repeated, bytes. */
  private static final long REPLAY_BYTES = 64L << 20;

  /** Rounds of recovery in one call, each after the loss of an executor. */
  private static final int MAX_ROUNDS = 50;

  private static final int NOTHING = -1;

  private final ThreadParallel threads;
  private final FilteredBands solver;
  private final ResidentBlocks blocks;
  private final ReplayLog log;
  private KPointsSetup setup;
  private int reached = NOTHING; // generation of the orbitals on the executors
  private EigenResult[] results; // of the last diagonalisation
  private double[][] couplings; // [spin], of the last diagonalisation

  SparkBands(SparkSessions spark, String name, KPointsSetup setup, Supplier<String> description) {
    this.setup = setup;
    int cores = Runtime.getRuntime().availableProcessors();
    this.threads =
        new ThreadParallel(
            spark.isLocal() ? spark.atLeastOneExecutor().get(0).cores() : cores, "subspace");
    this.solver = new FilteredBands(threads);
    this.blocks = new ResidentBlocks(spark, name, description);
    this.log = new ReplayLog(!spark.isLocal());
    log.append(new Operation.Start(form(setup), new byte[0]));
  }

  private static Serialized<Geometry> form(KPointsSetup of) {
    return Serialized.of(new Geometry(of, null));
  }

  @Override
  public KPointsSetup setup() {
    return setup;
  }

  @Override
  public Parallel idle() {
    return threads;
  }

  /** {@inheritDoc} With another number of bands the orbitals begin anew. */
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
    couplings =
        Arrays.stream(potential).map(v -> StateBlocks.couplings(setup, v)).toArray(double[][]::new);
    safely(() -> null);
    return BandAssembly.of(setup, results);
  }

  /**
   * Brings the orbitals to the last generation and does something with them, as often as needed.
   */
  private <T> T safely(Supplier<T> work) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      try {
        advance();
        return work.get();
      } catch (ResidentBlocks.BlocksLost e) {
        reached = NOTHING;
      }
    }
    throw new SparkFailure("blocks of bands are lost again and again: " + blocks.losses());
  }

  private void advance() {
    while (reached < log.last()) {
      Segment pending = log.pending();
      boolean fresh = reached != NOTHING && pending.first() <= reached + 1;
      boolean first = pending.last() >= pending.first() && isStart(pending);
      Segment steps = fresh || (reached == NOTHING && first) ? pending : stored();
      for (int g = Math.max(steps.first(), reached + 1); g <= steps.last(); g++) {
        carryOut(steps.leadingTo(g));
        reached = g;
      }
    }
    log.settle();
  }

  private static boolean isStart(Segment pending) {
    return pending.leadingTo(pending.first()).isStart();
  }

  private Segment stored() {
    return log.after(reached, REPLAY_BYTES);
  }

  private void carryOut(Operation operation) {
    if (operation instanceof Operation.Start start) {
      begin(start.geometry());
      if (start.orbitals() != null) {
        solver.restore(blocks.load(start.orbitals().value()));
      }
    } else if (operation instanceof Operation.Move move) {
      KPointsSetup next = move.geometry().value().setup();
      boolean sameRows = StateBlocks.rows(next) == StateBlocks.rows(blocks.setup());
      if (solver.pairs() == null || !sameRows) {
        begin(move.geometry());
      } else {
        blocks.move(move.geometry(), next);
      }
    } else if (operation instanceof Operation.Diagonalize diagonalize) {
      results =
          solver.diagonalize(
              blocks, blocks.setup(), diagonalize.potential(), diagonalize.request());
    }
  }

  private void begin(Serialized<Geometry> geometry) {
    solver.begin();
    blocks.begin(geometry, geometry.value().setup());
  }

  @Override
  public double[][] density(Occupations f) {
    ExactSum[] sums =
        safely(
            () -> {
              ExactSum[] all = new ExactSum[setup.spins()];
              Arrays.setAll(all, s -> BatchTask.densitySum(setup));
              blocks.reduce(new BlockWork.Density(weights(f)), all);
              return all;
            });
    return Arrays.stream(sums)
        .map(sum -> BandAssembly.perVolume(setup, sum))
        .toArray(double[][]::new);
  }

  @Override
  public OrbitalSums sums(Occupations f) {
    ExactSum sum =
        safely(
            () -> {
              ExactSum all = BatchTask.orbitalSum(setup);
              double[][] values =
                  Arrays.stream(solver.pairs()).map(RitzPairs::values).toArray(double[][]::new);
              blocks.reduce(new BlockWork.Sums(weights(f), values, couplings), all);
              return all;
            });
    return new OrbitalSums(setup.terms(), setup.structure().atoms(), sum.toDoubles());
  }

  private double[][] weights(Occupations f) {
    int kpoints = setup.mesh().size();
    double[][] weights = new double[setup.states()][];
    Arrays.setAll(weights, s -> BandAssembly.weighted(setup, f, s / kpoints, s % kpoints));
    return weights;
  }

  /** From then on lost blocks begin there: storage must stay until a later save has ended. */
  /** None: bands are in blocks because they are many. */
  @Override
  public Optional<StarOrbitals> gathered() {
    return Optional.empty();
  }

  @Override
  public void save(OrbitalStorage storage) {
    safely(
        () -> {
          blocks.reduce(new BlockWork.Snapshot(storage, solver.pairs()));
          return null;
        });
    if (!storage.hasAll(setup.states() * StateBlocks.blocks(setup))) {
      throw new UncheckedIOException(
          new IOException("executors do not share " + storage.name() + " with the driver"));
    }
    log.restart(new Operation.Start(form(setup), storage));
  }

  /** Takes effect with the next call: no job of its own. */
  @Override
  public void restore(OrbitalStorage storage) {
    log.append(new Operation.Start(form(setup), storage));
  }

  /** Where a block lives now: the executor's number; for tests and displays. */
  String executorOf(int state, int block) {
    return blocks.executorOf(block + StateBlocks.blocks(setup) * state);
  }

  /** Number of blocks of each state. */
  int blocks() {
    return StateBlocks.blocks(setup);
  }

  /** Steps lost blocks would have to go through. */
  int replayLength() {
    return log.length();
  }

  /** Frees orbitals on all living executors, and the steps. */
  @Override
  public void close() {
    log.close();
    threads.close();
    blocks.close();
  }
}
