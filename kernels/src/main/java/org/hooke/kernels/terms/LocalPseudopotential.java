package org.hooke.kernels.terms;

import java.util.Map;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.pseudo.Pseudopotential;

/**
 * Local pseudopotential without G = 0: E = sum_a sum_{G != 0} v_a(|G|) Re[rho(G)* e^{-iG tau_a}],
 * Ha.
 *
 * <p>v_a(q) = int v_a(r) e^{-iqr} d^3r, Ha bohr^3; rho(G) in bohr^-3. The divergence -4 pi Z/q^2 at
 * G = 0 cancels against those of {@link Hartree} and {@link Ewald}; the finite rest is {@link
 * AlphaZ}. Source: Ihm, Zunger and Cohen, J. Phys. C 12, 4409 (1979); stress, Nielsen and Martin,
 * Phys. Rev. B 32, 3792 (1985).
 */
public final class LocalPseudopotential implements DensityTerm {
  private final AtomicSuperposition local;
  private final ComplexVector potential; // V(G), Ha

  /**
   * @param pseudopotentials by chemical symbol
   * @throws IllegalArgumentException when a species has no pseudopotential
   */
  public LocalPseudopotential(
      Structure structure, DensityBasis basis, Map<String, Pseudopotential> pseudopotentials) {
    SpeciesOfAtoms atoms = new SpeciesOfAtoms(structure, pseudopotentials);
    this.local =
        new AtomicSuperposition(
            structure,
            basis,
            atoms,
            false,
            (s, q, v, dv) -> atoms.pseudopotential(s).local(q, v, dv));
    this.potential = local.coefficients();
  }

  @Override
  public String name() {
    return "local";
  }

  /** E = Omega sum_G Re[V(G)* rho(G)], Ha, with V(G) = (1/Omega) sum_a v_a(|G|) e^{-iG tau_a}. */
  @Override
  public double evaluate(Density rho, Potential v) {
    v.addToAll(1, potential);
    return rho.basis().volume() * potential.dot(rho.total());
  }

  /** F_ai = -sum_G v_a(|G|) G_i Im[rho(G)* e^{-iG tau_a}], Ha/bohr. */
  @Override
  public void addForces(Density rho, double[] forces) {
    local.addForces(rho.total(), forces);
  }

  /**
   * sigma_ij = -(1/Omega) sum_aG (v_a' G_i G_j/|G| + v_a delta_ij) Re[rho* e^{-iG tau_a}],
   * Ha/bohr^3.
   */
  @Override
  public void addStress(Density rho, double[] stress) {
    local.addStress(rho.total(), stress);
  }
}
