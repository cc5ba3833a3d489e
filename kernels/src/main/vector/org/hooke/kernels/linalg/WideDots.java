package org.hooke.kernels.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The innermost sums of inner products with 32 vector registers. */
final class WideDots {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  static final int ROWS = 4;
  static final int COLUMNS = 6;

  private WideDots() {}

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
    double[] b3 = b[Math.min(j + 3, lastB)];
    double[] b4 = b[Math.min(j + 4, lastB)];
    double[] b5 = b[Math.min(j + 5, lastB)];
    DoubleVector s00 = DoubleVector.fromArray(LANES, sums, at);
    DoubleVector s01 = DoubleVector.fromArray(LANES, sums, at + VectorRows.STRIDE);
    DoubleVector s02 = DoubleVector.fromArray(LANES, sums, at + 2 * VectorRows.STRIDE);
    DoubleVector s03 = DoubleVector.fromArray(LANES, sums, at + 3 * VectorRows.STRIDE);
    DoubleVector s04 = DoubleVector.fromArray(LANES, sums, at + 4 * VectorRows.STRIDE);
    DoubleVector s05 = DoubleVector.fromArray(LANES, sums, at + 5 * VectorRows.STRIDE);
    DoubleVector s10 = DoubleVector.fromArray(LANES, sums, at + 6 * VectorRows.STRIDE);
    DoubleVector s11 = DoubleVector.fromArray(LANES, sums, at + 7 * VectorRows.STRIDE);
    DoubleVector s12 = DoubleVector.fromArray(LANES, sums, at + 8 * VectorRows.STRIDE);
    DoubleVector s13 = DoubleVector.fromArray(LANES, sums, at + 9 * VectorRows.STRIDE);
    DoubleVector s14 = DoubleVector.fromArray(LANES, sums, at + 10 * VectorRows.STRIDE);
    DoubleVector s15 = DoubleVector.fromArray(LANES, sums, at + 11 * VectorRows.STRIDE);
    DoubleVector s20 = DoubleVector.fromArray(LANES, sums, at + 12 * VectorRows.STRIDE);
    DoubleVector s21 = DoubleVector.fromArray(LANES, sums, at + 13 * VectorRows.STRIDE);
    DoubleVector s22 = DoubleVector.fromArray(LANES, sums, at + 14 * VectorRows.STRIDE);
    DoubleVector s23 = DoubleVector.fromArray(LANES, sums, at + 15 * VectorRows.STRIDE);
    DoubleVector s24 = DoubleVector.fromArray(LANES, sums, at + 16 * VectorRows.STRIDE);
    DoubleVector s25 = DoubleVector.fromArray(LANES, sums, at + 17 * VectorRows.STRIDE);
    DoubleVector s30 = DoubleVector.fromArray(LANES, sums, at + 18 * VectorRows.STRIDE);
    DoubleVector s31 = DoubleVector.fromArray(LANES, sums, at + 19 * VectorRows.STRIDE);
    DoubleVector s32 = DoubleVector.fromArray(LANES, sums, at + 20 * VectorRows.STRIDE);
    DoubleVector s33 = DoubleVector.fromArray(LANES, sums, at + 21 * VectorRows.STRIDE);
    DoubleVector s34 = DoubleVector.fromArray(LANES, sums, at + 22 * VectorRows.STRIDE);
    DoubleVector s35 = DoubleVector.fromArray(LANES, sums, at + 23 * VectorRows.STRIDE);
    for (int g = first; g < end; g += VectorRows.STRIDE) {
      DoubleVector x0 = DoubleVector.fromArray(LANES, a0, g);
      DoubleVector x1 = DoubleVector.fromArray(LANES, a1, g);
      DoubleVector x2 = DoubleVector.fromArray(LANES, a2, g);
      DoubleVector x3 = DoubleVector.fromArray(LANES, a3, g);
      DoubleVector y0 = DoubleVector.fromArray(LANES, b0, g);
      s00 = x0.fma(y0, s00);
      s10 = x1.fma(y0, s10);
      s20 = x2.fma(y0, s20);
      s30 = x3.fma(y0, s30);
      DoubleVector y1 = DoubleVector.fromArray(LANES, b1, g);
      s01 = x0.fma(y1, s01);
      s11 = x1.fma(y1, s11);
      s21 = x2.fma(y1, s21);
      s31 = x3.fma(y1, s31);
      DoubleVector y2 = DoubleVector.fromArray(LANES, b2, g);
      s02 = x0.fma(y2, s02);
      s12 = x1.fma(y2, s12);
      s22 = x2.fma(y2, s22);
      s32 = x3.fma(y2, s32);
      DoubleVector y3 = DoubleVector.fromArray(LANES, b3, g);
      s03 = x0.fma(y3, s03);
      s13 = x1.fma(y3, s13);
      s23 = x2.fma(y3, s23);
      s33 = x3.fma(y3, s33);
      DoubleVector y4 = DoubleVector.fromArray(LANES, b4, g);
      s04 = x0.fma(y4, s04);
      s14 = x1.fma(y4, s14);
      s24 = x2.fma(y4, s24);
      s34 = x3.fma(y4, s34);
      DoubleVector y5 = DoubleVector.fromArray(LANES, b5, g);
      s05 = x0.fma(y5, s05);
      s15 = x1.fma(y5, s15);
      s25 = x2.fma(y5, s25);
      s35 = x3.fma(y5, s35);
    }
    s00.intoArray(sums, at);
    s01.intoArray(sums, at + VectorRows.STRIDE);
    s02.intoArray(sums, at + 2 * VectorRows.STRIDE);
    s03.intoArray(sums, at + 3 * VectorRows.STRIDE);
    s04.intoArray(sums, at + 4 * VectorRows.STRIDE);
    s05.intoArray(sums, at + 5 * VectorRows.STRIDE);
    s10.intoArray(sums, at + 6 * VectorRows.STRIDE);
    s11.intoArray(sums, at + 7 * VectorRows.STRIDE);
    s12.intoArray(sums, at + 8 * VectorRows.STRIDE);
    s13.intoArray(sums, at + 9 * VectorRows.STRIDE);
    s14.intoArray(sums, at + 10 * VectorRows.STRIDE);
    s15.intoArray(sums, at + 11 * VectorRows.STRIDE);
    s20.intoArray(sums, at + 12 * VectorRows.STRIDE);
    s21.intoArray(sums, at + 13 * VectorRows.STRIDE);
    s22.intoArray(sums, at + 14 * VectorRows.STRIDE);
    s23.intoArray(sums, at + 15 * VectorRows.STRIDE);
    s24.intoArray(sums, at + 16 * VectorRows.STRIDE);
    s25.intoArray(sums, at + 17 * VectorRows.STRIDE);
    s30.intoArray(sums, at + 18 * VectorRows.STRIDE);
    s31.intoArray(sums, at + 19 * VectorRows.STRIDE);
    s32.intoArray(sums, at + 20 * VectorRows.STRIDE);
    s33.intoArray(sums, at + 21 * VectorRows.STRIDE);
    s34.intoArray(sums, at + 22 * VectorRows.STRIDE);
    s35.intoArray(sums, at + 23 * VectorRows.STRIDE);
  }
}
