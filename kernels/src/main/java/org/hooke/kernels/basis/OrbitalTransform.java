package org.hooke.kernels.basis;

import org.hooke.kernels.linalg.ComplexMatrix;

/**
 * Transforms of the orbitals of one k-point to the grid and back, several bands at once where that
 * is cheaper. Owns a workspace: one thread per object.
 */
public interface OrbitalTransform {
  /** Bands that go through one transform together. */
  int bandsTogether();

  /**
   * y_n += V x_n for rows first .. first + count - 1, count at most {@link #bandsTogether()}.
   *
   * @param v real potential on the grid, [grid point]
   */
  void addPotentialTimes(double[] v, ComplexMatrix x, ComplexMatrix y, int first, int count);

  /**
   * rho(r_j) += sum_n f_n |u_n(r_j)|^2 for rows first .. last - 1, u = sum_G c_G e^{iGr} over all
   * plane waves.
   *
   * @param f weight of each row, [row], of either sign
   */
  void addDensity(double[] f, ComplexMatrix psi, int first, int last, double[] rho);
}
