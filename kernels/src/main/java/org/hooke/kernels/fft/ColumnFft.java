package org.hooke.kernels.fft;

import java.util.Arrays;

/**
 * Transforms of length n across the rows of a block, the same for every lane (column), in place, as
 * {@link ColumnPlan} says.
 *
 * <p>Frequency f ends in row {@link #position}(f): callers rename rows instead of moving data. The
 * opposite sign is had by exchanging re and im. One thread.
 *
 * <p>Pruning: where a radix-4 stage stands at the sphere's end, the two middle quarters of the rows
 * may be declared empty (on input) or unwanted (on output).
 */
final class ColumnFft {
  private static final int LANES = 128; // lanes that pass through all stages together

  private final int n;
  private final ColumnPlan plan;
  private final double[][] twiddles; // [stage]
  private double[][] scratch; // [largest radix - 1][lanes], for radices from 7

  /**
   * @param radixFourFirst whether the stage of the two middle quarters is the first (they may be
   *     empty) or the last (they may be unwanted)
   */
  ColumnFft(int n, boolean radixFourFirst) {
    this.n = n;
    plan = ColumnPlan.ofFours(n, radixFourFirst);
    twiddles = new double[plan.stages()][];
    for (int stage = 0; stage < twiddles.length; stage++) {
      twiddles[stage] = plan.doubleTwiddles(stage);
    }
  }

  /** The row in which frequency f ends. */
  int position(int f) {
    return plan.position(f);
  }

  /** Rows in the order of their frequencies, by reference. */
  double[][] renamed(double[][] rows) {
    double[][] result = new double[n][];
    for (int f = 0; f < n; f++) {
      result[f] = rows[plan.position(f)];
    }
    return result;
  }

  /**
   * Transforms lanes [0, lanes) of the rows.
   *
   * @param emptyMiddle rows n/4 to 3n/4 - 1 count as zero, whatever they hold
   * @param unwantedMiddle rows of frequencies n/4 to 3n/4 - 1 may hold anything afterwards
   */
  void run(double[][] re, double[][] im, int lanes, boolean emptyMiddle, boolean unwantedMiddle) {
    int largest = plan.largestRadix();
    if (largest >= 7 && (scratch == null || scratch[0].length < lanes)) {
      scratch = new double[largest - 1][lanes];
    }
    for (int from = 0; from < lanes; from += LANES) {
      int to = Math.min(lanes, from + LANES);
      int length = n;
      for (int stage = 0; stage < plan.stages(); stage++) {
        boolean empty = emptyMiddle && stage == 0;
        boolean unwanted = unwantedMiddle && stage == plan.stages() - 1;
        stage(stage, length, re, im, from, to, empty, unwanted);
        length /= plan.radix(stage);
      }
    }
  }

  private void stage(
      int stage,
      int length,
      double[][] re,
      double[][] im,
      int from,
      int to,
      boolean empty,
      boolean unwanted) {
    int radix = plan.radix(stage);
    int m = length / radix;
    double[] w = twiddles[stage];
    for (int start = 0; start < n; start += length) {
      for (int p = 0; p < m; p++) {
        int t = 2 * (radix - 1) * p;
        int row = start + p;
        switch (radix) {
          case 2 -> two(re, im, row, m, w, t, from, to);
          case 3 -> three(re, im, row, m, w, t, from, to);
          case 4 -> {
            if (empty) {
              fourOfTwo(re, im, row, m, w, t, from, to);
            } else if (unwanted) {
              twoOfFour(re, im, row, m, from, to);
            } else {
              four(re, im, row, m, w, t, from, to);
            }
          }
          case 5 -> five(re, im, row, m, w, t, from, to);
          case 7 -> seven(re, im, row, m, w, t, from, to);
          default -> prime(radix, re, im, row, m, w, t, from, to);
        }
      }
    }
  }

  private static void two(
      double[][] re, double[][] im, int row, int m, double[] w, int t, int from, int to) {
    Butterflies.sumAndDifference(re[row], re[row + m], from, to);
    Butterflies.sumAndDifference(im[row], im[row + m], from, to);
    rotate(re, im, row + m, w, t, from, to);
  }

  private static void three(
      double[][] re, double[][] im, int row, int m, double[] w, int t, int from, int to) {
    Butterflies.three(re[row], re[row + m], re[row + 2 * m], 0.5, ColumnPlan.SIN3, from, to);
    Butterflies.three(im[row], im[row + m], im[row + 2 * m], 0.5, ColumnPlan.SIN3, from, to);
    turn(re, im, row + m, row + 2 * m, w, t, t + 2, from, to);
  }

  /** Frequencies 0, 2, 1, 3 end in the four rows. */
  private static void four(
      double[][] re, double[][] im, int row, int m, double[] w, int t, int from, int to) {
    int b = row + m;
    int c = row + 2 * m;
    int d = row + 3 * m;
    Butterflies.four(re[row], re[b], re[c], re[d], from, to);
    Butterflies.four(im[row], im[b], im[c], im[d], from, to);
    rotate(re, im, b, w, t + 2, from, to);
    turn(re, im, c, d, w, t, t + 4, from, to);
  }

  /** As four, the second and third row counting as zero. */
  private static void fourOfTwo(
      double[][] re, double[][] im, int row, int m, double[] w, int t, int from, int to) {
    int b = row + m;
    int c = row + 2 * m;
    int d = row + 3 * m;
    Butterflies.turnedSum(re[row], im[row], re[d], im[d], re[c], im[c], from, to);
    rotate(re, im, c, w, t, from, to);
    Butterflies.difference(re[row], re[d], re[b], from, to);
    Butterflies.difference(im[row], im[d], im[b], from, to);
    rotate(re, im, b, w, t + 2, from, to);
    Butterflies.sumAndTurn(re[row], im[row], re[d], im[d], from, to);
    rotate(re, im, d, w, t + 4, from, to);
  }

  /** As four in the last stage, of which only frequencies 0 and 3 are wanted. */
  private static void twoOfFour(double[][] re, double[][] im, int row, int m, int from, int to) {
    int b = row + m;
    int c = row + 2 * m;
    int d = row + 3 * m;
    Butterflies.fourWithoutTwo(re[row], re[b], re[c], re[d], from, to);
    Butterflies.fourWithoutTwo(im[row], im[b], im[c], im[d], from, to);
    Butterflies.turnedSum(re[c], im[c], re[d], im[d], re[d], im[d], from, to);
  }

  /** Frequencies 0, 1, 3, 2, 4 end in the five rows. */
  private static void five(
      double[][] re, double[][] im, int row, int m, double[] w, int t, int from, int to) {
    int b = row + m;
    int c = row + 2 * m;
    int d = row + 3 * m;
    int e = row + 4 * m;
    for (int part = 0; part < 2; part++) {
      double[][] x = part == 0 ? re : im;
      Butterflies.sumAndDifference(x[b], x[e], from, to);
      Butterflies.sumAndDifference(x[c], x[d], from, to);
      Butterflies.five(x[row], x[b], x[c], 0.25, ColumnPlan.ROOT5_4, from, to);
      // row e: sin(72) x_e + sin(144) x_d, row d: sin(72) x_d - sin(144) x_e, the wrong sign
      Butterflies.rotate(x[d], x[e], ColumnPlan.SIN5, ColumnPlan.SIN5_2, from, to);
    }
    turn(re, im, b, e, w, t, t + 6, from, to);
    turn(re, im, c, d, w, t + 4, t + 2, from, to); // exchanged because of that sign
  }

  private void seven(
      double[][] re, double[][] im, int row, int m, double[] w, int t, int from, int to) {
    sevenPart(re, row, m, from, to);
    sevenPart(im, row, m, from, to);
    for (int k = 1; k <= 3; k++) {
      turn(re, im, row + k * m, row + (7 - k) * m, w, t + 2 * (k - 1), t + 2 * (6 - k), from, to);
    }
  }

  /** Rows k and 7 - k become x_0 + sum_j cos(jk) (x_j + x_7-j) and sum_j sin(jk) (x_j - x_7-j). */
  private void sevenPart(double[][] x, int row, int m, int from, int to) {
    for (int k = 1; k <= 3; k++) {
      Butterflies.sumAndDifference(x[row + k * m], x[row + (7 - k) * m], from, to);
    }
    double[] a = x[row];
    double[] b = x[row + m];
    double[] c = x[row + 2 * m];
    double[] d = x[row + 3 * m];
    Butterflies.combine(
        scratch[0], a, b, c, d, ColumnPlan.COS7, ColumnPlan.COS7_2, ColumnPlan.COS7_3, from, to);
    Butterflies.combine(
        scratch[1], a, b, c, d, ColumnPlan.COS7_2, ColumnPlan.COS7_3, ColumnPlan.COS7, from, to);
    Butterflies.combine(
        scratch[2], a, b, c, d, ColumnPlan.COS7_3, ColumnPlan.COS7, ColumnPlan.COS7_2, from, to);
    Butterflies.combine(a, a, b, c, d, 1, 1, 1, from, to);
    double[] g = x[row + 6 * m];
    double[] f = x[row + 5 * m];
    double[] e = x[row + 4 * m];
    Butterflies.combine(
        b, g, f, e, ColumnPlan.SIN7, ColumnPlan.SIN7_2, ColumnPlan.SIN7_3, from, to);
    Butterflies.combine(
        c, g, f, e, ColumnPlan.SIN7_2, -ColumnPlan.SIN7_3, -ColumnPlan.SIN7, from, to);
    Butterflies.combine(
        d, g, f, e, ColumnPlan.SIN7_3, -ColumnPlan.SIN7, ColumnPlan.SIN7_2, from, to);
    System.arraycopy(b, from, g, from, to - from);
    System.arraycopy(c, from, f, from, to - from);
    System.arraycopy(d, from, e, from, to - from);
    System.arraycopy(scratch[0], from, b, from, to - from);
    System.arraycopy(scratch[1], from, c, from, to - from);
    System.arraycopy(scratch[2], from, d, from, to - from);
  }

  /** Any odd prime, by its definition. */
  private void prime(
      int radix,
      double[][] re,
      double[][] im,
      int row,
      int m,
      double[] w,
      int t,
      int from,
      int to) {
    primePart(radix, re, row, m, from, to);
    primePart(radix, im, row, m, from, to);
    for (int k = 1; 2 * k < radix; k++) {
      int ta = t + 2 * (k - 1);
      int tb = t + 2 * (radix - k - 1);
      turn(re, im, row + k * m, row + (radix - k) * m, w, ta, tb, from, to);
    }
  }

  /** As sevenPart, the sums gathered in scratch: cosines in rows 0..., sines from the middle on. */
  private void primePart(int radix, double[][] x, int row, int m, int from, int to) {
    int half = (radix - 1) / 2;
    for (int k = 1; k <= half; k++) {
      Butterflies.sumAndDifference(x[row + k * m], x[row + (radix - k) * m], from, to);
      System.arraycopy(x[row], from, scratch[k - 1], from, to - from);
      Arrays.fill(scratch[half + k - 1], from, to, 0);
    }
    for (int j = 1; j <= half; j++) {
      double[] sum = x[row + j * m];
      double[] difference = x[row + (radix - j) * m];
      for (int k = 1; k <= half; k++) {
        double cos = StrictMath.cos(2 * Math.PI * (j * k % radix) / radix);
        double sin = StrictMath.sin(2 * Math.PI * (j * k % radix) / radix);
        Butterflies.add(cos, sum, scratch[k - 1], from, to);
        Butterflies.add(sin, difference, scratch[half + k - 1], from, to);
      }
      Butterflies.add(1, sum, x[row], from, to);
    }
    for (int k = 1; k <= half; k++) {
      System.arraycopy(scratch[k - 1], from, x[row + k * m], from, to - from);
      System.arraycopy(scratch[half + k - 1], from, x[row + (radix - k) * m], from, to - from);
    }
  }

  private static void rotate(
      double[][] re, double[][] im, int row, double[] w, int t, int from, int to) {
    if (w[t + 1] != 0) {
      Butterflies.rotate(re[row], im[row], w[t], w[t + 1], from, to);
    }
  }

  /** (m, s) = (w_a (m - i s), w_b (m + i s)). */
  private static void turn(
      double[][] re, double[][] im, int m, int s, double[] w, int ta, int tb, int from, int to) {
    if (w[ta + 1] == 0 && w[tb + 1] == 0) {
      Butterflies.turn(re[m], im[m], re[s], im[s], from, to);
    } else {
      Butterflies.turn(re[m], im[m], re[s], im[s], w[ta], w[ta + 1], w[tb], w[tb + 1], from, to);
    }
  }
}
