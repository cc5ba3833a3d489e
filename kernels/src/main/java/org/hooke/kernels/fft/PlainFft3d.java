package org.hooke.kernels.fft;

import java.util.stream.IntStream;

/**
 * Dense transform: axis 1 in strips of columns, axes 2 and 3 in blocks of planes. Coefficients
 * stand in the order [axis 1][axis 3][axis 2], as {@link PlanePair} leaves them. One thread.
 */
final class PlainFft3d implements Fft3d {
  private static final int STRIP = 256; // columns of axis 1 together
  private static final int BLOCK_BYTES = 1 << 19; // planes together, both buffers

  private final int n1;
  private final int n2;
  private final int n3;
  private final int planes;
  private final PlanePair pair;
  private final ColumnFft fft1;
  private final double[][] stripRe; // [row of axis 1][column]
  private final double[][] stripIm;
  private final double[][] stripReNamed;
  private final double[][] stripImNamed;

  PlainFft3d(int n1, int n2, int n3) {
    if (n1 < 1 || n2 < 1 || n3 < 1) {
      throw new IllegalArgumentException("box " + n1 + " x " + n2 + " x " + n3);
    }
    Math.multiplyExact(Math.multiplyExact(n1, n2), n3);
    this.n1 = n1;
    this.n2 = n2;
    this.n3 = n3;
    planes = planesTogether(n1, n2, n3, n2);
    int[] all2 = IntStream.range(0, n2).toArray();
    int[] all3 = IntStream.range(0, n3).toArray();
    pair = new PlanePair(n2, n3, all2, all3, planes);
    fft1 = new ColumnFft(n1, true);
    stripRe = new double[n1][Math.min(STRIP, n2 * n3)];
    stripIm = new double[n1][Math.min(STRIP, n2 * n3)];
    stripReNamed = fft1.renamed(stripRe);
    stripImNamed = fft1.renamed(stripIm);
  }

  /** As many planes as fit the cache, at least one. */
  static int planesTogether(int n1, int n2, int n3, int width) {
    long bytes = 16L * n3 * (width + n2);
    return (int) Math.max(1, Math.min(n1, BLOCK_BYTES / bytes));
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
    for (int first = 0; first < n1; first += planes) {
      int count = Math.min(planes, n1 - first);
      for (int plane = 0; plane < count; plane++) {
        for (int k = 0; k < n3; k++) {
          int at = ((first + plane) * n3 + k) * n2;
          System.arraycopy(re, at, pair.coefficientsRe()[k], plane * n2, n2);
          System.arraycopy(im, at, pair.coefficientsIm()[k], plane * n2, n2);
        }
      }
      pair.toSpace(count);
      for (int plane = 0; plane < count; plane++) {
        for (int j = 0; j < n2; j++) {
          int at = ((first + plane) * n2 + j) * n3;
          System.arraycopy(pair.spaceRe()[j], plane * n3, re, at, n3);
          System.arraycopy(pair.spaceIm()[j], plane * n3, im, at, n3);
        }
      }
    }
  }

  @Override
  public void fromGrid(double[] re, double[] im) {
    for (int first = 0; first < n1; first += planes) {
      int count = Math.min(planes, n1 - first);
      for (int plane = 0; plane < count; plane++) {
        for (int j = 0; j < n2; j++) {
          int at = ((first + plane) * n2 + j) * n3;
          System.arraycopy(re, at, pair.spaceRe()[j], plane * n3, n3);
          System.arraycopy(im, at, pair.spaceIm()[j], plane * n3, n3);
        }
      }
      pair.fromSpace(count);
      for (int plane = 0; plane < count; plane++) {
        for (int k = 0; k < n3; k++) {
          int at = ((first + plane) * n3 + k) * n2;
          System.arraycopy(pair.coefficientsRe()[pair.row(k)], plane * n2, re, at, n2);
          System.arraycopy(pair.coefficientsIm()[pair.row(k)], plane * n2, im, at, n2);
        }
      }
    }
    columns(re, im);
  }

  /** exp(-i) along axis 1. */
  private void columns(double[] re, double[] im) {
    int all = n2 * n3;
    for (int start = 0; start < all; start += STRIP) {
      int lanes = Math.min(STRIP, all - start);
      for (int i = 0; i < n1; i++) {
        System.arraycopy(re, i * all + start, stripRe[i], 0, lanes);
        System.arraycopy(im, i * all + start, stripIm[i], 0, lanes);
      }
      fft1.run(stripRe, stripIm, lanes, false, false);
      for (int i = 0; i < n1; i++) {
        System.arraycopy(stripReNamed[i], 0, re, i * all + start, lanes);
        System.arraycopy(stripImNamed[i], 0, im, i * all + start, lanes);
      }
    }
  }
}
