package org.hooke.kernels.fft;

/**
 * Transforms planes [a][b] of a box in both directions and leaves them as [b][a]: rows and columns
 * change places once, between the two axes. The first and last stages read and write the box
 * itself. One thread.
 */
final class TurnedPlanes {
  private final int na;
  private final int nb;
  private final int depth; // nb padded to whole vectors
  private final int planes; // together
  private final int stagesBefore; // of b that do not write to the box
  private final VectorColumns ffta;
  private final VectorColumns fftb;
  private final Rows from; // a plane of the box before, by index of a
  private final Rows to; // after, by row of the last stage of b
  private final int[] toNamed; // by index of b
  private final Rows y; // [row of a][plane, depth]
  private final Rows yNamed;
  private final Rows x; // [row of b][plane, na]
  private final Rows xNamed;

  /**
   * @param planes how many the box has
   */
  TurnedPlanes(int planes, int na, int nb) {
    this.na = na;
    this.nb = nb;
    depth = VectorButterflies.padded(nb);
    this.planes = Math.max(1, Math.min(planes, VectorColumns.LANES / Math.max(depth, na)));
    ffta = new VectorColumns(ColumnPlan.whole(na, 12));
    fftb = new VectorColumns(ColumnPlan.whole(nb, 12));
    boolean wide = na >= VectorButterflies.LANES.length();
    stagesBefore = wide ? Math.max(0, fftb.plan().stages() - 1) : fftb.plan().stages();
    from = new Rows(Rows.starts(na, nb), null, null);
    toNamed = Rows.starts(nb, na);
    to = new Rows(toNamed, null, null).returned(fftb.plan());
    y = Rows.zeros(na, this.planes * depth);
    yNamed = y.renamed(ffta.plan());
    x = Rows.zeros(nb, VectorButterflies.padded(this.planes * na));
    xNamed = x.renamed(fftb.plan());
  }

  /** exp(-i) along both axes of the first planes of a box. */
  void run(double[] re, double[] im, int count) {
    for (Rows rows : new Rows[] {from, to}) {
      rows.re = re;
      rows.im = im;
    }
    for (int plane = 0; plane < count; plane += planes) {
      some(plane * na * nb, Math.min(planes, count - plane));
    }
    for (Rows rows : new Rows[] {from, to}) {
      rows.re = null;
      rows.im = null;
    }
  }

  /** Some planes, the first of which starts at {@code at}. */
  private void some(int at, int count) {
    for (int plane = 0; plane < count; plane++) {
      firstStage(at + plane * na * nb, plane * depth);
    }
    for (int lane = 0; lane < count * depth; lane += VectorColumns.LANES) {
      int lanes = Math.min(VectorColumns.LANES, count * depth - lane);
      ffta.run(1, ffta.plan().stages(), y, lane, lanes, false, false);
    }
    for (int plane = 0; plane < count; plane++) {
      turn(y, yNamed.at, plane * depth, na, x, x.at, plane * na, nb);
    }
    int all = VectorButterflies.padded(count * na);
    for (int lane = 0; lane < all; lane += VectorColumns.LANES) {
      int lanes = Math.min(VectorColumns.LANES, all - lane);
      fftb.run(0, stagesBefore, x, lane, lanes, false, false);
    }
    for (int plane = 0; plane < count; plane++) {
      lastStage(plane * na, at + plane * na * nb);
    }
  }

  /** The first stage of a from the box, whole vectors of which can mostly be read. */
  private void firstStage(int at, int lane) {
    if (ffta.plan().stages() > 0 && at + na * nb + depth - nb <= from.re.length) {
      ffta.stage(0, from, at, y, lane, depth, false, false);
      return;
    }
    for (int j = 0; j < na; j++) {
      System.arraycopy(from.re, at + j * nb, y.re, y.at[j] + lane, nb);
      System.arraycopy(from.im, at + j * nb, y.im, y.at[j] + lane, nb);
    }
    if (ffta.plan().stages() > 0) {
      ffta.stage(0, y, lane, y, lane, depth, false, false);
    }
  }

  /** The last stage of b to the box; what does not fill a vector is done with its neighbours. */
  private void lastStage(int lane, int at) {
    if (stagesBefore == fftb.plan().stages() - 1) {
      int vector = VectorButterflies.LANES.length();
      int whole = na / vector * vector;
      fftb.stage(stagesBefore, x, lane, to, at, whole, false, false);
      if (whole < na) {
        int rest = na - vector;
        fftb.stage(stagesBefore, x, lane + rest, to, at + rest, vector, false, false);
      }
      return;
    }
    for (int k = 0; k < nb; k++) {
      System.arraycopy(x.re, xNamed.at[k] + lane, to.re, toNamed[k] + at, na);
      System.arraycopy(x.im, xNamed.at[k] + lane, to.im, toNamed[k] + at, na);
    }
  }

  /** y[yAt[k] + yLane + j] = x[xAt[j] + xLane + k] for j < rows, k < columns, of both parts. */
  private static void turn(
      Rows x, int[] xAt, int xLane, int rows, Rows y, int[] yAt, int yLane, int columns) {
    int k = 0;
    for (; k + 8 <= columns; k += 8) {
      eight(x, xAt, xLane + k, rows, y, yAt, yLane, k);
    }
    for (; k < columns; k++) {
      int to = yAt[k] + yLane;
      for (int j = 0; j < rows; j++) {
        y.re[to + j] = x.re[xAt[j] + xLane + k];
        y.im[to + j] = x.im[xAt[j] + xLane + k];
      }
    }
  }

  /**
   * Both parts in one loop: too long to be unrolled, which made it slow; in {@link VectorPlanes}
   * not.
   */
  private static void eight(
      Rows x, int[] xAt, int xLane, int rows, Rows y, int[] yAt, int yLane, int k) {
    double[] xr = x.re;
    double[] xi = x.im;
    double[] yr = y.re;
    double[] yi = y.im;
    int a = yAt[k] + yLane;
    int b = yAt[k + 1] + yLane;
    int c = yAt[k + 2] + yLane;
    int d = yAt[k + 3] + yLane;
    int e = yAt[k + 4] + yLane;
    int f = yAt[k + 5] + yLane;
    int g = yAt[k + 6] + yLane;
    int h = yAt[k + 7] + yLane;
    for (int j = 0; j < rows; j++) {
      int i = xAt[j] + xLane;
      yr[a + j] = xr[i];
      yr[b + j] = xr[i + 1];
      yr[c + j] = xr[i + 2];
      yr[d + j] = xr[i + 3];
      yr[e + j] = xr[i + 4];
      yr[f + j] = xr[i + 5];
      yr[g + j] = xr[i + 6];
      yr[h + j] = xr[i + 7];
      yi[a + j] = xi[i];
      yi[b + j] = xi[i + 1];
      yi[c + j] = xi[i + 2];
      yi[d + j] = xi[i + 3];
      yi[e + j] = xi[i + 4];
      yi[f + j] = xi[i + 5];
      yi[g + j] = xi[i + 6];
      yi[h + j] = xi[i + 7];
    }
  }
}
