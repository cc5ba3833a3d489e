package org.hooke.kernels.pseudo;

import java.io.Serializable;

/**
 * Radial functions beta_i of given angular momentum in reciprocal space, and a matrix between them.
 *
 * <p>beta_i(q) = 4 pi int r^2 beta_i(r) j_l(qr) dr, so that <k+G|beta_i Y_lm> = (-i)^l
 * beta_i(|k+G|) Y_lm(k+G) e^{-i(k+G)tau} / sqrt(volume) with real spherical harmonics. Immutable.
 */
public interface RadialProjectors extends Serializable {
  /** Number of radial functions beta_i, all l together. */
  int projectors();

  /** Angular momentum of projector i. */
  int angularMomentum(int i);

  /** D_ij, symmetric, zero unless both have the same l; Ha with beta in bohr^{-3/2}. */
  double coupling(int i, int j);

  /** beta[n] = beta_i(q_n), derivative[n] = d beta_i/dq; q >= 0. bohr^{3/2}, bohr^{5/2}. */
  void projector(int i, double[] q, double[] beta, double[] derivative);
}
