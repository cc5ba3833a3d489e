package org.hooke.kernels.mixing;

import org.hooke.kernels.basis.DensityBasis;

/**
 * The step a residual suggests: P(G) = alpha G^2 / (G^2 + k^2) on the charge, alpha on everything
 * else.
 *
 * <p>k = 0 is plain damping, for insulators. In a metal k is the Thomas-Fermi screening wavevector,
 * k^2 = 4 pi D/Omega with D the density of states per cell at the Fermi level (both spins, 1/Ha):
 * the inverse of the dielectric function of the electron gas, which tames the sloshing of charge.
 * G. P. Kerker, Phys. Rev. B 23, 3082 (1981). Immutable.
 */
public final class MixingPreconditioner {
  private final double alpha;
  private final double screening;
  private final double[] factor; // [G]

  /**
   * @param alpha damping, in (0, 1]
   * @param screening k, 1/bohr, at least 0
   */
  public MixingPreconditioner(DensityBasis basis, double alpha, double screening) {
    this.alpha = alpha;
    this.screening = screening;
    double[] q = basis.norms();
    this.factor = new double[q.length];
    for (int i = 0; i < q.length; i++) {
      double square = q[i] * q[i];
      factor[i] =
          i == 0 || screening == 0 ? alpha : alpha * square / (square + screening * screening);
    }
  }

  public double alpha() {
    return alpha;
  }

  /** k, 1/bohr; 0 when nothing screens. */
  public double screening() {
    return screening;
  }

  /** Replaces a residual by the step it suggests. */
  public void apply(MixedBundle residual) {
    residual
        .parts()
        .forEach(
            (name, part) -> {
              if (name.equals(MixedBundle.CHARGE)) {
                part.scale(factor);
              } else {
                part.scale(alpha);
              }
            });
  }
}
