package org.hooke.kernels.kpoints;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.basis.StarOrbitals;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.eigen.RitzRotation;
import org.hooke.kernels.eigen.SubspaceProducts;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.ExactSum;
import org.hooke.kernels.linalg.Parallel;

/**
 * All k-points in this process, their bands in blocks: threads over blocks. The numerics of blocks
 * on a cluster, and its bits.
 */
public final class LocalBands implements KPoints, BandBlocks {
  private final Parallel parallel;
  private final FilteredBands solver;
  private KPointsSetup setup;
  private StateBlocks[] states; // [k + kpoints * spin]
  private int[] all; // numbers of all blocks and slices

  public LocalBands(KPointsSetup setup, Parallel parallel) {
    this.parallel = parallel;
    this.solver = new FilteredBands(parallel);
    begin(setup);
  }

  private void begin(KPointsSetup first) {
    setup = first;
    states = new StateBlocks[setup.states()];
    Arrays.setAll(states, s -> new StateBlocks(setup, s, parallel));
    all = IntStream.range(0, StateBlocks.blocks(setup)).toArray();
    solver.begin();
  }

  @Override
  public KPointsSetup setup() {
    return setup;
  }

  @Override
  public Parallel idle() {
    return parallel;
  }

  /** {@inheritDoc} With another number of bands the orbitals begin anew. */
  @Override
  public void move(KPointsSetup next) {
    if (solver.pairs() == null || StateBlocks.rows(next) != StateBlocks.rows(setup)) {
      begin(next);
      return;
    }
    Arrays.setAll(states, s -> states[s].moved(next));
    setup = next;
  }

  @Override
  public Bands diagonalize(double[][] potential, BandRequest request) {
    EigenResult[] results = solver.diagonalize(this, setup, potential, request);
    return BandAssembly.of(setup, results);
  }

  /** None: bands are in blocks because they are many. */
  @Override
  public Optional<StarOrbitals> gathered() {
    return Optional.empty();
  }

  @Override
  public SubspaceProducts[] filter(double[][] potential, FilterOrder[] orders) {
    SubspaceProducts[] products = new SubspaceProducts[states.length];
    for (int s = 0; s < states.length; s++) {
      if (orders[s] != null) {
        Held pieces = new Held();
        states[s].filter(potential[s / setup.mesh().size()], orders[s], all, pieces);
        products[s] = states[s].noProducts(orders[s]);
        states[s].products(all, pieces, products[s]);
      }
    }
    return products;
  }

  @Override
  public double[][] rotate(RitzRotation[] rotations) {
    double[][] residuals = new double[states.length][];
    for (int s = 0; s < states.length; s++) {
      if (rotations[s] != null) {
        Held pieces = new Held();
        residuals[s] = BandAssembly.norms(states[s].rotate(all, rotations[s], pieces));
        states[s].collect(all, pieces);
      }
    }
    return residuals;
  }

  @Override
  public double[][] density(Occupations f) {
    int kpoints = setup.mesh().size();
    ExactSum[] sums = new ExactSum[setup.spins()];
    Arrays.setAll(sums, i -> new ExactSum(setup.densitySize(), setup.densityBound()));
    for (int s = 0; s < states.length; s++) {
      double[] weights = BandAssembly.weighted(setup, f, s / kpoints, s % kpoints);
      states[s].addDensity(all, weights, sums[s / kpoints]);
    }
    return Arrays.stream(sums)
        .map(sum -> BandAssembly.perVolume(setup, sum))
        .toArray(double[][]::new);
  }

  @Override
  public OrbitalSums sums(Occupations f) {
    int kpoints = setup.mesh().size();
    ExactSum sum = new ExactSum(OrbitalSums.size(setup), setup.sumBound());
    RitzPairs[] pairs = solver.pairs();
    for (int s = 0; s < states.length; s++) {
      double[] weights = BandAssembly.weighted(setup, f, s / kpoints, s % kpoints);
      states[s].addSums(all, weights, pairs[s].values(), sum);
    }
    return new OrbitalSums(setup.terms(), setup.structure().atoms(), sum.toDoubles());
  }

  @Override
  public void save(OrbitalStorage storage) {
    RitzPairs[] pairs = solver.pairs();
    try {
      for (int s = 0; s < states.length; s++) {
        for (int block : all) {
          storage.write(s * all.length + block, states[s].stored(block, pairs[s]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void restore(OrbitalStorage storage) {
    RitzPairs[] pairs = new RitzPairs[states.length];
    try {
      for (int s = 0; s < states.length; s++) {
        for (int block : all) {
          StateBlocks.Stored stored = states[s].stored(block, null);
          storage.read(s * all.length + block, stored);
          pairs[s] = stored.pairs();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    solver.restore(pairs);
  }

  @Override
  public void close() {
    states = new StateBlocks[0];
  }

  /** Pieces by reference. */
  private static final class Held implements Pieces.Outgoing, Pieces.Incoming {
    private record Way(int from, int to) {}

    private final ConcurrentHashMap<Way, ComplexMatrix[]> pieces = new ConcurrentHashMap<>();

    @Override
    public void put(int from, int to, ComplexMatrix... matrices) {
      pieces.put(new Way(from, to), matrices);
    }

    @Override
    public ComplexMatrix[] get(int from, int to) {
      return pieces.remove(new Way(from, to));
    }
  }
}
