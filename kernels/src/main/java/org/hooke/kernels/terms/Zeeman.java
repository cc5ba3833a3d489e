package org.hooke.kernels.terms;

import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.Potential;

/**
 * Spins in a uniform magnetic field along their axis: E = -(B/2) (N_up - N_dn), Ha.
 *
 * <p>B in hbar/(e bohr^2), the moment N_up - N_dn in Bohr magnetons of 1/2 e hbar/m_e each. The
 * orbital motion does not feel the field (see docs/theory/fields.md). Without spin there is no
 * moment, hence no energy. No explicit force and no explicit stress: a strain at fixed Omega rho(G)
 * leaves the moment, and with it E, as it is.
 */
public final class Zeeman implements DensityTerm {
  private final double field;

  /**
   * @param field B along the spins' axis, hbar/(e bohr^2) = 2.35e5 tesla
   */
  public Zeeman(double field) {
    this.field = field;
  }

  @Override
  public String name() {
    return "zeeman";
  }

  /** E, Ha, adding V = -B/2 for spin up and +B/2 for spin down. */
  @Override
  public double evaluate(Density rho, Potential potential) {
    if (rho.spins() == 1) {
      return 0;
    }
    potential.spin(0).re()[0] -= field / 2;
    potential.spin(1).re()[0] += field / 2;
    double moment = (rho.spin(0).re()[0] - rho.spin(1).re()[0]) * rho.basis().volume();
    return -field / 2 * moment;
  }

  /** None. */
  @Override
  public void addForces(Density rho, double[] forces) {}

  /** None. */
  @Override
  public void addStress(Density rho, double[] stress) {}
}
