package org.hooke.kernels.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.xc.Functionals;
import org.junit.jupiter.api.Test;

class GgaInTheCellTest extends DensityTermContract {
  @Override
  DensityTerm term(Structure structure, DensityBasis basis) {
    return new ExchangeCorrelation(
        structure, basis, Crystal.PSEUDOPOTENTIALS, Functionals.named("PBE").orElseThrow());
  }

  /**
   * Clipping is inside the functional, so the potential stays the slope of the energy. (With spin,
   * where one component alone is negative, the functional gives the one-sided slope at zero.)
   */
  @Test
  void negativeDensitiesAreClippedInEnergyAndPotentialAlike() {
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    Density rho = Crystal.density(basis, 1);
    double[] values = new double[basis.gridSize()];
    rho.spin(0).re()[0] -= 0.06;
    basis.toGrid(rho.spin(0), values);
    double least = Arrays.stream(values).min().orElseThrow();
    assertTrue(least < -1e-3, "the density has a negative part: " + least);
    DensityTerm term = term(Crystal.REST, basis);
    Potential potential = new Potential(basis, 1);
    term.evaluate(rho, potential);
    Density delta = Crystal.random(basis, 1, 3);
    double analytic = potential.energy(delta);
    double h = 1e-5; // few points change sign
    double[] energy = new double[2];
    for (int side = 0; side < 2; side++) {
      Density moved = rho.copy();
      moved.addScaled(side == 0 ? h : -h, delta);
      energy[side] = term.evaluate(moved, new Potential(basis, 1));
    }
    assertEquals((energy[0] - energy[1]) / (2 * h), analytic, 1e-7 * Math.abs(analytic));
  }
}
