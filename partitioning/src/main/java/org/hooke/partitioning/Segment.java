package org.hooke.partitioning;

import java.util.List;

/** Consecutive operations: the one at index i leads to generation first + i. Immutable. */
final class Segment {
  private final int first;
  private final Operation[] operations;

  Segment(int first, List<Operation> operations) {
    this.first = first;
    this.operations = operations.toArray(new Operation[0]);
  }

  /** No operation, at a generation. */
  static Segment endingAt(int generation) {
    return new Segment(generation + 1, List.of());
  }

  /** Whether there is nothing to do. */
  boolean isEmpty() {
    return operations.length == 0;
  }

  /** Generation the first operation leads to. */
  int first() {
    return first;
  }

  /** Generation the last operation leads to. */
  int last() {
    return first + operations.length - 1;
  }

  Operation leadingTo(int generation) {
    return operations[generation - first];
  }
}
