package org.hooke.kernels.terms;

import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.linalg.ComplexVector;

/**
 * Hartree energy without G = 0: E = (Omega/2) sum_{G != 0} (4 pi/G^2) |rho(G)|^2, Ha.
 *
 * <p>rho is the sum over spins. Dropping G = 0 puts the charge in a uniform compensating background
 * and sets the average of the potential to zero. Source: R. M. Martin, Electronic Structure
 * (Cambridge, 2004), eq. (F.5); stress, Nielsen and Martin, Phys. Rev. B 32, 3792 (1985).
 */
public final class Hartree implements DensityTerm {
  private final DensityBasis basis;
  private final double[] kernel; // 4 pi/G^2, [G], 0 at G = 0

  public Hartree(DensityBasis basis) {
    this.basis = basis;
    this.kernel = new double[basis.size()];
    double[] norms = basis.norms();
    for (int n = 1; n < kernel.length; n++) {
      kernel[n] = 4 * Math.PI / (norms[n] * norms[n]);
    }
  }

  @Override
  public String name() {
    return "hartree";
  }

  /** E, Ha, adding V(G) = (4 pi/G^2) rho(G) for both spins. */
  @Override
  public double evaluate(Density rho, Potential potential) {
    ComplexVector v = rho.total().copy();
    v.scale(kernel);
    potential.addToAll(1, v);
    return energy(rho.total());
  }

  private double energy(ComplexVector rho) {
    return 0.5 * basis.volume() * rho.dotWeighted(kernel, rho);
  }

  /** None: the energy knows the atoms only through the density. */
  @Override
  public void addForces(Density rho, double[] forces) {}

  /** sigma_ij = sum_G 4 pi |rho(G)|^2 G_i G_j/G^4 - (E/Omega) delta_ij, Ha/bohr^3. */
  @Override
  public void addStress(Density rho, double[] stress) {
    ComplexVector total = rho.total();
    double[] w = new double[basis.size()];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double[] gi = basis.g(i);
        double[] gj = basis.g(j);
        for (int n = 1; n < w.length; n++) {
          w[n] = kernel[n] * kernel[n] * gi[n] * gj[n] / (4 * Math.PI);
        }
        stress[3 * i + j] += total.dotWeighted(w, total);
      }
      stress[4 * i] -= energy(total) / basis.volume();
    }
  }
}
