package org.hooke.kernels.fft;

/**
 * Rows to columns, eight columns at a time, in plain loops: shuffles of whole vectors are no
 * faster, and shorter vectors must not be used, because once a JVM has loaded two lengths the
 * compiler loses sight of the classes of all vectors and makes objects of them.
 */
final class Transposition {
  private Transposition() {}

  /** y[yAt[k] + yLane + j] = x[xAt[j] + xLane + k] for j < rows, k < columns. */
  static void run(
      double[] x, int[] xAt, int xLane, int rows, double[] y, int[] yAt, int yLane, int columns) {
    int k = 0;
    for (; k + 8 <= columns; k += 8) {
      eight(x, xAt, xLane, rows, y, yAt, yLane, k);
    }
    for (; k < columns; k++) {
      int to = yAt[k] + yLane;
      for (int j = 0; j < rows; j++) {
        y[to + j] = x[xAt[j] + xLane + k];
      }
    }
  }

  private static void eight(
      double[] x, int[] xAt, int xLane, int rows, double[] y, int[] yAt, int yLane, int k) {
    int a = yAt[k] + yLane;
    int b = yAt[k + 1] + yLane;
    int c = yAt[k + 2] + yLane;
    int d = yAt[k + 3] + yLane;
    int e = yAt[k + 4] + yLane;
    int f = yAt[k + 5] + yLane;
    int g = yAt[k + 6] + yLane;
    int h = yAt[k + 7] + yLane;
    for (int j = 0; j < rows; j++) {
      int i = xAt[j] + xLane + k;
      y[a + j] = x[i];
      y[b + j] = x[i + 1];
      y[c + j] = x[i + 2];
      y[d + j] = x[i + 3];
      y[e + j] = x[i + 4];
      y[f + j] = x[i + 5];
      y[g + j] = x[i + 6];
      y[h + j] = x[i + 7];
    }
  }
}
