package org.hooke.kernels.basis;

import org.hooke.kernels.linalg.ComplexVector;

/**
 * Local potential per spin by Fourier coefficients, V(r) = sum_G V(G) e^{iGr} = dE/drho(r), Ha.
 *
 * <p>Under a change of the density dE = Omega sum_G Re[V(G)* drho(G)]. Mutable, owns its arrays.
 */
public final class Potential {
  private final DensityBasis basis;
  private final ComplexVector[] spin; // [spin][G]

  public Potential(DensityBasis basis, int spins) {
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

  /** Adds the same potential for every spin: V_s(G) += a v(G). */
  public void addToAll(double a, ComplexVector v) {
    for (ComplexVector s : spin) {
      s.addScaled(a, v);
    }
  }

  /** V(r) += v everywhere, for every spin. */
  public void addConstant(double v) {
    for (ComplexVector s : spin) {
      s.re()[0] += v;
    }
  }

  /** V(r_j) of every spin, [spin][grid point], Ha. */
  public double[][] onGrid() {
    double[][] v = new double[spin.length][basis.gridSize()];
    for (int s = 0; s < spin.length; s++) {
      basis.toGrid(spin[s], v[s]);
    }
    return v;
  }

  /** int V rho = Omega sum_s sum_G Re[V_s(G)* rho_s(G)], Ha. */
  public double energy(Density rho) {
    double sum = 0;
    for (int s = 0; s < spin.length; s++) {
      sum += spin[s].dot(rho.spin(s));
    }
    return sum * basis.volume();
  }
}
