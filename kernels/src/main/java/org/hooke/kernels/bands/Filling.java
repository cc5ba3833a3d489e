package org.hooke.kernels.bands;

import java.io.Serializable;
import java.util.OptionalDouble;

/** How electrons are put into bands: the occupations that hold a given number of them. */
public interface Filling extends Serializable {
  /**
   * The occupations f_nk of the bands, the Fermi level and -T S.
   *
   * @throws IllegalArgumentException when the electrons do not fit into the bands
   * @throws IllegalStateException when an eigenvalue is not finite
   */
  Occupations fill(Bands bands);

  /**
   * Whether the levels at the edge could not be occupied alike: states of one k-point and spin, the
   * one filled and the other empty, closer than the tolerance (Ha). Never under a smearing.
   */
  boolean splitsShell(Bands bands, double tolerance);

  /**
   * Smeared occupations, fixed ones when the smearing is "none", given ones when it is "held".
   *
   * @param electrons per cell
   * @param moment N_up - N_dn to be held fixed, each spin then with a Fermi level of its own; empty
   *     when the levels are common
   */
  static Filling of(Smearing smearing, double electrons, OptionalDouble moment) {
    if (!(electrons >= 0) || Double.isInfinite(electrons)) {
      throw new IllegalArgumentException("number of electrons " + electrons);
    }
    if (moment.isPresent() && !(Math.abs(moment.getAsDouble()) <= electrons)) {
      throw new IllegalArgumentException(
          "moment " + moment.getAsDouble() + " of " + electrons + " electrons");
    }
    if (smearing instanceof HeldLevels held) {
      return new HeldFilling(held, electrons);
    }
    return smearing.width() == 0
        ? new FixedFilling(electrons, moment)
        : new SmearedFilling(smearing, electrons, moment);
  }
}
