package org.hooke.kernels.eigen;

/** What an eigensolver reached. Owns its arrays; treated as immutable. */
public final class EigenResult {
  private final double[] values; // [band]
  private final double[] residuals; // [band]
  private final int iterations;
  private final long applications;
  private final boolean converged;

  /**
   * @param values Ritz values, [band], ascending, Ha
   * @param residuals |H x - e x|, [band], Ha; NaN where not computed
   * @param iterations block iterations done
   * @param applications applications of H to one vector
   * @param converged whether all wanted bands met the tolerance
   */
  public EigenResult(
      double[] values, double[] residuals, int iterations, long applications, boolean converged) {
    this.values = values;
    this.residuals = residuals;
    this.iterations = iterations;
    this.applications = applications;
    this.converged = converged;
  }

  /** The live Ritz values, [band], ascending, Ha. */
  public double[] values() {
    return values;
  }

  /** The live residual norms, [band], Ha. */
  public double[] residuals() {
    return residuals;
  }

  public int iterations() {
    return iterations;
  }

  public long applications() {
    return applications;
  }

  public boolean converged() {
    return converged;
  }
}
