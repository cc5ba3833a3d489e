package org.hooke.kernels.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Eigenpairs of D + rho z z^T, D diagonal and ascending, rho positive, |z| at most 1.
 *
 * <p>Components that hardly couple, or that a plane rotation can uncouple, are set aside
 * (deflation). The others' eigenvalues are roots of 1 / rho + sum_i z_i^2 / (d_i - x), one between
 * each pair of poles, found as distances from the nearer pole by rational interpolation inside a
 * bracket; eigenvectors are exact for a z that these roots imply, and so orthogonal. Sources:
 * Bunch, Nielsen, Sorensen, Numer. Math. 31, 31 (1978); Gu and Eisenstat, SIAM J. Matrix Anal.
 * Appl. 16, 172 (1995); Li, LAPACK Working Note 89 (1993).
 */
final class RankOneUpdate {
  private static final double EPSILON = 0x1p-53;
  private static final int MOST_STEPS = 300;

  /** Turns components first and second of the basis: (x, y) = (c x + s y, c y - s x). */
  record Turn(int first, int second, double cos, double sin) {}

  private final double[] d; // [n], those set aside are eigenvalues in the end
  private final List<Turn> turns = new ArrayList<>();
  private final int[] kept; // [K] components that couple, ascending
  private final boolean[] coupled; // [n]
  private final double[] poles; // [K]
  private final double[] z; // [K]
  private final double rhoInverse;
  private final double[] roots; // [K]
  private final double[][] distances; // [root][pole]: pole - root, then the eigenvectors
  private final double[] terms; // [K] scratch
  private double psi; // sum over poles up to the one below the root, and its derivative
  private double dPsi;
  private double phi; // and over those above
  private double dPhi;

  RankOneUpdate(double[] d, double[] z, double rho) {
    this.d = d.clone();
    double[] weights = z.clone();
    coupled = new boolean[d.length];
    deflate(weights, rho);
    int count = 0;
    for (boolean c : coupled) {
      count += c ? 1 : 0;
    }
    kept = new int[count];
    poles = new double[count];
    this.z = new double[count];
    int next = 0;
    for (int i = 0; i < d.length; i++) {
      if (coupled[i]) {
        kept[next] = i;
        poles[next] = this.d[i];
        this.z[next++] = weights[i];
      }
    }
    rhoInverse = 1 / rho;
    roots = new double[count];
    terms = new double[count];
    distances = new double[count][count];
    for (int j = 0; j < count; j++) {
      findRoot(j, rho);
    }
    vectors();
  }

  /** Rotations to apply to the basis first, in this order. */
  List<Turn> turns() {
    return turns;
  }

  /** Components that couple; the k-th eigenvector of {@link #vector} is over these. */
  int[] kept() {
    return kept;
  }

  boolean coupled(int component) {
    return coupled[component];
  }

  /** The eigenvalue of a component that does not couple, whose vector is its basis vector. */
  double uncoupledValue(int component) {
    return d[component];
  }

  /** Eigenvalue j of those that couple, ascending. */
  double root(int j) {
    return roots[j];
  }

  /** [component of kept] the normalised eigenvector of root j. */
  double[] vector(int j) {
    return distances[j];
  }

  private void deflate(double[] w, double rho) {
    double largest = 0;
    for (int i = 0; i < d.length; i++) {
      largest = Math.max(largest, Math.max(Math.abs(d[i]), Math.abs(w[i])));
    }
    double negligible = 16 * EPSILON * largest;
    int before = -1;
    for (int i = 0; i < d.length; i++) {
      if (rho * Math.abs(w[i]) <= negligible) {
        continue;
      }
      if (before >= 0) {
        double tau = Math.hypot(w[i], w[before]);
        double c = w[i] / tau;
        double s = -w[before] / tau;
        if (Math.abs((d[i] - d[before]) * c * s) <= negligible) {
          turns.add(new Turn(before, i, c, s));
          w[i] = tau;
          double lower = d[before] * c * c + d[i] * s * s;
          d[i] = d[before] * s * s + d[i] * c * c;
          d[before] = lower;
          coupled[before] = false;
        }
      }
      coupled[i] = true;
      before = i;
    }
  }

  /** The root above pole j, and its distances from the poles. */
  private void findRoot(int j, double rho) {
    double[] delta = distances[j];
    int last = poles.length - 1;
    int origin = j;
    double low = 0;
    double high = rho;
    double tau = rho / 2;
    if (j < last) {
      double gap = poles[j + 1] - poles[j];
      shift(j, delta);
      double w = evaluate(j, delta, gap / 2);
      origin = w >= 0 ? j : j + 1;
      low = w >= 0 ? 0 : -gap / 2;
      high = w >= 0 ? gap / 2 : 0;
      double rest = w + 2 * (z[j] * z[j] - z[j + 1] * z[j + 1]) / gap;
      tau = guess(rest, gap, z[j] * z[j], z[j + 1] * z[j + 1], w >= 0);
    }
    shift(origin, delta);
    if (!(tau > low && tau < high)) {
      tau = 0.5 * (low + high);
    }
    double width = high - low;
    for (int step = 1; step < MOST_STEPS; step++) {
      double w = evaluate(j, delta, tau);
      double rounding = 8 * (Math.abs(psi) + Math.abs(phi)) + rhoInverse;
      if (Math.abs(w) <= EPSILON * (rounding + Math.abs(tau) * (dPsi + dPhi))) {
        break;
      }
      if (w < 0) {
        low = tau;
      } else {
        high = tau;
      }
      double next = tau + step(w, delta, j, tau);
      if (!(next > low && next < high) || (step % 4 == 0 && high - low > 0.5 * width)) {
        next = 0.5 * (low + high);
      }
      if (step % 4 == 0) {
        width = high - low;
      }
      if (next == tau || next <= low || next >= high) {
        break;
      }
      tau = next;
    }
    roots[j] = poles[origin] + tau;
    for (int i = 0; i < delta.length; i++) {
      delta[i] -= tau;
    }
  }

  private void shift(int origin, double[] delta) {
    double at = poles[origin];
    for (int i = 0; i < delta.length; i++) {
      delta[i] = poles[i] - at;
    }
  }

  /** The root, from the nearer pole, of rest + a / (pole j - x) + b / (pole j + 1 - x). */
  private static double guess(double rest, double gap, double a, double b, boolean fromBelow) {
    if (fromBelow) {
      double linear = rest * gap + a + b;
      double constant = a * gap;
      double root = Math.sqrt(Math.abs(linear * linear - 4 * constant * rest));
      return linear > 0 ? 2 * constant / (linear + root) : (linear - root) / (2 * rest);
    }
    double linear = -rest * gap + a + b;
    double constant = b * gap;
    double root = Math.sqrt(Math.abs(linear * linear + 4 * constant * rest));
    return linear < 0 ? 2 * constant / (linear - root) : -(linear + root) / (2 * rest);
  }

  /** The step to the root of the function that two poles interpolate here. */
  private double step(double w, double[] delta, int j, double tau) {
    double slope = dPsi + dPhi;
    double below = delta[j] - tau;
    double step;
    if (j == delta.length - 1) {
      step = below * w / (w - below * slope);
    } else {
      double above = delta[j + 1] - tau;
      double c = w - below * dPsi - above * dPhi;
      double a = (below + above) * w - below * above * slope;
      double b = below * above * w;
      double root = Math.sqrt(Math.abs(a * a - 4 * b * c));
      step = a <= 0 ? (a - root) / (2 * c) : 2 * b / (a + root);
    }
    return w * step < 0 ? step : -w / slope; // the function rises
  }

  private double evaluate(int j, double[] delta, double tau) {
    double[] t = terms;
    for (int i = 0; i < t.length; i++) {
      t[i] = z[i] / (delta[i] - tau);
    }
    psi = 0;
    dPsi = 0;
    for (int i = 0; i <= j; i++) {
      psi += z[i] * t[i];
      dPsi += t[i] * t[i];
    }
    phi = 0;
    dPhi = 0;
    for (int i = t.length - 1; i > j; i--) {
      phi += z[i] * t[i];
      dPhi += t[i] * t[i];
    }
    return rhoInverse + psi + phi;
  }

  /** The z that has exactly these roots, and its eigenvectors z_i / (pole_i - root). */
  private void vectors() {
    int n = poles.length;
    double[] product = new double[n];
    Arrays.fill(product, 1);
    for (int j = 0; j < n; j++) {
      double[] q = distances[j];
      double pole = poles[j];
      for (int i = 0; i < j; i++) {
        product[i] *= q[i] / (poles[i] - pole);
      }
      product[j] *= q[j];
      for (int i = j + 1; i < n; i++) {
        product[i] *= q[i] / (poles[i] - pole);
      }
    }
    for (int i = 0; i < n; i++) {
      product[i] = Math.copySign(Math.sqrt(Math.abs(product[i])), z[i]);
    }
    for (double[] q : distances) {
      double square = 0;
      for (int i = 0; i < n; i++) {
        q[i] = product[i] / q[i];
        square += q[i] * q[i];
      }
      double inverse = 1 / Math.sqrt(square);
      for (int i = 0; i < n; i++) {
        q[i] *= inverse;
      }
    }
  }
}
