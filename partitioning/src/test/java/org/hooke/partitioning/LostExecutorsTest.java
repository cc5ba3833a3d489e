package org.hooke.partitioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.hooke.kernels.kpoints.BandRequest;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.kpoints.OrbitalStorage;
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
    try (SparkKPoints points = points()) {
      assertArrayEquals(expected, run(points, call -> {}));
      Set<String> owners = new TreeSet<>();
      IntStream.range(0, 4).forEach(s -> owners.add(points.executorOf(s)));
      assertTrue(spark.executors().size() < 2 || owners.size() == 2, "all states at " + owners);
    }
    assertEquals(before, spark.facts().losses().size());
  }

  @Test
  void oneLostBetweenSteps() {
    assertLosses(1, () -> runKilling(3 * 2));
  }

  @Test
  void lostBeforeTheDensityAndBeforeTheForces() {
    assertLosses(2, () -> runKilling(3 + 1, 3 * 3 + 2));
  }

  @Test
  void bothLostAfterTheMove() {
    int call = 3 * (ITERATIONS + 1);
    assertLosses(2, () -> runKilling(call, call));
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
    try (SparkKPoints points = points()) {
      killer.start();
      assertArrayEquals(expected, run(points, call -> {}));
    } finally {
      killer.join();
    }
    assertTrue(spark.facts().losses().size() > before, "nothing was lost");
  }

  @Test
  void keptOrbitalsShortenTheWayBack(@TempDir Path folder) {
    OrbitalStorage[] kept = new OrbitalStorage[1];
    try (SparkKPoints points = points()) {
      assertLosses(
          2,
          () ->
              assertArrayEquals(
                  expected,
                  run(
                      points,
                      call -> {
                        if (call % 3 == 1 && call / 3 % 2 == 1) { // after every second bands
                          OrbitalStorage next = SavedOrbitals.in(folder + "/" + call, call);
                          points.save(next);
                          if (kept[0] != null) {
                            kept[0].delete();
                          }
                          kept[0] = next;
                          assertEquals(1, points.replayLength());
                        }
                        killAt(call, 3 * 1 + 2, 3 * 6); // right after one, and two steps later
                      })));
      assertTrue(points.replayLength() <= 4, points.replayLength() + " steps kept");
    }
  }

  @Test
  void anotherApplicationGoesOnFromKeptOrbitals(@TempDir Path folder) {
    OrbitalStorage kept = SavedOrbitals.in(folder + "/kept", 7);
    SiliconSteps silicon = SiliconSteps.small();
    double[][] potentials = silicon.potentials(3);
    BandRequest[] requests = {
      new BandRequest(1e-2, 20), new BandRequest(1e-4, 20), new BandRequest(1e-6, 20)
    };
    double[] whole;
    try (SparkKPoints points = points()) {
      for (int i = 0; i < 2; i++) {
        points.diagonalize(new double[][] {potentials[i]}, requests[i]);
      }
      points.save(kept);
      whole = points.diagonalize(new double[][] {potentials[2]}, requests[2]).eigenvalues(0, 3);
    }
    try (SparkKPoints points = points()) {
      points.restore(kept);
      killOne();
      double[] again =
          points.diagonalize(new double[][] {potentials[2]}, requests[2]).eigenvalues(0, 3);
      assertArrayEquals(whole, again);
    }
    try (LocalKPoints points =
        new LocalKPoints(silicon.setup(0), SiliconSteps.DAVIDSON, Parallel.serial())) {
      points.restore(kept);
      double[] again =
          points.diagonalize(new double[][] {potentials[2]}, requests[2]).eigenvalues(0, 3);
      assertArrayEquals(whole, again);
    }
  }

  @Test
  void orbitalsThatCannotBeKeptAreNamedAndLiveOn(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("taken"), "");
    try (SparkKPoints points = points()) {
      double[][] v = {SiliconSteps.small().potentials(1)[0]};
      BandRequest request = new BandRequest(1e-3, 20);
      points.diagonalize(v, request);
      OrbitalStorage nowhere = SavedOrbitals.in(file + "/kept", 1);
      UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> points.save(nowhere));
      assertTrue(e.getMessage().contains("taken"), e.getMessage());
      points.diagonalize(v, request);
    }
  }

  private SparkKPoints points() {
    return spark.kpoints(
        "silicon", SiliconSteps.small().setup(0), SiliconSteps.DAVIDSON, () -> "call " + calls);
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

  private void runKilling(int... calls) {
    try (SparkKPoints points = points()) {
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
