package org.hooke.kernels.terms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.crystal.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicDensityTest {
  private static AtomicDensity at(Structure structure, DensityBasis basis, double electrons) {
    return new AtomicDensity(structure, basis, Crystal.PSEUDOPOTENTIALS, electrons);
  }

  @Test
  void holdsTheElectronsAndMomentsAskedFor() {
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    assertEquals(9.5, at(Crystal.REST, basis, 9.5).density(1).electrons(), 1e-13);
    Density rho = at(Crystal.REST, basis, 10).density(2);
    assertEquals(10, rho.electrons(), 1e-13);
    double moment = (rho.spin(0).re()[0] - rho.spin(1).re()[0]) * basis.volume();
    assertEquals(0.8 - 0.5 + 0.3, moment, 1e-13);
    Density total = at(Crystal.REST, basis, 10).density(1);
    assertArrayEquals(total.spin(0).im(), rho.total().im(), 1e-15);
  }

  @Test
  void momentsBeyondTheValenceAreLimited() {
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    Structure strong = Crystal.REST.withMoments(new double[] {5, -9, 5});
    Density rho = at(strong, basis, 10).density(2);
    assertEquals(6, rho.spin(0).re()[0] * basis.volume(), 1e-13);
    assertEquals(4, rho.spin(1).re()[0] * basis.volume(), 1e-13);
  }

  /** The correction is minus the slope of int (V_out - V_in) rho_atomic along every coordinate. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void forceCorrectionIsTheSlopeOfTheRigidDensityInTheDifference(int spins) {
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    Potential in = Crystal.randomPotential(basis, spins, 21);
    Potential out = Crystal.randomPotential(basis, spins, 22);
    double[] forces = new double[9];
    at(Crystal.REST, basis, 9.5).addForceCorrection(in, out, forces);
    for (int i = 0; i < 9; i++) {
      int coordinate = i;
      Differences.assertDerivative(
          -forces[i],
          1e-2,
          h -> {
            Density rho = at(Crystal.moved(coordinate, h), basis, 9.5).density(spins);
            return out.energy(rho) - in.energy(rho);
          });
    }
    double[] none = new double[9];
    at(Crystal.REST, basis, 9.5).addForceCorrection(in, in, none);
    assertArrayEquals(new double[9], none);
  }
}
