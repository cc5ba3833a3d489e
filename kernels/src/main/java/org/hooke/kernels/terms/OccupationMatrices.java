package org.hooke.kernels.terms;

import java.util.Arrays;
import org.hooke.kernels.linalg.SymmetricEigen;

/**
 * Occupation matrices n_mm' of the Hubbard sites, per spin: real, symmetric, eigenvalues from 0 to
 * about 1. Immutable.
 *
 * <p>Flat: [spin][site block, row m, column m'], blocks in the order of {@link HubbardU#sites}.
 * Without spin there is one matrix per site, that of either spin.
 */
public final class OccupationMatrices {
  private final double[][] values; // [spin][number]

  /**
   * @param values [spin][number], copied
   */
  public OccupationMatrices(double[][] values) {
    this.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
  }

  /** 1 or 2. */
  public int spins() {
    return values.length;
  }

  /** Numbers per spin. */
  public int size() {
    return values[0].length;
  }

  /** A copy of the numbers of one spin. */
  public double[] spin(int s) {
    return values[s].clone();
  }

  /** A copy of n_mm' of one site, [(2l+1) m + m']. */
  public double[] of(HubbardSite site, int spin) {
    int n = site.functions();
    return Arrays.copyOfRange(values[spin], site.offset(), site.offset() + n * n);
  }

  /** Tr n of one site and spin: its electrons. */
  public double trace(HubbardSite site, int spin) {
    int n = site.functions();
    double sum = 0;
    for (int m = 0; m < n; m++) {
      sum += values[spin][site.offset() + m * n + m];
    }
    return sum;
  }

  /** Eigenvalues of n of one site and spin, ascending. */
  public double[] eigenvalues(HubbardSite site, int spin) {
    return new SymmetricEigen(site.functions(), of(site, spin)).values();
  }

  /** Electrons of a site, both spins. */
  public double electrons(HubbardSite site) {
    return trace(site, 0) + trace(site, spins() - 1);
  }

  /** Tr n_up - Tr n_dn of a site, Bohr magnetons. */
  public double moment(HubbardSite site) {
    return trace(site, 0) - trace(site, spins() - 1);
  }
}
