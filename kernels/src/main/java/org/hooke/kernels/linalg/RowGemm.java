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
  private static final int TALLEST = 128; // rows of a tile of dots
  private static final int WIDEST = 256; // columns of a tile of dots
  private static final int SHORTEST = 8;

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
    int width = kernels[0].width(depth);
    parallel.forEach(
        (to - from + width - 1) / width,
        (slot, p) -> {
          int first = from + p * width;
          kernels[slot].combine(packed, rows, depth, x, y, first, Math.min(to, first + width), add);
        });
  }

  /**
   * r_ij += sum_g a_i(g) b_j(g).
   *
   * @param upper only elements with j at least i are wanted; others may be left wrong
   */
  void addDots(double[][] a, double[][] b, int columns, double[][] r, boolean upper) {
    int share = (a.length + parallel.slots() - 1) / parallel.slots();
    int tall = Math.max(SHORTEST, Math.min(TALLEST, (share + 3) / 4 * 4));
    int down = (a.length + tall - 1) / tall;
    int across = (b.length + WIDEST - 1) / WIDEST;
    parallel.forEach(
        down * across,
        (slot, tile) -> {
          int i0 = tile / across * tall;
          int j0 = tile % across * WIDEST;
          int i1 = Math.min(a.length, i0 + tall);
          int j1 = Math.min(b.length, j0 + WIDEST);
          if (!upper || j1 > i0) {
            kernels[slot].addDots(a, i0, i1, b, j0, j1, columns, r, upper);
          }
        });
  }
}
