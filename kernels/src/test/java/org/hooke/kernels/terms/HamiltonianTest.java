package org.hooke.kernels.terms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.linalg.ThreadParallel;
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

  @Test
  void threadsDoNotChangeABit() {
    DensityBasis alone = Crystal.waves(Crystal.REST, 0, 27, 27, 30).densityBasis();
    DensityBasis shared = Crystal.waves(Crystal.REST, 0, 27, 27, 30).densityBasis();
    try (ThreadParallel threads = new ThreadParallel(3, "terms")) {
      shared.spreadOver(threads);
      for (int spins = 1; spins <= 2; spins++) {
        assertArrayEquals(numbers(alone, spins), numbers(shared, spins));
      }
    }
  }

  /** Energy, potential, forces, stress. */
  private static double[] numbers(DensityBasis basis, int spins) {
    Hamiltonian hamiltonian = at(basis);
    Density rho = Crystal.density(basis, spins);
    DensityEnergies all = hamiltonian.evaluate(rho);
    double[] forces = new double[9];
    double[] stress = new double[9];
    hamiltonian.addForces(rho, forces);
    hamiltonian.addStress(rho, stress);
    return Stream.of(
            new double[] {all.parts().sum()},
            all.potential().spin(spins - 1).re(),
            all.potential().spin(spins - 1).im(),
            forces,
            stress)
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  /**
   * A rigid shift of atoms and density leaves every term but xc unchanged, so the forces on the
   * atoms and on the density cancel. The grid breaks this for xc alone, the less the finer it is.
   */
  @Test
  void forcesBalanceTheForceOnTheDensity() {
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    DensityBasis fine = Crystal.waves(Crystal.REST, 0, 27, 27, 30).densityBasis();
    List<DensityTerm> terms = at(basis).densityTerms();
    for (DensityTerm term : terms.subList(0, 3)) {
      assertEquals(0, imbalance(term, basis), 1e-12, term.name());
    }
    double coarse = imbalance(terms.get(3), basis);
    double finer = imbalance(at(fine).densityTerms().get(3), fine);
    assertTrue(coarse < 1e-3 && finer < 0.1 * coarse, coarse + " -> " + finer);
  }

  /** Largest component of the force on the atoms plus that on the density, Ha/bohr. */
  private static double imbalance(DensityTerm term, DensityBasis basis) {
    Density rho = Crystal.density(basis, 1);
    Potential v = new Potential(basis, 1);
    term.evaluate(rho, v);
    double[] forces = new double[9];
    term.addForces(rho, forces);
    double largest = 0;
    for (int axis = 0; axis < 3; axis++) {
      Density slope = new Density(basis, 1);
      basis.gradient(rho.spin(0), axis, slope.spin(0));
      double sum = forces[axis] + forces[3 + axis] + forces[6 + axis] + v.energy(slope);
      largest = Math.max(largest, Math.abs(sum));
    }
    return largest;
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
