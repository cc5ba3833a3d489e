package org.hooke.kernels.linalg;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API twin: tiles of results stay in registers.
 *
 * <p>The bits do not depend on the width of the vectors. A combination is one chain of fused
 * multiply-adds per element, rows ascending. Of few rows an inner product is {@link #STRIDE} such
 * chains, columns ascending, whose results are added in a fixed order; of many rows, of which the
 * second ones are turned into columns first, one chain for every {@link #BLOCK} columns, added one
 * after another.
 */
public final class VectorRows implements RowKernel {
  /** Chains of an inner product: the lanes of the widest vectors, or of two of half that width. */
  static final int STRIDE = 64 / Double.BYTES;

  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int ONE = LANES.length();
  private static final boolean WIDE = ONE >= STRIDE;
  private static final int ROWS = WIDE ? WideCombination.ROWS : NarrowCombination.ROWS;
  private static final int COLUMNS = WIDE ? WideCombination.COLUMNS : NarrowCombination.COLUMNS;
  private static final int DOT_ROWS = WIDE ? WideDots.ROWS : NarrowDots.ROWS;
  private static final int DOT_COLUMNS = WIDE ? WideDots.COLUMNS : NarrowDots.COLUMNS;
  private static final int PANEL = 393216 / Double.BYTES; // elements of x kept in the second cache
  private static final int MOST_TILES = 16; // side by side in a panel
  private static final int TILE = DOT_ROWS * DOT_COLUMNS * STRIDE; // sums of a tile of dots
  private static final int SHORT = 4096 / Double.BYTES; // columns that stay in the first cache
  private static final int PANEL_ROWS = WIDE ? WidePanel.ROWS : NarrowPanel.ROWS;
  private static final int PANEL_COLUMNS = WIDE ? WidePanel.COLUMNS : NarrowPanel.COLUMNS;
  private static final int BLOCK = 2048 / Double.BYTES; // columns in a panel of turned rows
  private static final int TOGETHER = 4; // rows turned into columns at once

  /** Calls after which the last compiler has seen the innermost loops. */
  private static final int CALLS = 1000;

  /*
   * A long loop that is met first is compiled within its first call, before anything is known of the
   * classes of vectors in what follows it, and then keeps calls there.
   */
  static {
    VectorRows first = new VectorRows();
    double[][] rows = new double[ROWS + PANEL_ROWS][TILE + COLUMNS + PANEL_COLUMNS];
    first.panel = rows[0];
    first.sums = rows[1];
    for (int i = 0; i < CALLS; i++) {
      first.tile(rows[0], 0, 0, 1, rows, 0, 0);
      first.dots(rows, 0, 1, rows, 0, 1, 0, STRIDE, 0);
      first.panelDots(rows, 0, 1, 0, 1, 0, 0, 0);
    }
  }

  private final double[][] edge =
      new double[ROWS][COLUMNS]; // a tile that is cut off or to be added
  private double[] sums = new double[0]; // [tile][row][column][STRIDE], or [row][column]
  private double[] panel = new double[0]; // [tile][k][COLUMNS]

  @Override
  public int width(int depth) {
    return COLUMNS * Math.max(1, Math.min(MOST_TILES, PANEL / (COLUMNS * Math.max(1, depth))));
  }

  /** Groups of rows, [group][k][ROWS], the last one completed by zeros. */
  @Override
  public double[] pack(double[] c, int rows, int depth) {
    int groups = (rows + ROWS - 1) / ROWS;
    double[] packed = new double[groups * ROWS * depth];
    for (int i = 0; i < rows; i++) {
      int at = i / ROWS * ROWS * depth + i % ROWS;
      for (int k = 0; k < depth; k++) {
        packed[at + k * ROWS] = c[i * depth + k];
      }
    }
    return packed;
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
    int tiles = (to - from + COLUMNS - 1) / COLUMNS;
    if (panel.length < tiles * depth * COLUMNS) {
      panel = new double[tiles * depth * COLUMNS];
    }
    for (int k = 0; k < depth; k++) {
      pack(x[k], from, to, k, depth);
    }
    for (int i = 0; i < rows; i += ROWS) {
      int down = Math.min(ROWS, rows - i);
      for (int t = 0; t < tiles; t++) {
        int o = from + t * COLUMNS;
        int at = t * depth * COLUMNS;
        if (!add && down == ROWS && o + COLUMNS <= to) {
          tile(packed, i * depth, at, depth, y, i, o);
        } else {
          tile(packed, i * depth, at, depth, edge, 0, 0);
          for (int r = 0; r < down; r++) {
            put(edge[r], y[i + r], o, Math.min(COLUMNS, to - o), add);
          }
        }
      }
    }
  }

  private void tile(double[] c, int cAt, int xAt, int depth, double[][] y, int i, int o) {
    if (WIDE) {
      WideCombination.apply(c, cAt, panel, xAt, depth, y, i, o);
    } else {
      NarrowCombination.apply(c, cAt, panel, xAt, depth, y, i, o);
    }
  }

  private static void put(double[] tile, double[] y, int o, int lanes, boolean add) {
    for (int l = 0; l < lanes; l++) {
      y[o + l] = add ? y[o + l] + tile[l] : tile[l];
    }
  }

  /** Copies row k of x into every tile of the panel, completed by zeros. */
  private void pack(double[] x, int from, int to, int k, int depth) {
    int at = k * COLUMNS;
    int o = from;
    for (; o + COLUMNS <= to; o += COLUMNS, at += depth * COLUMNS) {
      for (int l = 0; l < COLUMNS; l += ONE) {
        DoubleVector.fromArray(LANES, x, o + l).intoArray(panel, at + l);
      }
    }
    if (o < to) {
      System.arraycopy(x, o, panel, at, to - o);
      Arrays.fill(panel, at + to - o, at + COLUMNS, 0);
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
    if (RowKernel.many(a, b)) {
      addMany(a, i0, i1, b, j0, j1, columns, r, upper);
    } else {
      addFew(a, i0, i1, b, j0, j1, columns, r, upper);
    }
  }

  private void addFew(
      double[][] a,
      int i0,
      int i1,
      double[][] b,
      int j0,
      int j1,
      int columns,
      double[][] r,
      boolean upper) {
    int down = (i1 - i0 + DOT_ROWS - 1) / DOT_ROWS;
    int across = (j1 - j0 + DOT_COLUMNS - 1) / DOT_COLUMNS;
    if (sums.length < down * across * TILE) {
      sums = new double[down * across * TILE];
    }
    Arrays.fill(sums, 0, down * across * TILE, 0);
    int whole = columns / STRIDE * STRIDE;
    for (int from = 0; from < whole; from += SHORT) {
      int to = Math.min(whole, from + SHORT);
      for (int q = 0; q < across; q++) {
        int j = j0 + q * DOT_COLUMNS;
        for (int p = 0; p < down; p++) {
          int i = i0 + p * DOT_ROWS;
          if (!upper || j + DOT_COLUMNS > i) {
            dots(a, i, i1 - 1, b, j, j1 - 1, from, to, (p * across + q) * TILE);
          }
        }
      }
    }
    for (int i = i0; i < i1; i++) {
      int row = (i - i0) / DOT_ROWS * across * TILE + (i - i0) % DOT_ROWS * DOT_COLUMNS * STRIDE;
      for (int j = upper ? Math.max(i, j0) : j0; j < j1; j++) {
        int at = row + (j - j0) / DOT_COLUMNS * TILE + (j - j0) % DOT_COLUMNS * STRIDE;
        r[i][j] += sum(a[i], b[j], whole, columns, at);
      }
    }
  }

  private void dots(
      double[][] a, int i, int lastA, double[][] b, int j, int lastB, int from, int to, int at) {
    for (int lane = 0; lane < STRIDE; lane += ONE) {
      if (WIDE) {
        WideDots.apply(a, i, lastA, b, j, lastB, from + lane, to, sums, at + lane);
      } else {
        NarrowDots.apply(a, i, lastA, b, j, lastB, from + lane, to, sums, at + lane);
      }
    }
  }

  /** The chains at this place, once the columns that fill no stride are added. */
  private double sum(double[] a, double[] b, int from, int to, int at) {
    for (int g = from; g < to; g++) {
      sums[at + g - from] = Math.fma(a[g], b[g], sums[at + g - from]);
    }
    for (int step = 1; step < STRIDE; step *= 2) { // neighbours, then pairs, then pairs of pairs
      for (int l = at; l < at + STRIDE; l += 2 * step) {
        sums[l] += sums[l + step];
      }
    }
    return sums[at];
  }

  private void addMany(
      double[][] a,
      int i0,
      int i1,
      double[][] b,
      int j0,
      int j1,
      int columns,
      double[][] r,
      boolean upper) {
    int down = (i1 - i0 + PANEL_ROWS - 1) / PANEL_ROWS * PANEL_ROWS;
    int across = (j1 - j0 + PANEL_COLUMNS - 1) / PANEL_COLUMNS * PANEL_COLUMNS;
    if (sums.length < down * across) {
      sums = new double[down * across];
    }
    Arrays.fill(sums, 0, down * across, 0);
    if (panel.length < across * BLOCK) {
      panel = new double[across * BLOCK];
    }
    for (int from = 0; from < columns; from += BLOCK) {
      int to = Math.min(columns, from + BLOCK);
      for (int j = 0; j < across; j += TOGETHER) {
        turn(
            b, j0 + j, j1, from, to, j / PANEL_COLUMNS * PANEL_COLUMNS * BLOCK + j % PANEL_COLUMNS);
      }
      for (int j = 0; j < across; j += PANEL_COLUMNS) {
        int end = upper ? Math.min(i1, j0 + j + PANEL_COLUMNS) : i1;
        for (int i = i0; i < end; i += PANEL_ROWS) {
          panelDots(a, i, i1 - 1, from, to, j * BLOCK, (i - i0) * across + j, across);
        }
      }
    }
    for (int i = i0; i < i1; i++) {
      for (int j = upper ? Math.max(i, j0) : j0; j < j1; j++) {
        r[i][j] += sums[(i - i0) * across + j - j0];
      }
    }
  }

  private void panelDots(
      double[][] a, int i, int last, int from, int to, int panelAt, int at, int width) {
    if (WIDE) {
      WidePanel.apply(a, i, last, from, to, panel, panelAt, sums, at, width);
    } else {
      NarrowPanel.apply(a, i, last, from, to, panel, panelAt, sums, at, width);
    }
  }

  /** Writes rows j ... j + 3 of b as columns of the panel, zeros for those beyond the end. */
  private void turn(double[][] b, int j, int end, int from, int to, int at) {
    if (j + TOGETHER <= end) {
      double[] b0 = b[j];
      double[] b1 = b[j + 1];
      double[] b2 = b[j + 2];
      double[] b3 = b[j + 3];
      for (int g = from, p = at; g < to; g++, p += PANEL_COLUMNS) {
        panel[p] = b0[g];
        panel[p + 1] = b1[g];
        panel[p + 2] = b2[g];
        panel[p + 3] = b3[g];
      }
      return;
    }
    for (int l = 0; l < TOGETHER; l++) {
      for (int g = from, p = at + l; g < to; g++, p += PANEL_COLUMNS) {
        panel[p] = j + l < end ? b[j + l][g] : 0;
      }
    }
  }
}
