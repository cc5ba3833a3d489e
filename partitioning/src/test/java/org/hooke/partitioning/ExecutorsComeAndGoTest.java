package org.hooke.partitioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerSpeculativeTaskSubmitted;
import org.hooke.kernels.eigen.Davidson;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.Parallel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Executors that Spark takes away, doubles, or that run out of memory. */
@Tag("cluster")
class ExecutorsComeAndGoTest {
  private static final int ITERATIONS = 2;

  private final SiliconSteps silicon = SiliconSteps.small();
  private final double[] expected = silicon.local(ITERATIONS, Parallel.serial());

  private static SparkSettings two() {
    return ClusterOfProcesses.settings("local-cluster[2,1,1024]");
  }

  private void assertSameBits(
      SparkSessions spark, LocalKPoints.EigenSolverFactory solvers, IntConsumer before) {
    try (SparkKPoints points = spark.kpoints("si", silicon.setup(0), solvers, () -> "step")) {
      assertArrayEquals(expected, silicon.run(points, ITERATIONS, before));
    }
  }

  @Test
  void idleExecutorsMayBeTakenAwayAndTasksBringNewOnes() {
    SparkSettings dynamic =
        two()
            .with("spark.dynamicAllocation.enabled", "true")
            .with("spark.dynamicAllocation.shuffleTracking.enabled", "true")
            .with("spark.dynamicAllocation.initialExecutors", "2")
            .with("spark.dynamicAllocation.minExecutors", "1")
            .with("spark.dynamicAllocation.maxExecutors", "2")
            .with("spark.dynamicAllocation.executorIdleTimeout", "2s")
            .with("spark.dynamicAllocation.schedulerBacklogTimeout", "1s");
    try (SparkSessions spark = SparkSessions.open(dynamic)) {
      assertSameBits(spark, SiliconSteps.DAVIDSON, call -> waitWithout(spark, call == 4));
      assertEquals(1, spark.facts().losses().size(), spark.facts().toString());
      List<Integer> many = Collections.nCopies(20, 1);
      for (int round = 0; round < 20 && !hasNew(spark); round++) { // a new process takes its time
        spark.calculations().run("many", many, n -> slowly(n));
      }
      assertTrue(hasNew(spark), "waiting tasks brought no executor: " + spark.executors());
    }
  }

  private static boolean hasNew(SparkSessions spark) {
    return spark.executors().stream().anyMatch(e -> Integer.parseInt(e.id()) > 1);
  }

  private static int slowly(int n) throws InterruptedException {
    Thread.sleep(300);
    return n;
  }

  /** Does nothing until one executor was taken away. */
  private static void waitWithout(SparkSessions spark, boolean now) {
    for (int look = 0; now && look < 600 && spark.executors().size() > 1; look++) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void copiesOfSlowTasksAreHarmless() {
    SparkSettings speculating =
        two()
            .with("spark.speculation", "true")
            .with("spark.speculation.interval", "50ms")
            .with("spark.speculation.quantile", "0.5")
            .with("spark.speculation.multiplier", "1.1")
            .with("spark.speculation.minTaskRuntime", "10ms");
    AtomicInteger copies = new AtomicInteger();
    try (SparkSessions spark = SparkSessions.open(speculating)) {
      spark
          .context()
          .sc()
          .addSparkListener(
              new SparkListener() {
                @Override
                public void onSpeculativeTaskSubmitted(SparkListenerSpeculativeTaskSubmitted s) {
                  copies.incrementAndGet();
                }
              });
      assertSameBits(spark, slowOnTheFirst(), call -> {});
    }
    assertTrue(copies.get() > 0, "no task was copied");
  }

  private static LocalKPoints.EigenSolverFactory slowOnTheFirst() {
    return parallel -> {
      Davidson davidson = new Davidson(parallel, 1);
      return (h, preconditioner, x, targets, most) -> {
        if (SparkEnv.get().executorId().equals("0")) {
          slowly();
        }
        return davidson.solve(h, preconditioner, x, targets, most);
      };
    };
  }

  private static void slowly() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anExecutorWithoutMemoryIsCalledThat() {
    SparkSettings once =
        two().with("spark.task.maxFailures", "2").with("spark.executor.memory", "512m");
    try (SparkSessions spark = SparkSessions.open(once)) {
      SparkCalculations calculations = spark.calculations();
      SparkFailure e =
          assertThrows(
              SparkFailure.class,
              () -> calculations.run("too large", List.of(1), n -> filled().size()));
      assertTrue(e.getMessage().contains("out of memory in the Java heap"), e.getMessage());
      assertTrue(e.getMessage().contains("spark.executor.memory"), e.getMessage());
      assertEquals(List.of(3), calculations.run("small", List.of(1), n -> n + 2), "others go on");
      String losses = spark.facts().losses().toString();
      assertTrue(losses.contains("out of memory in the Java heap"), losses);
    }
  }

  /** Numbers beyond all memory. */
  private static List<double[]> filled() {
    return Stream.generate(() -> new double[1 << 24]).limit(1000).toList();
  }
}
