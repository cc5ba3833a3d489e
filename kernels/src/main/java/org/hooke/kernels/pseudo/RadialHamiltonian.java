package org.hooke.kernels.pseudo;

/**
 * H_l = -1/2 d^2/dr^2 + l(l+1)/2r^2 + V(r) + sum_k d_k |b_k><b_k| on spectral elements, for u = r
 * phi. Eigenvalues are counted exactly, by the inertia of banded factors, so none can be missed.
 *
 * <p>Inertia of H - sigma = that of A + B d B^T from A = H_0 - sigma and the small matrix d^{-1} +
 * B^T A^{-1} B: E. V. Haynsworth, Linear Algebra Appl. 1, 73 (1968). One thread.
 */
final class RadialHamiltonian {
  private static final double NEGLIGIBLE = 1e-12; // of a strength d_k, Ha

  private final RadialElements elements;
  private final double[] fixed; // [unknown] l(l+1)/2r^2
  private final double[] diagonal; // [unknown] fixed + V
  private final double[][] b; // [k][unknown] sqrt(W) b_k
  private final double[] strength; // [k] d_k, none zero
  private final BandedSymmetric factor;
  private final double[][] solved; // [k][unknown] A^{-1} b_k
  private final double[][] small; // d^{-1} + B^T A^{-1} B

  /**
   * The operator of angular momentum l.
   *
   * @param projectors r beta_i at the nodes, [i][node]
   * @param coupling D_ij among them
   */
  RadialHamiltonian(RadialElements elements, int l, double[][] projectors, double[][] coupling) {
    this.elements = elements;
    int n = elements.unknowns();
    fixed = new double[n];
    diagonal = new double[n];
    for (int i = 0; i < n; i++) {
      double r = elements.r(i + 1);
      fixed[i] = 0.5 * l * (l + 1) / (r * r);
    }
    SmallSymmetric spectrum = SmallSymmetric.of(coupling);
    int kept = 0;
    for (double d : spectrum.values()) {
      kept += Math.abs(d) < NEGLIGIBLE ? 0 : 1;
    }
    b = new double[kept][n];
    strength = new double[kept];
    solved = new double[kept][n];
    small = new double[kept][kept];
    kept = 0;
    for (int k = 0; k < coupling.length; k++) {
      if (Math.abs(spectrum.values()[k]) >= NEGLIGIBLE) {
        strength[kept] = spectrum.values()[k];
        for (int i = 0; i < coupling.length; i++) {
          double weight = spectrum.vectors()[i][k];
          for (int x = 0; x < n; x++) {
            b[kept][x] += weight * Math.sqrt(elements.weight(x + 1)) * projectors[i][x + 1];
          }
        }
        kept++;
      }
    }
    factor = new BandedSymmetric(n, RadialElements.ORDER);
  }

  /** A new array for an eigenvector, one value per node. */
  double[] vector() {
    return new double[elements.nodes()];
  }

  /** Sets V at the nodes. */
  void potential(double[] v) {
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = fixed[i] + v[i + 1];
    }
  }

  /** Number of eigenvalues below sigma. */
  int countBelow(double sigma) {
    int count = prepare(sigma);
    if (strength.length > 0) {
      double[][] negative = new double[strength.length][strength.length];
      for (int i = 0; i < strength.length; i++) {
        for (int j = 0; j < strength.length; j++) {
          negative[i][j] = -small[i][j];
        }
      }
      for (double value : SmallSymmetric.of(negative).values()) {
        count += value < 0 ? 1 : 0;
      }
      for (double d : strength) {
        count -= d > 0 ? 1 : 0;
      }
    }
    return count;
  }

  private int prepare(double sigma) {
    factor.copy(elements.kinetic(), diagonal, sigma);
    int negative = factor.factorise();
    for (int k = 0; k < strength.length; k++) {
      System.arraycopy(b[k], 0, solved[k], 0, b[k].length);
      factor.solve(solved[k]);
    }
    for (int i = 0; i < strength.length; i++) {
      for (int j = 0; j < strength.length; j++) {
        small[i][j] = dot(b[i], solved[j]) + (i == j ? 1 / strength[i] : 0);
      }
    }
    return negative;
  }

  /**
   * The eigenvalue of index k (from 0), near a guess if that is not NaN; its vector to u. Throws
   * ArithmeticException if there is none, as with potentials that are not finite.
   */
  double eigenvalue(int k, double guess, double[] u) {
    double low = Double.isNaN(guess) ? -1 : guess - 0.02;
    double high = Double.isNaN(guess) ? 0 : guess + 0.02;
    double step = Double.isNaN(guess) ? 2 : 0.05;
    while (countBelow(low) > k) {
      high = low;
      low -= step;
      step *= 2;
      requireFound(low > -1e7, k);
    }
    step = Double.isNaN(guess) ? 0.5 : 0.05;
    while (countBelow(high) <= k) {
      low = high;
      high += step;
      step *= 2;
      requireFound(high < 1e7, k);
    }
    while (high - low > 1e-6 * Math.max(1, Math.abs(low))) {
      double middle = 0.5 * (low + high);
      if (countBelow(middle) > k) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return inverseIteration(0.5 * (low + high), u);
  }

  private static void requireFound(boolean inRange, int k) {
    if (!inRange) {
      throw new ArithmeticException("no eigenvalue of index " + k + " between -1e7 and 1e7 Ha");
    }
  }

  /** u (nodes) with int u^2 dr = 1, positive at large r; returns the Rayleigh quotient. */
  private double inverseIteration(double sigma, double[] u) {
    prepare(sigma);
    double[] x = new double[diagonal.length];
    for (int i = 0; i < x.length; i++) {
      double r = elements.r(i + 1);
      x[i] = Math.sqrt(elements.weight(i + 1)) * r * Math.exp(-r) * (1 + 0.3 * Math.sin(3 * r));
    }
    double quotient = sigma;
    for (int k = 0; k < 4; k++) {
      double[] before = x.clone();
      scale(before, 1 / Math.sqrt(dot(before, before)));
      x = before.clone();
      solveShifted(x);
      quotient = sigma + dot(before, x) / dot(x, x);
    }
    scale(x, 1 / Math.sqrt(dot(x, x)));
    double sign = 0;
    for (int i = x.length - 1; i >= 0 && sign == 0; i--) {
      sign = Math.abs(x[i]) > 1e-3 ? Math.signum(x[i]) : 0;
    }
    u[0] = 0;
    u[u.length - 1] = 0;
    for (int i = 0; i < x.length; i++) {
      u[i + 1] = (sign < 0 ? -1 : 1) * x[i] / Math.sqrt(elements.weight(i + 1));
    }
    return quotient;
  }

  /** x <- (H - sigma)^{-1} x by Woodbury's formula. */
  private void solveShifted(double[] x) {
    factor.solve(x);
    if (strength.length == 0) {
      return;
    }
    double[] y = new double[strength.length];
    for (int k = 0; k < y.length; k++) {
      y[k] = dot(b[k], x);
    }
    double[] z = SmallSymmetric.solve(small, y);
    for (int k = 0; k < z.length; k++) {
      for (int i = 0; i < x.length; i++) {
        x[i] -= solved[k][i] * z[k];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void scale(double[] a, double factor) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= factor;
    }
  }
}
