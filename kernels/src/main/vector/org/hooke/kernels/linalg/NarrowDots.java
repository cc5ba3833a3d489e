package org.hooke.kernels.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The innermost sums of inner products with 16 vector registers. */
final class NarrowDots {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  static final int ROWS = 4;
  static final int COLUMNS = 3;

  private NarrowDots() {}

  /**
   * Adds a_(i + r)(g) b_(j + s)(g) for g = first, first + STRIDE, ... below end to sums on the
   * lanes of one vector; rows beyond the last repeat it.
   *
   * @param sums [r][s][STRIDE] from the first of these lanes, at
   */
  static void apply(
      double[][] a,
      int i,
      int lastA,
      double[][] b,
      int j,
      int lastB,
      int first,
      int end,
      double[] sums,
      int at) {
    double[] a0 = a[i];
    double[] a1 = a[Math.min(i + 1, lastA)];
    double[] a2 = a[Math.min(i + 2, lastA)];
    double[] a3 = a[Math.min(i + 3, lastA)];
    double[] b0 = b[j];
    double[] b1 = b[Math.min(j + 1, lastB)];
    double[] b2 = b[Math.min(j + 2, lastB)];
    DoubleVector s00 = DoubleVector.fromArray(LANES, sums, at);
    DoubleVector s01 = DoubleVector.fromArray(LANES, sums, at + VectorRows.STRIDE);
    DoubleVector s02 = DoubleVector.fromArray(LANES, sums, at + 2 * VectorRows.STRIDE);
    DoubleVector s10 = DoubleVector.fromArray(LANES, sums, at + 3 * VectorRows.STRIDE);
    DoubleVector s11 = DoubleVector.fromArray(LANES, sums, at + 4 * VectorRows.STRIDE);
    DoubleVector s12 = DoubleVector.fromArray(LANES, sums, at + 5 * VectorRows.STRIDE);
    DoubleVector s20 = DoubleVector.fromArray(LANES, sums, at + 6 * VectorRows.STRIDE);
    DoubleVector s21 = DoubleVector.fromArray(LANES, sums, at + 7 * VectorRows.STRIDE);
    DoubleVector s22 = DoubleVector.fromArray(LANES, sums, at + 8 * VectorRows.STRIDE);
    DoubleVector s30 = DoubleVector.fromArray(LANES, sums, at + 9 * VectorRows.STRIDE);
    DoubleVector s31 = DoubleVector.fromArray(LANES, sums, at + 10 * VectorRows.STRIDE);
    DoubleVector s32 = DoubleVector.fromArray(LANES, sums, at + 11 * VectorRows.STRIDE);
    for (int g = first; g < end; g += VectorRows.STRIDE) {
      DoubleVector y0 = DoubleVector.fromArray(LANES, b0, g);
      DoubleVector y1 = DoubleVector.fromArray(LANES, b1, g);
      DoubleVector y2 = DoubleVector.fromArray(LANES, b2, g);
      DoubleVector x0 = DoubleVector.fromArray(LANES, a0, g);
      s00 = x0.fma(y0, s00);
      s01 = x0.fma(y1, s01);
      s02 = x0.fma(y2, s02);
      DoubleVector x1 = DoubleVector.fromArray(LANES, a1, g);
      s10 = x1.fma(y0, s10);
      s11 = x1.fma(y1, s11);
      s12 = x1.fma(y2, s12);
      DoubleVector x2 = DoubleVector.fromArray(LANES, a2, g);
      s20 = x2.fma(y0, s20);
      s21 = x2.fma(y1, s21);
      s22 = x2.fma(y2, s22);
      DoubleVector x3 = DoubleVector.fromArray(LANES, a3, g);
      s30 = x3.fma(y0, s30);
      s31 = x3.fma(y1, s31);
      s32 = x3.fma(y2, s32);
    }
    s00.intoArray(sums, at);
    s01.intoArray(sums, at + VectorRows.STRIDE);
    s02.intoArray(sums, at + 2 * VectorRows.STRIDE);
    s10.intoArray(sums, at + 3 * VectorRows.STRIDE);
    s11.intoArray(sums, at + 4 * VectorRows.STRIDE);
    s12.intoArray(sums, at + 5 * VectorRows.STRIDE);
    s20.intoArray(sums, at + 6 * VectorRows.STRIDE);
    s21.intoArray(sums, at + 7 * VectorRows.STRIDE);
    s22.intoArray(sums, at + 8 * VectorRows.STRIDE);
    s30.intoArray(sums, at + 9 * VectorRows.STRIDE);
    s31.intoArray(sums, at + 10 * VectorRows.STRIDE);
    s32.intoArray(sums, at + 11 * VectorRows.STRIDE);
  }
}
