/**
 * The terms of the Kohn-Sham energy, one file each: energy, potential or operator, forces, stress.
 *
 * <p>Three kinds by where the sum over k happens: {@link IonicTerm}, {@link DensityTerm}, {@link
 * OrbitalTerm}; {@link Hamiltonian} is the ordered list of them.
 */
package org.hooke.kernels.terms;
