package org.hooke.kernels.bands;

/** Eigenvalues of all k-points and spins. Owns its arrays; treated as immutable. */
public final class Bands {
  private final double[] weights; // [k], sum 1
  private final double[][][] eigenvalues; // [spin][k][band], Ha, ascending
  private final double residual;
  private final long applications;

  /**
   * @param weights k-point weights, [k], sum 1
   * @param eigenvalues [spin][k][band], Ha, ascending
   * @param residual largest residual norm |H psi - e psi| of a wanted band, Ha
   * @param applications number of applications of H to one band, all k-points and spins
   */
  public Bands(double[] weights, double[][][] eigenvalues, double residual, long applications) {
    this.weights = weights;
    this.eigenvalues = eigenvalues;
    this.residual = residual;
    this.applications = applications;
  }

  public int spins() {
    return eigenvalues.length;
  }

  public int kpoints() {
    return weights.length;
  }

  /** Number of bands at every k-point. */
  public int bands() {
    return eigenvalues[0][0].length;
  }

  /** Weight of a k-point; the weights add up to 1. */
  public double weight(int k) {
    return weights[k];
  }

  /** The live k-point weights, [k]. */
  public double[] weights() {
    return weights;
  }

  /** Eigenvalue, Ha. */
  public double eigenvalue(int spin, int k, int band) {
    return eigenvalues[spin][k][band];
  }

  /** The live eigenvalues of one k-point, [band], Ha, ascending. */
  public double[] eigenvalues(int spin, int k) {
    return eigenvalues[spin][k];
  }

  /** Largest residual norm of a wanted band, Ha. */
  public double residual() {
    return residual;
  }

  /** Applications of H to one band, summed over k-points and spins. */
  public long applications() {
    return applications;
  }
}
