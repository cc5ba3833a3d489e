package org.hooke.kernels.linalg;

/**
 * Implicit QL with Wilkinson's shift on a real symmetric tridiagonal matrix.
 *
 * <p>The plane rotations are first only noted, then applied to the eigenvectors in panels of
 * components that stay in cache.
 */
final class ImplicitQl {
  private static final int LANES = 64;
  private static final int NOTED = 1 << 15; // rotations noted before they are applied
  private static final int MOST_SWEEPS = 60; // per eigenvalue

  private final double[] d; // [n], becomes the eigenvalues
  private final double[] e; // [n], couples i and i + 1
  private final double[][] z; // [eigenvector][component]
  private final Parallel parallel;
  private final double[] cos;
  private final double[] sin;
  private final int[] row; // the rotation mixes rows row and row + 1 of z
  private int noted;

  ImplicitQl(double[] d, double[] e, double[][] z, Parallel parallel) {
    this.d = d;
    this.e = e;
    this.z = z;
    this.parallel = parallel;
    int size = most() + d.length;
    cos = new double[size];
    sin = new double[size];
    row = new int[size];
  }

  private int most() {
    return Math.min(NOTED, 2 * d.length * d.length);
  }

  void run() {
    double norm = normalize();
    for (int l = 0; l < d.length; l++) {
      int sweeps = 0;
      for (int m = splitFrom(l); m > l; m = splitFrom(l)) {
        if (++sweeps > MOST_SWEEPS) {
          throw new ArithmeticException("QL did not converge for eigenvalue " + l);
        }
        sweep(l, m);
        if (noted >= most()) {
          apply();
        }
      }
    }
    apply();
    for (int i = 0; i < d.length; i++) {
      d[i] *= norm;
    }
  }

  /** Scales the largest element to 1, so that squares neither overflow nor vanish. */
  private double normalize() {
    double norm = 0;
    for (int i = 0; i < d.length; i++) {
      norm = Math.max(norm, Math.max(Math.abs(d[i]), Math.abs(e[i])));
    }
    if (norm == 0) {
      return 1;
    }
    for (int i = 0; i < d.length; i++) {
      d[i] /= norm;
      e[i] /= norm;
    }
    return norm;
  }

  /** The first m >= l whose coupling to m + 1 is negligible. */
  private int splitFrom(int l) {
    int m = l;
    while (m < d.length - 1) {
      double size = Math.abs(d[m]) + Math.abs(d[m + 1]);
      if (Math.abs(e[m]) <= Math.max(0x1p-53 * size, 1e-30)) {
        return m;
      }
      m++;
    }
    return m;
  }

  /** One QL sweep on the unreduced block l..m. */
  private void sweep(int l, int m) {
    double g = (d[l + 1] - d[l]) / (2 * e[l]);
    double r = Math.hypot(g, 1);
    g = d[m] - d[l] + e[l] / (g + Math.copySign(r, g));
    double s = 1;
    double c = 1;
    double p = 0;
    for (int i = m - 1; i >= l; i--) {
      double f = s * e[i];
      double b = c * e[i];
      r = Math.sqrt(f * f + g * g);
      e[i + 1] = r;
      if (r == 0) { // the block splits early
        d[i + 1] -= p;
        e[m] = 0;
        return;
      }
      s = f / r;
      c = g / r;
      g = d[i + 1] - p;
      r = (d[i] - g) * s + 2 * c * b;
      p = s * r;
      d[i + 1] = g + p;
      g = c * r - b;
      cos[noted] = c;
      sin[noted] = s;
      row[noted++] = i;
    }
    d[l] -= p;
    e[l] = g;
    e[m] = 0;
  }

  private void apply() {
    int n = d.length;
    int count = noted;
    parallel.forEach(
        (n + LANES - 1) / LANES,
        (slot, p) -> {
          int from = p * LANES;
          int to = Math.min(n, from + LANES);
          for (int k = 0; k < count; k++) {
            Axpy.rotate(z[row[k]], z[row[k] + 1], cos[k], sin[k], from, to);
          }
        });
    noted = 0;
  }
}
