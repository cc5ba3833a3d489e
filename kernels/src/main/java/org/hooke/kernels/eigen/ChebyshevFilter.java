package org.hooke.kernels.eigen;

import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.ThreeTerm;

/**
 * p(H) x with p(e) = T_m((e - c)/d) / T_m((l - c)/d), the Chebyshev polynomial of degree m on the
 * unwanted part [cut, high] of the spectrum: at most 1/T_m there, growing below it to 1 at the
 * lowest eigenvalue l; c and d are the middle and half the width of that part.
 *
 * <p>Every row is treated alone, so blocks of bands need not know of each other. Source: Zhou,
 * Saad, Tiago, Chelikowsky, Phys. Rev. E 74, 066704 (2006), algorithm 4.4 (the scaled filter).
 * Immutable.
 */
public final class ChebyshevFilter {
  private final int degree;
  private final double low;
  private final double cut;
  private final double high;

  /**
   * @param degree m, applications of H per row
   * @param low about the lowest eigenvalue, Ha
   * @param cut lower end of the part that is damped, Ha
   * @param high at least the highest eigenvalue, Ha
   * @throws IllegalArgumentException unless low &lt; cut &lt; high and the degree is positive
   */
  public ChebyshevFilter(int degree, double low, double cut, double high) {
    if (degree < 1 || !(low < cut && cut < high)) {
      throw new IllegalArgumentException(
          "filter of degree " + degree + " for " + low + " < " + cut + " < " + high);
    }
    this.degree = degree;
    this.low = low;
    this.cut = cut;
    this.high = high;
  }

  /**
   * Filters the rows of x, [row][size].
   *
   * @param y scratch of the same shape
   * @param z scratch of the same shape
   * @return the one of the three that holds the result; the other two are scratch
   */
  public ComplexMatrix apply(LinearOperator h, ComplexMatrix x, ComplexMatrix y, ComplexMatrix z) {
    double c = (high + cut) / 2;
    double d = (high - cut) / 2;
    double first = d / (low - c);
    double sigma = first;
    h.apply(x, y);
    ThreeTerm.step(sigma / d, c, 0, null, x, y);
    ComplexMatrix before = x;
    ComplexMatrix now = y;
    ComplexMatrix next = z;
    for (int m = 2; m <= degree; m++) {
      double following = 1 / (2 / first - sigma);
      h.apply(now, next);
      ThreeTerm.step(2 * following / d, c, sigma * following, before, now, next);
      ComplexMatrix free = before;
      before = now;
      now = next;
      next = free;
      sigma = following;
    }
    return now;
  }

  /**
   * The least degree for which an eigenvalue grows by a factor over the damped part.
   *
   * @param value of the eigenvalue, below cut, Ha
   */
  public static int degreeFor(double factor, double value, double cut, double high) {
    double x = 1 + 2 * Math.max(0, cut - value) / (high - cut);
    double rate = acosh(x);
    return rate > 0 ? (int) Math.min(1e6, Math.ceil(acosh(Math.max(1, factor)) / rate)) : 1_000_000;
  }

  private static double acosh(double x) {
    return Math.log(x + Math.sqrt(x * x - 1));
  }
}
