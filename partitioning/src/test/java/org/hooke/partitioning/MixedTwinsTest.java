package org.hooke.partitioning;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.hooke.kernels.kpoints.BandRequest;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.simd.Twin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An executor whose hot loops are other ones than the driver's is refused by name. */
@Tag("cluster")
class MixedTwinsTest {
  @Test
  void anExecutorOfAnotherTwinIsRefusedAndOneOfTheSameIsNot() {
    assumeTrue(Twin.ofThisJvm() == Twin.VECTOR, "this machine offers one twin only");
    SparkSettings same = ClusterOfProcesses.settings("local-cluster[1,1,1024]");
    try (SparkSessions spark = SparkSessions.open(same)) {
      assertTrue(spark.calculations().run("lanes", List.of(0), n -> Twin.lanes()).get(0) > 0);
    }
    SparkSettings mixed = same.with("spark.executor.extraJavaOptions", "-Dhooke.twin=plain");
    KPointsSetup setup = SiliconSteps.small().setup(0);
    try (SparkSessions spark = SparkSessions.open(mixed);
        SparkKPoints points =
            spark.kpoints("mixed", setup, SiliconSteps.DAVIDSON, () -> "never computed")) {
      double[][] v = {new double[setup.basis().gridSize()]};
      BandRequest request = new BandRequest(1e-3, 5);
      ClusterMismatch e = assertThrows(ClusterMismatch.class, () -> points.diagonalize(v, request));
      assertTrue(e.found().contains("executor 0 runs the plain twin"), e.getMessage());
      assertTrue(e.expected().contains("vector twin of " + Twin.lanes() + " lanes"), e.expected());
      Throwable whole =
          spark.calculations().run("mixed", List.of(1), n -> n, ended -> {}).get(0).failure();
      assertInstanceOf(ClusterMismatch.class, whole);
    }
  }
}
