package org.hooke.partitioning;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a person may choose about Spark. Everything else is fixed in {@link SparkSessions}.
 *
 * @param master Spark's master URL; empty takes spark-submit's choice, or {@code local[*]}
 * @param name of the application, as Spark's pages show it
 * @param ui whether Spark serves its web pages while the application lives
 * @param executors executors to wait for before the first task; 0 when unknown
 * @param properties Spark properties that override Hooke's own choices
 */
public record SparkSettings(
    String master, String name, boolean ui, int executors, Map<String, String> properties) {

  /** Takes a copy of the properties. */
  public SparkSettings {
    properties = Map.copyOf(properties);
  }

  /** In this process on all cores, without web pages, unless spark-submit chose a master. */
  public static SparkSettings embedded(String name) {
    return new SparkSettings("", name, false, 0, Map.of());
  }

  public SparkSettings withMaster(String url) {
    return new SparkSettings(url, name, ui, executors, properties);
  }

  public SparkSettings withUi(boolean on) {
    return new SparkSettings(master, name, on, executors, properties);
  }

  public SparkSettings withExecutors(int expected) {
    return new SparkSettings(master, name, ui, expected, properties);
  }

  public SparkSettings with(String key, String value) {
    Map<String, String> more = new TreeMap<>(properties);
    more.put(key, value);
    return new SparkSettings(master, name, ui, executors, more);
  }
}
