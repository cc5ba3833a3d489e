package org.hooke.kernels.mixing;

import org.hooke.kernels.linalg.ComplexVector;

/** A model of how electrons screen: the displacement d = (1 - chi_0 v)^-1 R of a residual R. */
interface Screening {
  /** Replaces R by d, G = 0 left alone. */
  void apply(ComplexVector residual);
}
