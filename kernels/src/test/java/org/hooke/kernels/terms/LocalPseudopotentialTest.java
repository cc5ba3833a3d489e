package org.hooke.kernels.terms;

import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.crystal.Structure;

class LocalPseudopotentialTest extends DensityTermContract {
  @Override
  DensityTerm term(Structure structure, DensityBasis basis) {
    return new LocalPseudopotential(structure, basis, Crystal.PSEUDOPOTENTIALS);
  }
}
