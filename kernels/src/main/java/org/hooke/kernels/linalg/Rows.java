package org.hooke.kernels.linalg;

/** Arithmetic on single complex rows with split parts. */
public final class Rows {
  private Rows() {}

  /** sqrt(sum_g |x_g|^2). */
  public static double norm(double[] re, double[] im) {
    return Math.sqrt(dot(re, re) + dot(im, im));
  }

  /** sum_g w_g |x_g|^2. */
  public static double weightedSquare(double[] w, double[] re, double[] im) {
    double even = 0;
    double odd = 0;
    int n = re.length;
    for (int g = 0; g + 1 < n; g += 2) {
      even += w[g] * (re[g] * re[g] + im[g] * im[g]);
      odd += w[g + 1] * (re[g + 1] * re[g + 1] + im[g + 1] * im[g + 1]);
    }
    if (n % 2 == 1) {
      even += w[n - 1] * (re[n - 1] * re[n - 1] + im[n - 1] * im[n - 1]);
    }
    return even + odd;
  }

  /** x *= s. */
  public static void scale(double s, double[] re, double[] im) {
    for (int g = 0; g < re.length; g++) {
      re[g] *= s;
      im[g] *= s;
    }
  }

  /** x *= s. */
  public static void scale(float s, float[] re, float[] im) {
    for (int g = 0; g < re.length; g++) {
      re[g] *= s;
      im[g] *= s;
    }
  }

  /** y += s x, real s. */
  public static void addScaled(double s, double[] xRe, double[] xIm, double[] yRe, double[] yIm) {
    for (int g = 0; g < xRe.length; g++) {
      yRe[g] += s * xRe[g];
      yIm[g] += s * xIm[g];
    }
  }

  /** y_g += w_g x_g, real w. */
  public static void addWeighted(float[] w, float[] xRe, float[] xIm, float[] yRe, float[] yIm) {
    for (int g = 0; g < w.length; g++) {
      yRe[g] += w[g] * xRe[g];
      yIm[g] += w[g] * xIm[g];
    }
  }

  /** Turns the sign of imaginary parts. */
  public static void conjugate(double[] im) {
    for (int g = 0; g < im.length; g++) {
      im[g] = -im[g];
    }
  }

  /** sqrt(sum_g |x_g|^2), summed in double. */
  public static double norm(float[] re, float[] im) {
    return Math.sqrt(square(re) + square(im));
  }

  private static double square(float[] x) {
    double even = 0;
    double odd = 0;
    int n = x.length;
    for (int g = 0; g + 1 < n; g += 2) {
      even += (double) x[g] * x[g];
      odd += (double) x[g + 1] * x[g + 1];
    }
    if (n % 2 == 1) {
      even += (double) x[n - 1] * x[n - 1];
    }
    return even + odd;
  }

  /** Re sum_g x_g* y_g. */
  public static double realDot(double[] xRe, double[] xIm, double[] yRe, double[] yIm) {
    return dot(xRe, yRe) + dot(xIm, yIm);
  }

  /** The same, summed in double. */
  public static double realDot(float[] xRe, float[] xIm, float[] yRe, float[] yIm) {
    return dot(xRe, yRe) + dot(xIm, yIm);
  }

  private static double dot(float[] x, float[] y) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int n = x.length;
    int g = 0;
    for (; g + 3 < n; g += 4) {
      a += (double) x[g] * y[g];
      b += (double) x[g + 1] * y[g + 1];
      c += (double) x[g + 2] * y[g + 2];
      d += (double) x[g + 3] * y[g + 3];
    }
    for (; g < n; g++) {
      a += (double) x[g] * y[g];
    }
    return (a + b) + (c + d);
  }

  /** y += s x, real s. */
  public static void addScaled(float s, float[] xRe, float[] xIm, float[] yRe, float[] yIm) {
    for (int g = 0; g < xRe.length; g++) {
      yRe[g] += s * xRe[g];
      yIm[g] += s * xIm[g];
    }
  }

  /** y = x, exactly. */
  public static void widen(float[] x, double[] y) {
    for (int g = 0; g < x.length; g++) {
      y[g] = x[g];
    }
  }

  /** y = x, rounded to single precision. */
  public static void round(double[] x, float[] y) {
    for (int g = 0; g < x.length; g++) {
      y[g] = (float) x[g];
    }
  }

  private static double dot(double[] x, double[] y) {
    return dot(x, y, 0);
  }

  /** sum over i &gt;= from of x_i y_i. */
  static double dot(double[] x, double[] y, int from) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int n = x.length;
    int g = from;
    for (; g + 3 < n; g += 4) {
      a += x[g] * y[g];
      b += x[g + 1] * y[g + 1];
      c += x[g + 2] * y[g + 2];
      d += x[g + 3] * y[g + 3];
    }
    for (; g < n; g++) {
      a += x[g] * y[g];
    }
    return (a + b) + (c + d);
  }
}
