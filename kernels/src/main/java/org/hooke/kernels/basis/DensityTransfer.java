package org.hooke.kernels.basis;

import org.hooke.kernels.linalg.ComplexVector;

/** Carries densities from one cell to another by the integers of G, keeping Omega rho(G). */
public final class DensityTransfer {
  private final DensityBasis from;
  private final DensityBasis to;

  public DensityTransfer(DensityBasis from, DensityBasis to) {
    this.from = from;
    this.to = to;
  }

  /** target(G) += (Omega_from/Omega_to) rho(G) for the G both spheres have. */
  public void addTo(Density rho, Density target) {
    double scale = from.volume() / to.volume();
    for (int s = 0; s < rho.spins(); s++) {
      ComplexVector x = rho.spin(s);
      ComplexVector y = target.spin(s);
      for (int i = 0; i < to.size(); i++) {
        int j = from.index(to.miller(i, 0), to.miller(i, 1), to.miller(i, 2));
        if (j >= 0) {
          y.re()[i] += scale * x.re()[j];
          y.im()[i] += scale * x.im()[j];
        }
      }
    }
  }
}
