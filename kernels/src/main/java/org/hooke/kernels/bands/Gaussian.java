package org.hooke.kernels.bands;

import org.hooke.kernels.special.Erfc;

/**
 * Gaussian broadening: delta = e^(-x^2)/sqrt(pi), f = erfc(-x)/2, s = -e^(-x^2)/(2 sqrt(pi)); C.-L.
 * Fu and K.-M. Ho, Phys. Rev. B 28, 5480 (1983).
 */
public record Gaussian(double width) implements Smearing {
  private static final double ROOT_PI = Math.sqrt(Math.PI);

  /** Width in Ha, positive. */
  public Gaussian {
    Smearings.positive(width);
  }

  @Override
  public String name() {
    return "gaussian";
  }

  @Override
  public double occupation(double x) {
    return 0.5 * Erfc.erfc(-x);
  }

  @Override
  public double entropy(double x) {
    return -0.5 * delta(x);
  }

  @Override
  public double delta(double x) {
    return Math.exp(-x * x) / ROOT_PI;
  }

  @Override
  public int order() {
    return 2;
  }
}
