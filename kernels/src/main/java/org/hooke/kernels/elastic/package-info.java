/**
 * Algebra of elastic tensors: strains, stiffness, symmetry, moduli, waves. Pure numbers.
 *
 * <p>Voigt order is xx yy zz yz xz xy; stiffness in any unit of stress, moduli in the same.
 */
package org.hooke.kernels.elastic;
