package org.hooke.kernels.bands;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The lowest bands full, the same number at every k-point: insulators.
 *
 * <p>Without spin N must be even. With spin and no fixed moment, N_up + N_dn = N are the whole
 * numbers of lowest band energy sum_k w_k sum e, the smaller moment if two tie.
 */
final class FixedFilling implements Filling {
  private static final long serialVersionUID = 1;
  private static final double WHOLE = 1e-9; // distance from a whole number that is forgiven

  private final double electrons;
  private final double moment; // NaN: free

  FixedFilling(double electrons, OptionalDouble moment) {
    this.electrons = electrons;
    this.moment = moment.orElse(Double.NaN);
  }

  @Override
  public Occupations fill(Bands bands) {
    int[] full = full(bands);
    double each = bands.spins() == 1 ? 2 : 1;
    double[][][] f = new double[bands.spins()][bands.kpoints()][bands.bands()];
    for (int spin = 0; spin < bands.spins(); spin++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        Arrays.fill(f[spin][k], 0, full[spin], each);
      }
    }
    return new Occupations(f, new double[0], 0);
  }

  @Override
  public boolean splitsShell(Bands bands, double tolerance) {
    int[] full = full(bands);
    for (int spin = 0; spin < bands.spins(); spin++) {
      if (full[spin] == 0 || full[spin] == bands.bands()) {
        continue;
      }
      for (int k = 0; k < bands.kpoints(); k++) {
        double[] e = bands.eigenvalues(spin, k);
        if (e[full[spin]] - e[full[spin] - 1] < tolerance) {
          return true;
        }
      }
    }
    return false;
  }

  /** Number of full bands of each spin. */
  private int[] full(Bands bands) {
    if (bands.spins() == 1) {
      return new int[] {whole(electrons / 2, bands)};
    }
    if (!Double.isNaN(moment)) {
      return new int[] {
        whole((electrons + moment) / 2, bands), whole((electrons - moment) / 2, bands)
      };
    }
    int total = (int) Math.rint(electrons);
    if (Math.abs(total - electrons) > WHOLE || total > 2 * bands.bands()) {
      throw doNotFit(electrons, 2 * bands.bands());
    }
    return cheapest(total, bands);
  }

  private static int whole(double pairs, Bands bands) {
    int full = (int) Math.rint(pairs);
    if (Math.abs(full - pairs) > WHOLE || full > bands.bands()) {
      throw doNotFit(pairs, bands.bands());
    }
    return full;
  }

  private static IllegalArgumentException doNotFit(double wanted, int bands) {
    return new IllegalArgumentException(
        wanted + " bands of one spin cannot be filled out of " + bands + " without smearing");
  }

  /** From equal numbers, electrons change spin one at a time as long as that lowers the energy. */
  private static int[] cheapest(int total, Bands bands) {
    int[] full = {total - total / 2, total / 2};
    while (true) {
      double up = moveCost(full, 0, 1, bands); // one electron from up to down
      double dn = moveCost(full, 1, 0, bands);
      if (!(Math.min(up, dn) < 0)) {
        return full;
      }
      int from = up < dn ? 0 : 1;
      full[from]--;
      full[1 - from]++;
    }
  }

  private static double moveCost(int[] full, int from, int to, Bands bands) {
    if (full[from] == 0 || full[to] == bands.bands()) {
      return Double.POSITIVE_INFINITY;
    }
    double cost = 0;
    for (int k = 0; k < bands.kpoints(); k++) {
      cost +=
          bands.weight(k)
              * (bands.eigenvalue(to, k, full[to]) - bands.eigenvalue(from, k, full[from] - 1));
    }
    return cost;
  }
}
