package org.hooke.driver.workflow;

/**
 * What is dealt out to executors: whole states (k-point, spin), or blocks of their bands. The two
 * have solvers of their own, whose last digits differ, so the choice follows from the input and the
 * size of the calculation and never from the cluster.
 */
public enum Grain {
  STATES("states"),
  BLOCKS("blocks");

  /** States that keep a small cluster busy by themselves. */
  private static final int ENOUGH_STATES = 4;

  /** Operations of one state in one iteration, about half a minute of a core, that are long. */
  private static final double LONG_STATE = 5e11;

  private final String word;

  Grain(String word) {
    this.word = word;
  }

  /** The word of the input. */
  public String word() {
    return word;
  }

  /** That of a word of the input, auto included. */
  public static Grain of(String word, Calculation c) {
    return word.equals("auto") ? choose(c) : word.equals(BLOCKS.word) ? BLOCKS : STATES;
  }

  /** Blocks where there are few states, each of them long; see docs/scaling.md. */
  static Grain choose(Calculation c) {
    double most = 0;
    for (int k = 0; k < c.mesh().size(); k++) {
      most = Math.max(most, operations(c, k));
    }
    boolean few = c.mesh().size() * c.spins() <= ENOUGH_STATES;
    return few && most > LONG_STATE ? BLOCKS : STATES;
  }

  /** Floating-point operations of one state in one iteration, as docs/theory/time.md counts. */
  private static double operations(Calculation c, int k) {
    WorkOfState work = WorkOfState.of(c, k);
    return 4 * work.application() + 12 * work.product();
  }
}
