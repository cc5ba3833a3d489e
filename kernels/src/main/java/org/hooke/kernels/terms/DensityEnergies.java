package org.hooke.kernels.terms;

import org.hooke.kernels.basis.Potential;

/**
 * The energies of the density terms by name, Ha, and their common potential dE/drho(r), Ha.
 *
 * @param parts "local", "alpha_z", "hartree", "xc" in the Hamiltonian's order
 * @param potential owned by the receiver
 */
public record DensityEnergies(Energies parts, Potential potential) {}
