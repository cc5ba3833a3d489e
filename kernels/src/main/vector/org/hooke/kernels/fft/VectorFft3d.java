package org.hooke.kernels.fft;

/**
 * Dense transform: axis 1 in strips of columns, then plane by plane axis 2, a transposition, axis
 * 3, and a transposition. The first and last stages of axis 1 read and write the box itself. One
 * thread.
 */
final class VectorFft3d implements Fft3d {
  private final int n1;
  private final int n2;
  private final int n3;
  private final int depth; // n3 padded to whole vectors
  private final int planes; // together
  private final int width; // of their n2 lines, padded
  private final VectorColumns fft1;
  private final VectorColumns fft2;
  private final VectorColumns fft3;
  private final Rows box1; // the caller's box by index of axis 1
  private final Rows box1Returned; // the same by row of the last stage
  private final Rows box2; // a plane of the box by index of axis 2
  private final Rows strip; // [row of axis 1][lane]
  private final Rows stripNamed;
  private final Rows y; // [row of axis 2][plane, depth]
  private final Rows yNamed;
  private final Rows x; // [row of axis 3][plane, n2]
  private final Rows xNamed;

  VectorFft3d(int n1, int n2, int n3) {
    if (n1 < 1 || n2 < 1 || n3 < 1) {
      throw new IllegalArgumentException("box " + n1 + " x " + n2 + " x " + n3);
    }
    Math.multiplyExact(Math.multiplyExact(n1, n2), n3);
    this.n1 = n1;
    this.n2 = n2;
    this.n3 = n3;
    depth = VectorButterflies.padded(n3);
    planes = Math.max(1, Math.min(n1, VectorColumns.LANES / Math.max(depth, n2)));
    width = VectorButterflies.padded(planes * n2);
    boolean sameSets =
        n2 * n3 % 512 == 0; // of the first cache, where many rows push each other out
    fft1 = new VectorColumns(ColumnPlan.whole(n1, sameSets ? 7 : 8));
    fft2 = new VectorColumns(ColumnPlan.whole(n2, 8));
    fft3 = new VectorColumns(ColumnPlan.whole(n3, 8));
    box1 = new Rows(Rows.starts(n1, n2 * n3), null, null);
    box1Returned = box1.returned(fft1.plan());
    box2 = new Rows(Rows.starts(n2, n3), null, null);
    strip = Rows.zeros(n1, VectorColumns.LANES);
    stripNamed = strip.renamed(fft1.plan());
    y = Rows.zeros(n2, planes * depth);
    yNamed = y.renamed(fft2.plan());
    x = Rows.zeros(n3, width);
    xNamed = x.renamed(fft3.plan());
  }

  @Override
  public int n1() {
    return n1;
  }

  @Override
  public int n2() {
    return n2;
  }

  @Override
  public int n3() {
    return n3;
  }

  @Override
  public void toGrid(double[] re, double[] im) {
    fromGrid(im, re); // exchanging the parts turns the sign of i
  }

  @Override
  public void fromGrid(double[] re, double[] im) {
    for (Rows rows : new Rows[] {box1, box1Returned, box2}) {
      rows.re = re;
      rows.im = im;
    }
    columns();
    for (int plane = 0; plane < n1; plane += planes) {
      planes(plane * n2 * n3, Math.min(planes, n1 - plane));
    }
    for (Rows rows : new Rows[] {box1, box1Returned, box2}) {
      rows.re = null;
      rows.im = null;
    }
  }

  /** Axis 1. */
  private void columns() {
    int all = n2 * n3;
    int vectors = all / VectorButterflies.LANES.length() * VectorButterflies.LANES.length();
    int last = fft1.plan().stages() - 1;
    for (int from = 0; from < vectors; from += VectorColumns.LANES) {
      int lanes = Math.min(VectorColumns.LANES, vectors - from);
      if (last == 0) {
        fft1.stage(0, box1, from, box1Returned, from, lanes, false, false);
      } else if (last > 0) {
        fft1.stage(0, box1, from, strip, 0, lanes, false, false);
        fft1.run(1, last, strip, 0, lanes, false, false);
        fft1.stage(last, strip, 0, box1Returned, from, lanes, false, false);
      }
    }
    if (vectors < all) {
      int lanes = all - vectors;
      for (int i = 0; i < n1; i++) {
        System.arraycopy(box1.re, box1.at[i] + vectors, strip.re, strip.at[i], lanes);
        System.arraycopy(box1.im, box1.at[i] + vectors, strip.im, strip.at[i], lanes);
      }
      fft1.run(strip, 0, VectorButterflies.padded(lanes), false, false);
      for (int i = 0; i < n1; i++) {
        System.arraycopy(strip.re, stripNamed.at[i], box1.re, box1.at[i] + vectors, lanes);
        System.arraycopy(strip.im, stripNamed.at[i], box1.im, box1.at[i] + vectors, lanes);
      }
    }
  }

  /** Axes 2 and 3 of some planes, the first of which starts at {@code at}. */
  private void planes(int at, int count) {
    for (int plane = 0; plane < count; plane++) {
      firstStage(at + plane * n2 * n3, plane * depth);
    }
    for (int lane = 0; lane < count * depth; lane += VectorColumns.LANES) {
      int lanes = Math.min(VectorColumns.LANES, count * depth - lane);
      fft2.run(1, fft2.plan().stages(), y, lane, lanes, false, false);
    }
    for (int plane = 0; plane < count; plane++) {
      Transposition.run(y.re, yNamed.at, plane * depth, n2, x.re, x.at, plane * n2, n3);
      Transposition.run(y.im, yNamed.at, plane * depth, n2, x.im, x.at, plane * n2, n3);
    }
    fft3.run(x, 0, VectorButterflies.padded(count * n2), false, false);
    for (int plane = 0; plane < count; plane++) {
      int to = at + plane * n2 * n3;
      Transposition.run(x.re, xNamed.at, plane * n2, n3, box2.re, box2.at, to, n2);
      Transposition.run(x.im, xNamed.at, plane * n2, n3, box2.im, box2.at, to, n2);
    }
  }

  /** The first stage of axis 2 from the box, whole vectors of which can mostly be read. */
  private void firstStage(int at, int lane) {
    if (fft2.plan().stages() > 0 && at + n2 * n3 + depth - n3 <= box2.re.length) {
      fft2.stage(0, box2, at, y, lane, depth, false, false);
      return;
    }
    for (int j = 0; j < n2; j++) {
      System.arraycopy(box2.re, at + j * n3, y.re, y.at[j] + lane, n3);
      System.arraycopy(box2.im, at + j * n3, y.im, y.at[j] + lane, n3);
    }
    if (fft2.plan().stages() > 0) {
      fft2.stage(0, y, lane, y, lane, depth, false, false);
    }
  }
}
