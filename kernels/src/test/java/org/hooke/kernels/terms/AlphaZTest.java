package org.hooke.kernels.terms;

import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.crystal.Structure;

class AlphaZTest extends DensityTermContract {
  @Override
  DensityTerm term(Structure structure, DensityBasis basis) {
    return new AlphaZ(structure, Crystal.PSEUDOPOTENTIALS);
  }
}
