package org.hooke.kernels.terms;

import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.Potential;

/** An energy functional of the density, E[rho; lattice, positions]; evaluated on the driver. */
public interface DensityTerm {
  /** Key of the energy part in results: "local", "alpha_z", "hartree", "xc". */
  String name();

  /** E[rho], Ha per cell, adding dE/drho to the potential. */
  double evaluate(Density rho, Potential potential);

  /** forces[3 a + i] += -dE/dtau_ai at fixed rho, Ha/bohr. */
  void addForces(Density rho, double[] forces);

  /** stress[3 i + j] += (1/Omega) dE/dstrain_ij at fixed Omega rho(G), Ha/bohr^3. */
  void addStress(Density rho, double[] stress);
}
