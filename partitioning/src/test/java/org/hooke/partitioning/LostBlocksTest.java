package org.hooke.partitioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.hooke.kernels.kpoints.OrbitalStorage;
import org.hooke.kernels.linalg.Parallel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Bands in blocks on two executors in processes of their own, killed at will. */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostBlocksTest {
  private static final int ITERATIONS = 2;
  private static final SiliconSteps SILICON =
      new SiliconSteps(2, 1, 3, 36); // two blocks, two spins

  private final double[] expected = SILICON.localBands(ITERATIONS, Parallel.serial());
  private SparkSessions spark;
  private int calls;

  @BeforeAll
  void start() {
    spark = SparkSessions.open(ClusterOfProcesses.settings("local-cluster[2,1,1024]"));
  }

  @AfterAll
  void stop() {
    spark.close();
  }

  @Test
  void nothingLost() {
    int before = spark.facts().losses().size();
    try (SparkBands bands = bands()) {
      assertArrayEquals(expected, run(bands, call -> {}));
      Set<String> owners = new TreeSet<>();
      IntStream.range(0, 4).forEach(n -> owners.add(bands.executorOf(n / 2, n % 2)));
      assertTrue(spark.executors().size() < 2 || owners.size() == 2, "all blocks at " + owners);
    }
    assertEquals(before, spark.facts().losses().size());
  }

  @Test
  void lostBeforeTheDensityAndAfterTheMove() {
    int before = spark.facts().losses().size();
    try (SparkBands bands = bands()) {
      assertArrayEquals(expected, run(bands, call -> killAt(call, 3 + 1, 3 * 2)));
    }
    assertEquals(before + 2, spark.facts().losses().size(), spark.facts().toString());
  }

  @Test
  void lostWhileWorking() throws InterruptedException {
    long seed = System.nanoTime();
    System.out.println("seed of the moments of loss: " + seed);
    Random random = new Random(seed);
    Thread killer =
        new Thread(
            () -> {
              for (int kill = 0; kill < 3; kill++) {
                sleep(200 + random.nextInt(2500));
                killOne();
              }
            });
    int before = spark.facts().losses().size();
    try (SparkBands bands = bands()) {
      killer.start();
      assertArrayEquals(expected, run(bands, call -> {}));
    } finally {
      killer.join();
    }
    assertTrue(spark.facts().losses().size() > before, "nothing was lost");
  }

  @Test
  void keptOrbitalsShortenTheWayBack(@TempDir Path folder) {
    OrbitalStorage kept = SavedOrbitals.in(folder + "/kept", 1);
    try (SparkBands bands = bands()) {
      double[] found =
          run(
              bands,
              call -> {
                if (call == 3 + 1) { // after the second bands
                  bands.save(kept);
                  assertEquals(1, bands.replayLength());
                }
                killAt(call, 3 + 2, 3 * 3);
              });
      assertArrayEquals(expected, found);
      assertTrue(bands.replayLength() <= 4, bands.replayLength() + " steps kept");
    }
  }

  private SparkBands bands() {
    return spark.bands("silicon", SILICON.setup(0), () -> "call " + calls);
  }

  private double[] run(SparkBands bands, IntConsumer before) {
    SILICON.setup(0);
    return SILICON.run(
        bands,
        ITERATIONS,
        call -> {
          calls = call;
          before.accept(call);
        });
  }

  private static void killAt(int call, int... when) {
    IntStream.of(when).filter(w -> w == call).forEach(w -> killOne());
  }

  private static void killOne() {
    List<ProcessHandle> executors = ClusterOfProcesses.executors();
    assertFalse(executors.isEmpty(), "nothing to kill");
    ClusterOfProcesses.kill(executors.get(0));
  }

  private static void sleep(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
