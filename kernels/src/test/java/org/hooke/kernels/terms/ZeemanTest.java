package org.hooke.kernels.terms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.crystal.Structure;
import org.junit.jupiter.api.Test;

class ZeemanTest extends DensityTermContract {
  private static final double FIELD = 0.03;

  @Override
  DensityTerm term(Structure structure, DensityBasis basis) {
    return new Zeeman(FIELD);
  }

  @Test
  void theEnergyIsMinusTheMomentTimesTheField() {
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    Density rho = new Density(basis, 2);
    rho.spin(0).re()[0] = 3 / basis.volume();
    rho.spin(1).re()[0] = 1 / basis.volume();
    Potential v = new Potential(basis, 2);
    double bohrMagneton = 0.5;
    assertEquals(-2 * bohrMagneton * FIELD, new Zeeman(FIELD).evaluate(rho, v), 1e-15);
    assertEquals(-0.015, v.spin(0).re()[0], 1e-16);
    assertEquals(0.015, v.spin(1).re()[0], 1e-16);
  }

  @Test
  void noExplicitForceAndNoExplicitStress() {
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    Density rho = Crystal.density(basis, 2);
    double[] forces = new double[3 * Crystal.REST.atoms()];
    double[] stress = new double[9];
    term(Crystal.REST, basis).addForces(rho, forces);
    term(Crystal.REST, basis).addStress(rho, stress);
    assertArrayEquals(new double[forces.length], forces);
    assertArrayEquals(new double[9], stress);
  }
}
