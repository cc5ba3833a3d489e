package org.hooke.partitioning;

/**
 * A living executor as the driver sees it.
 *
 * @param id Spark's number of it, "driver" in local mode
 * @param cores threads it may use
 */
record ExecutorSlot(String id, String host, int cores) {
  /** The location by which a task asks for exactly this executor. */
  String location() {
    return "executor_" + host + "_" + id;
  }
}
