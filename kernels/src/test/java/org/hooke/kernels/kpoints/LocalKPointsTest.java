package org.hooke.kernels.kpoints;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.eigen.Davidson;
import org.hooke.kernels.eigen.DenseDiagonalization;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.eigen.TeterPreconditioner;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.ThreadParallel;
import org.hooke.kernels.pseudo.GthTable;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.terms.Hamiltonian;
import org.junit.jupiter.api.Test;

class LocalKPointsTest {
  private static final Structure SILICON =
      new Structure(
          new Lattice(0, 5.1, 5.2, 5.15, 0, 5.1, 5.1, 5.05, 0),
          List.of("Si", "Si"),
          new double[] {0.01, 0, 0, 0.24, 0.26, 0.25});
  private static final Pseudopotential POTENTIAL =
      GthTable.embedded().find("Si", "LDA", OptionalInt.of(4)).orElseThrow().pseudopotential();

  private static KPointsSetup setup(int[] grid) {
    return setup(grid, 0.5, false);
  }

  private static KPointsSetup setup(int[] grid, double shift, boolean real) {
    PlaneWaveBasis basis =
        new PlaneWaveBasis(SILICON.lattice(), 4, 0, new int[] {20, 20, 20}, Transforms.best())
            .withRealOrbitals(real);
    Map<String, Pseudopotential> potentials = Map.of("Si", POTENTIAL);
    Hamiltonian hamiltonian =
        Hamiltonian.of(
            SILICON,
            basis.densityBasis(),
            potentials,
            org.hooke.kernels.xc.Functionals.named("LDA-PW92").orElseThrow());
    KMesh mesh =
        KMesh.monkhorstPack(grid, new double[] {shift, shift, shift}, SpaceGroup.identity(), true);
    return new KPointsSetup(
        SILICON, basis, potentials, hamiltonian.orbitalTerms(), mesh, 1, 6, 8, 1);
  }

  private static double[][] potential(KPointsSetup setup) {
    double[] v = new double[setup.basis().gridSize()];
    for (int i = 0; i < v.length; i++) {
      int plane = i / 400;
      v[i] = -0.4 * Math.cos(Math.PI * (i % 20) / 10) - 0.2 * Math.sin(Math.PI * plane / 10);
    }
    return new double[][] {v};
  }

  private static Occupations insulator(Bands bands) {
    double[][][] f = new double[1][bands.kpoints()][bands.bands()];
    for (double[] k : f[0]) {
      for (int n = 0; n < 4; n++) {
        k[n] = 2;
      }
    }
    return new Occupations(f, new double[0], 0);
  }

  /** Everything the port returns, for a setup and a number of threads. */
  private static double[] everything(int[] grid, Parallel parallel) {
    return everything(setup(grid), parallel);
  }

  private static double[] everything(KPointsSetup setup, Parallel parallel) {
    try (LocalKPoints kpoints =
        new LocalKPoints(setup, p -> new Davidson(p, setup.seed()), parallel)) {
      BandRequest request = new BandRequest(1e-7, 40);
      kpoints.diagonalize(potential(setup), request);
      kpoints.move(setup.withBands(8));
      Bands bands = kpoints.diagonalize(potential(setup), request);
      assertTrue(bands.residual() <= 1e-7, "residual " + bands.residual());
      Occupations f = insulator(bands);
      double[] rho = kpoints.density(f)[0];
      OrbitalSums sums = kpoints.sums(f);
      double electrons = 0;
      for (double r : rho) {
        electrons += r * setup.basis().lattice().volume() / rho.length;
      }
      assertEquals(8, electrons, 1e-9);
      double[] all = new double[rho.length + 6 + 9 + 8 * bands.kpoints()];
      System.arraycopy(rho, 0, all, 0, rho.length);
      System.arraycopy(sums.forces(), 0, all, rho.length, 6);
      System.arraycopy(sums.stress(), 0, all, rho.length + 6, 9);
      for (int k = 0; k < bands.kpoints(); k++) {
        System.arraycopy(bands.eigenvalues(0, k), 0, all, rho.length + 15 + 8 * k, 8);
      }
      return all;
    }
  }

  @Test
  void threadsOverKPointsGiveTheSameBits() {
    double[] serial = everything(new int[] {2, 2, 1}, Parallel.serial());
    try (ThreadParallel threads = new ThreadParallel(2, "test")) {
      assertArrayEquals(serial, everything(new int[] {2, 2, 1}, threads));
    }
  }

  @Test
  void threadsOverBandsGiveTheSameBits() {
    double[] serial = everything(new int[] {1, 1, 1}, Parallel.serial());
    try (ThreadParallel threads = new ThreadParallel(3, "test")) {
      assertArrayEquals(serial, everything(new int[] {1, 1, 1}, threads));
    }
  }

  @Test
  void realOrbitalsGiveTheSameBitsOnAnyNumberOfThreads() {
    KPointsSetup setup = setup(new int[] {1, 1, 1}, 0, true);
    assertTrue(setup.basis().real(setup.mesh().point(0)));
    double[] serial = everything(setup, Parallel.serial());
    try (ThreadParallel threads = new ThreadParallel(3, "test")) {
      assertArrayEquals(serial, everything(setup, threads));
    }
  }

  @Test
  void realOrbitalsGiveTheResultsOfComplexOnes() {
    int[] grid = {2, 2, 1}; // k = 0 and 1/2, their own opposites all
    double[] real = everything(setup(grid, 0, true), Parallel.serial());
    double[] complex = everything(setup(grid, 0, false), Parallel.serial());
    assertArrayEquals(complex, real, 1e-6); // residuals of 1e-7
    int sums = 20 * 20 * 20 + 15;
    double[] eigenvalues = Arrays.copyOfRange(real, sums, real.length);
    double[] expected = Arrays.copyOfRange(complex, sums, complex.length);
    assertArrayEquals(expected, eigenvalues, 1e-12);
  }

  @Test
  void denseDiagonalisationCompletesTheSpaceOfRealOrbitals() {
    double[][] values = new double[2][];
    for (boolean real : new boolean[] {false, true}) {
      KPointsSetup setup = setup(new int[] {1, 1, 1}, 0, real);
      KPointBasis basis = setup.basis().kpoint(setup.mesh().point(0));
      var operators = setup.terms().stream().map(t -> t.at(basis)).toList();
      KPointHamiltonian h = new KPointHamiltonian(basis, operators, Parallel.serial());
      h.potential(potential(setup)[0]);
      ComplexMatrix x = new ComplexMatrix(h.dimension(), h.size());
      EigenResult all =
          new DenseDiagonalization(Parallel.serial())
              .solve(h, new TeterPreconditioner(basis.kinetic()), x, x.rows(), 1e-11, 1);
      assertTrue(all.converged());
      values[real ? 1 : 0] = all.values();
    }
    assertArrayEquals(values[0], values[1], 1e-12);
  }
}
