package org.hooke.partitioning;

import java.io.Serializable;
import org.hooke.kernels.simd.Twin;

/**
 * The twin of the hot loops that the driver runs, and every executor must run too: the twins differ
 * in the last digits, the vector one also with the width of the machine's vectors.
 */
final class DriverTwin implements Serializable {
  private static final long serialVersionUID = 1L;

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

  /** JVM options that make an executor run this twin. */
  String options() {
    String property = "-D" + Twin.PROPERTY + "=" + label;
    return lanes == 0
        ? property
        : "-XX:+IgnoreUnrecognizedVMOptions --add-modules=jdk.incubator.vector " + property;
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
