package org.hooke.driver.workflow.elastic;

import java.io.Serializable;
import java.util.Optional;

/**
 * What became of a strained cell. Immutable.
 *
 * <p>Without free ions the relaxed state is the clamped one. A state that is missing has a cause.
 */
public final class StrainOutcome implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int index;
  private final CellState clamped; // null when it failed
  private final CellState relaxed; // null when it failed or was not asked for
  private final String failure; // empty when all went well
  private final int geometries;
  private final int scfSteps;

  /**
   * @param index of the task
   * @param clamped null when it did not converge
   * @param relaxed null when it did not converge
   * @param failure why a state is missing, one sentence; empty when none is
   * @param geometries how many were solved
   * @param scfSteps iterations of the clamped cell
   */
  public StrainOutcome(
      int index,
      CellState clamped,
      CellState relaxed,
      String failure,
      int geometries,
      int scfSteps) {
    this.index = index;
    this.clamped = clamped;
    this.relaxed = relaxed;
    this.failure = failure;
    this.geometries = geometries;
    this.scfSteps = scfSteps;
  }

  /** A task that gave nothing. */
  public static StrainOutcome failed(int index, String cause) {
    return new StrainOutcome(index, null, null, cause, 0, 0);
  }

  /** Of the task with this index. */
  public int index() {
    return index;
  }

  /** Ions at the fractional positions of the equilibrium. */
  public Optional<CellState> clamped() {
    return Optional.ofNullable(clamped);
  }

  /** Ions at rest. */
  public Optional<CellState> relaxed() {
    return Optional.ofNullable(relaxed);
  }

  /** Why a state is missing; empty when none is. */
  public Optional<String> failure() {
    return failure.isEmpty() ? Optional.empty() : Optional.of(failure);
  }

  /** How many geometries were solved. */
  public int geometries() {
    return geometries;
  }

  /** SCF iterations of the clamped cell. */
  public int scfSteps() {
    return scfSteps;
  }
}
