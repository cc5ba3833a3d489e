package org.hooke.kernels.fft;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Two-dimensional transforms of a block of planes: along axis 3, a transposition, along axis 2.
 *
 * <p>On the side of the coefficients a row holds one index of axis 3 and lane (plane, y) with y
 * numbering the occupied indices of axis 2; in space a row holds one point of axis 2 and lane
 * (plane, point of axis 3). One thread.
 */
final class PlanePair {
  private final int n3;
  private final int[] occupied2; // [y] index on axis 2
  private final int[] cleared2; // rows of axis 2 without coefficients that are read
  private final int[] cleared3; // rows of axis 3 that are read
  private final boolean prune2;
  private final boolean prune3;
  private final ColumnFft out2; // coefficients to space
  private final ColumnFft out3;
  private final ColumnFft back2;
  private final ColumnFft back3;
  private final double[][] xRe; // [row of axis 3][planes * width]
  private final double[][] xIm;
  private final double[][] xReNamed; // by point of axis 3
  private final double[][] xImNamed;
  private final double[][] yRe; // [row of axis 2][planes * n3]
  private final double[][] yIm;
  private final double[][] yReNamed; // by point of axis 2
  private final double[][] yImNamed;

  /**
   * @param occupied2 indices on axis 2, in [0, n2), that may hold coefficients
   * @param occupied3 the same for axis 3
   */
  PlanePair(int n2, int n3, int[] occupied2, int[] occupied3, int planes) {
    this.n3 = n3;
    this.occupied2 = occupied2;
    prune2 = outerHalf(n2, occupied2);
    prune3 = outerHalf(n3, occupied3);
    cleared2 =
        rowsRead(n2, prune2).filter(i -> Arrays.stream(occupied2).noneMatch(j -> i == j)).toArray();
    cleared3 = rowsRead(n3, prune3).toArray();
    out2 = new ColumnFft(n2, true);
    out3 = new ColumnFft(n3, true);
    back2 = new ColumnFft(n2, false);
    back3 = new ColumnFft(n3, false);
    xRe = new double[n3][planes * occupied2.length];
    xIm = new double[n3][planes * occupied2.length];
    yRe = new double[n2][planes * n3];
    yIm = new double[n2][planes * n3];
    xReNamed = out3.renamed(xRe);
    xImNamed = out3.renamed(xIm);
    yReNamed = out2.renamed(yRe);
    yImNamed = out2.renamed(yIm);
  }

  /** Whether all indices lie in the outer two quarters of a length that can be pruned. */
  static boolean outerHalf(int n, int[] indices) {
    return ColumnPlan.prunable(n)
        && Arrays.stream(indices).allMatch(i -> 4 * i < n || 4 * i >= 3 * n);
  }

  /** Rows whose contents matter before a transform to space. */
  static IntStream rowsRead(int n, boolean pruned) {
    return IntStream.range(0, n).filter(i -> !pruned || 4 * i < n || 4 * i >= 3 * n);
  }

  /** Lanes per plane on the side of the coefficients. */
  int width() {
    return occupied2.length;
  }

  /** Real parts of the coefficients before {@link #toSpace}, [index of axis 3][plane, y]. */
  double[][] coefficientsRe() {
    return xRe;
  }

  double[][] coefficientsIm() {
    return xIm;
  }

  /** The row of index i of axis 3 after {@link #fromSpace}. */
  int row(int i) {
    return back3.position(i);
  }

  /** Real parts in space, [point of axis 2][plane, point of axis 3]. */
  double[][] spaceRe() {
    return yReNamed;
  }

  double[][] spaceIm() {
    return yImNamed;
  }

  /** Zeroes the coefficients of the first planes. */
  void clear(int planes) {
    int lanes = planes * width();
    for (int i : cleared3) {
      Arrays.fill(xRe[i], 0, lanes, 0);
      Arrays.fill(xIm[i], 0, lanes, 0);
    }
  }

  /** Coefficients to space, exp(+i), no factor. */
  void toSpace(int planes) {
    out3.run(xIm, xRe, planes * width(), prune3, false);
    transposeOut(xReNamed, yRe, planes);
    transposeOut(xImNamed, yIm, planes);
    for (int i : cleared2) {
      Arrays.fill(yRe[i], 0, planes * n3, 0);
      Arrays.fill(yIm[i], 0, planes * n3, 0);
    }
    out2.run(yIm, yRe, planes * n3, prune2, false);
  }

  /** Space to coefficients, exp(-i), no factor; only the occupied ones are meaningful. */
  void fromSpace(int planes) {
    back2.run(yReNamed, yImNamed, planes * n3, false, prune2);
    transposeBack(yReNamed, xRe, planes);
    transposeBack(yImNamed, xIm, planes);
    back3.run(xRe, xIm, planes * width(), false, prune3);
  }

  /** y[occupied index][plane, point] = x[point][plane, number], eight points at a time. */
  private void transposeOut(double[][] x, double[][] y, int planes) {
    for (int plane = 0; plane < planes; plane++) {
      int point = 0;
      for (; point + 8 <= n3; point += 8) {
        eightOut(x, y, point, plane * width(), plane * n3 + point);
      }
      for (; point < n3; point++) {
        double[] from = x[point];
        for (int j = 0; j < occupied2.length; j++) {
          y[occupied2[j]][plane * n3 + point] = from[plane * width() + j];
        }
      }
    }
  }

  private void eightOut(double[][] x, double[][] y, int point, int from, int to) {
    double[] x0 = x[point];
    double[] x1 = x[point + 1];
    double[] x2 = x[point + 2];
    double[] x3 = x[point + 3];
    double[] x4 = x[point + 4];
    double[] x5 = x[point + 5];
    double[] x6 = x[point + 6];
    double[] x7 = x[point + 7];
    for (int j = 0; j < occupied2.length; j++) {
      double[] row = y[occupied2[j]];
      int i = from + j;
      row[to] = x0[i];
      row[to + 1] = x1[i];
      row[to + 2] = x2[i];
      row[to + 3] = x3[i];
      row[to + 4] = x4[i];
      row[to + 5] = x5[i];
      row[to + 6] = x6[i];
      row[to + 7] = x7[i];
    }
  }

  /** x[point][plane, number] = y[row of occupied index][plane, point], eight points at a time. */
  private void transposeBack(double[][] y, double[][] x, int planes) {
    for (int plane = 0; plane < planes; plane++) {
      int point = 0;
      for (; point + 8 <= n3; point += 8) {
        eightBack(y, x, point, plane * n3 + point, plane * width());
      }
      for (; point < n3; point++) {
        double[] to = x[point];
        for (int j = 0; j < occupied2.length; j++) {
          to[plane * width() + j] = y[back2.position(occupied2[j])][plane * n3 + point];
        }
      }
    }
  }

  private void eightBack(double[][] y, double[][] x, int point, int from, int to) {
    double[] x0 = x[point];
    double[] x1 = x[point + 1];
    double[] x2 = x[point + 2];
    double[] x3 = x[point + 3];
    double[] x4 = x[point + 4];
    double[] x5 = x[point + 5];
    double[] x6 = x[point + 6];
    double[] x7 = x[point + 7];
    for (int j = 0; j < occupied2.length; j++) {
      double[] row = y[back2.position(occupied2[j])];
      int i = to + j;
      x0[i] = row[from];
      x1[i] = row[from + 1];
      x2[i] = row[from + 2];
      x3[i] = row[from + 3];
      x4[i] = row[from + 4];
      x5[i] = row[from + 5];
      x6[i] = row[from + 6];
      x7[i] = row[from + 7];
    }
  }
}
