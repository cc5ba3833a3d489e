package org.hooke.kernels.fft;

/**
 * Dense transform: axis 1 in strips of columns, the other two plane by plane. Coefficients stand in
 * the order [axis 1][axis 3][axis 2], so that rows and columns of a plane change places only once.
 * The first and last stages of axes read and write the box itself. One thread.
 */
final class VectorFft3d implements Fft3d {
  private final int n1;
  private final int n2;
  private final int n3;
  private final VectorColumns fft1;
  private final Rows box; // the caller's by index of axis 1
  private final Rows boxReturned; // the same by row of the last stage
  private final Rows strip; // [row of axis 1][lane]
  private final Rows stripNamed;
  private final TurnedPlanes fromSpace;
  private final TurnedPlanes toSpace;

  VectorFft3d(int n1, int n2, int n3) {
    if (n1 < 1 || n2 < 1 || n3 < 1) {
      throw new IllegalArgumentException("box " + n1 + " x " + n2 + " x " + n3);
    }
    Math.multiplyExact(Math.multiplyExact(n1, n2), n3);
    this.n1 = n1;
    this.n2 = n2;
    this.n3 = n3;
    fft1 = new VectorColumns(ColumnPlan.whole(n1, 12));
    box = new Rows(Rows.starts(n1, n2 * n3), null, null);
    boxReturned = box.returned(fft1.plan());
    strip = Rows.zeros(n1, VectorColumns.LANES);
    stripNamed = strip.renamed(fft1.plan());
    fromSpace = new TurnedPlanes(n1, n2, n3);
    toSpace = new TurnedPlanes(n1, n3, n2);
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
  public int coefficient(int i1, int i2, int i3) {
    return (i1 * n3 + i3) * n2 + i2;
  }

  @Override
  public void toGrid(double[] re, double[] im) {
    columns(im, re); // exchanging the parts turns the sign of i
    toSpace.run(im, re, n1);
  }

  @Override
  public void fromGrid(double[] re, double[] im) {
    fromSpace.run(re, im, n1);
    columns(re, im);
  }

  /** exp(-i) along axis 1. */
  private void columns(double[] re, double[] im) {
    for (Rows rows : new Rows[] {box, boxReturned}) {
      rows.re = re;
      rows.im = im;
    }
    int all = n2 * n3;
    int vectors = all / VectorButterflies.LANES.length() * VectorButterflies.LANES.length();
    int last = fft1.plan().stages() - 1;
    for (int from = 0; from < vectors; from += VectorColumns.LANES) {
      int lanes = Math.min(VectorColumns.LANES, vectors - from);
      if (last == 0) {
        fft1.stage(0, box, from, boxReturned, from, lanes, false, false);
      } else if (last > 0) {
        fft1.stage(0, box, from, strip, 0, lanes, false, false);
        fft1.run(1, last, strip, 0, lanes, false, false);
        fft1.stage(last, strip, 0, boxReturned, from, lanes, false, false);
      }
    }
    if (vectors < all) {
      int lanes = all - vectors;
      for (int i = 0; i < n1; i++) {
        System.arraycopy(box.re, box.at[i] + vectors, strip.re, strip.at[i], lanes);
        System.arraycopy(box.im, box.at[i] + vectors, strip.im, strip.at[i], lanes);
      }
      fft1.run(strip, 0, VectorButterflies.padded(lanes), false, false);
      for (int i = 0; i < n1; i++) {
        System.arraycopy(strip.re, stripNamed.at[i], box.re, box.at[i] + vectors, lanes);
        System.arraycopy(strip.im, stripNamed.at[i], box.im, box.at[i] + vectors, lanes);
      }
    }
    for (Rows rows : new Rows[] {box, boxReturned}) {
      rows.re = null;
      rows.im = null;
    }
  }
}
