package org.hooke.kernels.terms;

import java.util.Map;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.pseudo.Pseudopotential;

/**
 * Superposed densities of free atoms, rho_s(G) = (c/Omega) sum_a x_as n_a(|G|) e^{-iG tau_a},
 * bohr^-3.
 *
 * <p>x_a = 1 without spin, (1 +- m_a/Z_a)/2 for spin up and down with m_a the structure's initial
 * moment, limited to Z_a; c makes the number of electrons right. Not clipped where Fourier
 * truncation makes it negative. It starts the self-consistency, carries the density along when
 * atoms move, and corrects forces that are not yet self-consistent. One thread (basis).
 */
public final class AtomicDensity {
  private final Structure structure;
  private final DensityBasis basis;
  private final SpeciesOfAtoms atoms;
  private final AtomicSuperposition superposition;
  private final double scale; // c

  /**
   * @param pseudopotentials by chemical symbol
   * @param electrons number of electrons of the cell
   * @throws IllegalArgumentException when a species has no pseudopotential
   */
  public AtomicDensity(
      Structure structure,
      DensityBasis basis,
      Map<String, Pseudopotential> pseudopotentials,
      double electrons) {
    this.structure = structure;
    this.basis = basis;
    this.atoms = new SpeciesOfAtoms(structure, pseudopotentials);
    this.superposition =
        new AtomicSuperposition(
            structure,
            basis,
            atoms,
            true,
            (s, q, n, dn) -> atoms.pseudopotential(s).atomicDensity(q, n, dn));
    Density unscaled = new Density(basis, 1);
    unscaled.spin(0).set(superposition.coefficients());
    this.scale = electrons / unscaled.electrons();
  }

  /** The superposition with 1 or 2 spins. */
  public Density density(int spins) {
    Density rho = new Density(basis, spins);
    for (int s = 0; s < spins; s++) {
      rho.spin(s).set(superposition.coefficients(shares(s, spins)));
    }
    return rho;
  }

  /** c x_as, [atom]. */
  private double[] shares(int spin, int spins) {
    double[] x = new double[atoms.atoms()];
    for (int a = 0; a < x.length; a++) {
      double z = atoms.ofAtom(a).valence();
      double moment = Math.max(-z, Math.min(z, structure.moment(a)));
      x[a] = scale * (spins == 1 ? 1 : 0.5 * (1 + (spin == 0 ? moment : -moment) / z));
    }
    return x;
  }

  /**
   * forces[3 a + i] += -sum_s int (V_out,s - V_in,s) d rho_atomic,s/d tau_ai d^3r, Ha/bohr.
   *
   * <p>To be added to Hellmann-Feynman forces at rho_out, whose orbitals are eigenstates in V_in:
   * the gradient of E[psi_out] also holds -int (V_out - V_in) d rho_out/d tau, V_out = V[rho_out],
   * and a rigidly moving atomic density stands in for the unknown response. First order in V_out -
   * V_in, gone at self-consistency. Source: C. T. Chan, K. P. Bohnen and K. M. Ho, Phys. Rev. B 47,
   * 4771 (1993).
   */
  public void addForceCorrection(Potential vIn, Potential vOut, double[] forces) {
    for (int s = 0; s < vIn.spins(); s++) {
      ComplexVector difference = vOut.spin(s).copy();
      difference.addScaled(-1, vIn.spin(s));
      superposition.addForces(shares(s, vIn.spins()), difference, forces);
    }
  }
}
