package org.hooke.partitioning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Spark with executors in processes of their own, started from the tests' class path. */
final class ClusterOfProcesses {
  private ClusterOfProcesses() {}

  /** Spark's workers insist on a home with a folder of jars, which may be empty. */
  static void makeHome() {
    try {
      Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SparkSettings settings(String master) {
    makeHome();
    return SparkSettings.embedded("test")
        .withMaster(master)
        .with("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .with("spark.executor.memory", "1g")
        .with("spark.testing.reservedMemory", "0")
        .with("spark.memory.fraction", "0.5")
        .with("spark.executorEnv.SPARK_SCALA_VERSION", "2.13");
  }

  /** The executors this process has started and that live, oldest first. */
  static List<ProcessHandle> executors() {
    return ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().command().orElse("").endsWith("java"))
        .sorted()
        .toList();
  }

  /** Ends an executor as the system would, without a word. */
  static void kill(ProcessHandle executor) {
    executor.destroyForcibly();
    executor.onExit().join();
  }
}
