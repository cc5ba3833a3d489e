package org.hooke.kernels.terms;

import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.crystal.Structure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every density term owes: forces, stress and potential are derivatives of its energy. */
abstract class DensityTermContract {
  abstract DensityTerm term(Structure structure, DensityBasis basis);

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void forcesAreMinusTheGradientOfTheEnergy(int spins) {
    Differences.assertForces(s -> probe(s, spins));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void stressIsTheStrainDerivativeOfTheEnergyPerVolume(int spins) {
    Differences.assertStress(s -> probe(s, spins));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void potentialIsTheDensityDerivativeOfTheEnergy(int spins) {
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    DensityTerm term = term(Crystal.REST, basis);
    Density rho = Crystal.density(basis, spins);
    Potential potential = new Potential(basis, spins);
    term.evaluate(rho, potential);
    for (int seed = 0; seed < 3; seed++) {
      Density delta = Crystal.random(basis, spins, seed);
      Differences.assertDerivative(
          potential.energy(delta),
          4e-3,
          h -> {
            Density moved = rho.copy();
            moved.addScaled(h, delta);
            return term.evaluate(moved, new Potential(basis, spins));
          });
    }
  }

  private Differences.Probe probe(Structure structure, int spins) {
    DensityBasis basis = Crystal.densityBasis(structure);
    DensityTerm term = term(structure, basis);
    Density rho = Crystal.density(basis, spins);
    return new Differences.Probe() {
      @Override
      public double energy() {
        return term.evaluate(rho, new Potential(basis, spins));
      }

      @Override
      public double[] forces() {
        double[] forces = new double[3 * structure.atoms()];
        term.addForces(rho, forces);
        return forces;
      }

      @Override
      public double[] stress() {
        double[] stress = new double[9];
        term.addStress(rho, stress);
        return stress;
      }
    };
  }
}
