package org.hooke.kernels.crystal;

/** The seven crystal systems. */
public enum CrystalSystem {
  TRICLINIC,
  MONOCLINIC,
  ORTHORHOMBIC,
  TETRAGONAL,
  TRIGONAL,
  HEXAGONAL,
  CUBIC
}
