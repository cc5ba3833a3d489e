package org.hooke.partitioning;

/** Driver and executors would not give the same digits; someone has to change the cluster. */
public final class ClusterMismatch extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String found;
  private final String expected;

  ClusterMismatch(String found, String expected) {
    super(found + "; expected " + expected);
    this.found = found;
    this.expected = expected;
  }

  /** What an executor is. */
  public String found() {
    return found;
  }

  /** What it should be, and how to get there. */
  public String expected() {
    return expected;
  }
}
