package org.hooke.kernels.terms;

import java.io.Serializable;
import org.hooke.kernels.basis.KPointBasis;

/**
 * An energy sum_k w_k sum_n f_nk <psi_nk|O_k|psi_nk>; its operator lives where the k-point lives.
 */
public interface OrbitalTerm extends Serializable {
  /** Key of the energy part in results: "kinetic", "nonlocal". */
  String name();

  /**
   * How many numbers per spin its operator takes from the self-consistency loop beside the
   * potential on the grid, and sums up to beside the density: those of {@link
   * OrbitalOperator#couple} and {@link OrbitalOperator#addOccupations}. At most one term has any.
   */
  default int couplings() {
    return 0;
  }

  /** The operator at one k-point. */
  OrbitalOperator at(KPointBasis basis);
}
