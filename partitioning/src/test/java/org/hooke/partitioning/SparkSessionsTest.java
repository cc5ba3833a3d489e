package org.hooke.partitioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class SparkSessionsTest {
  private static final SparkSettings PLAIN = SparkSettings.embedded("silicon");

  @Test
  void withoutAChoiceItRunsInThisProcessQuietly() {
    SparkConf conf = SparkSessions.configuration(PLAIN);
    assertEquals("local[*]", conf.get("spark.master"));
    assertEquals("silicon", conf.get("spark.app.name"));
    assertEquals("false", conf.get("spark.ui.enabled"));
    assertEquals("127.0.0.1", conf.get("spark.driver.bindAddress"));
    assertEquals("true", SparkSessions.configuration(PLAIN.withUi(true)).get("spark.ui.enabled"));
  }

  @Test
  void aClusterKeepsItsOwnAddresses() {
    SparkConf conf = SparkSessions.configuration(PLAIN.withMaster("spark://host:7077"));
    assertEquals("spark://host:7077", conf.get("spark.master"));
    assertFalse(conf.contains("spark.driver.bindAddress"));
  }

  @Test
  void thePersonsPropertiesWinButForTheFormOfWhatTravels() {
    SparkSettings settings =
        PLAIN
            .with("spark.network.timeout", "100s")
            .with("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
    SparkConf conf = SparkSessions.configuration(settings);
    assertEquals("100s", conf.get("spark.network.timeout"));
    assertEquals("org.apache.spark.serializer.KryoSerializer", conf.get("spark.serializer"));
    assertEquals("true", conf.get("spark.kryo.registrationRequired"));
  }

  @Test
  void executorsGetWhatMakesTheDriverFastAndNotItsMemory() {
    List<String> driver =
        List.of(
            "-Xmx8g",
            "-XX:PerMethodTrapLimit=10000",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling,org.hooke.kernels.linalg.*::*,0.05",
            "-XX:+UseParallelGC",
            "-Dhooke.twin=auto");
    String options = DriverTwin.ofThisJvm().options(driver, "-Dx=1");
    assertTrue(options.contains(driver.get(3) + " -XX:+UseParallelGC -Dhooke.twin="), options);
    assertTrue(options.contains(" " + driver.get(1) + " "), options);
    assertTrue(options.endsWith(" -Dx=1"), options);
    assertFalse(options.contains("8g") || options.contains("auto"), options);
    String own = DriverTwin.ofThisJvm().options(driver, "-XX:+UseSerialGC");
    assertFalse(own.contains("ParallelGC"), own);
    SparkSettings settings = PLAIN.with("spark.executor.extraJavaOptions", "-XX:+UseSerialGC");
    String all = SparkSessions.configuration(settings).get("spark.executor.extraJavaOptions");
    assertTrue(all.endsWith(" -XX:+UseSerialGC") && all.contains("-Dhooke.twin="), all);
  }

  @Test
  void factsCountCoresAndTasks() {
    try (SparkSessions spark = SparkSessions.open(PLAIN.withMaster("local[3]"))) {
      spark.calculations().run("count", List.of(1, 2, 3), n -> n);
      SparkFacts facts = spark.facts();
      assertEquals("local[3]", facts.master());
      assertEquals(1, facts.executors());
      assertEquals(3, facts.cores());
      assertTrue(facts.losses().isEmpty());
    }
  }

  @Test
  void anotherReleaseOfSparkIsRefusedByItsNumber() {
    SparkSessions.requireRelease("4.2.0");
    ClusterMismatch e =
        assertThrows(ClusterMismatch.class, () -> SparkSessions.requireRelease("4.1.1"));
    assertTrue(e.getMessage().contains("Spark 4.1.1"), e.getMessage());
  }

  @Test
  void aLossIsCalledByItsCause() {
    assertTrue(SparkCensus.cause("Command exited with code 52").startsWith("out of memory"));
    assertTrue(SparkCensus.cause("Command exited with code 137").startsWith("killed"));
    assertEquals(
        "Executor heartbeat timed out after 34000 ms",
        SparkCensus.cause("Executor heartbeat timed out after 34000 ms\nand more"));
  }
}
