package org.hooke.partitioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import org.hooke.kernels.linalg.Parallel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An executor killed inside a task of each phase, by name: the bits of one thread. */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledInPhasesTest {
  private static final int ITERATIONS = 3;

  private final SiliconSteps silicon = new SiliconSteps(1, 4, 8);
  private final double[] expected = silicon.local(ITERATIONS, Parallel.serial());
  private SparkSessions spark;

  @BeforeAll
  void start() {
    spark = SparkSessions.open(ClusterOfProcesses.settings("local-cluster[2,1,1024]"));
  }

  @AfterAll
  void stop() {
    spark.close();
  }

  @Test
  void inTheBands() {
    assertSameBits(points -> call -> {}, "bands");
  }

  @Test
  void inTheDensity() {
    assertSameBits(points -> call -> {}, "density");
  }

  @Test
  void inForcesAndStress() {
    assertSameBits(points -> call -> {}, "forces and stress");
  }

  @Test
  void whileThePotentialIsReceived() {
    assertSameBits(points -> call -> {}, PhaseKiller.BROADCAST);
  }

  @Test
  void inTheDensityAndThenInTheRecovery() {
    assertSameBits(points -> call -> {}, "density", "recovery");
  }

  @Test
  void whileOrbitalsAreWritten(@TempDir Path folder) {
    assertSameBits(
        points ->
            call -> {
              if (call % 3 == 1) {
                points.save(SavedOrbitals.in(folder + "/" + call, call));
              }
            },
        "snapshot");
  }

  private interface Meanwhile {
    IntConsumer with(SparkKPoints points);
  }

  private void assertSameBits(Meanwhile meanwhile, String... phases) {
    PhaseKiller killer = new PhaseKiller(phases);
    silicon.setup(0);
    try (SparkKPoints points =
        spark.kpoints("silicon", silicon.setup(0), SiliconSteps.DAVIDSON, () -> "step")) {
      spark.context().sc().addSparkListener(killer);
      assertArrayEquals(expected, silicon.run(points, ITERATIONS, meanwhile.with(points)));
    } finally {
      spark.context().sc().removeSparkListener(killer);
    }
    assertEquals(List.of(), killer.left(), "nothing was killed in these phases");
  }
}
