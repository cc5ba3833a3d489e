/**
 * Thermodynamics of point defects in the dilute limit: formation energies, transition levels,
 * chemical potentials from competing phases, equilibrium concentrations. Pure functions of
 * energies, Ha.
 *
 * <p>See docs/theory/defect-thermodynamics.md.
 */
package org.hooke.kernels.defects.thermodynamics;
