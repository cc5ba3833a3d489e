package org.hooke.kernels.bands;

import java.util.OptionalDouble;

/** Occupations f((mu - e)/width), mu such that sum_k w_k sum_n g f = N; g = 2 without spin. */
final class SmearedFilling implements Filling {
  private static final long serialVersionUID = 1;

  private final Smearing smearing;
  private final double electrons;
  private final double moment; // NaN: free

  SmearedFilling(Smearing smearing, double electrons, OptionalDouble moment) {
    this.smearing = smearing;
    this.electrons = electrons;
    this.moment = moment.orElse(Double.NaN);
  }

  @Override
  public Occupations fill(Bands bands) {
    requireFinite(bands);
    double[] fermi = levels(bands);
    double each = bands.spins() == 1 ? 2 : 1;
    double[][][] f = new double[bands.spins()][bands.kpoints()][bands.bands()];
    double entropy = 0;
    for (int spin = 0; spin < bands.spins(); spin++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        double[] e = bands.eigenvalues(spin, k);
        double sum = 0;
        for (int n = 0; n < e.length; n++) {
          double x = (fermi[spin] - e[n]) / smearing.width();
          f[spin][k][n] = each * smearing.occupation(x);
          sum += smearing.entropy(x);
        }
        entropy += bands.weight(k) * each * sum;
      }
    }
    return new Occupations(f, fermi, smearing.width() * entropy);
  }

  @Override
  public boolean splitsShell(Bands bands, double tolerance) {
    return false;
  }

  private double[] levels(Bands bands) {
    if (bands.spins() == 1) {
      return new double[] {FermiLevel.find(smearing, bands, 0, 1, electrons / 2)};
    }
    if (Double.isNaN(moment)) {
      double both = FermiLevel.find(smearing, bands, 0, 2, electrons);
      return new double[] {both, both};
    }
    return new double[] {
      FermiLevel.find(smearing, bands, 0, 1, (electrons + moment) / 2),
      FermiLevel.find(smearing, bands, 1, 2, (electrons - moment) / 2)
    };
  }

  private static void requireFinite(Bands bands) {
    for (int spin = 0; spin < bands.spins(); spin++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        for (double e : bands.eigenvalues(spin, k)) {
          if (!Double.isFinite(e)) {
            throw new IllegalStateException(
                "eigenvalue " + e + " at k-point " + k + ", spin " + spin);
          }
        }
      }
    }
  }
}
