package org.hooke.kernels.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The innermost sums of inner products of many rows with 32 vector registers. */
final class WidePanel {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int ONE = LANES.length();
  static final int ROWS = 8;
  static final int COLUMNS = 3 * ONE;

  private WidePanel() {}

  /**
   * Adds the sums of a_(i + r)(g) b_g(s) over g = first ... end - 1 for 8 rows r and COLUMNS
   * columns s to those kept; rows beyond the last repeat it.
   *
   * @param b [g - first][COLUMNS] from bAt
   * @param sums [r][width] from at
   */
  static void apply(
      double[][] a,
      int i,
      int last,
      int first,
      int end,
      double[] b,
      int bAt,
      double[] sums,
      int at,
      int width) {
    double[] a0 = a[i];
    double[] a1 = a[Math.min(i + 1, last)];
    double[] a2 = a[Math.min(i + 2, last)];
    double[] a3 = a[Math.min(i + 3, last)];
    double[] a4 = a[Math.min(i + 4, last)];
    double[] a5 = a[Math.min(i + 5, last)];
    double[] a6 = a[Math.min(i + 6, last)];
    double[] a7 = a[Math.min(i + 7, last)];
    DoubleVector s00 = DoubleVector.zero(LANES);
    DoubleVector s01 = DoubleVector.zero(LANES);
    DoubleVector s02 = DoubleVector.zero(LANES);
    DoubleVector s10 = DoubleVector.zero(LANES);
    DoubleVector s11 = DoubleVector.zero(LANES);
    DoubleVector s12 = DoubleVector.zero(LANES);
    DoubleVector s20 = DoubleVector.zero(LANES);
    DoubleVector s21 = DoubleVector.zero(LANES);
    DoubleVector s22 = DoubleVector.zero(LANES);
    DoubleVector s30 = DoubleVector.zero(LANES);
    DoubleVector s31 = DoubleVector.zero(LANES);
    DoubleVector s32 = DoubleVector.zero(LANES);
    DoubleVector s40 = DoubleVector.zero(LANES);
    DoubleVector s41 = DoubleVector.zero(LANES);
    DoubleVector s42 = DoubleVector.zero(LANES);
    DoubleVector s50 = DoubleVector.zero(LANES);
    DoubleVector s51 = DoubleVector.zero(LANES);
    DoubleVector s52 = DoubleVector.zero(LANES);
    DoubleVector s60 = DoubleVector.zero(LANES);
    DoubleVector s61 = DoubleVector.zero(LANES);
    DoubleVector s62 = DoubleVector.zero(LANES);
    DoubleVector s70 = DoubleVector.zero(LANES);
    DoubleVector s71 = DoubleVector.zero(LANES);
    DoubleVector s72 = DoubleVector.zero(LANES);
    for (int g = first, p = bAt; g < end; g++, p += COLUMNS) {
      DoubleVector b0 = DoubleVector.fromArray(LANES, b, p);
      DoubleVector b1 = DoubleVector.fromArray(LANES, b, p + ONE);
      DoubleVector b2 = DoubleVector.fromArray(LANES, b, p + 2 * ONE);
      DoubleVector x0 = DoubleVector.broadcast(LANES, a0[g]);
      s00 = b0.fma(x0, s00);
      s01 = b1.fma(x0, s01);
      s02 = b2.fma(x0, s02);
      DoubleVector x1 = DoubleVector.broadcast(LANES, a1[g]);
      s10 = b0.fma(x1, s10);
      s11 = b1.fma(x1, s11);
      s12 = b2.fma(x1, s12);
      DoubleVector x2 = DoubleVector.broadcast(LANES, a2[g]);
      s20 = b0.fma(x2, s20);
      s21 = b1.fma(x2, s21);
      s22 = b2.fma(x2, s22);
      DoubleVector x3 = DoubleVector.broadcast(LANES, a3[g]);
      s30 = b0.fma(x3, s30);
      s31 = b1.fma(x3, s31);
      s32 = b2.fma(x3, s32);
      DoubleVector x4 = DoubleVector.broadcast(LANES, a4[g]);
      s40 = b0.fma(x4, s40);
      s41 = b1.fma(x4, s41);
      s42 = b2.fma(x4, s42);
      DoubleVector x5 = DoubleVector.broadcast(LANES, a5[g]);
      s50 = b0.fma(x5, s50);
      s51 = b1.fma(x5, s51);
      s52 = b2.fma(x5, s52);
      DoubleVector x6 = DoubleVector.broadcast(LANES, a6[g]);
      s60 = b0.fma(x6, s60);
      s61 = b1.fma(x6, s61);
      s62 = b2.fma(x6, s62);
      DoubleVector x7 = DoubleVector.broadcast(LANES, a7[g]);
      s70 = b0.fma(x7, s70);
      s71 = b1.fma(x7, s71);
      s72 = b2.fma(x7, s72);
    }
    int o = at;
    s00.add(DoubleVector.fromArray(LANES, sums, o)).intoArray(sums, o);
    s01.add(DoubleVector.fromArray(LANES, sums, o + ONE)).intoArray(sums, o + ONE);
    s02.add(DoubleVector.fromArray(LANES, sums, o + 2 * ONE)).intoArray(sums, o + 2 * ONE);
    o += width;
    s10.add(DoubleVector.fromArray(LANES, sums, o)).intoArray(sums, o);
    s11.add(DoubleVector.fromArray(LANES, sums, o + ONE)).intoArray(sums, o + ONE);
    s12.add(DoubleVector.fromArray(LANES, sums, o + 2 * ONE)).intoArray(sums, o + 2 * ONE);
    o += width;
    s20.add(DoubleVector.fromArray(LANES, sums, o)).intoArray(sums, o);
    s21.add(DoubleVector.fromArray(LANES, sums, o + ONE)).intoArray(sums, o + ONE);
    s22.add(DoubleVector.fromArray(LANES, sums, o + 2 * ONE)).intoArray(sums, o + 2 * ONE);
    o += width;
    s30.add(DoubleVector.fromArray(LANES, sums, o)).intoArray(sums, o);
    s31.add(DoubleVector.fromArray(LANES, sums, o + ONE)).intoArray(sums, o + ONE);
    s32.add(DoubleVector.fromArray(LANES, sums, o + 2 * ONE)).intoArray(sums, o + 2 * ONE);
    o += width;
    s40.add(DoubleVector.fromArray(LANES, sums, o)).intoArray(sums, o);
    s41.add(DoubleVector.fromArray(LANES, sums, o + ONE)).intoArray(sums, o + ONE);
    s42.add(DoubleVector.fromArray(LANES, sums, o + 2 * ONE)).intoArray(sums, o + 2 * ONE);
    o += width;
    s50.add(DoubleVector.fromArray(LANES, sums, o)).intoArray(sums, o);
    s51.add(DoubleVector.fromArray(LANES, sums, o + ONE)).intoArray(sums, o + ONE);
    s52.add(DoubleVector.fromArray(LANES, sums, o + 2 * ONE)).intoArray(sums, o + 2 * ONE);
    o += width;
    s60.add(DoubleVector.fromArray(LANES, sums, o)).intoArray(sums, o);
    s61.add(DoubleVector.fromArray(LANES, sums, o + ONE)).intoArray(sums, o + ONE);
    s62.add(DoubleVector.fromArray(LANES, sums, o + 2 * ONE)).intoArray(sums, o + 2 * ONE);
    o += width;
    s70.add(DoubleVector.fromArray(LANES, sums, o)).intoArray(sums, o);
    s71.add(DoubleVector.fromArray(LANES, sums, o + ONE)).intoArray(sums, o + ONE);
    s72.add(DoubleVector.fromArray(LANES, sums, o + 2 * ONE)).intoArray(sums, o + 2 * ONE);
  }
}
