package org.hooke.kernels.eigen;

import org.hooke.kernels.linalg.Rows;

/**
 * K(x) = p / (p + 16 x^4), p = 27 + 18 x + 12 x^2 + 8 x^3, x = T_G / T_band: one for long waves,
 * 1/(2 x) for short ones.
 *
 * <p>Source: Teter, Payne, Allan, Phys. Rev. B 40, 12255 (1989), eq. (5.16). Immutable.
 */
public final class TeterPreconditioner implements Preconditioner {
  private final double[] kinetic; // [plane wave], Ha

  /**
   * @param kinetic |k+G|^2 / 2 of the plane waves, [size], Ha; kept without copying
   */
  public TeterPreconditioner(double[] kinetic) {
    this.kinetic = kinetic;
  }

  @Override
  public void apply(double kineticEnergy, double eigenvalue, double[] re, double[] im) {
    if (!(kineticEnergy > 0)) {
      return; // a constant function: nothing to scale by
    }
    double inverse = 1 / kineticEnergy;
    for (int g = 0; g < kinetic.length; g++) {
      double x = kinetic[g] * inverse;
      double p = 27 + x * (18 + x * (12 + x * 8));
      double k = p / (p + 16 * (x * x) * (x * x));
      re[g] *= k;
      im[g] *= k;
    }
  }

  @Override
  public void apply(double kineticEnergy, double eigenvalue, float[] re, float[] im) {
    if (!(kineticEnergy > 0)) {
      return;
    }
    double inverse = 1 / kineticEnergy;
    for (int g = 0; g < kinetic.length; g++) {
      float x = (float) (kinetic[g] * inverse);
      float p = 27 + x * (18 + x * (12 + x * 8));
      float k = p / (p + 16 * (x * x) * (x * x));
      re[g] *= k;
      im[g] *= k;
    }
  }

  @Override
  public double kineticEnergy(double[] re, double[] im) {
    return Rows.weightedSquare(kinetic, re, im);
  }
}
