package org.hooke.driver.workflow.defects;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hooke.driver.scf.ScfStep;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.EnergySurface;
import org.hooke.driver.workflow.GroundState;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.Relaxation;
import org.hooke.driver.workflow.RunRecord;
import org.hooke.driver.workflow.defects.correction.ChargeCorrection;
import org.hooke.driver.workflow.defects.correction.CorrectedSurface;
import org.hooke.driver.workflow.defects.correction.CorrectionSettings;
import org.hooke.driver.workflow.defects.correction.ModelCentre;
import org.hooke.driver.workflow.defects.correction.PotentialSamples;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;

/** Does one task where it is: relaxes a defect in the crystal's cell. One thread. */
public final class DefectRun {
  private final Function<KPointsSetup, KPoints> places;
  private final Consumer<ScfStep> scf;
  private final Consumer<Relaxation.Step> steps;
  private final RunRecord record;

  /**
   * @param scf sees every SCF step
   * @param steps sees every geometry
   * @param record keeps finished geometries
   */
  public DefectRun(
      Function<KPointsSetup, KPoints> places,
      Consumer<ScfStep> scf,
      Consumer<Relaxation.Step> steps,
      RunRecord record) {
    this.places = places;
    this.scf = scf;
    this.steps = steps;
    this.record = record;
  }

  /**
   * Relaxes, or computes one geometry.
   *
   * @param plan of the task's input
   * @param crystal the crystal in the same cell, where forces are corrected while relaxing
   */
  public DefectOutcome run(DefectTask task, Plan plan, Optional<DefectOutcome> crystal) {
    Calculation c = plan.calculation();
    try (GroundState ground = new GroundState(places, scf, record)) {
      if (!task.relax()) {
        CalculationResult one = ground.solve(c);
        return DefectOutcome.of(task, one.converged(), List.of(), one);
      }
      Relaxation.Options how =
          new Relaxation.Options(
              plan.input().relaxForceTolerance(),
              plan.input().relaxMaxSteps(),
              plan.input().relaxMaxDisplacement());
      EnergySurface surface = ground;
      Optional<CorrectionSettings> settings = CorrectionChoice.of(plan.input().defects());
      if (task.charge() != 0 && crystal.isPresent() && settings.isPresent()) {
        PotentialSamples first = PotentialSamples.of(ground.solve(c));
        ModelCentre centre =
            settings.get().centre(crystal.get().structure(), task.reference(), task.charge());
        ChargeCorrection correction =
            ChargeCorrection.of(crystal.get().samples(), first, centre, settings.get());
        surface = new CorrectedSurface(ground, correction.energy());
      }
      Relaxation.Outcome outcome = new Relaxation(surface, how, steps).relax(c);
      CalculationResult bare = // of the same geometry: from the record, or at once from its density
          surface == ground ? outcome.last() : ground.solve(outcome.last().calculation());
      return DefectOutcome.of(task, outcome.converged(), outcome.steps(), bare);
    }
  }
}
