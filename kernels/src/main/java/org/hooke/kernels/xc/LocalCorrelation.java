package org.hooke.kernels.xc;

import java.io.Serializable;

/**
 * Correlation energy per electron of the uniform gas, epsilon_c(rs, zeta) in Ha, with its first
 * derivatives.
 *
 * <p>rs = (3/(4 pi n))^(1/3) bohr; zeta = (n_up - n_dn)/n. Stateless: results go to the caller's
 * array.
 */
interface LocalCorrelation extends Serializable {
  /** Without spin: out[0] = epsilon_c, out[1] = d epsilon_c/d rs. */
  void unpolarised(double rs, double[] out);

  /**
   * With spin: out[0] = epsilon_c, out[1] = d/d rs, out[2] = d/d zeta.
   *
   * @param up 1 + zeta, in [0, 2]
   * @param dn 1 - zeta, in [0, 2], given apart so that neither loses digits near |zeta| = 1
   */
  void polarised(double rs, double up, double dn, double[] out);
}
