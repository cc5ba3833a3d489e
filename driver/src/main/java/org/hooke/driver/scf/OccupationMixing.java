package org.hooke.driver.scf;

import org.hooke.kernels.basis.Density;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.mixing.MixedBundle;
import org.hooke.kernels.terms.HubbardSite;
import org.hooke.kernels.terms.HubbardU;
import org.hooke.kernels.terms.OccupationMatrices;

/**
 * Occupation matrices as a part of what is mixed: sqrt(U/2) n, [spin][number], so that the square
 * of a difference is the second-order change of the Hubbard energy. Immutable.
 */
final class OccupationMixing {
  private final HubbardU hubbard;
  private final int spins;
  private final double[] scale; // [number]

  OccupationMixing(HubbardU hubbard, int spins) {
    this.hubbard = hubbard;
    this.spins = spins;
    this.scale = new double[hubbard.couplings()];
    for (HubbardSite site : hubbard.sites()) {
      for (int i = 0; i < site.functions() * site.functions(); i++) {
        scale[site.offset() + i] = Math.sqrt(site.u() / spins);
      }
    }
  }

  /** Density and, where there are any, occupation matrices in one bundle. */
  MixedBundle bundle(Density rho, OccupationMatrices n) {
    MixedBundle bundle = MixedBundle.of(rho);
    if (scale.length == 0) {
      return bundle;
    }
    double[] x = new double[spins * scale.length];
    for (int s = 0; s < spins; s++) {
      double[] numbers = n.spin(s);
      for (int i = 0; i < scale.length; i++) {
        x[s * scale.length + i] = scale[i] * numbers[i];
      }
    }
    return bundle.with(MixedBundle.OCCUPATION, new ComplexVector(x, new double[x.length]));
  }

  /** v = dE/dn at the matrices of a bundle, Ha, [spin][number]. */
  double[][] potential(MixedBundle bundle) {
    double[][] n = new double[spins][scale.length];
    if (scale.length > 0) {
      double[] x = bundle.parts().get(MixedBundle.OCCUPATION).re();
      for (int s = 0; s < spins; s++) {
        for (int i = 0; i < scale.length; i++) {
          n[s][i] = x[s * scale.length + i] / scale[i];
        }
      }
    }
    return hubbard.potential(new OccupationMatrices(n));
  }
}
