package org.hooke.kernels.terms;

import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.xc.Functionals;

class GgaInTheCellTest extends DensityTermContract {
  @Override
  DensityTerm term(Structure structure, DensityBasis basis) {
    return new ExchangeCorrelation(
        structure, basis, Crystal.PSEUDOPOTENTIALS, Functionals.named("PBE").orElseThrow());
  }
}
