package org.hooke.partitioning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.status.api.v1.ExecutorSummary;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalKPoints;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The one owner of Spark's context: opens it with the settings Hooke needs, knows its executors,
 * and hands out what runs on it. One at a time per process, as Spark demands.
 */
public final class SparkSessions implements AutoCloseable {
  private static final String LOCAL_ID = "driver";

  /** The releases of Spark this program is built and tested with. */
  private static final String RELEASE = "4.2.";

  /** Executors that must be there are waited for this long, seconds. */
  private static final int PATIENCE = 120;

  private final JavaSparkContext context;
  private final SparkCensus census = new SparkCensus();
  private final AtomicInteger calculations = new AtomicInteger();
  private final int expected;
  private final boolean local;

  private SparkSessions(JavaSparkContext context, int expected) {
    this.context = context;
    this.expected = expected;
    this.local = context.isLocal();
    context.sc().addSparkListener(census);
  }

  /**
   * Starts Spark, and waits for the executors where they are processes of their own.
   *
   * @throws SparkFailure when no executor appears
   * @throws ClusterMismatch when the Spark on the class path is of another release
   */
  public static SparkSessions open(SparkSettings settings) {
    requireRelease(org.apache.spark.package$.MODULE$.SPARK_VERSION());
    SparkConf conf = configuration(settings);
    SparkSessions sessions =
        new SparkSessions(new JavaSparkContext(conf), expectedExecutors(settings, conf));
    try {
      sessions.awaitExecutors();
    } catch (RuntimeException e) {
      sessions.close();
      throw e;
    }
    return sessions;
  }

  /** Refuses a Spark of another release, named, before it fails somewhere without a word. */
  static void requireRelease(String version) {
    if (!version.startsWith(RELEASE)) {
      throw new ClusterMismatch(
          "Spark " + version, "Spark " + RELEASE + "x, which this program is built with");
    }
  }

  /** Hooke's choices below, spark-submit's and the user's above. */
  static SparkConf configuration(SparkSettings settings) {
    SparkConf conf = new SparkConf();
    if (!settings.master().isEmpty()) {
      conf.setMaster(settings.master());
    }
    conf.setIfMissing("spark.master", "local[*]").setIfMissing("spark.app.name", settings.name());
    settings.properties().forEach(conf::set);
    boolean oneMachine = conf.get("spark.master").startsWith("local");
    if (oneMachine) { // no name service, no network needed
      conf.setIfMissing("spark.driver.host", "localhost")
          .setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    conf.setIfMissing("spark.ui.enabled", Boolean.toString(settings.ui()))
        .setIfMissing("spark.ui.showConsoleProgress", "false");
    // Arrays of doubles: Kryo is eight times faster than Java's form, and they do not compress.
    conf.set("spark.serializer", KryoSerializer.class.getName())
        .set("spark.kryo.registrator", HookeKryoRegistrator.class.getName())
        .set("spark.kryo.registrationRequired", "true")
        .setIfMissing("spark.kryoserializer.buffer.max", "2047m")
        .setIfMissing("spark.broadcast.compress", "false");
    // Partial sums are merged one by one as they come: no need to bound their total.
    conf.setIfMissing("spark.driver.maxResultSize", "0")
        .setIfMissing("spark.task.maxDirectResultSize", "32m");
    // Orbitals live outside of Spark's own memory.
    conf.setIfMissing("spark.memory.fraction", "0.2");
    String options = "spark.executor.extraJavaOptions";
    conf.set(options, DriverTwin.ofThisJvm().options(conf.get(options, "")));
    conf.setIfMissing("spark.speculation", "false")
        .setIfMissing("spark.task.maxFailures", "8")
        .setIfMissing("spark.locality.wait", "3s")
        .setIfMissing("spark.shuffle.io.retryWait", "1s")
        .setIfMissing("spark.network.timeout", "30s")
        .setIfMissing("spark.network.timeoutInterval", "10s")
        .setIfMissing("spark.executor.heartbeatInterval", "5s")
        .setIfMissing("spark.scheduler.minRegisteredResourcesRatio", "1.0");
    return conf;
  }

  /** How many executors were asked for, as far as that can be known; 0 when not. */
  private static int expectedExecutors(SparkSettings settings, SparkConf conf) {
    String master = conf.get("spark.master");
    if (settings.executors() > 0) {
      return settings.executors();
    }
    if (master.startsWith("local-cluster[")) {
      return Integer.parseInt(master.substring(14, master.indexOf(',')).trim());
    }
    return conf.getInt("spark.executor.instances", 0);
  }

  private void awaitExecutors() {
    if (local) {
      return;
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    int before = 0;
    int quiet = 0; // looks without change
    while (System.nanoTime() < end) {
      int now = executors().size();
      quiet = now == before ? quiet + 1 : 0;
      before = now;
      if (expected > 0 ? now >= expected : now > 0 && quiet >= 20) {
        return;
      }
      pause();
    }
    if (before == 0) {
      throw new SparkFailure(
          "no executor of "
              + master()
              + " appeared within "
              + PATIENCE
              + " s; is it running, with that much memory free, and Java as the driver's? "
              + losses());
    }
  }

  /** The living executors, waiting for one when there is none just now. */
  List<ExecutorSlot> atLeastOneExecutor() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    List<ExecutorSlot> alive = executors();
    while (alive.isEmpty()) {
      if (System.nanoTime() > end) {
        throw new SparkFailure("all executors of " + master() + " are lost: " + losses());
      }
      pause();
      alive = executors();
    }
    return alive;
  }

  private static void pause() {
    try {
      Thread.sleep(25);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for executors", e);
    }
  }

  /** The living executors in the order of their numbers. */
  List<ExecutorSlot> executors() {
    List<ExecutorSlot> slots = new ArrayList<>();
    for (ExecutorSummary e :
        CollectionConverters.asJava(context.sc().statusStore().executorList(true))) {
      int colon = e.hostPort().lastIndexOf(':'); // absent until its storage has reported
      if (colon > 0 && local == e.id().equals(LOCAL_ID)) {
        String host = e.hostPort().substring(0, colon);
        slots.add(new ExecutorSlot(e.id(), host, Math.max(1, e.totalCores())));
      }
    }
    slots.sort(
        Comparator.comparingInt((ExecutorSlot e) -> e.id().length())
            .thenComparing(ExecutorSlot::id));
    return slots;
  }

  /** Memory for one of the tasks that share an executor, bytes, as far as that can be known. */
  public double memoryPerTask() {
    SparkConf conf = context.getConf();
    int tasks = executors().stream().mapToInt(ExecutorSlot::cores).max().orElse(1);
    tasks = Math.max(1, tasks / conf.getInt("spark.task.cpus", 1));
    return executorMemory() / tasks;
  }

  /** Heap of an executor, bytes, without what Spark keeps for itself. */
  public double executorMemory() {
    return local
        ? Runtime.getRuntime().maxMemory()
        : 0.9 * context.getConf().getSizeAsBytes("spark.executor.memory", "1g");
  }

  /** Spark's master URL. */
  public String master() {
    return context.master();
  }

  /** Whether the executor is this process itself. */
  public boolean isLocal() {
    return local;
  }

  /**
   * The k-points of one calculation on the executors.
   *
   * @param name of the calculation: the job group in Spark's pages
   * @param description of the present step, asked before each job: "SCF 8, residual 3e-6"
   */
  public SparkKPoints kpoints(
      String name,
      KPointsSetup setup,
      LocalKPoints.EigenSolverFactory solvers,
      Supplier<String> description) {
    return new SparkKPoints(this, name, setup, solvers, description);
  }

  /**
   * The same with the bands in blocks: for few k-points with many bands.
   *
   * @param name of the calculation: the job group in Spark's pages
   * @param description of the present step, asked before each job
   */
  public SparkBands bands(String name, KPointsSetup setup, Supplier<String> description) {
    return new SparkBands(this, name, setup, description);
  }

  /** Runs whole calculations as tasks. */
  public SparkCalculations calculations() {
    return new SparkCalculations(context);
  }

  /** Stops every running job of a calculation; its call ends with an exception. */
  public void cancel(String name) {
    context.cancelJobGroup(name);
  }

  public SparkFacts facts() {
    List<ExecutorSlot> alive = executors();
    int cores = alive.stream().mapToInt(ExecutorSlot::cores).sum();
    return new SparkFacts(
        master(), alive.size(), cores, census.succeeded(), census.failed(), losses());
  }

  /** One line per lost executor. */
  List<String> losses() {
    return census.losses();
  }

  JavaSparkContext context() {
    return context;
  }

  /** A number no other calculation of this application has. */
  int nextCalculation() {
    return calculations.getAndIncrement();
  }

  @Override
  public void close() {
    context.close();
  }
}
