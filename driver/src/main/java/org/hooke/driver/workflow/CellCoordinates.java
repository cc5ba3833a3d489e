package org.hooke.driver.workflow;

import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Matrix3;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.crystal.SymmetryAction;
import org.hooke.kernels.elastic.Voigt;

/**
 * Coordinates of ions and cell around a reference: displacements u in the reference's cell, [3 a +
 * i], bohr, then Kelvin's six components of a symmetric strain e, all in one list q.
 *
 * <p>The geometry at q is the reference with its ions moved by u, then deformed by 1 + e: u changes
 * the fractional positions only, e the lattice only. Immutable.
 */
final class CellCoordinates {
  private static final double SQRT2 = Math.sqrt(2);

  private final Structure reference;
  private final SymmetryAction action;
  private final CellFreedom freedom;

  /**
   * @param group operations that every geometry keeps
   */
  CellCoordinates(Structure reference, SpaceGroup group, CellFreedom freedom) {
    this.reference = reference;
    this.action = new SymmetryAction(reference, group);
    this.freedom = freedom;
  }

  /** Operations that every geometry keeps. */
  SpaceGroup group() {
    return action.group();
  }

  int size() {
    return 3 * reference.atoms() + 6;
  }

  /** Component i of e r, where e is the unit strain of Kelvin's index m. */
  static double strained(int m, double[] r, int i) {
    double[] unit = Voigt.unit(m);
    double sum = unit[3 * i] * r[0] + unit[3 * i + 1] * r[1] + unit[3 * i + 2] * r[2];
    return sum / Voigt.kelvin(m);
  }

  /** The geometry at q; every operation of the group holds to rounding. */
  Structure at(double[] q) {
    double[] u = java.util.Arrays.copyOf(q, size() - 6);
    double[] f = deformation(q);
    for (int i = 0; i < 3; i++) {
      f[4 * i] -= 1;
    }
    Structure moved = reference.displaced(u).strained(f);
    return new SymmetryAction(moved, action.group()).symmetrised();
  }

  /** What r is multiplied by: 1 + e, at a fixed volume scaled to that of the reference. */
  private double[] deformation(double[] q) {
    double[] f = stretch(q);
    if (freedom == CellFreedom.SHAPE) {
      double scale = 1 / Math.cbrt(Matrix3.determinant(f));
      for (int i = 0; i < 9; i++) {
        f[i] *= scale;
      }
    }
    return f;
  }

  /** 1 + e, [3 i + j]. */
  private double[] stretch(double[] q) {
    double[] f = tensor(q);
    for (int i = 0; i < 3; i++) {
      f[4 * i] += 1;
    }
    return f;
  }

  /** The strain among coordinates or a step, [3 i + j]. */
  private double[] tensor(double[] q) {
    double[] e = new double[9];
    for (int m = 0; m < 6; m++) {
      double x = q[size() - 6 + m] / Voigt.kelvin(m);
      e[3 * Voigt.first(m) + Voigt.second(m)] = x;
      e[3 * Voigt.second(m) + Voigt.first(m)] = x;
    }
    return e;
  }

  /**
   * The gradient of the enthalpy F + p V at q, [3 N + 6], projected on what may move.
   *
   * <p>dH/du = -D^T f with the deformation D, dH/de = V (sigma + p) (1 + e)^-T, symmetrised; at a
   * fixed volume the deviator of sigma stands for sigma + p.
   *
   * @param forces on the ions there, [3 a + i], Ha/bohr
   * @param stress Cauchy, beside the pressure: {@link #driving}
   * @param lattice there
   */
  double[] gradient(double[] q, double[] forces, double[] stress, Lattice lattice) {
    double[] d = deformation(q);
    int n = size() - 6;
    double[] u = new double[n];
    for (int x = 0; x < n; x++) {
      for (int j = 0; j < 3; j++) {
        u[x] -= forces[x / 3 * 3 + j] * d[3 * j + x % 3];
      }
    }
    u = Relaxation.projected(reference, action.averagedVectors(u));
    double[] e = Matrix3.times(stress, Matrix3.transposed(Matrix3.inverse(stretch(q))));
    e = action.averagedTensor(e);
    if (freedom == CellFreedom.VOLUME) {
      double mean = (e[0] + e[4] + e[8]) / 3;
      e = new double[] {mean, 0, 0, 0, mean, 0, 0, 0, mean};
    }
    double[] g = java.util.Arrays.copyOf(u, n + 6);
    for (int m = 0; m < 6; m++) {
      double both =
          e[3 * Voigt.first(m) + Voigt.second(m)] + e[3 * Voigt.second(m) + Voigt.first(m)];
      g[n + m] = lattice.volume() * (m < 3 ? both / 2 : both / SQRT2);
    }
    return g;
  }

  /** The part of sigma + p that the free cell should lose, [3 i + j], Ha/bohr^3. */
  double[] driving(double[] stress, double pressure) {
    double[] s = action.averagedTensor(stress);
    double mean = (s[0] + s[4] + s[8]) / 3;
    for (int i = 0; i < 3; i++) {
      s[4 * i] += freedom == CellFreedom.SHAPE ? -mean : pressure;
    }
    if (freedom == CellFreedom.VOLUME) {
      return new double[] {mean + pressure, 0, 0, 0, mean + pressure, 0, 0, 0, mean + pressure};
    }
    return s;
  }

  /** A step made to keep the group, the fixed coordinates and the freedom of the cell. */
  double[] kept(double[] p) {
    int n = size() - 6;
    double[] u = java.util.Arrays.copyOf(p, n);
    u = Relaxation.projected(reference, action.averagedVectors(u));
    double[] e = action.averagedTensor(tensor(p));
    double mean = (e[0] + e[4] + e[8]) / 3;
    double[] kept = java.util.Arrays.copyOf(u, n + 6);
    for (int m = 0; m < 6; m++) {
      double x = e[3 * Voigt.first(m) + Voigt.second(m)];
      if (freedom == CellFreedom.VOLUME) {
        x = m < 3 ? mean : 0;
      } else if (freedom == CellFreedom.SHAPE && m < 3) {
        x -= mean;
      }
      kept[n + m] = x * Voigt.kelvin(m);
    }
    return kept;
  }
}
