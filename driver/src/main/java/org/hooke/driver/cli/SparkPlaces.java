package org.hooke.driver.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hooke.kernels.kpoints.BandSolver;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.partitioning.SparkCalculations;
import org.hooke.partitioning.SparkFacts;
import org.hooke.partitioning.SparkSessions;
import org.hooke.partitioning.SparkSettings;

/**
 * The k-points on Spark's executors, embedded or of a cluster. Spark starts in a thread of its own:
 * whoever first needs it waits for it.
 */
final class SparkPlaces implements KPointPlaces {
  private static final Pattern IN_PROCESS =
      Pattern.compile("local(?:\\[([*0-9]+)(?:, *[0-9]+)?\\])?");

  private final FutureTask<SparkSessions> starting;
  private final String master;
  private final String name;
  private final Supplier<String> description;

  /**
   * Begins to start Spark; failures come out of the first call that needs it.
   *
   * @param master Spark's master URL; empty for spark-submit's choice, or local[*]
   * @param name of the calculation, for Spark's pages
   * @param description of the present step
   */
  SparkPlaces(String master, String name, Supplier<String> description) {
    SparkSettings settings = SparkSettings.embedded("hooke " + name).withMaster(master);
    this.starting = new FutureTask<>(() -> SparkSessions.open(settings));
    this.master = master.isEmpty() ? System.getProperty("spark.master", "local[*]") : master;
    this.name = name;
    this.description = description;
    Thread thread = new Thread(starting, "spark-start"); // inherits the class loader
    thread.setDaemon(true);
    thread.start();
  }

  private SparkSessions spark() {
    try {
      return starting.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("Spark does not start", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Spark starts", e);
    }
  }

  @Override
  public KPoints apply(KPointsSetup setup) {
    if (setup.inBlocks()) {
      return spark().bands(name, setup, description);
    }
    return spark().kpoints(name, setup, BandSolver.of(setup), description);
  }

  /** Whole calculations as tasks. */
  SparkCalculations calculations() {
    return spark().calculations();
  }

  @Override
  public Map<String, Object> facts() {
    SparkFacts census = spark().facts();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("master", census.master());
    facts.put("executors", census.executors());
    facts.put("cores", census.cores());
    facts.put("tasks", census.tasks());
    facts.put("retries", census.retries());
    facts.put("losses", census.losses());
    return facts;
  }

  /** In this process it is known at once: Spark may still be starting. */
  @Override
  public ExecutorRoom room() {
    Matcher here = IN_PROCESS.matcher(master);
    if (here.matches()) {
      String threads = here.group(1) == null ? "1" : here.group(1);
      return ExecutorRoom.ofThisProcess(
          threads.equals("*")
              ? Runtime.getRuntime().availableProcessors()
              : Integer.parseInt(threads));
    }
    SparkSessions sessions = spark();
    SparkFacts facts = sessions.facts();
    int executors = Math.max(1, facts.executors());
    int cores = Math.max(1, facts.cores() / executors);
    return new ExecutorRoom(executors, cores, sessions.executorMemory(), false);
  }

  @Override
  public void close() {
    SparkSessions sessions;
    try {
      sessions = spark();
    } catch (RuntimeException e) {
      return; // it never started, as whoever needed it was told
    }
    sessions.close();
  }
}
