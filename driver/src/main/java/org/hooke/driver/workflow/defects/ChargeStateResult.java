package org.hooke.driver.workflow.defects;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hooke.driver.input.InputException;
import org.hooke.driver.workflow.defects.correction.ChargeCorrection;
import org.hooke.driver.workflow.defects.correction.CorrectionScheme;
import org.hooke.kernels.crystal.PointGroup;
import org.hooke.kernels.defects.generation.ChargeGuess;

/**
 * A defect in one charge state: every start, the best of them, its correction.
 *
 * @param guess the charge and why it was computed
 * @param outcomes of all starts
 * @param best of the lowest energy among those that converged; empty when none did
 * @param correction of the best; empty when there is none or the charge is 0
 * @param group point group of the best geometry
 * @param spinDegeneracy 2S + 1
 * @param orientations how many equivalent ways the geometry lies in its site
 * @param warnings one sentence each
 */
public record ChargeStateResult(
    ChargeGuess guess,
    List<DefectOutcome> outcomes,
    Optional<DefectOutcome> best,
    Optional<ChargeCorrection> correction,
    PointGroup group,
    double spinDegeneracy,
    double orientations,
    List<String> warnings) {
  /** Copies. */
  public ChargeStateResult {
    outcomes = List.copyOf(outcomes);
    warnings = List.copyOf(warnings);
  }

  /** Electrons removed. */
  public int charge() {
    return guess.charge();
  }

  /** What another scheme would add, Ha; empty where it cannot be used in this cell. */
  public OptionalDouble correctionBy(CorrectionScheme scheme) {
    try {
      return correction
          .map(c -> OptionalDouble.of(c.withScheme(scheme).total()))
          .orElse(OptionalDouble.empty());
    } catch (InputException e) { // no room for its model, no atoms far enough
      return OptionalDouble.empty();
    }
  }

  /** What is added to the energy, Ha. */
  public double correctionEnergy() {
    return correction.map(ChargeCorrection::total).orElse(0.0);
  }
}
