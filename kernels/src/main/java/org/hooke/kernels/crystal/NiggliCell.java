package org.hooke.kernels.crystal;

/**
 * The Niggli-reduced basis of a lattice, from its metric G_ij = a_i a_j alone.
 *
 * <p>Krivy and Gruber, Acta Cryst. A32, 297 (1976), with the comparisons made stable as in
 * Grosse-Kunstleve, Sauter and Adams, Acta Cryst. A60, 1 (2004).
 */
final class NiggliCell {
  private static final int MAX_STEPS = 1000;

  private final double epsilon;
  private double[] g;
  private int[] change = Matrix3.identity(); // columns: the reduced vectors in the given basis

  private NiggliCell(double[] metric, double relativeTolerance) {
    this.g = metric.clone();
    double volume = Math.sqrt(Math.abs(Matrix3.determinant(metric)));
    this.epsilon = relativeTolerance * Math.pow(volume, 2. / 3);
  }

  /**
   * The unimodular matrix, det = 1, whose columns are the reduced vectors in the given basis.
   *
   * @param metric G, [3 row + column]
   * @param relativeTolerance comparisons hold within this times V^(2/3)
   */
  static int[] change(double[] metric, double relativeTolerance) {
    NiggliCell cell = new NiggliCell(metric, relativeTolerance);
    int steps = 0;
    while (cell.step()) {
      if (++steps > MAX_STEPS) {
        break; // a cycle inside the tolerance: every member is reduced within it
      }
    }
    return cell.change;
  }

  private void transform(int... m) {
    g = Matrix3.metric(g, Matrix3.toDouble(m));
    change = Matrix3.times(change, m);
  }

  private boolean less(double x, double y) {
    return x < y - epsilon;
  }

  private boolean equal(double x, double y) {
    return Math.abs(x - y) <= epsilon;
  }

  private double xi() {
    return 2 * g[5];
  }

  private double eta() {
    return 2 * g[2];
  }

  private double zeta() {
    return 2 * g[1];
  }

  /** One pass over steps 1 to 8; whether the pass must be repeated. */
  private boolean step() {
    if (less(g[4], g[0]) || (equal(g[0], g[4]) && less(Math.abs(eta()), Math.abs(xi())))) {
      transform(0, -1, 0, -1, 0, 0, 0, 0, -1);
    }
    if (less(g[8], g[4]) || (equal(g[4], g[8]) && less(Math.abs(zeta()), Math.abs(eta())))) {
      transform(-1, 0, 0, 0, 0, -1, 0, -1, 0);
      return true;
    }
    fixSigns();
    if (less(g[4], Math.abs(xi()))
        || (equal(xi(), g[4]) && less(2 * eta(), zeta()))
        || (equal(xi(), -g[4]) && less(zeta(), 0))) {
      transform(1, 0, 0, 0, 1, -sign(xi()), 0, 0, 1);
      return true;
    }
    if (less(g[0], Math.abs(eta()))
        || (equal(eta(), g[0]) && less(2 * xi(), zeta()))
        || (equal(eta(), -g[0]) && less(zeta(), 0))) {
      transform(1, 0, -sign(eta()), 0, 1, 0, 0, 0, 1);
      return true;
    }
    if (less(g[0], Math.abs(zeta()))
        || (equal(zeta(), g[0]) && less(2 * xi(), eta()))
        || (equal(zeta(), -g[0]) && less(eta(), 0))) {
      transform(1, -sign(zeta()), 0, 0, 1, 0, 0, 0, 1);
      return true;
    }
    double sum = xi() + eta() + zeta() + g[0] + g[4];
    if (less(sum, 0) || (equal(sum, 0) && less(0, 2 * (g[0] + eta()) + zeta()))) {
      transform(1, 0, 1, 0, 1, 1, 0, 0, 1);
      return true;
    }
    return false;
  }

  private static int sign(double x) {
    return x > 0 ? 1 : -1;
  }

  /** Steps 3 and 4: all three products positive, or none. */
  private void fixSigns() {
    double[] products = {xi(), eta(), zeta()};
    int[] s = new int[3]; // sign of each product, 0 within the tolerance
    int zero = -1;
    int parity = 1;
    for (int i = 0; i < 3; i++) {
      s[i] = less(0, products[i]) ? 1 : less(products[i], 0) ? -1 : 0;
      if (s[i] == 0) {
        zero = i;
      }
      parity *= s[i];
    }
    int[] flip = {1, 1, 1};
    if (parity > 0) {
      for (int i = 0; i < 3; i++) {
        flip[i] = s[i];
      }
    } else {
      int product = 1;
      for (int i = 0; i < 3; i++) {
        flip[i] = s[i] > 0 ? -1 : 1;
        product *= flip[i];
      }
      if (product < 0) {
        flip[zero] = -1; // a zero product exists: otherwise the parity would be positive
      }
    }
    transform(flip[0], 0, 0, 0, flip[1], 0, 0, 0, flip[2]);
  }
}
