package org.hooke.kernels.terms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.xc.Functional;
import org.hooke.kernels.xc.Functionals;
import org.junit.jupiter.api.Test;

class HamiltonianTest {
  private static final Functional PBE = Functionals.named("PBE").orElseThrow();

  private static Hamiltonian at(DensityBasis basis) {
    return Hamiltonian.of(Crystal.REST, basis, Crystal.PSEUDOPOTENTIALS, PBE);
  }

  @Test
  void isTheSumOfItsTerms() {
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    Hamiltonian hamiltonian = at(basis);
    Density rho = Crystal.density(basis, 2);
    DensityEnergies all = hamiltonian.evaluate(rho);
    assertEquals(
        List.of("local", "alpha_z", "hartree", "xc"),
        new ArrayList<>(all.parts().parts().keySet()));
    assertEquals(List.of("ewald"), new ArrayList<>(hamiltonian.ionicEnergies().parts().keySet()));
    assertEquals(
        List.of("kinetic", "nonlocal"),
        hamiltonian.orbitalTerms().stream().map(OrbitalTerm::name).toList());
    double sum = 0;
    Potential potential = new Potential(basis, 2);
    double[] forces = new double[9];
    double[] stress = new double[9];
    for (IonicTerm term : hamiltonian.ionicTerms()) {
      term.addForces(forces);
      term.addStress(stress);
    }
    for (DensityTerm term : hamiltonian.densityTerms()) {
      sum += term.evaluate(rho, potential);
      term.addForces(rho, forces);
      term.addStress(rho, stress);
    }
    assertEquals(sum, all.parts().sum(), 1e-12);
    assertArrayEquals(potential.spin(1).re(), all.potential().spin(1).re());
    double[] sumForces = new double[9];
    double[] sumStress = new double[9];
    hamiltonian.addForces(rho, sumForces);
    hamiltonian.addStress(rho, sumStress);
    assertArrayEquals(forces, sumForces);
    assertArrayEquals(stress, sumStress);
  }

  /**
   * A rigid shift of atoms and density leaves all terms but xc unchanged, so int V d rho plus the
   * forces vanish: here with the density shifted by its gradient. The grid breaks it for xc alone,
   * by little at this smoothness.
   */
  @Test
  void forcesBalanceTheForceOnTheDensity() {
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    Density rho = Crystal.density(basis, 1);
    for (DensityTerm term : at(basis).densityTerms()) {
      Potential v = new Potential(basis, 1);
      term.evaluate(rho, v);
      double[] forces = new double[9];
      term.addForces(rho, forces);
      for (int axis = 0; axis < 3; axis++) {
        Density slope = new Density(basis, 1);
        basis.gradient(rho.spin(0), axis, slope.spin(0));
        double onAtoms = forces[axis] + forces[3 + axis] + forces[6 + axis];
        double tolerance = term.name().equals("xc") ? 1e-3 : 1e-12;
        assertEquals(onAtoms, -v.energy(slope), tolerance, term.name());
      }
    }
  }

  @Test
  void coreDensityHoldsTheCoreCharges() {
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    assertEquals(1.2, at(basis).coreDensity().re()[0] * basis.volume(), 1e-14);
  }

  @Test
  void aSpeciesWithoutPseudopotentialIsNamed() {
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Hamiltonian.of(Crystal.REST, basis, Map.of(), PBE));
    assertEquals("no pseudopotential for X", e.getMessage());
  }

  @Test
  void energiesKeepOrderAndRefuseTwins() {
    Energies parts = new Energies().with("b", 1).with(new Energies().with("a", 2));
    assertEquals(List.of("b", "a"), new ArrayList<>(parts.parts().keySet()));
    assertEquals(3, parts.sum());
    assertThrows(IllegalArgumentException.class, () -> parts.with("a", 0));
    assertThrows(IllegalArgumentException.class, () -> parts.get("c"));
  }
}
