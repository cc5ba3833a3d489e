package org.hooke.kernels.pseudo;

import java.util.Arrays;
import org.hooke.kernels.special.Erfc;
import org.hooke.kernels.special.RadialGrid;
import org.hooke.kernels.special.RadialTable;

/** A pseudopotential on a radial mesh, with the quadratures its format prescribes. Immutable. */
final class MeshForm implements RadialForm {
  private static final long serialVersionUID = 1L;

  /** Points of the Lagrange interpolation between mesh points. */
  private static final int POINTS = 6;

  private final String symbol;
  private final double valence;
  private final double[] r;
  private final double[] local;
  private final double[][] projectors;
  private final int[] l;
  private final double[][] coupling;
  private final double[] core; // null without core
  private final double coreRadius;
  private final RadialGrid localGrid;
  private final RadialGrid projectorGrid;

  MeshForm(MeshData data, RadialGrid localGrid, RadialGrid projectorGrid) {
    symbol = data.symbol;
    valence = data.valence;
    r = data.r;
    local = data.local;
    projectors = data.projectors;
    l = data.l;
    coupling = data.coupling;
    core = data.core;
    this.localGrid = localGrid;
    this.projectorGrid = projectorGrid;
    coreRadius = compactest();
  }

  /** The least sqrt(<r^2>/(l + 3/2)) of a projector: r_l for Gaussians. 0.5 without projectors. */
  private double compactest() {
    double least = l.length == 0 ? 0.5 : Double.POSITIVE_INFINITY;
    for (int i = 0; i < l.length; i++) {
      double norm = 0;
      double moment = 0;
      for (int k = 0; k < projectorGrid.size(); k++) {
        double density = projectorGrid.weight(k) * projectors[i][k] * projectors[i][k];
        norm += density;
        moment += density * r[k] * r[k];
      }
      if (norm > 0) {
        least = Math.min(least, Math.sqrt(moment / norm / (l[i] + 1.5)));
      }
    }
    return Double.isFinite(least) ? least : 0.5;
  }

  @Override
  public String symbol() {
    return symbol;
  }

  @Override
  public double valence() {
    return valence;
  }

  @Override
  public int projectors() {
    return l.length;
  }

  @Override
  public int angularMomentum(int i) {
    return l[i];
  }

  @Override
  public double coupling(int i, int j) {
    return coupling[i][j];
  }

  boolean hasCore() {
    return core != null;
  }

  double coreRadius() {
    return coreRadius;
  }

  /** 4 pi int r (r v_loc + Z) dr with bare Z/r, as pw.x and ABINIT take the G = 0 term. */
  double alpha() {
    double[] f = new double[localGrid.size()];
    for (int i = 0; i < f.length; i++) {
      f[i] = 4 * Math.PI * r[i] * (r[i] * local[i] + valence);
    }
    return localGrid.integral(f);
  }

  /** Table of v_loc + Z erf(r)/r. */
  RadialTable localTable() {
    double[] f = new double[localGrid.size()];
    for (int i = 0; i < f.length; i++) {
      f[i] = r[i] * (r[i] * local[i] + valence * Erfc.erf(r[i]));
    }
    return new RadialTable(0, localGrid, f);
  }

  RadialTable projectorTable(int i) {
    double[] f = new double[projectorGrid.size()];
    for (int k = 0; k < f.length; k++) {
      f[k] = r[k] * projectors[i][k];
    }
    return new RadialTable(l[i], projectorGrid, f);
  }

  RadialTable coreTable() {
    double[] f = new double[localGrid.size()];
    for (int i = 0; i < f.length; i++) {
      f[i] = r[i] * r[i] * core[i];
    }
    return new RadialTable(0, localGrid, f);
  }

  /** The mesh value inside the cut, -Z/r beyond. */
  @Override
  public double local(double radius) {
    boolean outside = radius > localGrid.r(localGrid.size() - 1);
    return outside ? -valence / radius : interpolate(local, radius);
  }

  @Override
  public double scaledProjector(int i, double radius) {
    boolean outside = radius > projectorGrid.r(projectorGrid.size() - 1);
    return outside ? 0 : interpolate(projectors[i], radius);
  }

  @Override
  public double core(double radius) {
    boolean outside = core == null || radius > localGrid.r(localGrid.size() - 1);
    return outside ? 0 : interpolate(core, radius);
  }

  private double interpolate(double[] f, double x) {
    int at = Arrays.binarySearch(r, x);
    if (at >= 0) {
      return f[at];
    }
    int points = Math.min(POINTS, r.length);
    int first = Math.max(0, Math.min(-at - 1 - points / 2, r.length - points));
    double sum = 0;
    for (int i = first; i < first + points; i++) {
      double basis = f[i];
      for (int j = first; j < first + points; j++) {
        if (j != i) {
          basis *= (x - r[j]) / (r[i] - r[j]);
        }
      }
      sum += basis;
    }
    return sum;
  }
}
