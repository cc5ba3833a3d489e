package org.hooke.kernels.terms;

import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.pseudo.RadialProjectors;

/** One atomic orbital of a pseudopotential as a projector. */
record AtomicShell(Pseudopotential pseudopotential, int orbital) implements RadialProjectors {
  @Override
  public int projectors() {
    return 1;
  }

  @Override
  public int angularMomentum(int i) {
    return pseudopotential.orbitalAngularMomentum(orbital);
  }

  @Override
  public double coupling(int i, int j) {
    return 1;
  }

  @Override
  public void projector(int i, double[] q, double[] beta, double[] derivative) {
    pseudopotential.orbital(orbital, q, beta, derivative);
  }
}
