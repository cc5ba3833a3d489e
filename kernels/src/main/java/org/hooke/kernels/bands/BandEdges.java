package org.hooke.kernels.bands;

import java.util.OptionalDouble;

/**
 * The highest filled and the lowest empty level, all k-points and spins, Ha.
 *
 * @param vbm highest level with f at least g/2; empty if there is none
 * @param cbm lowest level with f below g/2; empty if every band is filled
 * @param directGap smallest distance between the two at one k-point and spin; infinite when no
 *     k-point has both
 */
public record BandEdges(OptionalDouble vbm, OptionalDouble cbm, double directGap) {
  /** The edges of bands so occupied. */
  public static BandEdges of(Bands bands, Occupations occupations) {
    double half = bands.spins() == 1 ? 1 : 0.5;
    double vbm = Double.NEGATIVE_INFINITY;
    double cbm = Double.POSITIVE_INFINITY;
    double direct = Double.POSITIVE_INFINITY;
    for (int spin = 0; spin < bands.spins(); spin++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        double[] e = bands.eigenvalues(spin, k);
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (int n = 0; n < e.length; n++) {
          if (occupations.occupation(spin, k, n) >= half) {
            highest = Math.max(highest, e[n]);
          } else {
            lowest = Math.min(lowest, e[n]);
          }
        }
        vbm = Math.max(vbm, highest);
        cbm = Math.min(cbm, lowest);
        direct = Math.min(direct, lowest - highest);
      }
    }
    return new BandEdges(known(vbm), known(cbm), direct);
  }

  /** cbm - vbm, negative where bands overlap; empty when one of the two is. */
  public OptionalDouble gap() {
    return vbm.isPresent() && cbm.isPresent()
        ? OptionalDouble.of(cbm.getAsDouble() - vbm.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble known(double level) {
    return Double.isInfinite(level) ? OptionalDouble.empty() : OptionalDouble.of(level);
  }
}
