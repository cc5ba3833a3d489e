package org.hooke.kernels.mixing;

import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.linalg.ComplexVector;

/**
 * The scalar product of residuals: their Coulomb interaction, Ha.
 *
 * <p>Charge: <a|b> = 2 pi Omega sum_{G != 0} Re[a(G)* b(G)] / G^2, the Hartree energy for a = b,
 * which estimates the error of the energy. Magnetisation: the same with G^2 replaced by 4 bohr^-2
 * for every G, so that a uniform one counts: with Stoner's I of about 0.9 eV a moment M in iron's
 * cell of 80 bohr^3 counts I M^2/2, twice what it costs in his model. Occupation matrices: their
 * plain product, being scaled to their energy. Immutable.
 */
public final class MixingMetric {
  /** Stands for G^2, bohr^-2. */
  private static final double STIFFNESS = 4;

  private final double[] coulomb; // [G], Ha bohr^6
  private final double flat; // Ha bohr^6

  public MixingMetric(DensityBasis basis) {
    double[] q = basis.norms();
    this.coulomb = new double[q.length];
    for (int i = 1; i < q.length; i++) {
      coulomb[i] = 2 * Math.PI * basis.volume() / (q[i] * q[i]);
    }
    this.flat = 2 * Math.PI * basis.volume() / STIFFNESS;
  }

  /** <a|b>, Ha. */
  public double product(MixedBundle a, MixedBundle b) {
    double sum = 0;
    for (var part : a.parts().entrySet()) {
      ComplexVector other = b.parts().get(part.getKey());
      sum +=
          switch (part.getKey()) {
            case MixedBundle.CHARGE -> part.getValue().dotWeighted(coulomb, other);
            case MixedBundle.OCCUPATION -> part.getValue().dot(other);
            default -> flat * part.getValue().dot(other);
          };
    }
    return sum;
  }
}
