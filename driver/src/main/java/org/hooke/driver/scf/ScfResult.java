package org.hooke.driver.scf;

import java.util.List;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.Potential;

/** Where the loop ended: the last output, whether converged or not. Treated as immutable. */
public final class ScfResult {
  private final boolean converged;
  private final List<ScfStep> steps;
  private final List<String> remedies;
  private final Bands bands;
  private final Occupations occupations;
  private final Density density;
  private final Potential potentialIn;
  private final Potential potentialOut;

  /**
   * @param density output density of the last iteration, symmetrised
   * @param potentialIn the potential the orbitals belong to
   * @param potentialOut the potential of the output density
   */
  public ScfResult(
      boolean converged,
      List<ScfStep> steps,
      List<String> remedies,
      Bands bands,
      Occupations occupations,
      Density density,
      Potential potentialIn,
      Potential potentialOut) {
    this.converged = converged;
    this.steps = List.copyOf(steps);
    this.remedies = List.copyOf(remedies);
    this.bands = bands;
    this.occupations = occupations;
    this.density = density;
    this.potentialIn = potentialIn;
    this.potentialOut = potentialOut;
  }

  public boolean converged() {
    return converged;
  }

  /** Every iteration, in order. */
  public List<ScfStep> steps() {
    return steps;
  }

  /** The last iteration. */
  public ScfStep last() {
    return steps.get(steps.size() - 1);
  }

  /** What the loop did unasked, one sentence each. */
  public List<String> remedies() {
    return remedies;
  }

  public Bands bands() {
    return bands;
  }

  public Occupations occupations() {
    return occupations;
  }

  /** Output density of the last iteration, symmetrised. */
  public Density density() {
    return density;
  }

  /** The potential the orbitals belong to. */
  public Potential potentialIn() {
    return potentialIn;
  }

  /** The potential of the output density. */
  public Potential potentialOut() {
    return potentialOut;
  }
}
