package org.hooke.partitioning;

import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.hooke.kernels.simd.Twin;

/**
 * The twin of the hot loops that the driver runs, and every executor must run too: the twins differ
 * in the last digits, the vector one also with the width of the machine's vectors.
 */
final class DriverTwin implements Serializable {
  private static final long serialVersionUID = 1L;

  /** JVM options of the driver that make its loops fast, so executors get them too. */
  private static final List<String> COMPILER =
      List.of("-XX:CompileCommand=", "-XX:PerMethodTrapLimit=");

  private static final List<String> COLLECTOR =
      List.of("-XX:+UseParallelGC", "-XX:GCTimeRatio=", "-XX:MaxNewSize=");

  private final String label;
  private final int lanes; // doubles in a vector; 0 for the plain twin

  private DriverTwin(String label, int lanes) {
    this.label = label;
    this.lanes = lanes;
  }

  /** That of this JVM. */
  static DriverTwin ofThisJvm() {
    Twin twin = Twin.ofThisJvm();
    return new DriverTwin(twin.label(), twin == Twin.VECTOR ? Twin.lanes() : 0);
  }

  /**
   * JVM options that make an executor run this twin as fast as this JVM does, the person's last.
   *
   * @param given the person's options for executors
   */
  String options(String given) {
    return options(ManagementFactory.getRuntimeMXBean().getInputArguments(), given);
  }

  /**
   * @param here the options of this JVM
   */
  String options(List<String> here, String given) {
    List<String> options = new ArrayList<>();
    options.add("-XX:+IgnoreUnrecognizedVMOptions");
    if (lanes > 0) {
      options.add("--add-modules=jdk.incubator.vector");
    }
    boolean collector = !given.matches("(?s).*-XX:\\+Use\\w+GC\\b.*"); // two of them end a JVM
    here.stream()
        .filter(
            o ->
                COMPILER.stream().anyMatch(o::startsWith)
                    || (collector && COLLECTOR.stream().anyMatch(o::startsWith)))
        .forEach(options::add);
    options.add("-D" + Twin.PROPERTY + "=" + label);
    options.add(given);
    return String.join(" ", options).strip();
  }

  /**
   * Refuses to compute in a JVM of another twin.
   *
   * @param here the twin of the executor
   * @throws ClusterMismatch that names both
   */
  void require(DriverTwin here, String executor) {
    if (!label.equals(here.label) || lanes != here.lanes) {
      throw new ClusterMismatch(
          "executor " + executor + " runs the " + here,
          "the driver's, the "
              + this
              + ": remove "
              + Twin.PROPERTY
              + " from spark.executor.extraJavaOptions, or give HOOKE_JAVA_OPTIONS=-D"
              + Twin.PROPERTY
              + "=plain to the driver");
    }
  }

  @Override
  public String toString() {
    return label + " twin" + (lanes == 0 ? "" : " of " + lanes + " lanes");
  }
}
