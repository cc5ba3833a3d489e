package org.hooke.kernels.terms;

/**
 * e^{iG tau_a} of all atoms, one G after the other, and their sum with the charges as weights.
 *
 * <p>Products of one-dimensional tables; mutable, one thread.
 */
final class EwaldPhases {
  private final double[] charges; // [atom]
  private final int[] offset;
  private final double[][][] cos = new double[3][][]; // [axis][h + offset][atom]
  private final double[][][] sin = new double[3][][];
  private final double[] cos12; // Z_a cos of the first two axes, [atom]
  private final double[] sin12;
  private final double[] c; // Z_a cos(G tau_a), [atom]
  private final double[] s;
  private double sumC;
  private double sumS;

  /**
   * @param positions fractional, [3 atom + axis]
   * @param largest largest |h| along each axis
   */
  EwaldPhases(double[] charges, double[] positions, int[] largest) {
    int atoms = charges.length;
    this.charges = charges;
    this.offset = largest.clone();
    for (int axis = 0; axis < 3; axis++) {
      cos[axis] = new double[2 * largest[axis] + 1][atoms];
      sin[axis] = new double[2 * largest[axis] + 1][atoms];
      for (int h = -largest[axis]; h <= largest[axis]; h++) {
        for (int a = 0; a < atoms; a++) {
          double f = positions[3 * a + axis];
          double angle = 2 * Math.PI * h * (f - Math.rint(f));
          cos[axis][h + largest[axis]][a] = Math.cos(angle);
          sin[axis][h + largest[axis]][a] = Math.sin(angle);
        }
      }
    }
    this.cos12 = new double[atoms];
    this.sin12 = new double[atoms];
    this.c = new double[atoms];
    this.s = new double[atoms];
  }

  /** Sets the first two components of G. */
  void fix(int h1, int h2) {
    double[] c1 = cos[0][h1 + offset[0]];
    double[] s1 = sin[0][h1 + offset[0]];
    double[] c2 = cos[1][h2 + offset[1]];
    double[] s2 = sin[1][h2 + offset[1]];
    for (int a = 0; a < charges.length; a++) {
      cos12[a] = charges[a] * (c1[a] * c2[a] - s1[a] * s2[a]);
      sin12[a] = charges[a] * (c1[a] * s2[a] + s1[a] * c2[a]);
    }
  }

  /** Sets the third component and sums over the atoms. */
  void sum(int h3) {
    double[] c3 = cos[2][h3 + offset[2]];
    double[] s3 = sin[2][h3 + offset[2]];
    sumC = 0;
    sumS = 0;
    for (int a = 0; a < charges.length; a++) {
      c[a] = cos12[a] * c3[a] - sin12[a] * s3[a];
      s[a] = cos12[a] * s3[a] + sin12[a] * c3[a];
      sumC += c[a];
      sumS += s[a];
    }
  }

  /** |sum_a Z_a e^{iG tau_a}|^2. */
  double norm() {
    return sumC * sumC + sumS * sumS;
  }

  /** forces[3 a + i] += -(w/2) d norm/d tau_ai. */
  void addForces(double w, double[] g, double[] forces) {
    for (int a = 0; a < charges.length; a++) {
      double f = w * (sumC * s[a] - sumS * c[a]);
      forces[3 * a] += f * g[0];
      forces[3 * a + 1] += f * g[1];
      forces[3 * a + 2] += f * g[2];
    }
  }
}
