package org.hooke.kernels.fft;

/**
 * Rows of complex numbers in two flat arrays, which may be exchanged for others of the same layout.
 */
final class Rows {
  final int[] at; // [row] where it starts
  double[] re;
  double[] im;

  Rows(int[] at, double[] re, double[] im) {
    this.at = at;
    this.re = re;
    this.im = im;
  }

  /** Rows of zeros, one after another. */
  static Rows zeros(int rows, int length) {
    int stride = length % 64 == 0 ? length + 8 : length; // rows at a power of two share cache sets
    return new Rows(
        starts(rows, stride), new double[rows * stride + 8], new double[rows * stride + 8]);
  }

  /** Multiples of the stride. */
  static int[] starts(int rows, int stride) {
    int[] at = new int[rows];
    for (int row = 0; row < rows; row++) {
      at[row] = row * stride;
    }
    return at;
  }

  /** Of the same numbers, real and imaginary parts exchanged. */
  Rows exchanged() {
    return new Rows(at, im, re);
  }

  /** Of the same numbers, by the frequency that a transform leaves in each row. */
  Rows renamed(ColumnPlan plan) {
    int[] named = new int[at.length];
    for (int f = 0; f < named.length; f++) {
      named[f] = at[plan.position(f)];
    }
    return new Rows(named, re, im);
  }

  /** Of the same numbers, in the order of a transform's rows when frequency f is to reach row f. */
  Rows returned(ColumnPlan plan) {
    int[] rows = new int[at.length];
    for (int f = 0; f < rows.length; f++) {
      rows[plan.position(f)] = at[f];
    }
    return new Rows(rows, re, im);
  }
}
