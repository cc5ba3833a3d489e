package org.hooke.kernels.bands;

import org.hooke.kernels.special.Erfc;

/**
 * M. Methfessel and A. T. Paxton, Phys. Rev. B 40, 3616 (1989), of order N; N = 0 is Gaussian.
 *
 * <p>With A_n = (-1)^n/(n! 4^n sqrt(pi)) and Hermite polynomials H: delta = sum_{n=0}^N A_n H_2n(x)
 * e^(-x^2), f = erfc(-x)/2 - sum_{n=1}^N A_n H_{2n-1}(x) e^(-x^2), s = -A_N H_2N(x) e^(-x^2)/2.
 *
 * <p>Computed with normalised functions g_k = H_k e^(-x^2)/sqrt(2^k k!), which neither overflow nor
 * lose digits at any order: A_n H_2n e^(-x^2) = (-1)^n c_n g_2n/sqrt(pi), c_n = sqrt((2n)!)/(2^n
 * n!).
 */
public record MethfesselPaxton(double width, int n) implements Smearing {
  private static final double ROOT_PI = Math.sqrt(Math.PI);

  /** Width in Ha, positive; order N, at least 0. */
  public MethfesselPaxton {
    Smearings.positive(width);
    if (n < 0) {
      throw new IllegalArgumentException("Methfessel-Paxton order " + n);
    }
  }

  @Override
  public String name() {
    return "methfessel-paxton";
  }

  @Override
  public double occupation(double at) {
    double x = Smearings.bounded(at);
    double even = Math.exp(-x * x); // g_2j
    double odd = 0; // g_{2j-1}
    double c = 1;
    double sum = 0;
    for (int j = 1; j <= n; j++) {
      odd = raised(2 * j - 2, x, even, odd);
      even = raised(2 * j - 1, x, odd, even);
      c *= -Math.sqrt((2.0 * j - 1) / (2.0 * j));
      sum += c * odd / Math.sqrt(4.0 * j);
    }
    return 0.5 * Erfc.erfc(-x) - sum / ROOT_PI;
  }

  @Override
  public double entropy(double at) {
    double x = Smearings.bounded(at);
    double even = Math.exp(-x * x);
    double odd = 0;
    double c = 1;
    for (int j = 1; j <= n; j++) {
      odd = raised(2 * j - 2, x, even, odd);
      even = raised(2 * j - 1, x, odd, even);
      c *= -Math.sqrt((2.0 * j - 1) / (2.0 * j));
    }
    return -0.5 * c * even / ROOT_PI;
  }

  @Override
  public double delta(double at) {
    double x = Smearings.bounded(at);
    double even = Math.exp(-x * x);
    double odd = 0;
    double c = 1;
    double sum = even;
    for (int j = 1; j <= n; j++) {
      odd = raised(2 * j - 2, x, even, odd);
      even = raised(2 * j - 1, x, odd, even);
      c *= -Math.sqrt((2.0 * j - 1) / (2.0 * j));
      sum += c * even;
    }
    return sum / ROOT_PI;
  }

  @Override
  public int order() {
    return 2 * n + 2;
  }

  /** g_{k+1} = [2x g_k - sqrt(2k) g_{k-1}]/sqrt(2k + 2). */
  private static double raised(int k, double x, double g, double before) {
    return (2 * x * g - Math.sqrt(2.0 * k) * before) / Math.sqrt(2.0 * k + 2);
  }
}
