package org.hooke.driver.scf;

/**
 * What one iteration of the loop reached.
 *
 * @param iteration counted from 1
 * @param freeEnergy F of the output orbitals and density, Ha
 * @param change F minus that of the iteration before, Ha; NaN in the first
 * @param error estimated error of F: the Coulomb self-energy of the density's residual, Ha
 * @param bandResidual largest residual norm of a band, Ha
 * @param applications of H to one band, all k-points
 * @param seconds wall time of the iteration
 */
public record ScfStep(
    int iteration,
    double freeEnergy,
    double change,
    double error,
    double bandResidual,
    long applications,
    double seconds) {}
