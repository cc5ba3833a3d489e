package org.hooke.kernels.special;

/**
 * The error function and its complements: erf(x) = (2/sqrt(pi)) int_0^x exp(-t^2) dt, erfc(x) = 1 -
 * erf(x), erfcx(x) = exp(x^2) erfc(x).
 *
 * <p>erf below |x| = 1/2 is its Taylor series; erfcx on x >= 0 is a Chebyshev sum for (1 + 2x)
 * erfcx(x) in t = (x - 3)/(x + 3), the form of J. Shepherd and J. Laframboise, Math. Comp. 36, 249
 * (1981), its coefficients computed with mpmath (reference/mpmath-1.3.0/erfc.py among the test's
 * resources); the rest follows from the two. Relative errors stay below 2e-15 as long as the result
 * is a normal number.
 */
public final class Erfc {
  private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

  private static final double[] TAYLOR = taylor(); // of erf(x)/x in x^2

  private static final double[] CHEBYSHEV = {
    1.17756257419656,
    0.005353904539615676,
    -0.09377550342284209,
    0.05436652555744322,
    -0.018976596707845208,
    0.004453426061462712,
    -0.0006335531710553147,
    1.7661719523171593e-05,
    1.2841532864056671e-05,
    -2.0072285659059913e-06,
    -1.807522790414837e-07,
    7.549828343825093e-08,
    1.885668523838603e-09,
    -2.699519049798364e-09,
    -1.460079119939105e-11,
    1.0361607445969489e-10,
    1.475715976623473e-12,
    -4.277340064396911e-12,
    -2.07922492859799e-13,
    1.8134502003176963e-13,
    1.973425574544739e-14,
    -7.287943737592673e-15,
    -1.5169878690228116e-15,
    2.3514112258781403e-16,
    1.0006111691821667e-16,
    -2.0572528169538546e-18,
    -5.608608218863183e-18,
    -5.546884725994431e-19
  };

  private Erfc() {}

  /** erf(x). */
  public static double erf(double x) {
    double a = Math.abs(x);
    if (a < 0.5) {
      double z = x * x;
      double sum = 0;
      for (int n = TAYLOR.length - 1; n >= 0; n--) {
        sum = TAYLOR[n] + z * sum;
      }
      return x * sum;
    }
    return Math.copySign(1 - gauss(a) * scaled(a), x);
  }

  /** 1 - erf(x), without loss of digits where erf is close to 1. */
  public static double erfc(double x) {
    if (x < -6) {
      return 2; // to rounding
    }
    if (x < 0.5) {
      return x > -0.5 ? 1 - erf(x) : 2 - gauss(x) * scaled(-x);
    }
    return x > 28 ? 0 : gauss(x) * scaled(x); // 0 is what underflow leaves
  }

  /** exp(x^2) erfc(x); infinite below about -26.6. */
  public static double erfcx(double x) {
    if (x >= 0) {
      return scaled(x);
    }
    return 2 / gauss(x) - scaled(-x);
  }

  /** erfcx(x) for x >= 0: Clenshaw's recurrence. */
  private static double scaled(double x) {
    double t = 1 - 6 / (x + 3);
    double next = 0;
    double sum = 0;
    for (int n = CHEBYSHEV.length - 1; n > 0; n--) {
      double previous = next;
      next = sum;
      sum = 2 * t * next - previous + CHEBYSHEV[n];
    }
    return (t * sum - next + CHEBYSHEV[0]) / (1 + 2 * x);
  }

  /** exp(-x^2), x split so that the rounding of x^2 is not multiplied by x^2. */
  private static double gauss(double x) {
    if (Math.abs(x) > 40) {
      return 0;
    }
    double high = (float) x;
    return Math.exp(-high * high) * Math.exp((high - x) * (high + x));
  }

  /** (2/sqrt(pi)) (-1)^n/(n! (2n + 1)). */
  private static double[] taylor() {
    double[] coefficients = new double[14];
    double factor = TWO_OVER_ROOT_PI;
    for (int n = 0; n < coefficients.length; n++) {
      coefficients[n] = factor / (2 * n + 1);
      factor /= -(n + 1);
    }
    return coefficients;
  }
}
