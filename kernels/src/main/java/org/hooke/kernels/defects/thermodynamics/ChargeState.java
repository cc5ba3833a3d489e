package org.hooke.kernels.defects.thermodynamics;

import java.io.Serializable;

/**
 * A defect in one charge state.
 *
 * @param charge q, electrons removed
 * @param energy of its cell less that of the crystal's, corrected, electrons not yet paid for, Ha
 * @param degeneracy spin times orientations
 */
public record ChargeState(int charge, double energy, double degeneracy) implements Serializable {}
