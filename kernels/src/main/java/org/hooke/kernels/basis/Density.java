package org.hooke.kernels.basis;

import org.hooke.kernels.linalg.ComplexVector;

/**
 * Electron density per spin by Fourier coefficients, rho(G) = (1/Omega) int rho(r) e^{-iGr} dr,
 * bohr^-3.
 *
 * <p>Without spin one component, the total; with spin up and down. Mutable, owns its arrays.
 */
public final class Density {
  private final DensityBasis basis;
  private final ComplexVector[] spin; // [spin][G]

  public Density(DensityBasis basis, int spins) {
    this.basis = basis;
    this.spin = new ComplexVector[spins];
    for (int s = 0; s < spins; s++) {
      spin[s] = new ComplexVector(basis.size());
    }
  }

  public DensityBasis basis() {
    return basis;
  }

  public int spins() {
    return spin.length;
  }

  /** The live coefficients of one spin. */
  public ComplexVector spin(int s) {
    return spin[s];
  }

  /** The sum over spins: the live component itself without spin, a new vector with. */
  public ComplexVector total() {
    if (spin.length == 1) {
      return spin[0];
    }
    ComplexVector t = spin[0].copy();
    t.addScaled(1, spin[1]);
    return t;
  }

  /** Omega rho(G = 0), the number of electrons. */
  public double electrons() {
    double n = 0;
    for (ComplexVector c : spin) {
      n += c.re()[0];
    }
    return n * basis.volume();
  }

  public Density copy() {
    Density d = new Density(basis, spin.length);
    for (int s = 0; s < spin.length; s++) {
      d.spin[s].set(spin[s]);
    }
    return d;
  }

  /** this += a x. */
  public void addScaled(double a, Density x) {
    for (int s = 0; s < spin.length; s++) {
      spin[s].addScaled(a, x.spin[s]);
    }
  }
}
