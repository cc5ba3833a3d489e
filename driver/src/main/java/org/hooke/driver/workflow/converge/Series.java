package org.hooke.driver.workflow.converge;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Values of ever finer settings, and what is left to their limit. Mutable, one thread.
 *
 * <p>With d_J the largest change from setting J - 1 to the last one J, what is left at J is the
 * tail d_J r/(1 - r) of a geometric series with the ratio r = d_J/d_(J-1), kept within bounds; for
 * values that do not fall steadily (k-points) the larger of d_J and d_(J-1)/2. What is left at an
 * earlier setting j is its distance from the last value and what is left there.
 */
final class Series {
  private static final double LEAST_RATIO = 0.1;
  private static final double LARGEST_RATIO = 0.8;

  private final boolean geometric;
  private final List<double[]> values = new ArrayList<>();

  /**
   * @param geometric whether changes fall like a geometric series
   */
  Series(boolean geometric) {
    this.geometric = geometric;
  }

  void add(double[] value) {
    values.add(value.clone());
  }

  int size() {
    return values.size();
  }

  /** Largest change from the setting before; NaN for the first. */
  double change(int j) {
    return j == 0 ? Double.NaN : distance(values.get(j), values.get(j - 1));
  }

  /** What is left at setting j to the limit; NaN before three settings. */
  double left(int j) {
    int last = values.size() - 1;
    if (last < 2) {
      return Double.NaN;
    }
    double d = change(last);
    double before = change(last - 1);
    double ratio = before > 0 ? d / before : LARGEST_RATIO;
    double r = Math.max(LEAST_RATIO, Math.min(LARGEST_RATIO, ratio));
    double tail = geometric ? d * r / (1 - r) : Math.max(d, before / 2);
    return j == last ? tail : distance(values.get(last), values.get(j)) + tail;
  }

  /**
   * The coarsest setting from which on every one has at most this left; a setting counts only when
   * a finer one has confirmed it.
   */
  OptionalInt coarsest(double target) {
    int best = -1;
    for (int j = values.size() - 1; j >= 0 && left(j) <= target; j--) {
      best = j;
    }
    return best < 0 || best == values.size() - 1 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  private static double distance(double[] a, double[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }
}
