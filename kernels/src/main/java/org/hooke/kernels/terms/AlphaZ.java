package org.hooke.kernels.terms;

import java.util.Map;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.pseudo.Pseudopotential;

/**
 * The finite G = 0 part of the local pseudopotentials: E = rho(G = 0) sum_a alpha_a, Ha.
 *
 * <p>alpha_a = int (v_a(r) + Z_a/r) d^3r, Ha bohr^3; rho(0) = N/Omega with the actual number of
 * electrons N, which in a charged cell differs from sum_a Z_a. The potential keeps its average V(0)
 * = sum_a alpha_a/Omega, which fixes the zero of the eigenvalues as in Quantum ESPRESSO. Source:
 * Ihm, Zunger and Cohen, J. Phys. C 12, 4409 (1979), eq. (11).
 */
public final class AlphaZ implements DensityTerm {
  private final double alpha; // sum over atoms, Ha bohr^3

  /**
   * @param pseudopotentials by chemical symbol
   * @throws IllegalArgumentException when a species has no pseudopotential
   */
  public AlphaZ(Structure structure, Map<String, Pseudopotential> pseudopotentials) {
    SpeciesOfAtoms atoms = new SpeciesOfAtoms(structure, pseudopotentials);
    double sum = 0;
    for (int a = 0; a < atoms.atoms(); a++) {
      sum += atoms.ofAtom(a).alpha();
    }
    this.alpha = sum;
  }

  @Override
  public String name() {
    return "alpha_z";
  }

  @Override
  public double evaluate(Density rho, Potential potential) {
    potential.addConstant(alpha / rho.basis().volume());
    return energy(rho);
  }

  private double energy(Density rho) {
    return rho.electrons() / rho.basis().volume() * alpha;
  }

  /** None: a constant potential exerts no force. */
  @Override
  public void addForces(Density rho, double[] forces) {}

  /** sigma_ij = -(E/Omega) delta_ij, Ha/bohr^3. */
  @Override
  public void addStress(Density rho, double[] stress) {
    for (int i = 0; i < 3; i++) {
      stress[4 * i] -= energy(rho) / rho.basis().volume();
    }
  }
}
