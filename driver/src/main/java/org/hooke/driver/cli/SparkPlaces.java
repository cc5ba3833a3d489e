package org.hooke.driver.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.hooke.kernels.eigen.Davidson;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.partitioning.SparkFacts;
import org.hooke.partitioning.SparkSessions;
import org.hooke.partitioning.SparkSettings;

/** The k-points on Spark's executors, embedded or of a cluster. */
final class SparkPlaces implements KPointPlaces {
  private final SparkSessions spark;
  private final String name;
  private final Supplier<String> description;

  /**
   * Starts Spark.
   *
   * @param master Spark's master URL; empty for spark-submit's choice, or local[*]
   * @param name of the calculation, for Spark's pages
   * @param description of the present step
   */
  SparkPlaces(String master, String name, Supplier<String> description) {
    this.spark = SparkSessions.open(SparkSettings.embedded("hooke " + name).withMaster(master));
    this.name = name;
    this.description = description;
  }

  @Override
  public KPoints apply(KPointsSetup setup) {
    long seed = setup.seed();
    LocalKPoints.EigenSolverFactory solvers = parallel -> new Davidson(parallel, seed);
    return spark.kpoints(name, setup, solvers, description);
  }

  @Override
  public Map<String, Object> facts() {
    SparkFacts census = spark.facts();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("master", census.master());
    facts.put("executors", census.executors());
    facts.put("cores", census.cores());
    facts.put("tasks", census.tasks());
    facts.put("retries", census.retries());
    facts.put("losses", census.losses());
    return facts;
  }

  @Override
  public double memory() {
    return spark.isLocal() ? Runtime.getRuntime().maxMemory() : Double.POSITIVE_INFINITY;
  }

  @Override
  public void close() {
    spark.close();
  }
}
