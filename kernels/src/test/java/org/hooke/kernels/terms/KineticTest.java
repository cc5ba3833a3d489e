package org.hooke.kernels.terms;

import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.crystal.Structure;

class KineticTest extends OrbitalTermContract {
  @Override
  OrbitalTerm term(Structure structure) {
    return new Kinetic();
  }

  @Override
  double[] element(KPointBasis basis, int g, int h) {
    return new double[] {g == h ? basis.kinetic()[g] : 0, 0};
  }
}
