package org.hooke.partitioning;

/** The states one executor works on in one task. Final class: Spark's Kryo cannot write records. */
final class StateBatch {
  private final String executor;
  private final int[] states;
  private final double[][] weights; // [index in states][band], empty when no sum is wanted
  private final int[] evicted;
  private final int held;
  private final int cores;

  /**
   * @param executor that should run it
   * @param weights k weight times occupation, [index in states][band]; empty when not needed
   * @param evicted states it should forget
   * @param held states it holds in all
   * @param cores threads it may use
   */
  StateBatch(
      String executor, int[] states, double[][] weights, int[] evicted, int held, int cores) {
    this.executor = executor;
    this.states = states;
    this.weights = weights;
    this.evicted = evicted;
    this.held = held;
    this.cores = cores;
  }

  String executor() {
    return executor;
  }

  int[] states() {
    return states;
  }

  double[][] weights() {
    return weights;
  }

  int[] evicted() {
    return evicted;
  }

  int held() {
    return held;
  }

  int cores() {
    return cores;
  }
}
