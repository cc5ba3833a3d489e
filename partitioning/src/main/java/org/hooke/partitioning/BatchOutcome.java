package org.hooke.partitioning;

import org.hooke.kernels.eigen.EigenResult;

/** What one task reached. Final class: Spark's Kryo cannot write records. */
final class BatchOutcome {
  private final String executor;
  private final int[] generations; // [index in the batch]
  private final EigenResult[] results; // [index in the batch], null where not wanted or not there
  private final double[] seconds; // of the last diagonalisation, [index in the batch]
  private final double[][][] orbitals; // [index in the batch]; empty where not wanted
  private final long[][] sums; // fixed point, [spin or 0][element]; empty without states
  private final Serialized<Throwable> failure; // null when all went well

  /**
   * @param executor it really ran on
   * @param generations each state has now
   * @param seconds that each state's last diagonalisation took
   * @param orbitals of each state that is there, when they are wanted
   * @param sums over the states that reached the wanted generation
   */
  BatchOutcome(
      String executor,
      int[] generations,
      EigenResult[] results,
      double[] seconds,
      double[][][] orbitals,
      long[][] sums) {
    this(executor, generations, results, seconds, orbitals, sums, null);
  }

  private BatchOutcome(
      String executor,
      int[] generations,
      EigenResult[] results,
      double[] seconds,
      double[][][] orbitals,
      long[][] sums,
      Serialized<Throwable> failure) {
    this.executor = executor;
    this.generations = generations;
    this.results = results;
    this.seconds = seconds;
    this.orbitals = orbitals;
    this.sums = sums;
    this.failure = failure;
  }

  /** A failure that another try would only repeat. */
  static BatchOutcome failed(String executor, Throwable cause) {
    return new BatchOutcome(
        executor,
        new int[0],
        new EigenResult[0],
        new double[0],
        new double[0][][],
        new long[0][],
        Serialized.ofFailure(cause));
  }

  String executor() {
    return executor;
  }

  int generation(int index) {
    return generations[index];
  }

  EigenResult result(int index) {
    return results[index];
  }

  double seconds(int index) {
    return seconds[index];
  }

  double[][] orbitals(int index) {
    return orbitals[index];
  }

  long[][] sums() {
    return sums;
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
