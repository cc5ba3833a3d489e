package org.hooke.kernels.linalg;

import org.hooke.kernels.simd.Twin;

/**
 * Products of blocks of real rows, divided among the slots of a {@link Parallel}.
 *
 * <p>Each element of a result is summed by one piece of work in an order of its own, whatever the
 * division. One caller at a time.
 */
final class RowGemm {
  private static final String VECTOR = "org.hooke.kernels.linalg.VectorRows";
  private static final int TALLEST = 512; // rows of a tile of dots
  private static final int WIDEST = 192; // columns of a tile of dots
  private static final int FEW_TALLEST = 128; // the same where one side has few rows
  private static final int SHORTEST = 8;
  private static final int ROWS = 8; // that are multiplied at once
  private static final int COLUMNS = 48;
  private static final int PIECES = 2; // per slot, at least, of a combination
  private static final long LEAST_SHARED = 1_000_000; // multiplications, to wake others for
  private static final int DEEP = 1 << 20; // so deep a panel is as narrow as panels are

  private final Parallel parallel;
  private final RowKernel[] kernels; // [slot]

  RowGemm(Parallel parallel, Twin twin) {
    this.parallel = parallel;
    kernels = new RowKernel[parallel.slots()];
    for (int slot = 0; slot < kernels.length; slot++) {
      kernels[slot] = twin == Twin.VECTOR ? Twin.load(RowKernel.class, VECTOR) : new PlainRows();
    }
  }

  /**
   * y_i = sum_k c_ik x_k on columns [from, to), or y_i += that; x and y may share arrays.
   *
   * @param c [depth row + k]
   * @param x [depth][column]
   * @param y [rows][column]
   */
  void combine(double[] c, double[][] x, double[][] y, int from, int to, boolean add) {
    int rows = y.length;
    int depth = x.length;
    if (rows == 0 || from == to) {
      return;
    }
    double[] packed = kernels[0].pack(c, rows, depth);
    int width = width(rows, depth, to - from);
    parallel.forEach(
        (to - from + width - 1) / width,
        (slot, p) -> {
          int first = from + p * width;
          kernels[slot].combine(packed, rows, depth, x, y, first, Math.min(to, first + width), add);
        });
  }

  /**
   * Columns of a piece of work: those of a panel, fewer where few panels would leave slots idle.
   */
  private int width(int rows, int depth, int columns) {
    int panel = kernels[0].width(depth);
    int pieces = PIECES * parallel.slots();
    if (parallel.slots() == 1
        || columns >= pieces * panel
        || (long) rows * depth * columns < LEAST_SHARED) {
      return panel;
    }
    return Math.min(panel, share(columns, pieces, kernels[0].width(DEEP)));
  }

  /**
   * r_ij += sum_g a_i(g) b_j(g).
   *
   * @param upper only elements with j at least i are wanted; others may be left wrong
   */
  void addDots(double[][] a, double[][] b, int columns, double[][] r, boolean upper) {
    if (a.length == 0 || b.length == 0) {
      return;
    }
    int slots = parallel.slots();
    int tall;
    int wide;
    if (RowKernel.many(a, b)) {
      int pieces = upper && slots > 1 ? 2 * slots : slots; // those on the left are smaller
      tall = share(a.length, (a.length + TALLEST - 1) / TALLEST, ROWS);
      wide = share(b.length, Math.max(pieces, (b.length + WIDEST - 1) / WIDEST), COLUMNS);
    } else {
      int each = ((a.length + slots - 1) / slots + 3) / 4 * 4;
      tall = Math.max(SHORTEST, Math.min(FEW_TALLEST, each));
      wide = share(b.length, (b.length + WIDEST - 1) / WIDEST, COLUMNS);
    }
    int down = (a.length + tall - 1) / tall;
    int across = (b.length + wide - 1) / wide;
    parallel.forEach(
        down * across,
        (slot, tile) -> {
          int i0 = tile % down * tall;
          int j0 = (across - 1 - tile / down) * wide;
          int i1 = Math.min(a.length, i0 + tall);
          int j1 = Math.min(b.length, j0 + wide);
          if (!upper || j1 > i0) {
            kernels[slot].addDots(a, i0, i1, b, j0, j1, columns, r, upper);
          }
        });
  }

  /** One of so many shares of a number, in whole units. */
  private static int share(int number, int shares, int unit) {
    return Math.max(1, (number + shares * unit - 1) / (shares * unit)) * unit;
  }
}
