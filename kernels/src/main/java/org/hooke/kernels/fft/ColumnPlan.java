package org.hooke.kernels.fft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The stages of a transform of length n, y_f = sum_j exp(-2 pi i j f / n) x_j, in place.
 *
 * <p>Mixed radix, decimation in frequency (Cooley and Tukey; Van Loan, Computational Frameworks for
 * the FFT, 1992). Stage s has blocks of {@code length(s)} rows; butterfly p of a block takes every
 * m-th of its rows from row p on, m = length / radix, multiplies frequency k by exp(-2 pi i p k /
 * length), and leaves frequencies 0, 1, 2, ... in its rows; but 0, 2, 1, 3 of four, 0, 1, 3, 2, 4
 * of five. At the end frequency f stands in row {@link #position}(f). Immutable.
 */
final class ColumnPlan {
  static final double SIN3 = StrictMath.sin(2 * Math.PI / 3);
  static final double ROOT5_4 = StrictMath.sqrt(5) / 4; // cos 72 = -1/4 + this
  static final double SIN5 = StrictMath.sin(2 * Math.PI / 5);
  static final double SIN5_2 = StrictMath.sin(4 * Math.PI / 5);
  static final double COS7 = StrictMath.cos(2 * Math.PI / 7);
  static final double COS7_2 = StrictMath.cos(4 * Math.PI / 7);
  static final double COS7_3 = StrictMath.cos(6 * Math.PI / 7);
  static final double SIN7 = StrictMath.sin(2 * Math.PI / 7);
  static final double SIN7_2 = StrictMath.sin(4 * Math.PI / 7);
  static final double SIN7_3 = StrictMath.sin(6 * Math.PI / 7);

  static final double SIN8 = StrictMath.sqrt(0.5);

  /** What a stage of each radix costs, most of it the way of the numbers through the caches. */
  private static final double[] COSTS = {
    0, 0, 1, 1.05, 1.1, 1.25, 1.3, 1.6, 1.45, 0, 1.75, 0, 1.95
  };

  private final int n;
  private final int[] radices;
  private final double[][] twiddles; // [stage][2 ((radix - 1) p + k - 1) + part]
  private final int[] positions; // [frequency]

  private ColumnPlan(int n, int[] radices) {
    this.n = n;
    this.radices = radices;
    twiddles = new double[radices.length][];
    int length = n;
    for (int stage = 0; stage < radices.length; stage++) {
      twiddles[stage] = twiddles(length, radices[stage]);
      length /= radices[stage];
    }
    positions = positions();
  }

  /**
   * Of radices 2, 3, 4, 5, 7 and larger primes.
   *
   * @param radixFourFirst whether a stage of four, if any, is the first, so that the two middle
   *     quarters of the rows may be empty, or the last, so that they may be unwanted
   */
  static ColumnPlan ofFours(int n, boolean radixFourFirst) {
    return new ColumnPlan(n, ordered(radices(n), radixFourFirst));
  }

  /**
   * The same with a six instead of a two and a three where there is something else, up to five, to
   * stand at the end: there a stage is merged with the product with the potential.
   */
  static ColumnPlan ofFoursAndSix(int n, boolean radixFourFirst) {
    List<Integer> list = radices(n);
    if (list.contains(2) && list.contains(3)) {
      list.remove(Integer.valueOf(2));
      list.remove(Integer.valueOf(3));
      int first = n % 4 == 0 ? 1 : 0;
      if (list.size() > first && list.get(list.size() - 1) <= 5) {
        list.add(first, 6);
      } else {
        list = radices(n);
      }
    }
    return new ColumnPlan(n, ordered(list, radixFourFirst));
  }

  /** Of the cheapest radices up to {@code largest}, twelve at most, and larger primes. */
  static ColumnPlan whole(int n, int largest) {
    List<Integer> best = new ArrayList<>();
    cheapest(n, largest, 0, new ArrayList<>(), new double[] {Double.MAX_VALUE}, best);
    return new ColumnPlan(n, ordered(best, true));
  }

  /** Descending radices, all choices of them. */
  private static void cheapest(
      int rest,
      int largest,
      double cost,
      List<Integer> chosen,
      double[] least,
      List<Integer> best) {
    if (cost >= least[0]) {
      return;
    }
    boolean further = false;
    for (int radix = largest; radix > 1; radix--) {
      if (rest % radix == 0 && COSTS[radix] > 0) {
        further = true;
        chosen.add(radix);
        cheapest(rest / radix, radix, cost + COSTS[radix], chosen, least, best);
        chosen.remove(chosen.size() - 1);
      }
    }
    if (!further && primesBeyondSeven(rest)) {
      least[0] = cost;
      best.clear();
      best.addAll(chosen);
      addPrimes(best, rest);
    }
  }

  private static boolean primesBeyondSeven(int rest) {
    return rest % 2 != 0 && rest % 3 != 0 && rest % 5 != 0 && rest % 7 != 0;
  }

  private static int[] ordered(List<Integer> radices, boolean forward) {
    List<Integer> list = new ArrayList<>(radices);
    if (!forward) {
      Collections.reverse(list);
    }
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  int n() {
    return n;
  }

  int stages() {
    return radices.length;
  }

  int radix(int stage) {
    return radices[stage];
  }

  /** Rows of a block. */
  int length(int stage) {
    int length = n;
    for (int s = 0; s < stage; s++) {
      length /= radices[s];
    }
    return length;
  }

  int largestRadix() {
    int largest = 1;
    for (int radix : radices) {
      largest = Math.max(largest, radix);
    }
    return largest;
  }

  /** Factors of a stage, [2 ((radix - 1) p + k - 1) + part]. */
  double[] doubleTwiddles(int stage) {
    return twiddles[stage];
  }

  /** The same, rounded. */
  float[] floatTwiddles(int stage) {
    float[] rounded = new float[twiddles[stage].length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) twiddles[stage][i];
    }
    return rounded;
  }

  /** The row in which frequency f ends. */
  int position(int f) {
    return positions[f];
  }

  /** Whether a length can be pruned at all. */
  static boolean prunable(int n) {
    return n % 4 == 0;
  }

  /** Four as often as possible, at both ends; between them 7, 5, 3, 2, larger primes. */
  private static List<Integer> radices(int n) {
    List<Integer> list = new ArrayList<>();
    int rest = n % 16 == 0 ? n / 4 : n;
    for (int radix : new int[] {4, 7, 5, 3, 2}) {
      while (rest % radix == 0) {
        list.add(radix);
        rest /= radix;
      }
    }
    addPrimes(list, rest);
    if (n % 16 == 0) {
      list.add(4);
    }
    return list;
  }

  private static void addPrimes(List<Integer> list, int product) {
    int rest = product;
    for (int prime = 11; rest > 1; prime += 2) {
      while (rest % prime == 0) {
        list.add(prime);
        rest /= prime;
      }
    }
  }

  /** exp(-2 pi i p k / length) for p < length / radix, k = 1 ... radix - 1; exact where it is 1. */
  private static double[] twiddles(int length, int radix) {
    int m = length / radix;
    double[] w = new double[2 * m * (radix - 1)];
    for (int p = 0; p < m; p++) {
      for (int k = 1; k < radix; k++) {
        double angle = -2 * Math.PI * (p * k) / length;
        int t = 2 * ((radix - 1) * p + k - 1);
        w[t] = StrictMath.cos(angle);
        w[t + 1] = StrictMath.sin(angle);
      }
    }
    return w;
  }

  /** Follows the digits of each row through the stages. */
  private int[] positions() {
    int[] result = new int[n];
    for (int row = 0; row < n; row++) {
      int rest = row;
      int length = n;
      int frequency = 0;
      int weight = 1;
      for (int radix : radices) {
        length /= radix;
        int digit = rest / length;
        rest %= length;
        frequency += weight * frequencyOf(radix, digit);
        weight *= radix;
      }
      result[frequency] = row;
    }
    return result;
  }

  /** The frequency that a butterfly leaves in its row number {@code digit}. */
  private static int frequencyOf(int radix, int digit) {
    if (radix == 4 && (digit == 1 || digit == 2)) {
      return 3 - digit;
    }
    return radix == 5 && (digit == 2 || digit == 3) ? 5 - digit : digit;
  }
}
