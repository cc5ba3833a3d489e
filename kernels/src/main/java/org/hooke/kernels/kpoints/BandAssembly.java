package org.hooke.kernels.kpoints;

import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.linalg.ExactSum;

/** Puts the results of single eigenproblems together, the same way wherever they were computed. */
public final class BandAssembly {
  private BandAssembly() {}

  /** All eigenvalues from the results of every state, [k + kpoints * spin]. */
  public static Bands of(KPointsSetup setup, EigenResult[] results) {
    int kpoints = setup.mesh().size();
    double[][][] values = new double[setup.spins()][kpoints][];
    double residual = 0;
    long applications = 0;
    for (int i = 0; i < results.length; i++) {
      values[i / kpoints][i % kpoints] = results[i].values();
      for (double r : results[i].residuals()) {
        residual = Math.max(residual, r);
      }
      applications += results[i].applications();
    }
    return new Bands(setup.mesh().weights(), values, residual, applications);
  }

  /** k weight times occupation of every band of one k-point and spin. */
  public static double[] weighted(KPointsSetup setup, Occupations f, int spin, int k) {
    double[] w = f.occupations(spin, k).clone();
    for (int n = 0; n < w.length; n++) {
      w[n] *= setup.mesh().weight(k);
    }
    return w;
  }

  /**
   * Residual norms from their squares over the slices, added in the order of the slices.
   *
   * @param squares [slice][row]
   */
  public static double[] norms(double[][] squares) {
    double[] norms = new double[squares[0].length];
    for (double[] slice : squares) {
      for (int n = 0; n < norms.length; n++) {
        norms[n] += slice[n];
      }
    }
    for (int n = 0; n < norms.length; n++) {
      norms[n] = Math.sqrt(norms[n]);
    }
    return norms;
  }

  /** The density in bohr^-3 from the exact sum of f |u|^2, then the couplings unscaled. */
  public static double[] perVolume(KPointsSetup setup, ExactSum sum) {
    double[] rho = sum.toDoubles();
    double volume = setup.basis().lattice().volume();
    int points = setup.basis().gridSize();
    for (int i = 0; i < points; i++) {
      rho[i] /= volume;
    }
    for (int i = points; i < rho.length; i++) {
      rho[i] /= setup.couplingScale();
    }
    return rho;
  }
}
