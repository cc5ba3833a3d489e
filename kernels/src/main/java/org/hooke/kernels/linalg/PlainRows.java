package org.hooke.kernels.linalg;

import java.util.Arrays;

/** The plain twin: loops that the compiler vectorises. */
final class PlainRows implements RowKernel {
  private static final int LANES = 256; // width of a panel, or of a tile of dots
  private static final int DEPTH = 64; // columns transposed together
  private static final int STEP = 16; // rows kept in the first cache while others pass

  private double[][] panel = new double[0][]; // [row][LANES]
  private double[][] result = new double[0][]; // [row][LANES]

  @Override
  public int width(int depth) {
    return LANES;
  }

  @Override
  public double[] pack(double[] c, int rows, int depth) {
    return c;
  }

  @Override
  public void combine(
      double[] packed,
      int rows,
      int depth,
      double[][] x,
      double[][] y,
      int from,
      int to,
      boolean add) {
    int lanes = to - from;
    panel = grown(panel, depth);
    for (int k = 0; k < depth; k++) {
      System.arraycopy(x[k], from, panel[k], 0, lanes);
    }
    result = grown(result, rows);
    for (int i = 0; i < rows; i++) {
      if (add) {
        System.arraycopy(y[i], from, result[i], 0, lanes);
      } else {
        Arrays.fill(result[i], 0, lanes, 0);
      }
    }
    for (int k0 = 0; k0 < depth; k0 += STEP) {
      int k1 = Math.min(depth, k0 + STEP);
      for (int i = 0; i < rows; i++) {
        addRows(packed, i * depth, panel, k0, k1, result[i], 0, lanes);
      }
    }
    for (int i = 0; i < rows; i++) {
      System.arraycopy(result[i], 0, y[i], from, lanes);
    }
  }

  @Override
  public void addDots(
      double[][] a,
      int i0,
      int i1,
      double[][] b,
      int j0,
      int j1,
      int columns,
      double[][] r,
      boolean upper) {
    panel = grown(panel, DEPTH);
    result = grown(result, i1 - i0);
    for (int first = j0; first < j1; first += LANES) {
      int lanes = Math.min(j1 - first, LANES);
      for (int i = i0; i < i1; i++) {
        System.arraycopy(r[i], first, result[i - i0], 0, lanes);
      }
      for (int g0 = 0; g0 < columns; g0 += DEPTH) {
        int depth = Math.min(DEPTH, columns - g0);
        transpose(b, first, lanes, g0, depth);
        for (int h = 0; h < depth; h += STEP) {
          int h1 = Math.min(depth, h + STEP);
          for (int i = i0; i < i1; i++) {
            int from = upper ? Math.max(0, (i - first) / STEP * STEP) : 0;
            addRows(a[i], g0, panel, h, h1, result[i - i0], from, lanes);
          }
        }
      }
      for (int i = i0; i < i1; i++) {
        System.arraycopy(result[i - i0], 0, r[i], first, lanes);
      }
    }
  }

  private void transpose(double[][] b, int j0, int lanes, int g0, int depth) {
    for (int j = 0; j < lanes; j++) {
      double[] row = b[j0 + j];
      for (int h = 0; h < depth; h++) {
        panel[h][j] = row[g0 + h];
      }
    }
  }

  /** y += sum over k0 &lt;= k &lt; k1 of c[first + k] x_k on lanes [from, to). */
  private static void addRows(
      double[] c, int first, double[][] x, int k0, int k1, double[] y, int from, int to) {
    int k = k0;
    for (; k + 3 < k1; k += 4) {
      int j = first + k;
      Axpy.four(
          y, x[k], x[k + 1], x[k + 2], x[k + 3], c[j], c[j + 1], c[j + 2], c[j + 3], from, to);
    }
    for (; k < k1; k++) {
      Axpy.real(y, x[k], c[first + k], from, to);
    }
  }

  /** At least so many rows of LANES. */
  private static double[][] grown(double[][] rows, int count) {
    if (rows.length >= count) {
      return rows;
    }
    double[][] more = Arrays.copyOf(rows, count);
    for (int i = rows.length; i < count; i++) {
      more[i] = new double[LANES];
    }
    return more;
  }
}
