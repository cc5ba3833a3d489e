package org.hooke.kernels.mixing;

import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.linalg.ComplexVector;

/** The charge that a field displaces: -div[kappa grad V]. */
final class Polarisation {
  private Polarisation() {}

  /**
   * -div[kappa grad V], two axes in one transform.
   *
   * @param kappa polarisability, [grid point]
   */
  static ComplexVector of(DensityBasis basis, double[] kappa, ComplexVector v) {
    ComplexVector[] field = new ComplexVector[3];
    double[][] onGrid = new double[3][basis.gridSize()];
    for (int axis = 0; axis < 3; axis++) {
      field[axis] = new ComplexVector(v.size());
      basis.gradient(v, axis, field[axis]);
    }
    basis.toGrid(field[0], onGrid[0], field[1], onGrid[1]);
    basis.toGrid(field[2], onGrid[2]);
    for (double[] along : onGrid) {
      for (int i = 0; i < along.length; i++) {
        along[i] *= kappa[i];
      }
    }
    basis.fromGrid(onGrid[0], field[0], onGrid[1], field[1]);
    basis.fromGrid(onGrid[2], field[2]);
    ComplexVector sum = new ComplexVector(v.size());
    ComplexVector divergence = new ComplexVector(v.size());
    for (int axis = 0; axis < 3; axis++) {
      basis.gradient(field[axis], axis, divergence);
      sum.addScaled(-1, divergence);
    }
    return sum;
  }
}
