package org.hooke.partitioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hooke.kernels.basis.StarOrbitals;
import org.hooke.kernels.kpoints.BandRequest;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.ThreadParallel;
import org.junit.jupiter.api.Test;

/** Embedded Spark gives the bits of local threads. */
class SparkKPointsTest {
  private static final int ITERATIONS = 3;

  @Test
  void twoEmbeddedCoresGiveTheBitsOfOneThread() {
    assertSame(SiliconSteps.small(), "local[2]");
  }

  @Test
  void oneEmbeddedCoreGivesTheBitsOfOneThread() {
    assertSame(SiliconSteps.small(), "local[1]");
  }

  @Test
  void twoSpinsAndThreadsInsideAStateToo() {
    assertSame(new SiliconSteps(2, 1, 5), "local[3]");
  }

  @Test
  void localThreadsGiveTheBitsOfOne() {
    try (ThreadParallel threads = new ThreadParallel(2, "test")) {
      assertArrayEquals(
          SiliconSteps.small().local(ITERATIONS, Parallel.serial()),
          SiliconSteps.small().local(ITERATIONS, threads));
    }
  }

  @Test
  void failuresOfTheNumericsArriveAsTheyAre() {
    SiliconSteps silicon = SiliconSteps.small();
    try (SparkSessions spark = embedded("local[2]")) {
      KPointsSetup setup = silicon.setup(0);
      try (SparkKPoints points =
          spark.kpoints("failing", setup, SiliconSteps.DAVIDSON, () -> "test")) {
        double[][] v = {new double[setup.basis().gridSize()]};
        v[0][3] = Double.NaN;
        BandRequest request = new BandRequest(1e-3, 5);
        assertThrows(ArithmeticException.class, () -> points.diagonalize(v, request));
      }
      assertEquals(0, OrbitalRegistry.ofThisProcess().size(), "states left behind");
    }
  }

  @Test
  void gatheredOrbitalsAreThoseOfOneThread() {
    KPointsSetup setup = SiliconSteps.small().setup(0);
    try (SparkSessions spark = embedded("local[2]");
        SparkKPoints far = spark.kpoints("gathered", setup, SiliconSteps.DAVIDSON, () -> "test");
        LocalKPoints near = new LocalKPoints(setup, SiliconSteps.DAVIDSON, Parallel.serial())) {
      ComplexMatrix[] expected = orbitals(near);
      ComplexMatrix[] found = orbitals(far);
      for (int k = 0; k < expected.length; k++) {
        for (int n = 0; n < expected[k].rows(); n++) {
          assertArrayEquals(expected[k].re(n), found[k].re(n));
          assertArrayEquals(expected[k].im(n), found[k].im(n));
        }
      }
    }
  }

  /** What a strained cell would start from, [k]. */
  private static ComplexMatrix[] orbitals(KPoints points) {
    KPointsSetup setup = points.setup();
    double[] v = new double[setup.basis().gridSize()];
    for (int i = 0; i < v.length; i++) {
      v[i] = 0.3 * Math.sin(0.1 * i);
    }
    points.diagonalize(new double[][] {v}, new BandRequest(1e-3, 20));
    StarOrbitals all = points.gathered().orElseThrow();
    ComplexMatrix[] orbitals = new ComplexMatrix[setup.mesh().size()];
    for (int k = 0; k < orbitals.length; k++) {
      orbitals[k] = all.at(setup.basis().kpoint(setup.mesh().point(k)), 0, 4, 1).orElseThrow();
    }
    return orbitals;
  }

  private static void assertSame(SiliconSteps silicon, String master) {
    double[] expected = silicon.local(ITERATIONS, Parallel.serial());
    assertTrue(expected.length > 1000);
    try (SparkSessions spark = embedded(master)) {
      double[] found;
      try (SparkKPoints points =
          spark.kpoints("silicon", silicon.setup(0), SiliconSteps.DAVIDSON, () -> "test")) {
        found = silicon.run(points, ITERATIONS, step -> {});
      }
      assertArrayEquals(expected, found); // delta 0: bit for bit but for the sign of zero
      assertEquals(0, OrbitalRegistry.ofThisProcess().size(), "states left behind");
      assertEquals(0, spark.facts().retries());
    }
  }

  private static SparkSessions embedded(String master) {
    return SparkSessions.open(SparkSettings.embedded("test").withMaster(master));
  }
}
