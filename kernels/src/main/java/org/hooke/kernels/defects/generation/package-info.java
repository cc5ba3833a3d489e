/**
 * Which point defects a crystal can have, and the cells to compute them in: pure geometry and
 * counting, every choice a function of the crystal alone.
 *
 * <p>See docs/defects.md.
 */
package org.hooke.kernels.defects.generation;
