package org.hooke.kernels.basis;

import org.hooke.kernels.fft.SphereTransform;
import org.hooke.kernels.linalg.ComplexMatrix;

/** Complex orbitals: one band per transform. */
final class ComplexOrbitalTransform implements OrbitalTransform {
  private final SphereTransform transform;

  ComplexOrbitalTransform(SphereTransform transform) {
    this.transform = transform;
  }

  @Override
  public int bandsTogether() {
    return 1;
  }

  @Override
  public void addPotentialTimes(
      double[] v, ComplexMatrix x, ComplexMatrix y, int first, int count) {
    for (int n = first; n < first + count; n++) {
      transform.addPotentialTimes(v, x.re(n), x.im(n), y.re(n), y.im(n));
    }
  }

  @Override
  public void addDensity(double[] f, ComplexMatrix psi, int first, int last, double[] rho) {
    for (int n = first; n < last; n++) {
      if (f[n] != 0) {
        transform.addDensity(f[n], psi.re(n), psi.im(n), rho);
      }
    }
  }
}
