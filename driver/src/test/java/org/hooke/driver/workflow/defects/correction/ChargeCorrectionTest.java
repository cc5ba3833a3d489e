package org.hooke.driver.workflow.defects.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.hooke.driver.input.InputException;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.defects.DielectricTensor;
import org.junit.jupiter.api.Test;

/** The sign and the constant of every part on a charge whose isolated energy is known. */
class ChargeCorrectionTest {
  private static final DielectricTensor VACUUM = DielectricTensor.isotropic(1);
  private static final Lattice SKEWED = new Lattice(22, 0, 0, 2, 23, 0, -1, 1, 24);

  private static Lattice cube(double a) {
    return new Lattice(a, 0, 0, 0, a, 0, 0, 0, a);
  }

  private static ChargeCorrection correction(ModelDefect model, CorrectionScheme scheme) {
    CorrectionSettings settings =
        CorrectionSettings.of(scheme, VACUUM).withSecondMoment(model.secondMoment());
    return ChargeCorrection.of(
        model.crystalSamples(),
        model.samples(),
        ModelCentre.of(model.crystal(), model.defect()),
        settings);
  }

  @Test
  void everySchemeGivesTheIsolatedEnergyOfEitherSignOfCharge() {
    for (double charge : new double[] {2, -1}) {
      ModelDefect model = new ModelDefect(SKEWED, charge);
      double raw = model.cellEnergy();
      double isolated = model.isolatedEnergy();
      assertTrue(Math.abs(raw - isolated) > 0.03, "uncorrected " + (raw - isolated));
      for (CorrectionScheme scheme :
          new CorrectionScheme[] {CorrectionScheme.FNV, CorrectionScheme.KUMAGAI_OBA}) {
        ChargeCorrection c = correction(model, scheme);
        assertTrue(c.imageEnergy() > 0);
        assertTrue(Math.abs(c.alignmentEnergy()) > 1e-4, "alignment " + c.alignment());
        assertTrue(c.error() < 1e-6, scheme + " " + c.alignment());
        assertEquals(isolated, raw + c.total(), 1e-6, scheme.word());
      }
    }
  }

  @Test
  void inACubicCellTheSecondMomentDoesTheSame() {
    ModelDefect model = new ModelDefect(cube(20), 2);
    ChargeCorrection c = correction(model, CorrectionScheme.MAKOV_PAYNE);
    assertTrue(Math.abs(c.quadrupoleEnergy()) > 1e-4);
    assertEquals(model.isolatedEnergy(), model.cellEnergy() + c.total(), 1e-7);
  }

  @Test
  void theUncorrectedErrorFallsAsOneOverTheLength() {
    double[] rest = new double[2];
    for (int i = 0; i < 2; i++) {
      ModelDefect model = new ModelDefect(cube(18 * (1 + i)), 1);
      rest[i] = model.cellEnergy() - model.isolatedEnergy();
    }
    assertEquals(2, rest[0] / rest[1], 0.15);
  }

  @Test
  void theModelsWidthAndTheUncertainDielectric() {
    ModelDefect model = new ModelDefect(SKEWED, 1);
    ChargeCorrection one = correction(model, CorrectionScheme.FNV);
    PotentialSamples crystal = model.crystalSamples();
    ModelCentre centre = ModelCentre.of(model.crystal(), model.defect());
    DielectricTensor eps = new DielectricTensor(3, 0.2, 0, 0.2, 2, 0, 0, 0, 5);
    double total = Double.NaN;
    for (double width : new double[] {0.8, 1, 1.2}) {
      CorrectionSettings settings =
          CorrectionSettings.of(CorrectionScheme.FNV, eps).withWidth(width);
      ChargeCorrection c = ChargeCorrection.of(crystal, model.samples(), centre, settings);
      assertEquals(Double.isNaN(total) ? c.total() : total, c.total(), 2e-6);
      total = c.total();
    }
    ChargeCorrection.DielectricRange range = one.dielectricRange(0.1);
    assertTrue(range.less() > one.total() && one.total() > range.more());
    assertEquals(range.more() - range.less(), 0.2 * range.slope(), 0.02 * Math.abs(range.slope()));
  }

  @Test
  void theForcesAreTheGradientOfTheCorrectedEnergy() {
    ModelDefect model = new ModelDefect(SKEWED, 2);
    CorrectionSettings settings =
        CorrectionSettings.of(CorrectionScheme.FNV, VACUUM)
            .withForces(DielectricTensor.isotropic(3), Map.of("Ar", 1.5));
    double[] move = new double[3 * model.defect().atoms()];
    for (int i = 0; i < move.length; i++) {
      move[i] = 0.2 * Math.sin(7 * i);
    }
    Structure moved = model.defect().displaced(move);
    ChargeCorrection c =
        ChargeCorrection.of(
            model.crystalSamples(),
            model.samples(),
            ModelCentre.of(model.crystal(), model.defect()),
            settings);
    assertEquals(c.total(), c.energy().at(model.defect()), 1e-15);
    double[] forces = c.energy().forces(moved);
    double[] net = new double[3];
    for (int i = 0; i < move.length; i++) {
      net[i % 3] += forces[i];
    }
    double h = 1e-3;
    for (int i : new int[] {0, 4, 8, 100, move.length - 1}) {
      double[] step = new double[move.length];
      step[i] = h;
      double up = c.energy().at(moved.displaced(step));
      step[i] = -h;
      double down = c.energy().at(moved.displaced(step));
      assertEquals(-(up - down) / (2 * h), forces[i], 1e-9);
      assertTrue(Math.abs(forces[i]) > 1e-6);
    }
    for (double f : net) {
      assertEquals(0, f, 1e-13);
    }
  }

  @Test
  void whatCannotBeCorrectedIsRefusedByName() {
    ModelDefect model = new ModelDefect(SKEWED, 1);
    ModelCentre centre = ModelCentre.of(model.crystal(), model.defect());
    CorrectionSettings fnv = CorrectionSettings.of(CorrectionScheme.FNV, VACUUM);
    PotentialSamples samples = model.samples();
    PotentialSamples crystal = model.crystalSamples();
    refused(
        "outside the sphere that fits",
        () -> ChargeCorrection.of(crystal, samples, centre, fnv.withWidth(8)));
    refused("charge 1.0", () -> ChargeCorrection.of(samples, samples, centre, fnv));

    ModelDefect slab = new ModelDefect(new Lattice(20, 0, 0, 0, 20, 0, 0, 0, 80), 1);
    refused(
        "without atoms along a3",
        () ->
            ChargeCorrection.of(
                slab.crystalSamples(),
                slab.samples(),
                ModelCentre.of(slab.crystal(), slab.defect()),
                fnv));

    ModelDefect other = new ModelDefect(cube(20), 1);
    refused("lattice", () -> ModelCentre.of(other.crystal(), model.defect()));
    refused("added, left out", () -> ModelCentre.of(model.crystal(), model.crystal()));
    double[] shifted = model.defect().fractional();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += 0.11;
    }
    Structure astray = model.defect().withFractional(shifted);
    refused("mixed up, or the origin shifted", () -> ModelCentre.of(model.crystal(), astray));
  }

  private static void refused(String words, Runnable call) {
    InputException e = assertThrows(InputException.class, call::run);
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }
}
