package org.hooke.kernels.xc;

import java.io.Serializable;

/**
 * An exchange-correlation functional on arrays of grid points, spin-polarised from the start.
 *
 * <p>Energy density per volume e(n_up, n_dn, s_uu, s_ud, s_dd) with s_ab = grad n_a . grad n_b,
 * Ha/bohr^3, and its five partial derivatives. Without spin the caller passes one density array n
 * and one s = |grad n|^2, and receives de/dn and de/ds. Densities below the threshold contribute
 * zero; negative densities are taken as zero. Stateless.
 */
public interface Functional extends Serializable {
  /** Name as in the input: "LDA-PZ", "LDA-PW92", "PBE", "PBEsol". */
  String name();

  /** Whether it depends on the density gradient. */
  boolean needsGradient();

  /** Family its pseudopotentials belong to: "LDA" or "GGA". */
  String family();

  /**
   * Without spin, overwriting the outputs for points [0, count).
   *
   * @param n density, bohr^-3
   * @param s |grad n|^2, bohr^-8; null for an LDA
   * @param e energy per volume, Ha/bohr^3
   * @param en de/dn, Ha
   * @param es de/ds; null for an LDA
   */
  void unpolarised(int count, double[] n, double[] s, double[] e, double[] en, double[] es);

  /**
   * With spin, overwriting the outputs for points [0, count).
   *
   * @param n [spin][point] n_up, n_dn
   * @param s [3][point] s_uu, s_ud, s_dd; null for an LDA
   * @param e [point]
   * @param en [spin][point]
   * @param es [3][point]; null for an LDA
   */
  void polarised(int count, double[][] n, double[][] s, double[] e, double[][] en, double[][] es);
}
