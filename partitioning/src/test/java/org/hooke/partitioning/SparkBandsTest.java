package org.hooke.partitioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.hooke.kernels.kpoints.BandRequest;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalBands;
import org.hooke.kernels.kpoints.OrbitalStorage;
import org.hooke.kernels.linalg.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bands in blocks on embedded Spark: the bits of local threads. */
class SparkBandsTest {
  private static final int ITERATIONS = 2;

  /** Two blocks of one state, and of two states with two spins each. */
  private static final SiliconSteps GAMMA_LIKE = new SiliconSteps(1, 1, 5, 50);

  private static final SiliconSteps SPINS_AND_POINTS = new SiliconSteps(2, 2, 3, 36);

  @Test
  void embeddedCoresGiveTheBitsOfOneThread() {
    assertSame(GAMMA_LIKE, "local[1]", "local[2]");
  }

  @Test
  void twoSpinsAndTwoPointsToo() {
    assertSame(SPINS_AND_POINTS, "local[3]");
  }

  @Test
  void keptOrbitalsGoOnInAnotherApplicationWithTheSameBits(@TempDir Path folder) {
    SiliconSteps silicon = SPINS_AND_POINTS;
    KPointsSetup setup = silicon.setup(0);
    double[][] v = {silicon.potentials(2)[0], silicon.potentials(2)[1]};
    OrbitalStorage kept = SavedOrbitals.in(folder + "/kept", 7);
    double[] expected;
    try (SparkSessions spark = embedded("local[2]");
        KPoints bands = spark.bands("silicon", setup, () -> "test")) {
      bands.diagonalize(v, new BandRequest(1e-2, 20));
      bands.save(kept);
      expected = bands.diagonalize(v, new BandRequest(1e-4, 20)).eigenvalues(1, 1);
    }
    try (SparkSessions spark = embedded("local[1]");
        KPoints bands = spark.bands("silicon", setup, () -> "test")) {
      bands.restore(kept);
      assertArrayEquals(
          expected, bands.diagonalize(v, new BandRequest(1e-4, 20)).eigenvalues(1, 1));
    }
    try (KPoints bands = new LocalBands(setup, Parallel.serial())) {
      bands.restore(kept);
      assertArrayEquals(
          expected, bands.diagonalize(v, new BandRequest(1e-4, 20)).eigenvalues(1, 1));
    }
  }

  @Test
  void failuresOfTheNumericsArriveAsTheyAre() {
    try (SparkSessions spark = embedded("local[2]")) {
      KPointsSetup setup = GAMMA_LIKE.setup(0);
      try (KPoints bands = spark.bands("failing", setup, () -> "test")) {
        double[][] v = {new double[setup.basis().gridSize()]};
        v[0][3] = Double.NaN;
        BandRequest request = new BandRequest(1e-3, 5);
        assertThrows(ArithmeticException.class, () -> bands.diagonalize(v, request));
      }
      assertEquals(0, OrbitalRegistry.ofThisProcess().size(), "blocks left behind");
    }
  }

  private static void assertSame(SiliconSteps silicon, String... masters) {
    double[] expected = silicon.localBands(ITERATIONS, Parallel.serial());
    assertTrue(expected.length > 1000);
    for (String master : masters) {
      try (SparkSessions spark = embedded(master)) {
        double[] found;
        try (SparkBands bands = spark.bands("silicon", silicon.setup(0), () -> "test")) {
          assertTrue(bands.blocks() == 2, bands.blocks() + " blocks");
          found = silicon.run(bands, ITERATIONS, step -> {});
        }
        assertArrayEquals(expected, found);
        assertEquals(0, OrbitalRegistry.ofThisProcess().size(), "blocks left behind");
        assertEquals(0, spark.facts().retries());
      }
    }
  }

  private static SparkSessions embedded(String master) {
    return SparkSessions.open(SparkSettings.embedded("test").withMaster(master));
  }
}
