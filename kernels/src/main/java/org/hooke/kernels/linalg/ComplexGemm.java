package org.hooke.kernels.linalg;

/**
 * Products of blocks of complex row vectors: overlaps S = conj(A) B^T and combinations Y = C X.
 *
 * <p>Every element is summed in one fixed order (columns or rows ascending, in pairs), so results
 * have the same bits for any number of slots. Owns workspaces: one caller at a time.
 */
public final class ComplexGemm {
  private static final int LANES = 256; // width of a panel of Y, or of a tile of S
  private static final int DEPTH = 64; // columns transposed together, even
  private static final int STEP = 8; // rows kept in the first cache while others pass, even
  private static final int TILE = 64; // most rows of a tile of S

  private final Parallel parallel;
  private final ComplexMatrix[] packs; // [slot], each [DEPTH][LANES]
  private final ComplexMatrix[] panels; // [slot], each [2 rows][LANES], grown on demand

  public ComplexGemm(Parallel parallel) {
    this.parallel = parallel;
    packs = new ComplexMatrix[parallel.slots()];
    panels = new ComplexMatrix[parallel.slots()];
  }

  /**
   * S_ij = sum_g conj(a_i(g)) b_j(g).
   *
   * @param a [row][column]
   * @param b [row][column]
   * @param s overwritten, at least [rows of a][rows of b]
   */
  public void gram(ComplexMatrix a, ComplexMatrix b, ComplexMatrix s) {
    requireSameColumns(a, b);
    if (a.rows() <= b.rows()) {
      overlap(a, b, s, false);
      return;
    }
    ComplexMatrix t = new ComplexMatrix(b.rows(), a.rows()); // the longer side along the lanes
    overlap(b, a, t, false);
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.rows(); j++) {
        s.re(i)[j] = t.re(j)[i];
        s.im(i)[j] = -t.im(j)[i];
      }
    }
  }

  /**
   * S_ij = sum_g conj(a_i(g)) b_j(g) when S is known to be Hermitian (b = a, or b = H a): computes
   * the upper triangle, mirrors it and drops the imaginary part of the diagonal.
   *
   * @param s overwritten, at least [rows][rows]
   */
  public void gramHermitian(ComplexMatrix a, ComplexMatrix b, ComplexMatrix s) {
    requireSameColumns(a, b);
    if (a.rows() != b.rows()) {
      throw new IllegalArgumentException(a.rows() + " and " + b.rows() + " rows");
    }
    overlap(a, b, s, true);
    for (int i = 0; i < a.rows(); i++) {
      s.im(i)[i] = 0;
      for (int j = 0; j < i; j++) {
        s.re(i)[j] = s.re(j)[i];
        s.im(i)[j] = -s.im(j)[i];
      }
    }
  }

  /**
   * y_i = sum_j c_ij x_j for every row i of y.
   *
   * @param c at least [rows of y][rows of x]
   * @param y overwritten, shares no array with x
   */
  public void combine(ComplexMatrix c, ComplexMatrix x, ComplexMatrix y) {
    y.clear();
    addCombination(1, c, x, y);
  }

  /** y_i += sign sum_j c_ij x_j for every row i of y; y shares no array with x. */
  public void addCombination(double sign, ComplexMatrix c, ComplexMatrix x, ComplexMatrix y) {
    requireSameColumns(x, y);
    int n = x.columns();
    parallel.forEach(
        pieces(n, LANES),
        (slot, p) -> addPanel(sign, c, x, y, p * LANES, Math.min(n, (p + 1) * LANES)));
  }

  /**
   * x_i = sum_j c_ij x_j in place, for the first {@code count} rows; the other rows are kept.
   *
   * @param c at least [count][rows of x]
   */
  public void rotate(ComplexMatrix c, ComplexMatrix x, int count) {
    int n = x.columns();
    parallel.forEach(
        pieces(n, LANES),
        (slot, p) -> rotatePanel(slot, c, x, count, p * LANES, Math.min(n, (p + 1) * LANES)));
  }

  private void rotatePanel(
      int slot, ComplexMatrix c, ComplexMatrix x, int count, int from, int to) {
    int rows = x.rows();
    if (panels[slot] == null || panels[slot].rows() < rows + count) {
      panels[slot] = new ComplexMatrix(rows + count, LANES);
    }
    ComplexMatrix old = panels[slot].rows(0, rows);
    ComplexMatrix turned = panels[slot].rows(rows, count);
    turned.clear();
    for (int j = 0; j < rows; j++) {
      System.arraycopy(x.re(j), from, old.re(j), 0, to - from);
      System.arraycopy(x.im(j), from, old.im(j), 0, to - from);
    }
    addPanel(1, c, old, turned, 0, to - from);
    for (int i = 0; i < count; i++) {
      System.arraycopy(turned.re(i), 0, x.re(i), from, to - from);
      System.arraycopy(turned.im(i), 0, x.im(i), from, to - from);
    }
  }

  /** y += sign c x on columns [from, to). */
  private static void addPanel(
      double sign, ComplexMatrix c, ComplexMatrix x, ComplexMatrix y, int from, int to) {
    for (int j0 = 0; j0 < x.rows(); j0 += STEP) {
      int j1 = Math.min(x.rows(), j0 + STEP);
      for (int i = 0; i < y.rows(); i++) {
        addRows(sign, c.re(i), sign, c.im(i), 0, x, j0, j1, y, i, from, to);
      }
    }
  }

  /**
   * y_i += sum over rows j0 &lt;= j &lt; j1 of x of (signRe cr[first + j] + i signIm ci[first + j])
   * x_j.
   */
  private static void addRows(
      double signRe,
      double[] cr,
      double signIm,
      double[] ci,
      int first,
      ComplexMatrix x,
      int j0,
      int j1,
      ComplexMatrix y,
      int i,
      int from,
      int to) {
    double[] yr = y.re(i);
    double[] yi = y.im(i);
    int j = j0;
    for (; j + 1 < j1; j += 2) {
      double ar = signRe * cr[first + j];
      double ai = signIm * ci[first + j];
      double br = signRe * cr[first + j + 1];
      double bi = signIm * ci[first + j + 1];
      Axpy.two(yr, yi, x.re(j), x.im(j), x.re(j + 1), x.im(j + 1), ar, ai, br, bi, from, to);
    }
    if (j < j1) {
      double ar = signRe * cr[first + j];
      double ai = signIm * ci[first + j];
      Axpy.one(yr, yi, x.re(j), x.im(j), ar, ai, from, to);
    }
  }

  private void overlap(ComplexMatrix a, ComplexMatrix b, ComplexMatrix s, boolean upper) {
    int tall = Math.max(STEP, Math.min(TILE, -Math.floorDiv(-a.rows(), parallel.slots())));
    int down = pieces(a.rows(), tall);
    int across = pieces(b.rows(), LANES);
    parallel.forEach(
        down * across,
        (slot, tile) -> {
          int i0 = tile / across * tall;
          int j0 = tile % across * LANES;
          int i1 = Math.min(a.rows(), i0 + tall);
          int j1 = Math.min(b.rows(), j0 + LANES);
          if (!upper || j1 > i0) {
            overlapTile(slot, a, i0, i1, b, j0, j1, s, upper);
          }
        });
  }

  /** Rows [i0, i1) and columns [j0, j1) of S: columns g of A and B in ascending order. */
  private void overlapTile(
      int slot,
      ComplexMatrix a,
      int i0,
      int i1,
      ComplexMatrix b,
      int j0,
      int j1,
      ComplexMatrix s,
      boolean upper) {
    if (packs[slot] == null) {
      packs[slot] = new ComplexMatrix(DEPTH, LANES);
    }
    ComplexMatrix pack = packs[slot];
    ComplexMatrix tile = new ComplexMatrix(i1 - i0, j1 - j0);
    for (int g0 = 0; g0 < a.columns(); g0 += DEPTH) {
      int depth = Math.min(DEPTH, a.columns() - g0);
      transpose(b, j0, j1, g0, depth, pack);
      for (int h = 0; h < depth; h += STEP) {
        int h1 = Math.min(depth, h + STEP);
        for (int i = i0; i < i1; i++) {
          int from = upper ? Math.max(0, (i - j0) / STEP * STEP) : 0;
          addRows(1, a.re(i), -1, a.im(i), g0, pack, h, h1, tile, i - i0, from, j1 - j0);
        }
      }
    }
    for (int i = i0; i < i1; i++) {
      System.arraycopy(tile.re(i - i0), 0, s.re(i), j0, j1 - j0);
      System.arraycopy(tile.im(i - i0), 0, s.im(i), j0, j1 - j0);
    }
  }

  private static void transpose(
      ComplexMatrix b, int j0, int j1, int g0, int depth, ComplexMatrix pack) {
    for (int j = j0; j < j1; j++) {
      double[] re = b.re(j);
      double[] im = b.im(j);
      for (int h = 0; h < depth; h++) {
        pack.re(h)[j - j0] = re[g0 + h];
        pack.im(h)[j - j0] = im[g0 + h];
      }
    }
  }

  private static int pieces(int n, int size) {
    return (n + size - 1) / size;
  }

  private static void requireSameColumns(ComplexMatrix a, ComplexMatrix b) {
    if (a.columns() != b.columns()) {
      throw new IllegalArgumentException(a.columns() + " and " + b.columns() + " columns");
    }
  }
}
