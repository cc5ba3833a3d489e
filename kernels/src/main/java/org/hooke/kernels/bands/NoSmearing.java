package org.hooke.kernels.bands;

/** The sharp step: f = 1 above x = 0, 0 below, 1/2 at it; no entropy. */
public record NoSmearing() implements Smearing {
  @Override
  public String name() {
    return "none";
  }

  @Override
  public double width() {
    return 0;
  }

  @Override
  public double occupation(double x) {
    return Double.isNaN(x) ? x : 0.5 + 0.5 * Math.signum(x);
  }

  @Override
  public double entropy(double x) {
    return 0;
  }

  @Override
  public double delta(double x) {
    return 0;
  }

  @Override
  public int order() {
    return 2; // without effect: E = F
  }
}
