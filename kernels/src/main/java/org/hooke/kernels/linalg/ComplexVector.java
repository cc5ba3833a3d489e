package org.hooke.kernels.linalg;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A complex vector with split parts, re[i] + i im[i]; mutable, owns its arrays.
 *
 * <p>Used for functions given by their Fourier coefficients. All loops over complex data in the
 * physics packages go through the methods here.
 */
public final class ComplexVector implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] re; // [size]
  private final double[] im; // [size]

  public ComplexVector(int size) {
    this(new double[size], new double[size]);
  }

  /** Wraps the two arrays without copying; they must have equal length. */
  public ComplexVector(double[] re, double[] im) {
    if (re.length != im.length) {
      throw new IllegalArgumentException("re has " + re.length + " entries, im " + im.length);
    }
    this.re = re;
    this.im = im;
  }

  public int size() {
    return re.length;
  }

  /** The live array of real parts. */
  public double[] re() {
    return re;
  }

  /** The live array of imaginary parts. */
  public double[] im() {
    return im;
  }

  public ComplexVector copy() {
    return new ComplexVector(re.clone(), im.clone());
  }

  public void clear() {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
  }

  public void set(ComplexVector x) {
    System.arraycopy(x.re, 0, re, 0, re.length);
    System.arraycopy(x.im, 0, im, 0, im.length);
  }

  /** this_i = r_i (cos_i + i sin_i). */
  public void setPolar(double[] r, double[] cos, double[] sin) {
    for (int i = 0; i < re.length; i++) {
      re[i] = r[i] * cos[i];
      im[i] = r[i] * sin[i];
    }
  }

  /** this += s x. */
  public void addScaled(double s, ComplexVector x) {
    for (int i = 0; i < re.length; i++) {
      re[i] += s * x.re[i];
      im[i] += s * x.im[i];
    }
  }

  /** this_i += s w_i x_i with real weights w. */
  public void addWeighted(double s, double[] w, ComplexVector x) {
    for (int i = 0; i < re.length; i++) {
      double sw = s * w[i];
      re[i] += sw * x.re[i];
      im[i] += sw * x.im[i];
    }
  }

  /** this_i = w_i x_i with real weights w. */
  public void setWeighted(double[] w, ComplexVector x) {
    for (int i = 0; i < re.length; i++) {
      re[i] = w[i] * x.re[i];
      im[i] = w[i] * x.im[i];
    }
  }

  /** this_i = conj(this_i). */
  public void conjugate() {
    for (int i = 0; i < im.length; i++) {
      im[i] = -im[i];
    }
  }

  /** (-i)^power this, a new vector; power >= 0. */
  public ComplexVector timesMinusI(int power) {
    ComplexVector x = copy();
    for (int p = 0; p < power % 4; p++) {
      for (int i = 0; i < x.re.length; i++) {
        double r = x.re[i];
        x.re[i] = x.im[i];
        x.im[i] = -r;
      }
    }
    return x;
  }

  /** this *= s. */
  public void scale(double s) {
    for (int i = 0; i < re.length; i++) {
      re[i] *= s;
      im[i] *= s;
    }
  }

  /** this_i *= w_i with real weights w. */
  public void scale(double[] w) {
    for (int i = 0; i < re.length; i++) {
      re[i] *= w[i];
      im[i] *= w[i];
    }
  }

  /** out_i = Re[conj(this_i) x_i]. */
  public void realOfConjugateTimes(ComplexVector x, double[] out) {
    for (int i = 0; i < re.length; i++) {
      out[i] = re[i] * x.re[i] + im[i] * x.im[i];
    }
  }

  /** out_i = Im[conj(this_i) x_i]. */
  public void imaginaryOfConjugateTimes(ComplexVector x, double[] out) {
    for (int i = 0; i < re.length; i++) {
      out[i] = re[i] * x.im[i] - im[i] * x.re[i];
    }
  }

  /** Sum over i of Re[conj(this_i) x_i]. */
  public double dot(ComplexVector x) {
    double sum = 0;
    for (int i = 0; i < re.length; i++) {
      sum += re[i] * x.re[i] + im[i] * x.im[i];
    }
    return sum;
  }

  /** Sum over i of w_i Re[conj(this_i) x_i]. */
  public double dotWeighted(double[] w, ComplexVector x) {
    double sum = 0;
    for (int i = 0; i < re.length; i++) {
      sum += w[i] * (re[i] * x.re[i] + im[i] * x.im[i]);
    }
    return sum;
  }

  /** Sum over i of |this_i|^2. */
  public double normSquared() {
    return dot(this);
  }
}
