package org.hooke.kernels.pseudo;

/**
 * A bound state of the separable pseudopotential that the atom does not have.
 *
 * @param angularMomentum l
 * @param energy eigenvalue in the free atom, Ha
 * @param expected the eigenvalue of the all-electron atom that should come in its place, Ha
 */
public record GhostState(int angularMomentum, double energy, double expected) {}
