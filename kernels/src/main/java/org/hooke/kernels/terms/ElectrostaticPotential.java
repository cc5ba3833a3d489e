package org.hooke.kernels.terms;

import java.util.Map;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.pseudo.Pseudopotential;

/**
 * The electrostatic potential energy of an electron, V = V_local + V_Hartree, Ha:
 *
 * <pre>  V(G) = (1/Omega) sum_a v_a(|G|) e^{-iG tau_a} + (4 pi/G^2) rho(G)      G != 0
 *  V(0) = (1/Omega) sum_a alpha_a</pre>
 *
 * <p>that is the local pseudopotentials, their short-range parts included, and the electrons'
 * potential; no exchange-correlation, no nonlocal part, no external field. Its Coulomb part (point
 * charges Z_a and electrons) has the mean zero, which a neutralising background gives it in a
 * charged cell; the mean of the short-range parts v_a + Z_a/r is {@link AlphaZ}'s. So its zero is
 * that of the eigenvalues, and far from a defect it differs from the crystal's by the Coulomb part
 * alone. Quantum ESPRESSO writes the same function as plot_num = 11.
 */
public final class ElectrostaticPotential {
  private ElectrostaticPotential() {}

  /**
   * V(G) of a density and the ions it belongs to, [G].
   *
   * @param pseudopotentials by chemical symbol
   * @throws IllegalArgumentException when a species has no pseudopotential
   */
  public static ComplexVector of(
      Structure structure, Density rho, Map<String, Pseudopotential> pseudopotentials) {
    DensityBasis basis = rho.basis();
    Potential v = new Potential(basis, 1);
    new LocalPseudopotential(structure, basis, pseudopotentials).evaluate(rho, v);
    new AlphaZ(structure, pseudopotentials).evaluate(rho, v);
    new Hartree(basis).evaluate(rho, v);
    return v.spin(0);
  }
}
