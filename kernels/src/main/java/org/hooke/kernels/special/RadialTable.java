package org.hooke.kernels.special;

import java.io.Serializable;
import java.util.Arrays;

/**
 * f(q) = 4 pi int r^2 f(r) j_l(qr) dr, interpolated by quintic Hermite polynomials through exact
 * values of f, f' and f'' at knots q_k = k dq.
 *
 * <p>The derivative returned is that of the interpolant. Knots are added when a larger q is first
 * asked for; a knot does not depend on when it was made, so the function is one and the same
 * always. Safe for several threads; serialised with the knots it has.
 */
public final class RadialTable implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Knot spacing, 1/bohr. */
  public static final double SPACING = 0.02;

  /** Knots are made this many at a time. */
  private static final int BLOCK = 64;

  private final int l;
  private final double[] r;
  private final double[] integrand; // [point] 4 pi w r^2 f(r)

  /** [3 knot] f, dq f', dq^2 f''/2; replaced as a whole when it grows. */
  private volatile double[] knots = new double[0];

  /**
   * Tables the transform of f.
   *
   * @param l angular momentum
   * @param grid radial quadrature
   * @param r2f r^2 f(r) on the points of the grid (may be longer)
   */
  public RadialTable(int l, RadialGrid grid, double[] r2f) {
    this.l = l;
    int last = grid.size();
    while (last > 1 && grid.weight(last - 1) * r2f[last - 1] == 0) {
      last--;
    }
    r = new double[last];
    integrand = new double[last];
    for (int i = 0; i < last; i++) {
      r[i] = grid.r(i);
      integrand[i] = 4 * Math.PI * grid.weight(i) * r2f[i];
    }
  }

  /** Overwrites f[n] = f(q_n) and derivative[n] = df/dq; q >= 0. */
  public void evaluate(double[] q, double[] f, double[] derivative) {
    double highest = 0;
    for (double x : q) {
      highest = Math.max(highest, x);
    }
    double[] t = upTo(highest);
    for (int n = 0; n < q.length; n++) {
      double u = q[n] / SPACING;
      int k = (int) u;
      interpolate(t, 3 * k, u - k, n, f, derivative);
    }
  }

  /** f(q) by the radial integral itself. */
  public double exact(double q) {
    double[] out = new double[3];
    integrate(q, out);
    return out[0];
  }

  /** df/dq by the radial integral itself. */
  public double exactDerivative(double q) {
    double[] out = new double[3];
    integrate(q, out);
    return out[1];
  }

  private static void interpolate(
      double[] t, int k, double u, int n, double[] f, double[] derivative) {
    double f0 = t[k];
    double a1 = t[k + 1];
    double a2 = t[k + 2];
    double rise = t[k + 3] - f0 - a1 - a2;
    double slope = t[k + 4] - a1 - 2 * a2;
    double bend = 2 * t[k + 5] - 2 * a2;
    double a3 = 10 * rise - 4 * slope + 0.5 * bend;
    double a4 = -15 * rise + 7 * slope - bend;
    double a5 = 6 * rise - 3 * slope + 0.5 * bend;
    f[n] = f0 + u * (a1 + u * (a2 + u * (a3 + u * (a4 + u * a5))));
    derivative[n] = (a1 + u * (2 * a2 + u * (3 * a3 + u * (4 * a4 + u * 5 * a5)))) / SPACING;
  }

  private double[] upTo(double q) {
    if (!(q <= 1e4)) {
      throw new IllegalArgumentException("no table reaches q = " + q + " / bohr");
    }
    int needed = 3 * ((int) (q / SPACING) + 2);
    double[] t = knots;
    return t.length >= needed ? t : grow(needed);
  }

  private synchronized double[] grow(int needed) {
    int from = knots.length / 3;
    int count = (needed / 3 + BLOCK - 1) / BLOCK * BLOCK;
    if (count <= from) {
      return knots;
    }
    double[] t = Arrays.copyOf(knots, 3 * count);
    for (int k = from; k < count; k += BLOCK) {
      integrateBlock(k, t);
    }
    knots = t;
    return t;
  }

  /**
   * f, dq f' and dq^2 f''/2 at the knots first .. first + BLOCK - 1. sin(qr) and cos(qr) advance
   * from knot to knot by rotation, anew in each block.
   */
  private void integrateBlock(int first, double[] t) {
    double[] j = new double[l + 3];
    for (int i = 0; i < r.length; i++) {
      double angle = SPACING * r[i];
      double turnSin = Math.sin(angle);
      double turnCos = Math.cos(angle);
      double sin = Math.sin(first * angle);
      double cos = Math.cos(first * angle);
      double w = integrand[i];
      for (int k = first; k < first + BLOCK; k++) {
        double x = k * angle;
        if (x <= l + 1) {
          SphericalBessel.fillSmall(l + 2, x, j);
        } else {
          SphericalBessel.recur(l + 2, x, sin, cos, j);
        }
        t[3 * k] += w * j[l];
        t[3 * k + 1] += w * angle * SphericalBessel.derivative(l, j);
        t[3 * k + 2] += 0.5 * w * angle * angle * SphericalBessel.secondDerivative(l, j);
        double turned = sin * turnCos + cos * turnSin;
        cos = cos * turnCos - sin * turnSin;
        sin = turned;
      }
    }
  }

  /** out = f, f', f'' at q: int F j_l(qr), int F r j_l'(qr), int F r^2 j_l''(qr). */
  private void integrate(double q, double[] out) {
    double[] j = new double[l + 3];
    double f = 0;
    double f1 = 0;
    double f2 = 0;
    for (int i = 0; i < r.length; i++) {
      double x = r[i];
      SphericalBessel.fill(l + 2, q * x, j);
      double w = integrand[i];
      f += w * j[l];
      f1 += w * x * SphericalBessel.derivative(l, j);
      f2 += w * x * x * SphericalBessel.secondDerivative(l, j);
    }
    out[0] = f;
    out[1] = f1;
    out[2] = f2;
  }
}
