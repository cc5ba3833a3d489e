package org.hooke.kernels.bands;

import java.util.Arrays;

/** Full levels and above them given occupations, the same at every k-point: {@link HeldLevels}. */
record HeldFilling(HeldLevels held, double electrons) implements Filling {
  private static final long serialVersionUID = 1;

  @Override
  public Occupations fill(Bands bands) {
    double[][][] f = new double[bands.spins()][bands.kpoints()][];
    for (int spin = 0; spin < bands.spins(); spin++) {
      double[] alike = occupations(bands, spin);
      for (int k = 0; k < bands.kpoints(); k++) {
        f[spin][k] = alike.clone();
      }
    }
    return new Occupations(f, new double[0], 0);
  }

  /** Of each band, [band]. */
  private double[] occupations(Bands bands, int spin) {
    int full = held.full(electrons, bands.spins());
    double[] above = held.above(electrons, bands.spins())[spin];
    if (full + above.length > bands.bands()) {
      throw new IllegalArgumentException(
          full + above.length + " levels are occupied and there are " + bands.bands() + " bands");
    }
    double[] f = new double[bands.bands()];
    Arrays.fill(f, 0, full, bands.spins() == 1 ? 2 : 1);
    System.arraycopy(above, 0, f, full, above.length);
    return f;
  }

  @Override
  public boolean splitsShell(Bands bands, double tolerance) {
    for (int spin = 0; spin < bands.spins(); spin++) {
      double[] f = occupations(bands, spin);
      for (int k = 0; k < bands.kpoints(); k++) {
        double[] e = bands.eigenvalues(spin, k);
        for (int n = 1; n < f.length; n++) {
          if (f[n] != f[n - 1] && e[n] - e[n - 1] < tolerance) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
