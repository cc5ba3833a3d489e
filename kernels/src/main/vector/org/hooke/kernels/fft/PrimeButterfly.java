package org.hooke.kernels.fft;

/** A butterfly of any odd prime radix by its definition, in plain loops. One thread. */
final class PrimeButterfly {
  private final int radix;
  private final int width; // lanes together
  private final double[] cos; // [j]
  private final double[] sin;
  private final double[] re; // [radix * lanes]
  private final double[] im;

  PrimeButterfly(int radix, int lanes) {
    this.radix = radix;
    width = lanes;
    re = new double[radix * lanes];
    im = new double[radix * lanes];
    cos = new double[radix];
    sin = new double[radix];
    for (int j = 0; j < radix; j++) {
      cos[j] = StrictMath.cos(2 * Math.PI * j / radix);
      sin[j] = StrictMath.sin(2 * Math.PI * j / radix);
    }
  }

  /** As the methods of {@link VectorButterflies}. */
  void run(Rows x, int from, Rows y, int to, int row, int m, double[] w, int t, int lanes) {
    for (int i = 0; i < lanes; i += width) {
      some(x, from + i, y, to + i, row, m, w, t, Math.min(width, lanes - i));
    }
  }

  private void some(
      Rows x, int from, Rows y, int to, int row, int m, double[] w, int t, int lanes) {
    for (int j = 0; j < radix; j++) {
      System.arraycopy(x.re, x.at[row + j * m] + from, re, j * lanes, lanes);
      System.arraycopy(x.im, x.at[row + j * m] + from, im, j * lanes, lanes);
    }
    for (int k = 0; k < radix; k++) {
      int at = y.at[row + k * m] + to;
      double wr = k == 0 ? 1 : w[t + 2 * (k - 1)];
      double wi = k == 0 ? 0 : w[t + 2 * (k - 1) + 1];
      for (int i = 0; i < lanes; i++) {
        double sumRe = 0;
        double sumIm = 0;
        for (int j = 0; j < radix; j++) {
          double c = cos[j * k % radix];
          double s = sin[j * k % radix];
          sumRe += c * re[j * lanes + i] + s * im[j * lanes + i];
          sumIm += c * im[j * lanes + i] - s * re[j * lanes + i];
        }
        y.re[at + i] = wr * sumRe - wi * sumIm;
        y.im[at + i] = wr * sumIm + wi * sumRe;
      }
    }
  }
}
