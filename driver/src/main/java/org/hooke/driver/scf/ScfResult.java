package org.hooke.driver.scf;

import java.util.List;
import java.util.Objects;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.terms.OccupationMatrices;

/** Where the loop ended: the last output, whether converged or not. Treated as immutable. */
public final class ScfResult {
  private final boolean converged;
  private final List<ScfStep> steps;
  private final List<String> remedies;
  private final Smearing smearing;
  private final Bands bands;
  private final Occupations occupations;
  private final Density density;
  private final OccupationMatrices occupationMatrices;
  private final Potential potentialIn; // null when it was not kept
  private final Potential potentialOut; // null when it was not kept

  /**
   * @param smearing used in the end; not the input's where levels crossed without one
   * @param density output density of the last iteration, symmetrised
   * @param occupationMatrices of the Hubbard sites, likewise; empty without sites
   * @param potentialIn the potential the orbitals belong to
   * @param potentialOut the potential of the output density
   */
  public ScfResult(
      boolean converged,
      List<ScfStep> steps,
      List<String> remedies,
      Smearing smearing,
      Bands bands,
      Occupations occupations,
      Density density,
      OccupationMatrices occupationMatrices,
      Potential potentialIn,
      Potential potentialOut) {
    this.converged = converged;
    this.steps = List.copyOf(steps);
    this.remedies = List.copyOf(remedies);
    this.smearing = smearing;
    this.bands = bands;
    this.occupations = occupations;
    this.density = density;
    this.occupationMatrices = occupationMatrices;
    this.potentialIn = potentialIn;
    this.potentialOut = potentialOut;
  }

  /**
   * One that was computed earlier; its potentials were not kept.
   *
   * @param density output density of the last iteration, symmetrised
   * @param occupationMatrices of the Hubbard sites, likewise; empty without sites
   */
  public static ScfResult kept(
      boolean converged,
      List<ScfStep> steps,
      List<String> remedies,
      Smearing smearing,
      Bands bands,
      Occupations occupations,
      Density density,
      OccupationMatrices occupationMatrices) {
    return new ScfResult(
        converged,
        steps,
        remedies,
        smearing,
        bands,
        occupations,
        density,
        occupationMatrices,
        null,
        null);
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

  /** The smearing of the occupations: the input's, or one that a remedy turned on. */
  public Smearing smearing() {
    return smearing;
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

  /** Output occupation matrices of the Hubbard sites, symmetrised; empty without sites. */
  public OccupationMatrices occupationMatrices() {
    return occupationMatrices;
  }

  /** The potential the orbitals belong to; of a loop that has just ended. */
  public Potential potentialIn() {
    return Objects.requireNonNull(potentialIn, "the potentials were not kept");
  }

  /** The potential of the output density; of a loop that has just ended. */
  public Potential potentialOut() {
    return Objects.requireNonNull(potentialOut, "the potentials were not kept");
  }
}
