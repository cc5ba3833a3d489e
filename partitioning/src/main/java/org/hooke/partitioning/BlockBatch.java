package org.hooke.partitioning;

/**
 * The blocks of bands, and slices of as many numbers, that one executor works on in one task.
 * Number = block + blocks * state. Final class: Spark's Kryo cannot write records.
 */
final class BlockBatch {
  private final String executor;
  private final int[] numbers;
  private final int cores;

  /**
   * @param executor that must run it
   * @param cores threads it may use
   */
  BlockBatch(String executor, int[] numbers, int cores) {
    this.executor = executor;
    this.numbers = numbers;
    this.cores = cores;
  }

  String executor() {
    return executor;
  }

  int[] numbers() {
    return numbers;
  }

  int cores() {
    return cores;
  }
}
