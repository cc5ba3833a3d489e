/**
 * Electrostatics of a localised charge in a periodic cell of a dielectric: what the images and the
 * neutralising background add to energies, potentials and forces, and how to take it away.
 *
 * <p>Potentials are of a positive unit test charge, Ha; an electron's potential energy has the
 * opposite sign. See docs/theory/charged-cells.md.
 */
package org.hooke.kernels.defects;
