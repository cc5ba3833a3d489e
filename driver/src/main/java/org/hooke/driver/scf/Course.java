package org.hooke.driver.scf;

import java.util.List;

/** What the last iterations of a loop look like. */
enum Course {
  /** The error falls. */
  FALLING("the error falls"),
  /** The error does not fall, the energy goes up and down. */
  OSCILLATING("the iterations oscillate"),
  /** The error does not fall. */
  STANDING("the iterations stand still");

  /** Iterations that are looked at. */
  static final int SPAN = 8;

  /** The best error of the last iterations over that of those before, from which it stands. */
  private static final double STANDSTILL = 0.5;

  private final String words;

  Course(String words) {
    this.words = words;
  }

  /** As in a sentence. */
  String words() {
    return words;
  }

  /**
   * The course after these iterations.
   *
   * @param since iteration before which nothing counts
   */
  static Course of(List<ScfStep> steps, int since) {
    int n = steps.size();
    if (n - since <= SPAN) {
      return FALLING;
    }
    double before = Double.POSITIVE_INFINITY;
    for (int i = since; i < n - SPAN; i++) {
      before = Math.min(before, steps.get(i).error());
    }
    double lately = Double.POSITIVE_INFINITY;
    int turns = 0;
    for (int i = n - SPAN; i < n; i++) {
      lately = Math.min(lately, steps.get(i).error());
      boolean turned = i > 1 && steps.get(i).change() * steps.get(i - 1).change() < 0;
      turns += turned ? 1 : 0;
    }
    if (lately < STANDSTILL * before) {
      return FALLING;
    }
    return turns >= SPAN / 2 + 1 ? OSCILLATING : STANDING;
  }
}
