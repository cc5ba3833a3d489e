package org.hooke.driver.workflow.elastic;

import java.util.Arrays;

/**
 * What is not known about each constant of a fitted tensor, Ha/bohr^3, by where it comes from.
 * Immutable; NaN where it was not or cannot be found.
 */
public final class ComponentErrors {
  private final double[] scatter; // [6 m + n]
  private final double[] leaveOneOut; // [6 m + n]
  private final double[] noise; // [6 m + n]
  private final double stressNoise;

  /**
   * @param scatter standard errors from what symmetry leaves of the slopes, [6 m + n]
   * @param leaveOneOut largest change when a strained cell is left out, [6 m + n]
   * @param noise standard errors from the measured noise of the stresses, [6 m + n]
   * @param stressNoise that noise
   */
  ComponentErrors(double[] scatter, double[] leaveOneOut, double[] noise, double stressNoise) {
    this.scatter = scatter.clone();
    this.leaveOneOut = leaveOneOut.clone();
    this.noise = noise.clone();
    this.stressNoise = stressNoise;
  }

  static ComponentErrors unknown() {
    double[] nothing = new double[36];
    Arrays.fill(nothing, Double.NaN);
    return new ComponentErrors(nothing, nothing, nothing, Double.NaN);
  }

  /** Standard errors from what symmetry leaves of the slopes, a copy, [6 m + n]. */
  public double[] scatter() {
    return scatter.clone();
  }

  /** Largest change when a strained cell is left out, a copy, [6 m + n]. */
  public double[] leaveOneOut() {
    return leaveOneOut.clone();
  }

  /** Standard errors from the measured noise of the stresses, a copy, [6 m + n]. */
  public double[] noise() {
    return noise.clone();
  }

  /** The measured standard deviation of a component of the stress. */
  public double stressNoise() {
    return stressNoise;
  }
}
