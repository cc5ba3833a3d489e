/**
 * Charged point defects end to end: which ones, in which cell, relaxed from distorted starts in
 * every charge state, corrected, and what follows for a crystal in equilibrium.
 *
 * <p>Geometry and thermodynamics are in kernels/defects, corrections in {@code correction}; see
 * docs/defects.md.
 */
package org.hooke.driver.workflow.defects;
