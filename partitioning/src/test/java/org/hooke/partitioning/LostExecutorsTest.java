package org.hooke.partitioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hooke.kernels.linalg.Parallel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two executors in processes of their own, killed at will: the bits of one thread. */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostExecutorsTest {
  private static final int ITERATIONS = 4;

  private final double[] expected = SiliconSteps.small().local(ITERATIONS, Parallel.serial());
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
    try (SparkKPoints points = points(Snapshots.none())) {
      assertArrayEquals(expected, run(points, call -> {}));
      Set<String> owners = new TreeSet<>();
      IntStream.range(0, 4).forEach(s -> owners.add(points.executorOf(s)));
      assertTrue(spark.executors().size() < 2 || owners.size() == 2, "all states at " + owners);
    }
    assertEquals(before, spark.facts().losses().size());
  }

  @Test
  void oneLostBetweenSteps() {
    assertLosses(1, () -> runKilling(Snapshots.none(), 3 * 2));
  }

  @Test
  void lostBeforeTheDensityAndBeforeTheForces() {
    assertLosses(2, () -> runKilling(Snapshots.none(), 3 + 1, 3 * 3 + 2));
  }

  @Test
  void bothLostAfterTheMove() {
    int call = 3 * (ITERATIONS + 1);
    assertLosses(2, () -> runKilling(Snapshots.none(), call, call));
  }

  @Test
  void lostWhileWorking() throws InterruptedException {
    long seed = System.nanoTime();
    System.out.println("seed of the moments of loss: " + seed);
    Random random = new Random(seed);
    Thread killer =
        new Thread(
            () -> {
              for (int kill = 0; kill < 2; kill++) {
                sleep(300 + random.nextInt(2500));
                killOne();
              }
            });
    int before = spark.facts().losses().size();
    try (SparkKPoints points = points(Snapshots.none())) {
      killer.start();
      assertArrayEquals(expected, run(points, call -> {}));
    } finally {
      killer.join();
    }
    assertTrue(spark.facts().losses().size() > before, "nothing was lost");
  }

  @Test
  void snapshotsShortenTheWayBack(@TempDir Path folder) throws Exception {
    try (SparkKPoints points = points(Snapshots.in(folder.toUri().toString(), 2))) {
      // Of generations 0 to 9 with the move at 5, snapshots come at 2, 4, 7, 9: lose one before the
      // forces right after a snapshot, and one before bands two steps later.
      assertLosses(
          2,
          () ->
              assertArrayEquals(
                  expected,
                  run(
                      points,
                      call -> {
                        killAt(call, 3 * 1 + 2, 3 * 6);
                        int kept = points.replayLength();
                        assertTrue(kept <= 4, kept + " steps kept");
                      })));
      try (Stream<Path> files = Files.walk(folder)) {
        List<Path> kept = files.filter(f -> f.toString().endsWith(".orbitals")).toList();
        assertEquals(4, kept.size(), "one snapshot of each state: " + kept);
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertFalse(files.anyMatch(f -> f.toString().endsWith(".orbitals")), "left behind");
    }
  }

  private SparkKPoints points(Snapshots snapshots) {
    return spark.kpoints(
        "silicon",
        SiliconSteps.small().setup(0),
        SiliconSteps.DAVIDSON,
        () -> "call " + calls,
        snapshots);
  }

  private double[] run(SparkKPoints points, IntConsumer before) {
    SiliconSteps silicon = SiliconSteps.small();
    silicon.setup(0);
    return silicon.run(
        points,
        ITERATIONS,
        call -> {
          calls = call;
          before.accept(call);
        });
  }

  private void runKilling(Snapshots snapshots, int... calls) {
    try (SparkKPoints points = points(snapshots)) {
      assertArrayEquals(expected, run(points, call -> killAt(call, calls)));
    }
  }

  private static void killAt(int call, int... when) {
    IntStream.of(when).filter(w -> w == call).forEach(w -> killOne());
  }

  /** Runs the work and sees that Spark has noticed as many losses. */
  private void assertLosses(int count, Runnable work) {
    int before = spark.facts().losses().size();
    work.run();
    assertEquals(before + count, spark.facts().losses().size(), spark.facts().toString());
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
