package org.hooke.driver.workflow.defects.correction;

import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.EnergySurface;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.crystal.SymmetryAction;

/**
 * A charged cell's energy and forces with the correction added, so that a relaxation in a small
 * cell goes where the isolated defect goes.
 *
 * <p>The results carry the correction as the energy {@link #PART}; what the surface below keeps and
 * records stays uncorrected.
 */
public final class CorrectedSurface implements EnergySurface {
  /** Name of the correction among the energies of a result. */
  public static final String PART = "charge_correction";

  private final EnergySurface cell;
  private final CorrectedEnergy correction;

  public CorrectedSurface(EnergySurface cell, CorrectedEnergy correction) {
    this.cell = cell;
    this.correction = correction;
  }

  @Override
  public CalculationResult solve(Calculation calculation) {
    return corrected(cell.solve(calculation));
  }

  /** A result of the surface below with the correction added. */
  public CalculationResult corrected(CalculationResult result) {
    Structure structure = result.calculation().structure();
    SymmetryAction crystal = new SymmetryAction(structure, result.calculation().symmetry());
    return result.plus(
        PART, correction.at(structure), crystal.averagedVectors(correction.forces(structure)));
  }
}
