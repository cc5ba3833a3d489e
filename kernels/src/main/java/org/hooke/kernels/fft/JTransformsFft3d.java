package org.hooke.kernels.fft;

import org.jtransforms.fft.DoubleFFT_1D;

/** Dense transform out of JTransforms' one-dimensional plans, axis by axis. One thread. */
final class JTransformsFft3d implements Fft3d {
  private static final int TILE = 8; // columns transformed together along the strided axes

  private final int n1;
  private final int n2;
  private final int n3;
  private final DoubleFFT_1D fft1;
  private final DoubleFFT_1D fft2;
  private final DoubleFFT_1D fft3;
  private final double[] line; // [column of tile][2 element + part]

  JTransformsFft3d(int n1, int n2, int n3) {
    if (n1 < 1 || n2 < 1 || n3 < 1) {
      throw new IllegalArgumentException("box " + n1 + " x " + n2 + " x " + n3);
    }
    Math.multiplyExact(Math.multiplyExact(n1, n2), n3);
    this.n1 = n1;
    this.n2 = n2;
    this.n3 = n3;
    fft1 = new DoubleFFT_1D(n1);
    fft2 = new DoubleFFT_1D(n2);
    fft3 = new DoubleFFT_1D(n3);
    line = new double[2 * TILE * Math.max(n1, Math.max(n2, n3))];
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
    return (i1 * n2 + i2) * n3 + i3;
  }

  @Override
  public void toGrid(double[] re, double[] im) {
    all(re, im, true);
  }

  @Override
  public void fromGrid(double[] re, double[] im) {
    all(re, im, false);
  }

  private void all(double[] re, double[] im, boolean inverse) {
    axis(fft1, n1, n2 * n3, 1, re, im, inverse);
    axis(fft2, n2, n3, n1, re, im, inverse);
    rows(re, im, inverse);
  }

  /** Transforms length-n lines of the given stride, for `outer` slabs of n * stride elements. */
  private void axis(
      DoubleFFT_1D fft, int n, int stride, int outer, double[] re, double[] im, boolean inverse) {
    for (int slab = 0; slab < outer; slab++) {
      int start = slab * n * stride;
      for (int column = 0; column < stride; column += TILE) {
        tile(fft, n, stride, start + column, Math.min(TILE, stride - column), re, im, inverse);
      }
    }
  }

  private void tile(
      DoubleFFT_1D fft,
      int n,
      int stride,
      int start,
      int columns,
      double[] re,
      double[] im,
      boolean inverse) {
    for (int i = 0; i < n; i++) {
      int from = start + i * stride;
      for (int c = 0; c < columns; c++) {
        line[2 * (c * n + i)] = re[from + c];
        line[2 * (c * n + i) + 1] = im[from + c];
      }
    }
    for (int c = 0; c < columns; c++) {
      transform(fft, 2 * c * n, inverse);
    }
    for (int i = 0; i < n; i++) {
      int to = start + i * stride;
      for (int c = 0; c < columns; c++) {
        re[to + c] = line[2 * (c * n + i)];
        im[to + c] = line[2 * (c * n + i) + 1];
      }
    }
  }

  private void rows(double[] re, double[] im, boolean inverse) {
    for (int start = 0; start < n1 * n2 * n3; start += n3) {
      for (int i = 0; i < n3; i++) {
        line[2 * i] = re[start + i];
        line[2 * i + 1] = im[start + i];
      }
      transform(fft3, 0, inverse);
      for (int i = 0; i < n3; i++) {
        re[start + i] = line[2 * i];
        im[start + i] = line[2 * i + 1];
      }
    }
  }

  private void transform(DoubleFFT_1D fft, int offset, boolean inverse) {
    if (inverse) {
      fft.complexInverse(line, offset, false);
    } else {
      fft.complexForward(line, offset);
    }
  }
}
