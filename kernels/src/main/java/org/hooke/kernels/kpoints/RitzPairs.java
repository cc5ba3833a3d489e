package org.hooke.kernels.kpoints;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Values and residual norms of all rows of a state, buffer included: what the filtered solver
 * remembers of it. Immutable; a final class, for Kryo's sake.
 */
public final class RitzPairs implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] values;
  private final double[] residuals;

  /**
   * @param values [row], ascending, Ha; kept
   * @param residuals norms |H x - e x| in the potential of the values, [row], Ha; kept
   */
  public RitzPairs(double[] values, double[] residuals) {
    this.values = values;
    this.residuals = residuals;
  }

  /** The live values, [row], Ha. */
  public double[] values() {
    return values;
  }

  /** The live residual norms, [row], Ha. */
  public double[] residuals() {
    return residuals;
  }

  /** The largest residual norm of the first rows. */
  double largestResidual(int rows) {
    return Arrays.stream(residuals, 0, rows).max().orElse(0);
  }
}
