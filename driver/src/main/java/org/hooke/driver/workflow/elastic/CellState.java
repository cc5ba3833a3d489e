package org.hooke.driver.workflow.elastic;

import java.io.Serializable;
import org.hooke.driver.workflow.CalculationResult;

/** Free energy and Cauchy stress of one strained cell, atomic units. Immutable. */
public final class CellState implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double freeEnergy;
  private final double[] stress; // [3 i + j]
  private final double largestForce;

  /**
   * @param freeEnergy Ha
   * @param stress Cauchy, [3 i + j], Ha/bohr^3, tension positive
   * @param largestForce largest component on an atom, Ha/bohr
   */
  public CellState(double freeEnergy, double[] stress, double largestForce) {
    this.freeEnergy = freeEnergy;
    this.stress = stress.clone();
    this.largestForce = largestForce;
  }

  static CellState of(CalculationResult result) {
    double largest = 0;
    for (double f : result.forces()) {
      largest = Math.max(largest, Math.abs(f));
    }
    return new CellState(result.freeEnergy(), result.stress(), largest);
  }

  /** Ha. */
  public double freeEnergy() {
    return freeEnergy;
  }

  /** A copy of the Cauchy stress, [3 i + j], Ha/bohr^3. */
  public double[] stress() {
    return stress.clone();
  }

  /** Ha/bohr. */
  public double largestForce() {
    return largestForce;
  }
}
