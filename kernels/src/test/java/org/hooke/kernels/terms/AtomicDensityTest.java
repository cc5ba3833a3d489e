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

  /**
   * The correction is minus the slope of int (V_out - V_in) rho_atomic along every coordinate, the
   * difference averaged over the spins: here they are filled in the ratio 3 to 1 everywhere.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void forceCorrectionIsTheSlopeOfTheRigidDensityInTheDifference(int spins) {
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    Potential in = Crystal.randomPotential(basis, spins, 21);
    Potential out = Crystal.randomPotential(basis, spins, 22);
    Density filled = Crystal.density(basis, 1);
    Density rho = new Density(basis, spins);
    for (int s = 0; s < spins; s++) {
      rho.spin(s).addScaled(s == 0 ? 0.75 : 0.25, filled.spin(0));
    }
    double[] forces = new double[9];
    at(Crystal.REST, basis, 9.5).addForceCorrection(in, out, rho, forces);
    for (int i = 0; i < 9; i++) {
      int coordinate = i;
      Differences.assertDerivative(
          -forces[i],
          1e-2,
          h -> {
            Density atoms = at(Crystal.moved(coordinate, h), basis, 9.5).density(1);
            Density shared = new Density(basis, spins);
            for (int s = 0; s < spins; s++) {
              double share = spins == 1 ? 1 : s == 0 ? 0.75 : 0.25;
              shared.spin(s).addScaled(share, atoms.spin(0));
            }
            return out.energy(shared) - in.energy(shared);
          });
    }
    double[] none = new double[9];
    at(Crystal.REST, basis, 9.5).addForceCorrection(in, in, rho, none);
    assertArrayEquals(new double[9], none, 1e-16);
  }

  @Test
  void thePotentialOfAnEmptySpinDoesNotMatter() {
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    Density rho = new Density(basis, 2);
    rho.spin(0).set(Crystal.density(basis, 1).spin(0));
    Potential in = Crystal.randomPotential(basis, 2, 21);
    double[] one = new double[9];
    double[] other = new double[9];
    Potential out = Crystal.randomPotential(basis, 2, 22);
    at(Crystal.REST, basis, 9.5).addForceCorrection(in, out, rho, one);
    out.spin(1).addScaled(1e6, Crystal.randomPotential(basis, 1, 23).spin(0));
    at(Crystal.REST, basis, 9.5).addForceCorrection(in, out, rho, other);
    assertArrayEquals(one, other, 1e-9);
  }
}
