/**
 * Norm-conserving pseudopotentials: readers of UPF v2, psp8 and GTH/HGH files, the embedded GTH
 * tables, the free pseudo-atom, the search for ghost states, and conversion to UPF. Readers convert
 * Rydberg units to Hartree.
 */
package org.hooke.kernels.pseudo;
