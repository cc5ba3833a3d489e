package org.hooke.driver.workflow;

import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.SymmetricEigen;

/**
 * A model Hessian of ions and cell: springs between neighbours, E = 1/2 sum k d^2, where d = u_b -
 * u_a + strain r is the change of a bond vector r.
 *
 * <p>k falls off exponentially with the length over the distance of nearest neighbours, as in D.
 * Packwood et al., J. Chem. Phys. 144, 164109 (2016), eq. 4; bonds resist bending a little too, so
 * that no mode but a translation is free. Coordinates are displacements u, [3 a + i], bohr, and
 * Kelvin's six components of a symmetric strain. The cell's stiffness and its coupling to the ions
 * follow from the same springs. Stateless.
 */
final class BondStiffness {
  /** Stretching the nearest bonds, Ha/bohr^2: between those of rock salt and of diamond. */
  private static final double STIFFNESS = 0.1;

  private static final double BENDING = 0.15; // relative to stretching
  private static final double DECAY = 5;
  private static final double REACH = 1.8; // over the distance of nearest neighbours
  private static final double FLOOR = 0.02; // of an ion without any spring, relative

  private BondStiffness() {}

  /** The inverse of the model, [3 N + 6][3 N + 6]; translations have a small stiffness. */
  static double[][] inverse(Structure structure) {
    int n = 3 * structure.atoms() + 6;
    double[] h = new double[n * n];
    double[] nearest = nearest(structure);
    double reach = 0;
    for (double r : nearest) {
      reach = Math.max(reach, REACH * r);
    }
    eachPair(
        structure, reach, (a, b, r) -> addSpring(h, n, a, b, r, (nearest[a] + nearest[b]) / 2));
    for (int i = 0; i < n - 6; i++) {
      h[n * i + i] += FLOOR * STIFFNESS;
    }
    SymmetricEigen eigen = new SymmetricEigen(n, h);
    double[] values = eigen.values();
    double[][] inverse = new double[n][n];
    for (int k = 0; k < n; k++) {
      double[] v = eigen.vector(k);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          inverse[i][j] += v[i] * v[j] / Math.max(values[k], FLOOR * STIFFNESS);
        }
      }
    }
    return inverse;
  }

  /** Sees the bond vector r from atom a to an image of atom b, bohr. */
  @FunctionalInterface
  private interface Pair {
    void accept(int a, int b, double[] r);
  }

  private static void eachPair(Structure s, double reach, Pair pair) {
    Lattice lattice = s.lattice();
    int[] m = new int[3];
    for (int i = 0; i < 3; i++) {
      m[i] = 1 + (int) Math.floor(reach * lattice.reciprocalLength(i) / (2 * Math.PI));
    }
    for (int a = 0; a < s.atoms(); a++) {
      for (int b = 0; b < s.atoms(); b++) {
        double[] f = new double[3];
        for (int i = 0; i < 3; i++) {
          double d = s.fractional(b, i) - s.fractional(a, i);
          f[i] = d - Math.rint(d);
        }
        for (int x = -m[0]; x <= m[0]; x++) {
          for (int y = -m[1]; y <= m[1]; y++) {
            for (int z = -m[2]; z <= m[2]; z++) {
              double[] r = lattice.cartesian(f[0] + x, f[1] + y, f[2] + z);
              double length = length(r);
              if (length > 1e-6 && length <= reach) {
                pair.accept(a, b, r);
              }
            }
          }
        }
      }
    }
  }

  /** Distance of each atom's nearest neighbour, itself in another cell included. */
  private static double[] nearest(Structure s) {
    double cell = 0;
    for (int v = 0; v < 3; v++) {
      cell = Math.max(cell, s.lattice().length(v));
    }
    double[] nearest = new double[s.atoms()];
    java.util.Arrays.fill(nearest, cell);
    eachPair(s, cell, (a, b, r) -> nearest[a] = Math.min(nearest[a], length(r)));
    return nearest;
  }

  private static double length(double[] r) {
    return Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
  }

  /** Half a spring: every pair is met from both ends. */
  private static void addSpring(double[] h, int n, int a, int b, double[] r, double nearest) {
    double length = length(r);
    if (length > REACH * nearest) {
      return;
    }
    double k = STIFFNESS / 2 * Math.exp(-DECAY * Math.max(0, length / nearest - 1));
    double[][] change = new double[3][n]; // of the bond vector with every coordinate
    for (int i = 0; i < 3; i++) {
      change[i][3 * b + i] += 1;
      change[i][3 * a + i] -= 1;
      for (int m = 0; m < 6; m++) {
        change[i][n - 6 + m] = CellCoordinates.strained(m, r, i);
      }
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double kij = k * ((1 - BENDING) * r[i] * r[j] / (length * length) + (i == j ? BENDING : 0));
        addOuter(h, n, kij, change[i], change[j]);
      }
    }
  }

  private static void addOuter(double[] h, int n, double factor, double[] x, double[] y) {
    for (int p = 0; p < n; p++) {
      if (x[p] != 0) {
        for (int q = 0; q < n; q++) {
          h[n * p + q] += factor * x[p] * y[q];
        }
      }
    }
  }
}
