package org.hooke.partitioning;

import java.util.List;

/**
 * What Spark did for this application so far.
 *
 * @param executors alive now
 * @param cores of all of them
 * @param tasks ended well
 * @param retries tasks that failed and were tried again
 * @param losses one line per executor lost: its number and the cause
 */
public record SparkFacts(
    String master, int executors, int cores, long tasks, long retries, List<String> losses) {}
