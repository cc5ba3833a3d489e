package org.hooke.kernels.kpoints;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.basis.StarOrbitals;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.eigen.EigenSolver;
import org.hooke.kernels.linalg.ExactSum;
import org.hooke.kernels.linalg.Parallel;

/**
 * All k-points in this process: threads over k-points, or over bands when the k-points are too few.
 */
public final class LocalKPoints implements KPoints {
  private final EigenSolverFactory solvers;
  private final Parallel parallel;
  private final Parallel outer;
  private final Parallel inner;
  private KPointsSetup setup;
  private KPointState[] states; // [k + kpoints * spin]

  /** Makes a solver whose dense algebra runs on the given slots. */
  @FunctionalInterface
  public interface EigenSolverFactory extends java.io.Serializable {
    EigenSolver make(Parallel parallel);
  }

  public LocalKPoints(KPointsSetup setup, EigenSolverFactory solvers, Parallel parallel) {
    this.setup = setup;
    this.solvers = solvers;
    this.parallel = parallel;
    boolean manyStates = setup.states() >= parallel.slots();
    this.outer = manyStates ? parallel : Parallel.serial();
    this.inner = manyStates ? Parallel.serial() : parallel;
    this.states = new KPointState[setup.states()];
    outer.forEach(
        states.length,
        (slot, i) -> states[i] = new KPointState(setup, i, this.solvers.make(inner), inner));
  }

  @Override
  public KPointsSetup setup() {
    return setup;
  }

  @Override
  public Parallel idle() {
    return parallel;
  }

  @Override
  public void move(KPointsSetup next) {
    KPointState[] moved = new KPointState[states.length];
    outer.forEach(states.length, (slot, i) -> moved[i] = states[i].moved(next));
    states = moved;
    setup = next;
  }

  @Override
  public Bands diagonalize(double[][] potential, BandRequest request) {
    EigenResult[] results = new EigenResult[states.length];
    int kpoints = setup.mesh().size();
    outer.forEach(
        states.length,
        (slot, i) -> results[i] = states[i].diagonalize(potential[i / kpoints], request));
    return BandAssembly.of(setup, results);
  }

  @Override
  public double[][] density(Occupations f) {
    int kpoints = setup.mesh().size();
    double[][] rho = new double[setup.spins()][];
    for (int s = 0; s < rho.length; s++) {
      int spin = s;
      ExactSum sum = new ExactSum(setup.densitySize(), setup.densityBound());
      outer.forEach(
          kpoints,
          (slot, k) ->
              states[k + kpoints * spin].addDensity(BandAssembly.weighted(setup, f, spin, k), sum));
      rho[s] = BandAssembly.perVolume(setup, sum);
    }
    return rho;
  }

  @Override
  public OrbitalSums sums(Occupations f) {
    int kpoints = setup.mesh().size();
    ExactSum sum = new ExactSum(OrbitalSums.size(setup), setup.sumBound());
    outer.forEach(
        states.length,
        (slot, i) ->
            states[i].addSums(BandAssembly.weighted(setup, f, i / kpoints, i % kpoints), sum));
    return new OrbitalSums(setup.terms(), setup.structure().atoms(), sum.toDoubles());
  }

  @Override
  public void save(OrbitalStorage storage) {
    outer.forEach(
        states.length,
        (slot, i) -> {
          try {
            storage.write(i, states[i]);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public void restore(OrbitalStorage storage) {
    outer.forEach(
        states.length,
        (slot, i) -> {
          try {
            storage.read(i, states[i]);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public Optional<StarOrbitals> gathered() {
    double[][][] rows = new double[states.length][][];
    Arrays.setAll(rows, i -> StarOrbitals.rowsOf(states[i].orbitals()));
    return Optional.of(new StarOrbitals(setup.basis(), setup.mesh(), rows));
  }

  @Override
  public void close() {
    states = new KPointState[0];
  }
}
