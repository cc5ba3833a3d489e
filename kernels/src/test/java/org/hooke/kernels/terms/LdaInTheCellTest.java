package org.hooke.kernels.terms;

import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.xc.Functionals;

class LdaInTheCellTest extends DensityTermContract {
  @Override
  DensityTerm term(Structure structure, DensityBasis basis) {
    return new ExchangeCorrelation(
        structure, basis, Crystal.PSEUDOPOTENTIALS, Functionals.named("LDA-PW92").orElseThrow());
  }
}
