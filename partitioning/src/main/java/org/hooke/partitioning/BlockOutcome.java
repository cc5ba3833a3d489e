package org.hooke.partitioning;

/** What one task on blocks reached. Final class: Spark's Kryo cannot write records. */
final class BlockOutcome {
  private final String executor;
  private final String host;
  private final int port;
  private final String missing; // what could not be had; empty when all went well
  private final long[][] sums; // fixed point, meaning by the work
  private final double[][] values; // meaning by the work
  private final Serialized<Throwable> failure; // null when all went well

  private BlockOutcome(
      BlockPeer here, String missing, long[][] sums, double[][] values, Throwable cause) {
    this.executor = here.executor();
    this.host = here.host();
    this.port = here.port();
    this.missing = missing;
    this.sums = sums;
    this.values = values;
    this.failure = cause == null ? null : Serialized.ofFailure(cause);
  }

  static BlockOutcome done(BlockPeer here, BlockWork.Answer answer) {
    return new BlockOutcome(here, "", answer.sums(), answer.values(), null);
  }

  /** Something is not there that the work needs. */
  static BlockOutcome missing(BlockPeer here, String what) {
    return new BlockOutcome(here, what, new long[0][], new double[0][], null);
  }

  /** A failure that another try would only repeat. */
  static BlockOutcome failed(BlockPeer here, Throwable cause) {
    return new BlockOutcome(here, "", new long[0][], new double[0][], cause);
  }

  /** Where it really ran. */
  BlockPeer where() {
    return new BlockPeer(executor, host, port);
  }

  /** What could not be had; empty when all went well. */
  String missing() {
    return missing;
  }

  long[][] sums() {
    return sums;
  }

  double[][] values() {
    return values;
  }

  /** Throws the task's failure here, if there was one. */
  void rethrow() {
    if (failure != null) {
      Throwable cause = failure.value();
      if (cause instanceof RuntimeException e) {
        throw e;
      }
      throw new IllegalStateException(cause);
    }
  }
}
