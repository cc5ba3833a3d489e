package org.hooke.kernels.linalg;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Sums of arrays in 64-bit fixed point: s_i = 2^-b sum over terms of round(2^b x_i).
 *
 * <p>Integer addition is associative, so the sum has the same bits for any order, grouping or
 * number of workers. Each term is rounded to 2^-b, half to even; b is the largest number of bits
 * for which sums up to the stated bound fit. Mutable; owns its array; one thread.
 */
public final class ExactSum implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int bits;
  private final double scale; // 2^bits
  private final long[] sums; // [element]

  /**
   * @param size number of elements
   * @param bound at least the sum of |x_i| over all terms, for every element; positive, finite
   */
  public ExactSum(int size, double bound) {
    if (!(bound > 0) || Double.isInfinite(bound)) {
      throw new IllegalArgumentException("bound of an exact sum: " + bound);
    }
    // bound < 2^(exponent + 1): scaled sums stay below 2^62, leaving a bit for rounding
    bits = Math.min(1022, 61 - Math.getExponent(bound));
    scale = Math.scalb(1.0, bits);
    sums = new long[size];
  }

  public int size() {
    return sums.length;
  }

  /** Size of one unit of the fixed-point numbers, 2^-b: twice the largest error of one term. */
  public double resolution() {
    return 1 / scale;
  }

  /**
   * Adds one term, [size].
   *
   * @throws ArithmeticException when an element is not finite or a sum leaves the stated bound
   */
  public void accumulate(double[] x) {
    if (x.length != sums.length) {
      throw new IllegalArgumentException("term of " + x.length + ", sum of " + sums.length);
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = checked(sums[i], fixed(x[i], i), i);
    }
  }

  /** Adds the sums of another partial sum of the same scale. */
  public void merge(ExactSum other) {
    if (other.bits != bits) {
      throw new IllegalArgumentException("scales 2^" + bits + " and 2^" + other.bits);
    }
    merge(other.sums);
  }

  /** Adds the fixed-point sums of another partial sum of the same scale, [size]. */
  public void merge(long[] other) {
    if (other.length != sums.length) {
      throw new IllegalArgumentException("sums of " + other.length + " and " + sums.length);
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = checked(sums[i], other[i], i);
    }
  }

  /** The live fixed-point sums, [size]. */
  public long[] toLongs() {
    return sums;
  }

  /** The sums, [size], a new array. */
  public double[] toDoubles() {
    double unit = resolution(); // a power of two: as good as dividing by the scale, and faster
    double[] x = new double[sums.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = sums[i] * unit;
    }
    return x;
  }

  public void clear() {
    Arrays.fill(sums, 0);
  }

  private long fixed(double x, int i) {
    double scaled = Math.rint(x * scale);
    if (!(Math.abs(scaled) <= 0x1p62)) {
      throw new ArithmeticException("term " + x + " of element " + i + " leaves the bound");
    }
    return (long) scaled;
  }

  private static long checked(long a, long b, int i) {
    long sum = a + b;
    if (sum > 1L << 62 || sum < -(1L << 62)) {
      throw new ArithmeticException("sum of element " + i + " leaves the bound");
    }
    return sum;
  }
}
