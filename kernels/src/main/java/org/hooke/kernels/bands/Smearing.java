package org.hooke.kernels.bands;

import java.io.Serializable;

/**
 * A broadened step function: occupation and entropy as functions of x = (mu - e)/width.
 *
 * <p>f(x) = int_{-inf}^x delta(t) dt; the entropy contribution s(x) = int_{-inf}^x t delta(t) dt,
 * so that the term in the free energy is -T S = width sum_k w_k g s(x), g = 2 without spin.
 */
public interface Smearing extends Serializable {
  /**
   * Name as in the input: "none", "fermi-dirac", "gaussian", "methfessel-paxton", "cold", "held".
   */
  String name();

  /** Width, Ha; 0 for "none" and "held". */
  double width();

  /** f(x), may leave [0, 1] for Methfessel-Paxton and cold smearing. */
  double occupation(double x);

  /** s(x) <= 0 for the monotonic schemes. */
  double entropy(double x);

  /** df/dx, the broadened delta function. */
  double delta(double x);

  /** p of sigma0 = F + (E - F)/p: 2 Gaussian and Fermi-Dirac, 3 cold, 2N + 2 Methfessel-Paxton. */
  int order();

  /** sigma0 = F + (E - F)/p, Ha: F = E - T S extrapolated to zero width. */
  default double atZeroWidth(double internal, double free) {
    return free + (internal - free) / order();
  }
}
