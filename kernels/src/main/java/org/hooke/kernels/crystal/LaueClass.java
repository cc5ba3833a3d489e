package org.hooke.kernels.crystal;

/** The eleven Laue classes: the point groups with an inversion centre. */
public enum LaueClass {
  TRICLINIC("-1", CrystalSystem.TRICLINIC),
  MONOCLINIC("2/m", CrystalSystem.MONOCLINIC),
  ORTHORHOMBIC("mmm", CrystalSystem.ORTHORHOMBIC),
  TETRAGONAL_LOW("4/m", CrystalSystem.TETRAGONAL),
  TETRAGONAL_HIGH("4/mmm", CrystalSystem.TETRAGONAL),
  TRIGONAL_LOW("-3", CrystalSystem.TRIGONAL),
  TRIGONAL_HIGH("-3m", CrystalSystem.TRIGONAL),
  HEXAGONAL_LOW("6/m", CrystalSystem.HEXAGONAL),
  HEXAGONAL_HIGH("6/mmm", CrystalSystem.HEXAGONAL),
  CUBIC_LOW("m-3", CrystalSystem.CUBIC),
  CUBIC_HIGH("m-3m", CrystalSystem.CUBIC);

  private final String symbol;
  private final CrystalSystem system;

  LaueClass(String symbol, CrystalSystem system) {
    this.symbol = symbol;
    this.system = system;
  }

  /** Hermann-Mauguin symbol. */
  public String symbol() {
    return symbol;
  }

  public CrystalSystem system() {
    return system;
  }
}
