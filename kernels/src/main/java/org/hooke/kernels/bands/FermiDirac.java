package org.hooke.kernels.bands;

/**
 * Fermi-Dirac statistics, width = k_B T: f = 1/(1 + e^-x), s = f ln f + (1 - f) ln(1 - f), delta =
 * f (1 - f); N. D. Mermin, Phys. Rev. 137, A1441 (1965).
 */
public record FermiDirac(double width) implements Smearing {
  /** Width in Ha, positive. */
  public FermiDirac {
    Smearings.positive(width);
  }

  @Override
  public String name() {
    return "fermi-dirac";
  }

  @Override
  public double occupation(double x) {
    double q = Math.exp(-Math.abs(x));
    return (x >= 0 ? 1 : q) / (1 + q);
  }

  @Override
  public double entropy(double x) {
    double a = Math.abs(x);
    double q = Math.exp(-a);
    return q == 0 ? 0 : -(Math.log1p(q) + a * q / (1 + q));
  }

  @Override
  public double delta(double x) {
    double q = Math.exp(-Math.abs(x));
    return q / ((1 + q) * (1 + q));
  }

  @Override
  public int order() {
    return 2;
  }
}
