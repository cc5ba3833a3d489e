package org.hooke.kernels.linalg;

import java.util.Arrays;
import java.util.List;

/**
 * A complex matrix whose rows are separate arrays with split parts: re[row][column],
 * im[row][column].
 *
 * <p>A block of orbitals has one row per band and one column per plane wave, so that bands times
 * plane waves may exceed 2^31 and a row goes to the FFT as it is. Mutable; owns its arrays.
 */
public final class ComplexMatrix {
  private final int columns;
  private final double[][] re; // [row][column]
  private final double[][] im; // [row][column]

  public ComplexMatrix(int rows, int columns) {
    this(new double[rows][columns], new double[rows][columns], columns);
  }

  private ComplexMatrix(double[][] re, double[][] im, int columns) {
    this.columns = columns;
    this.re = re;
    this.im = im;
  }

  public int rows() {
    return re.length;
  }

  public int columns() {
    return columns;
  }

  /** The live real parts of one row. */
  public double[] re(int row) {
    return re[row];
  }

  /** The live imaginary parts of one row. */
  public double[] im(int row) {
    return im[row];
  }

  /** One row as a vector that shares its arrays. */
  public ComplexVector row(int row) {
    return new ComplexVector(re[row], im[row]);
  }

  /** Rows [first, first + count) as a matrix that shares their arrays. */
  public ComplexMatrix rows(int first, int count) {
    return new ComplexMatrix(
        Arrays.copyOfRange(re, first, first + count),
        Arrays.copyOfRange(im, first, first + count),
        columns);
  }

  /** These rows followed by those of x, sharing their arrays. */
  public ComplexMatrix followedBy(ComplexMatrix x) {
    requireColumnsOf(x);
    double[][] r = Arrays.copyOf(re, re.length + x.re.length);
    double[][] m = Arrays.copyOf(im, re.length + x.re.length);
    System.arraycopy(x.re, 0, r, re.length, x.re.length);
    System.arraycopy(x.im, 0, m, re.length, x.re.length);
    return new ComplexMatrix(r, m, columns);
  }

  /** The rows of several matrices one after the other, sharing their arrays. */
  public static ComplexMatrix stacked(List<ComplexMatrix> parts) {
    int rows = parts.stream().mapToInt(ComplexMatrix::rows).sum();
    double[][] re = new double[rows][];
    double[][] im = new double[rows][];
    int at = 0;
    for (ComplexMatrix part : parts) {
      part.requireColumnsOf(parts.get(0));
      System.arraycopy(part.re, 0, re, at, part.rows());
      System.arraycopy(part.im, 0, im, at, part.rows());
      at += part.rows();
    }
    return new ComplexMatrix(re, im, parts.get(0).columns);
  }

  /** A copy of columns [first, first + count). */
  public ComplexMatrix columns(int first, int count) {
    ComplexMatrix part = new ComplexMatrix(rows(), count);
    for (int i = 0; i < rows(); i++) {
      System.arraycopy(re[i], first, part.re[i], 0, count);
      System.arraycopy(im[i], first, part.im[i], 0, count);
    }
    return part;
  }

  /** Copies all of x into columns first, first + 1, ... */
  public void setColumns(int first, ComplexMatrix x) {
    for (int i = 0; i < rows(); i++) {
      System.arraycopy(x.re[i], 0, re[i], first, x.columns);
      System.arraycopy(x.im[i], 0, im[i], first, x.columns);
    }
  }

  /** Makes rows first, first + 1, ... the rows of x, by reference; the old ones are let go. */
  public void adoptRows(int first, ComplexMatrix x) {
    requireColumnsOf(x);
    System.arraycopy(x.re, 0, re, first, x.rows());
    System.arraycopy(x.im, 0, im, first, x.rows());
  }

  public ComplexMatrix copy() {
    ComplexMatrix c = new ComplexMatrix(rows(), columns);
    c.set(this);
    return c;
  }

  /** Copies every row of x, which has this shape. */
  public void set(ComplexMatrix x) {
    for (int i = 0; i < re.length; i++) {
      setRow(i, x, i);
    }
  }

  /** Copies row {@code from} of x into row {@code row}. */
  public void setRow(int row, ComplexMatrix x, int from) {
    System.arraycopy(x.re[from], 0, re[row], 0, columns);
    System.arraycopy(x.im[from], 0, im[row], 0, columns);
  }

  /** The matrix x_ji = w_i conj(this_ij), a new one. */
  public ComplexMatrix weightedAdjoint(double[] w) {
    ComplexMatrix x = new ComplexMatrix(/* rows= */ columns, /* columns= */ rows());
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < columns; j++) {
        x.re[j][i] = w[i] * re[i][j];
        x.im[j][i] = -w[i] * im[i][j];
      }
    }
    return x;
  }

  public void clear() {
    for (int i = 0; i < re.length; i++) {
      Arrays.fill(re[i], 0);
      Arrays.fill(im[i], 0);
    }
  }

  /** Exchanges two rows by reference. */
  public void swapRows(int i, int j) {
    double[] r = re[i];
    re[i] = re[j];
    re[j] = r;
    double[] m = im[i];
    im[i] = im[j];
    im[j] = m;
  }

  /** The live real parts, [row][column]. */
  double[][] realParts() {
    return re;
  }

  /** The live imaginary parts, [row][column]. */
  double[][] imaginaryParts() {
    return im;
  }

  /** The live parts, [2 row + (0 real, 1 imaginary)][column]. */
  double[][] allParts() {
    double[][] parts = new double[2 * re.length][];
    for (int i = 0; i < re.length; i++) {
      parts[2 * i] = re[i];
      parts[2 * i + 1] = im[i];
    }
    return parts;
  }

  void requireColumnsOf(ComplexMatrix x) {
    if (x.columns != columns) {
      throw new IllegalArgumentException(columns + " and " + x.columns + " columns");
    }
  }

  void requireRowsOf(ComplexMatrix x) {
    if (x.rows() != rows()) {
      throw new IllegalArgumentException(rows() + " and " + x.rows() + " rows");
    }
  }
}
