package org.hooke.partitioning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.kpoints.BandRequest;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.pseudo.GthTable;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.terms.Kinetic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What lives in the driver's heap after a step on two executors, over three numbers of bands and of
 * k-points: the orbitals grow by tens of megabytes, the driver by its eigenvalues.
 */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriverMemoryTest {
  private static final int GRID = 36;

  /** What Spark keeps of some more jobs, and other noise of a heap, MB. */
  private static final double NOISE = 2;

  private static final Map<String, Pseudopotential> HYDROGEN =
      Map.of(
          "H",
          GthTable.embedded()
              .find("H", "LDA", OptionalInt.empty())
              .orElseThrow()
              .pseudopotential());

  private SparkSessions spark;

  @BeforeAll
  void start() {
    spark = SparkSessions.open(ClusterOfProcesses.settings("local-cluster[2,1,1024]"));
    held(16, 4); // classes loaded, pools made
  }

  @AfterAll
  void stop() {
    spark.close();
  }

  @Test
  void itDoesNotGrowWithBands() {
    double small = held(16, 8);
    held(32, 8);
    double large = held(64, 8);
    assertTrue(large - small < NOISE, large - small + " MB more");
  }

  @Test
  void itDoesNotGrowWithKPoints() {
    double small = held(32, 4);
    held(32, 8);
    double large = held(32, 16);
    assertTrue(large - small < NOISE, large - small + " MB more");
  }

  /** The heap, MB, while the calculation stands between two iterations. */
  private double held(int bands, int kpoints) {
    KPointsSetup setup = setup(bands, kpoints);
    double[][] v = {new double[setup.basis().gridSize()]};
    Occupations f = new Occupations(new double[1][kpoints][bands], new double[0], 0);
    double megabytes;
    try (SparkKPoints points = spark.kpoints("memory", setup, lazy(), () -> "step")) {
      Bands eigenvalues = points.diagonalize(v, new BandRequest(1, 1));
      double[][] rho = points.density(f);
      megabytes = heap();
      assertTrue(eigenvalues.bands() == bands && rho[0].length == v[0].length);
    }
    double waves = setup.basis().planeWaves(new double[] {0.01, 0.02, 0.03});
    System.out.println(
        String.format(
            Locale.ROOT,
            "driver memory: %d bands, %d k-points: %.1f MB of orbitals on executors, %.2f MB of"
                + " eigenvalues and %.2f MB per grid, heap %.1f MB",
            bands,
            kpoints,
            16e-6 * waves * bands * kpoints,
            8e-6 * bands * kpoints,
            8e-6 * v[0].length,
            megabytes));
    return megabytes;
  }

  private static double heap() {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 5; i++) {
      System.gc();
      sleep();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, 1e-6 * (runtime.totalMemory() - runtime.freeMemory()));
    }
    return least;
  }

  private static void sleep() {
    try {
      Thread.sleep(100); // what is freed by Spark's cleaner
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static KPointsSetup setup(int bands, int kpoints) {
    Lattice lattice = new Lattice(12, 0, 0, 0, 12, 0, 0, 0, 12);
    Structure structure = new Structure(lattice, List.of("H"), new double[3]);
    int[] grid = {GRID, GRID, GRID};
    PlaneWaveBasis basis = new PlaneWaveBasis(lattice, 10, 0, grid, Transforms.best());
    double[] points = new double[3 * kpoints];
    double[] weights = new double[kpoints];
    Arrays.setAll(points, i -> 0.01 * (i + 1));
    Arrays.fill(weights, 1.0 / kpoints);
    return new KPointsSetup(
        structure,
        basis,
        HYDROGEN,
        List.of(new Kinetic()),
        new KMesh(points, weights),
        1,
        bands,
        bands,
        1);
  }

  /** Solves nothing: the start's random orbitals stay. */
  private static LocalKPoints.EigenSolverFactory lazy() {
    return parallel ->
        (h, preconditioner, x, targets, most) ->
            new EigenResult(new double[x.rows()], new double[x.rows()], 0, 0, true);
  }
}
