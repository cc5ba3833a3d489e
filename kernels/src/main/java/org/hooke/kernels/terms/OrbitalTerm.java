package org.hooke.kernels.terms;

import java.io.Serializable;
import org.hooke.kernels.basis.KPointBasis;

/**
 * An energy sum_k w_k sum_n f_nk <psi_nk|O_k|psi_nk>; its operator lives where the k-point lives.
 */
public interface OrbitalTerm extends Serializable {
  /** Key of the energy part in results: "kinetic", "nonlocal". */
  String name();

  /** The operator at one k-point. */
  OrbitalOperator at(KPointBasis basis);
}
