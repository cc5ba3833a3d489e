package org.hooke.kernels.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.xc.Functionals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In vacuum a GGA is its LDA; where there is density it is not. */
class XcOnGridTest {
  private final DensityBasis basis = Crystal.densityBasis(Crystal.REST);

  /** Energy of cosines around a mean, both in all, shared by the spins. */
  private double energy(String functional, int spins, double mean) {
    ComplexVector[] n = new ComplexVector[spins];
    for (int s = 0; s < spins; s++) {
      n[s] = new ComplexVector(basis.size());
      for (int g = 0; g < basis.size(); g++) {
        boolean wave = g <= 8 || g >= basis.size() - 8; // G and -G
        n[s].re()[g] = (g == 0 ? 1 : wave ? 0.05 : 0) * mean / spins;
      }
    }
    return new XcOnGrid(basis, Functionals.named(functional).orElseThrow(), n).energy();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void thinDensitiesHaveNoGradientCorrection(int spins) {
    double thin = energy("PBE", spins, 5e-7) / energy("LDA-PW92", spins, 5e-7);
    assertEquals(1, thin, 1e-5, "but for the digits of Perdew and Wang's constants");
    double dense = energy("PBE", spins, 5e-2) / energy("LDA-PW92", spins, 5e-2);
    assertTrue(Math.abs(dense - 1) > 1e-4, () -> "a gradient matters: " + dense);
  }
}
