package org.hooke.kernels.kpoints;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.eigen.Davidson;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.ThreadParallel;
import org.hooke.kernels.pseudo.GthTable;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.terms.Hamiltonian;
import org.hooke.kernels.xc.Functionals;
import org.junit.jupiter.api.Test;

class LocalBandsTest {
  private static final Pseudopotential POTENTIAL =
      GthTable.embedded().find("Si", "LDA", OptionalInt.of(4)).orElseThrow().pseudopotential();

  /** Two silicon atoms a little off their places. */
  private static Structure silicon(double shift) {
    return new Structure(
        new Lattice(0, 5.1, 5.2, 5.15, 0, 5.1, 5.1, 5.05, 0),
        List.of("Si", "Si"),
        new double[] {0.01, 0, 0, 0.24, 0.26, 0.25 + shift});
  }

  /** Enough bands for two blocks. */
  private static KPointsSetup setup(int[] grid, double shift, boolean real, int spins) {
    return setup(silicon(0), grid, shift, real, spins);
  }

  private static KPointsSetup setup(
      Structure silicon, int[] grid, double shift, boolean real, int spins) {
    PlaneWaveBasis basis =
        new PlaneWaveBasis(silicon.lattice(), 4, 0, new int[] {20, 20, 20}, Transforms.best())
            .withRealOrbitals(real);
    Map<String, Pseudopotential> potentials = Map.of("Si", POTENTIAL);
    Hamiltonian hamiltonian =
        Hamiltonian.of(
            silicon, basis.densityBasis(), potentials, Functionals.named("LDA-PW92").orElseThrow());
    KMesh mesh =
        KMesh.monkhorstPack(grid, new double[] {shift, shift, shift}, SpaceGroup.identity(), true);
    return new KPointsSetup(
        silicon, basis, potentials, hamiltonian.orbitalTerms(), mesh, spins, 36, 8, 1);
  }

  private static double[][] potential(KPointsSetup setup) {
    double[][] v = new double[setup.spins()][setup.basis().gridSize()];
    for (int s = 0; s < v.length; s++) {
      for (int i = 0; i < v[s].length; i++) {
        int plane = i / 400;
        v[s][i] =
            -(0.4 + 0.05 * s) * Math.cos(Math.PI * (i % 20) / 10)
                - 0.2 * Math.sin(Math.PI * plane / 10);
      }
    }
    return v;
  }

  private static Occupations insulator(KPointsSetup setup, Bands bands) {
    double[][][] f = new double[setup.spins()][bands.kpoints()][bands.bands()];
    for (double[][] spin : f) {
      for (double[] k : spin) {
        Arrays.fill(k, 0, 4, 2.0 / setup.spins());
      }
    }
    return new Occupations(f, new double[0], 0);
  }

  /** Eigenvalues, then density, energies, forces and stress of the four lowest bands. */
  private static double[] everything(KPoints kpoints, double tolerance) {
    KPointsSetup setup = kpoints.setup();
    Bands bands = kpoints.diagonalize(potential(setup), new BandRequest(tolerance, 40));
    assertTrue(bands.residual() <= tolerance, "residual " + bands.residual());
    Occupations f = insulator(setup, bands);
    OrbitalSums sums = kpoints.sums(f);
    double[][] rho = kpoints.density(f);
    double[] all = new double[0];
    for (int s = 0; s < setup.spins(); s++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        all = joined(all, bands.eigenvalues(s, k));
      }
      all = joined(all, rho[s]);
    }
    for (double energy : new TreeMap<>(sums.energies()).values()) {
      all = joined(all, new double[] {energy});
    }
    return joined(joined(all, sums.forces()), sums.stress());
  }

  private static double[] joined(double[] a, double[] b) {
    double[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  private static KPoints davidson(KPointsSetup setup) {
    return new LocalKPoints(setup, p -> new Davidson(p, setup.seed()), Parallel.serial());
  }

  private static final KPointsSetup[] CASES = {
    setup(new int[] {1, 1, 1}, 0, true, 1),
    setup(new int[] {1, 1, 1}, 0.3, false, 1),
    setup(new int[] {2, 1, 1}, 0, true, 2)
  };

  @Test
  void blocksGiveWhatDavidsonGives() {
    for (KPointsSetup setup : CASES) {
      assertEquals(2, StateBlocks.blocks(setup));
      double[] expected = everything(davidson(setup), 1e-8);
      double[] found = everything(new LocalBands(setup, Parallel.serial()), 1e-8);
      assertArrayEquals(expected, found, 2e-7);
      int bands = setup.bands();
      assertArrayEquals(Arrays.copyOf(expected, bands), Arrays.copyOf(found, bands), 1e-12);
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    for (KPointsSetup setup : CASES) {
      double[] serial = everything(new LocalBands(setup, Parallel.serial()), 1e-7);
      for (int slots = 2; slots <= 3; slots++) {
        try (ThreadParallel threads = new ThreadParallel(slots, "test")) {
          assertArrayEquals(serial, everything(new LocalBands(setup, threads), 1e-7));
        }
      }
    }
  }

  @Test
  void orbitalsComeAlongToAnotherGeometry() {
    KPointsSetup there = setup(silicon(0.01), new int[] {1, 1, 1}, 0, true, 1);
    double[] expected = everything(davidson(there), 1e-8);
    KPoints blocks = new LocalBands(CASES[0], Parallel.serial());
    double[] before = everything(blocks, 1e-8);
    blocks.move(there);
    assertThrows(
        AssertionError.class, () -> assertArrayEquals(expected, before, 1e-5)); // it is another one
    assertArrayEquals(expected, everything(blocks, 1e-8), 2e-7);
    blocks.move(there.withBands(40));
    assertEquals(
        40, blocks.diagonalize(potential(there), new BandRequest(1e-7, 40)).bands()); // anew
  }

  @Test
  void keptOrbitalsGoOnWithTheSameBits() {
    for (KPointsSetup setup : CASES) {
      InMemory storage = new InMemory();
      KPoints first = new LocalBands(setup, Parallel.serial());
      everything(first, 1e-3);
      first.save(storage);
      assertTrue(storage.hasAll(setup.states() * StateBlocks.blocks(setup)));
      double[] expected = everything(first, 1e-6);
      KPoints second = new LocalBands(setup, Parallel.serial());
      second.restore(storage);
      assertArrayEquals(expected, everything(second, 1e-6));
    }
  }

  private static final class InMemory implements OrbitalStorage {
    private static final long serialVersionUID = 1L;

    private final TreeMap<Integer, byte[]> files = new TreeMap<>();

    @Override
    public String name() {
      return "memory";
    }

    @Override
    public void write(int state, StoredOrbitals orbitals) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      orbitals.write(new DataOutputStream(out));
      files.put(state, out.toByteArray());
    }

    @Override
    public void read(int state, StoredOrbitals orbitals) throws IOException {
      orbitals.read(new DataInputStream(new ByteArrayInputStream(files.get(state))));
    }

    @Override
    public boolean hasAll(int states) {
      return files.size() == states;
    }

    @Override
    public void delete() {
      files.clear();
    }
  }
}
