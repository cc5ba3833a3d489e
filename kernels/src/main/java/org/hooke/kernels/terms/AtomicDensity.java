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
   * forces[3 a + i] += -int (V_out - V_in) d rho_atomic/d tau_ai d^3r, Ha/bohr.
   *
   * <p>To be added to Hellmann-Feynman forces at rho_out, whose orbitals are eigenstates in V_in:
   * the gradient of E[psi_out] also holds -sum_s int (V_out,s - V_in,s) d rho_out,s/d tau, V_out =
   * V[rho_out], and a rigidly moving atomic density stands in for the unknown response, shared
   * between the spins as rho_out is at each point: where one spin is empty, its potential is
   * anything and must not count. First order in V_out - V_in, gone at self-consistency. Source: C.
   * T. Chan, K. P. Bohnen and K. M. Ho, Phys. Rev. B 47, 4771 (1993).
   */
  public void addForceCorrection(Potential vIn, Potential vOut, Density rhoOut, double[] forces) {
    ComplexVector difference = difference(vIn, vOut, 0);
    if (vIn.spins() == 2) {
      double[] up = onGrid(difference);
      double[] down = onGrid(difference(vIn, vOut, 1));
      double[] nUp = onGrid(rhoOut.spin(0));
      double[] nDown = onGrid(rhoOut.spin(1));
      for (int i = 0; i < up.length; i++) {
        double a = Math.max(0, nUp[i]);
        double b = Math.max(0, nDown[i]);
        double share = a + b > 0 ? a / (a + b) : 0.5;
        up[i] = share * up[i] + (1 - share) * down[i];
      }
      basis.fromGrid(up, difference);
    }
    superposition.addForces(shares(0, 1), difference, forces);
  }

  private static ComplexVector difference(Potential vIn, Potential vOut, int spin) {
    ComplexVector difference = vOut.spin(spin).copy();
    difference.addScaled(-1, vIn.spin(spin));
    return difference;
  }

  private double[] onGrid(ComplexVector f) {
    double[] values = new double[basis.gridSize()];
    basis.toGrid(f, values);
    return values;
  }
}
