package org.hooke.driver.scf;

import java.util.List;

/** What the last iterations of a loop look like. */
enum Course {
  /** The error falls. */
  FALLING("the error falls"),
  /** The error does not fall, the energy goes up and down. */
  OSCILLATING("the iterations oscillate"),
  /** The error does not fall. */
  STANDING("the iterations stand still"),
  /** The history allows only steps that change nothing. */
  CREEPING("the steps are too short");

  /** Iterations that are looked at. */
  static final int SPAN = 8;

  /** The best error of the last iterations over that of those before, from which it stands. */
  private static final double STANDSTILL = 0.5;

  /** Iterations that tell whether steps are too short. */
  static final int SHORT_SPAN = 3;

  /** Change of the energy over its estimated error, below which a step is too short. */
  private static final double TOO_SHORT = 0.01;

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
    if (n - since > SHORT_SPAN && creeps(steps.subList(n - SHORT_SPAN - 1, n))) {
      return CREEPING;
    }
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

  /** Whether after the first of these steps none moved the energy or the error. */
  private static boolean creeps(List<ScfStep> steps) {
    boolean creeps = true;
    for (int i = 1; i < steps.size(); i++) {
      ScfStep step = steps.get(i);
      creeps &= Math.abs(step.change()) < TOO_SHORT * step.error();
      creeps &= step.error() > STANDSTILL * steps.get(i - 1).error();
    }
    return creeps;
  }
}
