package org.hooke.partitioning;

/** What a task brings back from states that have reached the wanted generation. */
enum Reduction {
  /** Nothing: the states are only brought forward. */
  NONE("recovery"),
  /** Eigenvalues and residuals of each state. */
  BANDS("bands"),
  /** The density summed over states, per spin. */
  DENSITY("density"),
  /** Energies, forces and stress of the orbital terms summed over states. */
  SUMS("forces and stress"),
  /** Orbitals written to shared storage. */
  SNAPSHOT("snapshot"),
  /** Orbitals themselves, of small crystals. */
  ORBITALS("orbitals");

  private final String phase;

  Reduction(String phase) {
    this.phase = phase;
  }

  /** In words, for Spark's pages. */
  String phase() {
    return phase;
  }
}
