package org.hooke.driver.cli;

/**
 * When a state is written again: as soon as writing costs at most 2 % of the time, not before a
 * shortest interval has passed, and after the longest one in any case that leaves nine tenths of
 * the time. Mutable.
 */
final class Pace {
  private static final double SHARE = 0.02;

  private final double shortest; // s
  private final double longest; // s
  private double ended = Double.NEGATIVE_INFINITY;
  private double cost; // s

  /**
   * @param shortest interval between two writes, s
   * @param longest s
   */
  Pace(double shortest, double longest) {
    this.shortest = shortest;
    this.longest = longest;
  }

  /** Whether it is time to write, now in s since the start. */
  boolean due(double now) {
    double passed = now - ended;
    return passed >= Math.max(longest, 10 * cost) || (passed >= shortest && cost <= SHARE * passed);
  }

  /** A write took from began to now, s since the start. */
  void wrote(double began, double now) {
    ended = now;
    cost = now - began;
  }
}
