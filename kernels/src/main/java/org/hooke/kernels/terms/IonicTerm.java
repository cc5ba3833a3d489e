package org.hooke.kernels.terms;

/**
 * An energy of the ions alone, E(lattice, positions); evaluated on the driver once per geometry.
 */
public interface IonicTerm {
  /** Key of the energy part in results: "ewald". */
  String name();

  /** E, Ha per cell. */
  double energy();

  /** forces[3 a + i] += -dE/dtau_ai, Ha/bohr. */
  void addForces(double[] forces);

  /** stress[3 i + j] += (1/Omega) dE/dstrain_ij, Ha/bohr^3. */
  void addStress(double[] stress);
}
