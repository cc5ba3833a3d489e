package org.hooke.kernels.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The innermost sums of combinations with 32 vector registers. */
final class WideCombination {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int ONE = LANES.length();
  static final int ROWS = 8;
  static final int COLUMNS = 3 * ONE;

  private WideCombination() {}

  /**
   * y_(i + r)(o + g) = sum_k c_kr x_k(g) for 8 rows r and COLUMNS columns g.
   *
   * @param c [k][ROWS] from cAt
   * @param x [k][COLUMNS] from xAt
   */
  static void apply(
      double[] c, int cAt, double[] x, int xAt, int depth, double[][] y, int i, int o) {
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
    for (int k = 0, p = xAt, q = cAt; k < depth; k++, p += COLUMNS, q += ROWS) {
      DoubleVector x0 = DoubleVector.fromArray(LANES, x, p);
      DoubleVector x1 = DoubleVector.fromArray(LANES, x, p + ONE);
      DoubleVector x2 = DoubleVector.fromArray(LANES, x, p + 2 * ONE);
      DoubleVector c0 = DoubleVector.broadcast(LANES, c[q]);
      s00 = x0.fma(c0, s00);
      s01 = x1.fma(c0, s01);
      s02 = x2.fma(c0, s02);
      DoubleVector c1 = DoubleVector.broadcast(LANES, c[q + 1]);
      s10 = x0.fma(c1, s10);
      s11 = x1.fma(c1, s11);
      s12 = x2.fma(c1, s12);
      DoubleVector c2 = DoubleVector.broadcast(LANES, c[q + 2]);
      s20 = x0.fma(c2, s20);
      s21 = x1.fma(c2, s21);
      s22 = x2.fma(c2, s22);
      DoubleVector c3 = DoubleVector.broadcast(LANES, c[q + 3]);
      s30 = x0.fma(c3, s30);
      s31 = x1.fma(c3, s31);
      s32 = x2.fma(c3, s32);
      DoubleVector c4 = DoubleVector.broadcast(LANES, c[q + 4]);
      s40 = x0.fma(c4, s40);
      s41 = x1.fma(c4, s41);
      s42 = x2.fma(c4, s42);
      DoubleVector c5 = DoubleVector.broadcast(LANES, c[q + 5]);
      s50 = x0.fma(c5, s50);
      s51 = x1.fma(c5, s51);
      s52 = x2.fma(c5, s52);
      DoubleVector c6 = DoubleVector.broadcast(LANES, c[q + 6]);
      s60 = x0.fma(c6, s60);
      s61 = x1.fma(c6, s61);
      s62 = x2.fma(c6, s62);
      DoubleVector c7 = DoubleVector.broadcast(LANES, c[q + 7]);
      s70 = x0.fma(c7, s70);
      s71 = x1.fma(c7, s71);
      s72 = x2.fma(c7, s72);
    }
    s00.intoArray(y[i], o);
    s01.intoArray(y[i], o + ONE);
    s02.intoArray(y[i], o + 2 * ONE);
    s10.intoArray(y[i + 1], o);
    s11.intoArray(y[i + 1], o + ONE);
    s12.intoArray(y[i + 1], o + 2 * ONE);
    s20.intoArray(y[i + 2], o);
    s21.intoArray(y[i + 2], o + ONE);
    s22.intoArray(y[i + 2], o + 2 * ONE);
    s30.intoArray(y[i + 3], o);
    s31.intoArray(y[i + 3], o + ONE);
    s32.intoArray(y[i + 3], o + 2 * ONE);
    s40.intoArray(y[i + 4], o);
    s41.intoArray(y[i + 4], o + ONE);
    s42.intoArray(y[i + 4], o + 2 * ONE);
    s50.intoArray(y[i + 5], o);
    s51.intoArray(y[i + 5], o + ONE);
    s52.intoArray(y[i + 5], o + 2 * ONE);
    s60.intoArray(y[i + 6], o);
    s61.intoArray(y[i + 6], o + ONE);
    s62.intoArray(y[i + 6], o + 2 * ONE);
    s70.intoArray(y[i + 7], o);
    s71.intoArray(y[i + 7], o + ONE);
    s72.intoArray(y[i + 7], o + 2 * ONE);
  }
}
