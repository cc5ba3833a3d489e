package org.hooke.partitioning;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Filling;
import org.hooke.kernels.bands.Gaussian;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.eigen.Davidson;
import org.hooke.kernels.fft.FftSize;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.kpoints.BandRequest;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalBands;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.kpoints.OrbitalSums;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.pseudo.GthTable;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.terms.AtomicDensity;
import org.hooke.kernels.terms.Hamiltonian;
import org.hooke.kernels.xc.Functionals;

/**
 * Steps of a self-consistent calculation of distorted silicon (GTH, LDA, 10 Ry), then a move of the
 * atoms and more steps, through any {@link KPoints}; all numbers that come back, in order.
 */
final class SiliconSteps {
  /** Serialisable without capturing anything. */
  static final LocalKPoints.EigenSolverFactory DAVIDSON = p -> new Davidson(p, 1);

  private static final double ELECTRONS = 8;
  private static final Map<String, Pseudopotential> SILICON =
      Map.of(
          "Si",
          GthTable.embedded()
              .find("Si", "LDA", OptionalInt.empty())
              .orElseThrow()
              .pseudopotential());

  private final int spins;
  private final int kpoints;
  private final double cutoff;
  private final int bands;
  private Hamiltonian hamiltonian;

  /**
   * @param kpoints at most 6
   * @param cutoff Ha
   */
  SiliconSteps(int spins, int kpoints, double cutoff) {
    this(spins, kpoints, cutoff, 8);
  }

  /**
   * @param kpoints at most 6
   * @param cutoff Ha
   */
  SiliconSteps(int spins, int kpoints, double cutoff, int bands) {
    this.bands = bands;
    this.spins = spins;
    this.kpoints = kpoints;
    this.cutoff = cutoff;
  }

  static SiliconSteps small() {
    return new SiliconSteps(1, 4, 5);
  }

  /** The setup with the second atom displaced by x of the cell. */
  KPointsSetup setup(double x) {
    double a = 5.13;
    Lattice lattice = new Lattice(0, a, a, a, 0, a, a, a, 0.02 * a);
    double[] positions = {0, 0, 0, 0.25 + x, 0.25, 0.26};
    Structure structure = new Structure(lattice, List.of("Si", "Si"), positions);
    int[] grid =
        Arrays.stream(PlaneWaveBasis.leastGrid(lattice, cutoff)).map(FftSize::good).toArray();
    PlaneWaveBasis basis = new PlaneWaveBasis(lattice, cutoff, 0, grid, Transforms.best());
    hamiltonian =
        Hamiltonian.of(
            structure, basis.densityBasis(), SILICON, Functionals.named("LDA-PZ").orElseThrow());
    double[] points = new double[3 * kpoints];
    double[] weights = new double[kpoints];
    for (int k = 0; k < kpoints; k++) {
      points[3 * k] = 0.11 + 0.13 * k;
      points[3 * k + 1] = 0.07 * k - 0.2;
      points[3 * k + 2] = 0.31 - 0.1 * k;
      weights[k] = (k + 1) / (kpoints * (kpoints + 1) / 2.0);
    }
    return new KPointsSetup(
        structure,
        basis,
        SILICON,
        hamiltonian.orbitalTerms(),
        new KMesh(points, weights),
        spins,
        bands,
        ELECTRONS,
        42);
  }

  /** Some smooth potentials, [number][grid point]; after {@link #setup}. */
  double[][] potentials(int count) {
    double[][] v = new double[count][setup(0).basis().gridSize()];
    for (int i = 0; i < count; i++) {
      double phase = 0.3 * i;
      Arrays.setAll(v[i], j -> 0.2 * Math.cos(0.37 * j + phase));
    }
    return v;
  }

  /** Bands in blocks on local threads. */
  double[] localBands(int iterations, Parallel parallel) {
    try (KPoints local = new LocalBands(setup(0), parallel)) {
      return run(local, iterations, step -> {});
    }
  }

  /** Local threads, the reference. */
  double[] local(int iterations, Parallel parallel) {
    try (KPoints local = new LocalKPoints(setup(0), DAVIDSON, parallel)) {
      return run(local, iterations, step -> {});
    }
  }

  /**
   * Runs steps in the first geometry and as many in a second one.
   *
   * @param before told the number of each call before it is made: 3 step for bands, + 1 for the
   *     density, + 2 for the sums
   */
  double[] run(KPoints points, int iterations, IntConsumer before) {
    DoubleStream.Builder trace = DoubleStream.builder();
    Density rho =
        new AtomicDensity(points.setup().structure(), hamiltonian.basis(), SILICON, ELECTRONS)
            .density(spins);
    for (int step = 0; step < 2 * iterations; step++) {
      if (step == iterations) {
        KPointsSetup moved = setup(0.01);
        rho =
            new AtomicDensity(moved.structure(), hamiltonian.basis(), SILICON, ELECTRONS)
                .density(spins);
        points.move(moved);
      }
      rho = step(points, rho, step, trace, before);
    }
    return trace.build().toArray();
  }

  private Density step(
      KPoints points, Density rho, int step, DoubleStream.Builder trace, IntConsumer before) {
    double[][] v = hamiltonian.evaluate(rho).potential().onGrid();
    if (spins == 2) { // tell the spins apart
      v[1] = Arrays.stream(v[1]).map(x -> x + 0.01).toArray();
    }
    before.accept(3 * step);
    Bands bands = points.diagonalize(v, new BandRequest(Math.pow(10, -2 - step), 20));
    for (int s = 0; s < spins; s++) {
      for (int k = 0; k < kpoints; k++) {
        Arrays.stream(bands.eigenvalues(s, k)).forEach(trace);
      }
    }
    trace.add(bands.residual()).add((double) bands.applications());
    Occupations f = Filling.of(new Gaussian(0.02), ELECTRONS, OptionalDouble.empty()).fill(bands);
    before.accept(3 * step + 1);
    double[][] n = points.density(f);
    Arrays.stream(n).flatMapToDouble(Arrays::stream).forEach(trace);
    before.accept(3 * step + 2);
    OrbitalSums sums = points.sums(f);
    sums.energies().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> trace.add(e.getValue()));
    Arrays.stream(sums.forces()).forEach(trace);
    Arrays.stream(sums.stress()).forEach(trace);
    trace.add(sums.cutoffSlope());
    return mixed(rho, n);
  }

  private Density mixed(Density rho, double[][] n) {
    DensityBasis basis = hamiltonian.basis();
    Density out = new Density(basis, spins);
    for (int s = 0; s < spins; s++) {
      basis.fromGrid(n[s], out.spin(s));
    }
    Density next = new Density(basis, spins);
    next.addScaled(0.6, rho);
    next.addScaled(0.4, out);
    return next;
  }
}
