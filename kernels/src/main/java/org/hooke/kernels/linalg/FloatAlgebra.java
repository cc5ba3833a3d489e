package org.hooke.kernels.linalg;

import org.hooke.kernels.simd.Twin;

/**
 * The products of {@link BlockAlgebra} for blocks of rows in single precision; small matrices are
 * in double, rounded where they meet the rows.
 *
 * <p>Relative errors are a few 1e-7 of the product of norms. Bits as in {@link BlockAlgebra}. One
 * caller at a time.
 */
public final class FloatAlgebra {
  private final Scalars scalars;
  private final Parallel parallel;
  private final FloatRowGemm rows;

  public FloatAlgebra(Scalars scalars, Parallel parallel) {
    this(scalars, parallel, Twin.ofThisJvm());
  }

  FloatAlgebra(Scalars scalars, Parallel parallel, Twin twin) {
    this.scalars = scalars;
    this.parallel = parallel;
    this.rows = new FloatRowGemm(parallel, twin);
  }

  /** S_ij = (a_i, b_j), s at least [rows of a][rows of b]. */
  public void gram(FloatComplexMatrix a, FloatComplexMatrix b, ComplexMatrix s) {
    a.requireColumnsOf(b);
    unfold(dots(a, b, false), a.rows(), b.rows(), false, s);
  }

  /** S_ij = (a_i, b_j) when S is known to be Hermitian; its upper triangle counts. */
  public void gramHermitian(FloatComplexMatrix a, FloatComplexMatrix b, ComplexMatrix s) {
    a.requireColumnsOf(b);
    a.requireRowsOf(b);
    unfold(dots(a, b, true), a.rows(), a.rows(), true, s);
    for (int i = 0; i < a.rows(); i++) {
      s.im(i)[i] = 0;
      for (int j = 0; j < i; j++) {
        s.re(i)[j] = s.re(j)[i];
        s.im(i)[j] = -s.im(j)[i];
      }
    }
  }

  private float[][] dots(FloatComplexMatrix a, FloatComplexMatrix b, boolean upper) {
    if (scalars == Scalars.REAL) {
      float[][] r = new float[a.rows()][b.rows()];
      rows.addDots(a.realParts(), b.realParts(), a.columns(), r, upper);
      rows.addDots(a.imaginaryParts(), b.imaginaryParts(), a.columns(), r, upper);
      return r;
    }
    float[][] r = new float[2 * a.rows()][2 * b.rows()];
    rows.addDots(a.allParts(), b.allParts(), a.columns(), r, upper);
    return r;
  }

  private void unfold(float[][] r, int down, int across, boolean upper, ComplexMatrix s) {
    for (int i = 0; i < down; i++) {
      double[] re = s.re(i);
      double[] im = s.im(i);
      for (int j = upper ? i : 0; j < across; j++) {
        if (scalars == Scalars.REAL) {
          re[j] = r[i][j];
          im[j] = 0;
        } else {
          re[j] = (double) r[2 * i][2 * j] + r[2 * i + 1][2 * j + 1];
          im[j] = (double) r[2 * i][2 * j + 1] - r[2 * i + 1][2 * j];
        }
      }
    }
  }

  /** y_i = sum_j c_ij x_j for every row i of y; c at least [rows of y][rows of x]. */
  public void combine(ComplexMatrix c, FloatComplexMatrix x, FloatComplexMatrix y) {
    combine(1, c, x, y, false);
  }

  /** y_i += sign sum_j c_ij x_j for every row i of y; y shares no array with x. */
  public void addCombination(
      double sign, ComplexMatrix c, FloatComplexMatrix x, FloatComplexMatrix y) {
    combine(sign, c, x, y, true);
  }

  private void combine(
      double sign, ComplexMatrix c, FloatComplexMatrix x, FloatComplexMatrix y, boolean add) {
    x.requireColumnsOf(y);
    if (scalars == Scalars.REAL) {
      float[] flat = rounded(RealGemm.coefficients(sign, c, y.rows(), x.rows()));
      rows.combine(flat, x.realParts(), y.realParts(), 0, x.columns(), add);
      rows.combine(flat, x.imaginaryParts(), y.imaginaryParts(), 0, x.columns(), add);
    } else {
      float[] flat = rounded(ComplexGemm.coefficients(sign, c, y.rows(), x.rows()));
      rows.combine(flat, x.allParts(), y.allParts(), 0, x.columns(), add);
    }
  }

  private static float[] rounded(double[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) x[i];
    }
    return y;
  }

  /** y = x, rounded; y has at least the rows of x. */
  public void round(ComplexMatrix x, FloatComplexMatrix y) {
    parallel.forEach(
        x.rows(),
        (slot, i) -> {
          Rows.round(x.re(i), y.re(i));
          Rows.round(x.im(i), y.im(i));
        });
  }

  /** y = x, exactly; y has at least the rows of x. */
  public void widen(FloatComplexMatrix x, ComplexMatrix y) {
    parallel.forEach(
        x.rows(),
        (slot, i) -> {
          Rows.widen(x.re(i), y.re(i));
          Rows.widen(x.im(i), y.im(i));
        });
  }

  /** y += x; y has at least the rows of x. */
  public void add(FloatComplexMatrix x, ComplexMatrix y) {
    parallel.forEach(
        x.rows(),
        (slot, i) -> {
          add(x.re(i), y.re(i));
          add(x.im(i), y.im(i));
        });
  }

  private static void add(float[] x, double[] y) {
    for (int g = 0; g < y.length; g++) {
      y[g] += x[g];
    }
  }
}
