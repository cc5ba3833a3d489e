package org.hooke.kernels.fft;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Rows to columns, in tiles of four by four. */
final class VectorTranspose {
  private static final VectorSpecies<Double> FOUR = DoubleVector.SPECIES_256;
  private static final VectorShuffle<Double> NEIGHBOURS =
      VectorShuffle.fromValues(FOUR, 1, 0, 3, 2);
  private static final VectorShuffle<Double> HALVES = VectorShuffle.fromValues(FOUR, 2, 3, 0, 1);
  private static final VectorMask<Double> ODD =
      VectorMask.fromValues(FOUR, false, true, false, true);
  private static final VectorMask<Double> UPPER =
      VectorMask.fromValues(FOUR, false, false, true, true);

  private VectorTranspose() {}

  /** y[yAt[k] + yLane + j] = x[xAt[j] + xLane + k] for j < rows, k < columns. */
  static void run(
      double[] x, int[] xAt, int xLane, int rows, double[] y, int[] yAt, int yLane, int columns) {
    int wholeRows = rows / 4 * 4;
    int k = 0;
    for (; k + 4 <= columns; k += 4) {
      four(x, xAt, xLane + k, wholeRows, y, yAt, k, yLane);
      rest(x, xAt, xLane, wholeRows, rows, y, yAt, yLane, k, k + 4);
    }
    rest(x, xAt, xLane, 0, rows, y, yAt, yLane, k, columns);
  }

  private static void four(
      double[] x, int[] xAt, int xLane, int rows, double[] y, int[] yAt, int k, int yLane) {
    int p = yAt[k] + yLane;
    int q = yAt[k + 1] + yLane;
    int r = yAt[k + 2] + yLane;
    int s = yAt[k + 3] + yLane;
    for (int j = 0; j < rows; j += 4) {
      DoubleVector a = DoubleVector.fromArray(FOUR, x, xAt[j] + xLane);
      DoubleVector b = DoubleVector.fromArray(FOUR, x, xAt[j + 1] + xLane);
      DoubleVector c = DoubleVector.fromArray(FOUR, x, xAt[j + 2] + xLane);
      DoubleVector d = DoubleVector.fromArray(FOUR, x, xAt[j + 3] + xLane);
      DoubleVector even = a.blend(b.rearrange(NEIGHBOURS), ODD); // a0 b0 a2 b2
      DoubleVector odd = a.rearrange(NEIGHBOURS).blend(b, ODD); // a1 b1 a3 b3
      DoubleVector even2 = c.blend(d.rearrange(NEIGHBOURS), ODD);
      DoubleVector odd2 = c.rearrange(NEIGHBOURS).blend(d, ODD);
      even.blend(even2.rearrange(HALVES), UPPER).intoArray(y, p + j);
      odd.blend(odd2.rearrange(HALVES), UPPER).intoArray(y, q + j);
      even.rearrange(HALVES).blend(even2, UPPER).intoArray(y, r + j);
      odd.rearrange(HALVES).blend(odd2, UPPER).intoArray(y, s + j);
    }
  }

  /** Rows from {@code first} on, of columns [k, end). */
  private static void rest(
      double[] x,
      int[] xAt,
      int xLane,
      int first,
      int rows,
      double[] y,
      int[] yAt,
      int yLane,
      int k,
      int end) {
    for (int j = first; j < rows; j++) {
      for (int column = k; column < end; column++) {
        y[yAt[column] + yLane + j] = x[xAt[j] + xLane + column];
      }
    }
  }
}
