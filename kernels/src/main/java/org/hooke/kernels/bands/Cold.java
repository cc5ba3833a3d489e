package org.hooke.kernels.bands;

import org.hooke.kernels.special.Erfc;

/**
 * Cold smearing, N. Marzari, D. Vanderbilt, A. De Vita and M. C. Payne, Phys. Rev. Lett. 82, 3296
 * (1999): with y = x - 1/sqrt(2), delta = (2 - sqrt(2) x) e^(-y^2)/sqrt(pi), f = erfc(-y)/2 +
 * e^(-y^2)/sqrt(2 pi), s = y e^(-y^2)/sqrt(2 pi).
 */
public record Cold(double width) implements Smearing {
  private static final double SHIFT = Math.sqrt(0.5);
  private static final double ROOT_TWO = Math.sqrt(2);
  private static final double ROOT_PI = Math.sqrt(Math.PI);
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  /** Width in Ha, positive. */
  public Cold {
    Smearings.positive(width);
  }

  @Override
  public String name() {
    return "cold";
  }

  @Override
  public double occupation(double x) {
    double y = Smearings.bounded(x) - SHIFT;
    return 0.5 * Erfc.erfc(-y) + Math.exp(-y * y) / ROOT_TWO_PI;
  }

  @Override
  public double entropy(double x) {
    double y = Smearings.bounded(x) - SHIFT;
    return y * Math.exp(-y * y) / ROOT_TWO_PI;
  }

  @Override
  public double delta(double x) {
    double y = Smearings.bounded(x) - SHIFT;
    return (1 - ROOT_TWO * y) * Math.exp(-y * y) / ROOT_PI;
  }

  @Override
  public int order() {
    return 3;
  }
}
