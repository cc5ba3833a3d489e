package org.hooke.partitioning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.basis.StarOrbitals;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.kpoints.BandAssembly;
import org.hooke.kernels.kpoints.BandRequest;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.kpoints.OrbitalStorage;
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
  private final LocalKPoints.EigenSolverFactory solvers;
  private final ResidentStates states;
  private KPointsSetup setup;

  SparkKPoints(
      SparkSessions spark,
      String name,
      KPointsSetup setup,
      LocalKPoints.EigenSolverFactory solvers,
      Supplier<String> description) {
    this.solvers = solvers;
    this.setup = setup;
    this.states = new ResidentStates(spark, name, costs(setup), description);
    states.append(new Operation.Start(form(setup), new byte[0]));
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
    states.append(new Operation.Move(form(next)));
  }

  @Override
  public Bands diagonalize(double[][] potential, BandRequest request) {
    states.append(new Operation.Diagonalize(potential, request));
    EigenResult[] results = new EigenResult[setup.states()];
    states.run(
        Reduction.BANDS,
        null,
        s -> new double[0],
        (batch, outcome) -> {
          for (int i = 0; i < batch.states().length; i++) {
            if (outcome.generation(i) == states.generation()) {
              results[batch.states()[i]] = outcome.result(i);
            }
          }
        });
    return BandAssembly.of(setup, results);
  }

  @Override
  public double[][] density(Occupations f) {
    ExactSum[] sums = new ExactSum[setup.spins()];
    Arrays.setAll(sums, s -> BatchTask.densitySum(setup));
    states.run(Reduction.DENSITY, null, weights(f), (batch, outcome) -> merge(outcome, sums));
    return Arrays.stream(sums)
        .map(sum -> BandAssembly.perVolume(setup, sum))
        .toArray(double[][]::new);
  }

  @Override
  public OrbitalSums sums(Occupations f) {
    ExactSum sum = BatchTask.orbitalSum(setup);
    states.run(Reduction.SUMS, null, weights(f), (batch, outcome) -> merge(outcome, sum));
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

  /** From then on lost states begin there: storage must stay until a later save has ended. */
  @Override
  public void save(OrbitalStorage storage) {
    states.run(Reduction.SNAPSHOT, storage, s -> new double[0], (batch, outcome) -> {});
    if (!storage.hasAll(setup.states())) {
      throw new UncheckedIOException(
          new IOException("executors do not share " + storage.name() + " with the driver"));
    }
    states.restart(new Operation.Start(form(setup), storage));
  }

  /** Takes effect with the next call: no job of its own. */
  @Override
  public void restore(OrbitalStorage storage) {
    states.append(new Operation.Start(form(setup), storage));
  }

  @Override
  public Optional<StarOrbitals> gathered() {
    double[][][] rows = new double[setup.states()][][];
    states.run(
        Reduction.ORBITALS,
        null,
        s -> new double[0],
        (batch, outcome) -> {
          for (int i = 0; i < batch.states().length; i++) {
            if (outcome.generation(i) == states.generation()) {
              rows[batch.states()[i]] = outcome.orbitals(i);
            }
          }
        });
    return Optional.of(new StarOrbitals(setup.basis(), setup.mesh(), rows));
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
    return states.executorOf(state);
  }

  /** Steps a lost state would have to go through. */
  int replayLength() {
    return states.replayLength();
  }

  /** Frees orbitals on all living executors, and the steps. */
  @Override
  public void close() {
    states.close();
  }
}
