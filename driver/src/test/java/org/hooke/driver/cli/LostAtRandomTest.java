package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.GroundState;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.eigen.Davidson;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.partitioning.SparkSessions;
import org.hooke.partitioning.SparkSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Calculations one after the other in one application on processes of two, then three workers; in
 * each an executor is killed with signal 9 at a random moment. The inputs are the matrix of
 * benchmarks/cluster. Every result has the bits of one thread, and none takes five minutes.
 *
 * <p>System properties: hooke.chaos.kills (6), hooke.chaos.seed (random, printed), and
 * hooke.chaos.master, a running standalone cluster instead of the test's own.
 */
@Tag("cluster")
class LostAtRandomTest {
  private static final int KILLS = Integer.getInteger("hooke.chaos.kills", 6);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final List<String> cases = List.of("kpoints", "spin", "bands");
  private final Random random = new Random();
  private final double[] duration = {4, 4, 4}; // of a calm run of each case, s, about
  private int run;

  @Test
  void everyResultHasTheBitsOfOneThread() throws Exception {
    long seed = Long.getLong("hooke.chaos.seed", System.nanoTime() % 1_000_000);
    random.setSeed(seed);
    say("seed %d, %d kills", seed, KILLS);
    List<Calculation> calculations = new ArrayList<>();
    List<double[]> expected = new ArrayList<>();
    Path inputs = Path.of(System.getProperty("hooke.root"), "benchmarks", "cluster");
    for (String name : cases) {
      Path file = inputs.resolve(name + ".yaml");
      calculations.add(Preparation.of(file.toString(), List.of()).plan().calculation());
      expected.add(solved(calculations.get(calculations.size() - 1), LostAtRandomTest::local));
    }
    for (int workers = 2; workers <= 3; workers++) {
      int wanted = workers == 2 ? KILLS / 2 : KILLS - KILLS / 2;
      try (SparkSessions spark = SparkSessions.open(settings(workers))) {
        int most = run + 3 * wanted + 3; // some kills come too late
        for (int hits = 0; hits < wanted; run++) {
          assertTrue(run < most, "hardly any kill hit a run");
          int c = run % cases.size();
          hits += once(spark, workers, calculations.get(c), expected.get(c), c) ? 1 : 0;
        }
      }
    }
  }

  /** One run; whether a loss happened while it ran. */
  private boolean once(
      SparkSessions spark, int workers, Calculation calculation, double[] expected, int c)
      throws InterruptedException {
    for (int look = 0; look < 1200 && spark.facts().executors() < workers; look++) {
      Thread.sleep(50);
    }
    int before = spark.facts().losses().size();
    double moment = duration[c] * random.nextDouble();
    Thread killer = new Thread(() -> killLater((long) (1000 * moment)), "killer");
    Function<KPointsSetup, KPoints> places =
        setup -> {
          long seed = setup.seed();
          LocalKPoints.EigenSolverFactory solvers = p -> new Davidson(p, seed);
          return spark.kpoints(cases.get(c), setup, solvers, () -> "run " + run);
        };
    killer.start();
    long began = System.nanoTime();
    double[] found = assertTimeoutPreemptively(PATIENCE, () -> solved(calculation, places));
    double seconds = (System.nanoTime() - began) * 1e-9;
    int losses = spark.facts().losses().size() - before;
    killer.interrupt();
    killer.join();
    duration[c] = Math.min(losses == 0 ? seconds : 0.7 * seconds, 1.5 * duration[c]);
    assertArrayEquals(expected, found, cases.get(c));
    say(
        "run %d: %s on %d workers, killed after %.2f s of %.2f: %d lost, identical",
        run + 1, cases.get(c), workers, moment, seconds, losses);
    return losses > 0;
  }

  private void killLater(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      return; // it has ended before
    }
    List<ProcessHandle> alive = executors();
    assertFalse(alive.isEmpty(), "nothing to kill");
    alive.get(random.nextInt(alive.size())).destroyForcibly();
  }

  /** Executors of this application, whoever started them. */
  private static List<ProcessHandle> executors() {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      String driver = "@localhost:" + System.getProperty("hooke.chaos.port", "17077");
      return all.filter(p -> commandLine(p).contains(driver)).sorted().toList();
    }
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (IOException e) {
      return ""; // it has ended
    }
  }

  private static SparkSettings settings(int workers) throws IOException {
    Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    String master =
        System.getProperty("hooke.chaos.master", "local-cluster[" + workers + ",1,1024]");
    return SparkSettings.embedded("chaos")
        .withMaster(master)
        .withExecutors(workers)
        .with("spark.driver.host", "localhost")
        .with("spark.driver.port", System.getProperty("hooke.chaos.port", "17077"))
        .with("spark.port.maxRetries", "0")
        .with("spark.cores.max", Integer.toString(workers))
        .with("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .with("spark.executor.memory", "1g")
        .with("spark.executorEnv.SPARK_SCALA_VERSION", "2.13");
  }

  private static KPoints local(KPointsSetup setup) {
    return new LocalKPoints(setup, p -> new Davidson(p, setup.seed()), Parallel.serial());
  }

  /** All numbers of a ground state. */
  private static double[] solved(Calculation calculation, Function<KPointsSetup, KPoints> places) {
    try (GroundState state = new GroundState(places, step -> {})) {
      CalculationResult result = state.solve(calculation);
      DoubleStream.Builder numbers = DoubleStream.builder();
      numbers.add(result.freeEnergy()).add(result.totalEnergy()).add(result.scf().steps().size());
      DoubleStream.of(result.forces()).forEach(numbers);
      DoubleStream.of(result.netForce()).forEach(numbers);
      DoubleStream.of(result.stress()).forEach(numbers);
      Bands bands = result.scf().bands();
      for (int s = 0; s < bands.spins(); s++) {
        for (int k = 0; k < bands.kpoints(); k++) {
          DoubleStream.of(bands.eigenvalues(s, k)).forEach(numbers);
        }
      }
      assertTrue(result.converged());
      return numbers.build().toArray();
    }
  }

  private static void say(String format, Object... values) {
    System.out.println("chaos: " + String.format(Locale.ROOT, format, values));
  }
}
