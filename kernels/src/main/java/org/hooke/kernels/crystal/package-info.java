/**
 * Crystals: lattices, structures, space groups, standard cells and k-point meshes.
 *
 * <p>{@link org.hooke.kernels.crystal.SpaceGroup#of} finds the operations of a structure, {@link
 * org.hooke.kernels.crystal.CrystalSymmetry} also its type and standard cells, {@link
 * org.hooke.kernels.crystal.SymmetryAction} averages what atoms carry, and {@link
 * org.hooke.kernels.crystal.KMesh} reduces a grid of k-points by the operations it keeps.
 */
package org.hooke.kernels.crystal;
