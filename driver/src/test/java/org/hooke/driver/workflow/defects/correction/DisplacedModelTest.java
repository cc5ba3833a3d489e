package org.hooke.driver.workflow.defects.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of the images in cells of growing length, energies and forces. */
class DisplacedModelTest {
  /** Errors in one cell: energy uncorrected and by four corrections, largest force by three. */
  private static double[] errors(double edge) {
    DisplacedModel model = new DisplacedModel(edge);
    double[] alone = new double[15];
    double[] raw = new double[15];
    double isolated = model.isolated(alone);
    double periodic = model.periodic(raw);
    CorrectionSettings settings =
        CorrectionSettings.of(CorrectionScheme.MAKOV_PAYNE, DisplacedModel.dielectric())
            .withForces(DisplacedModel.dielectric(), DisplacedModel.CHARGES);
    ModelCentre mean = ModelCentre.of(model.crystal(), model.reference());
    ModelCentre charges =
        ModelCentre.ofCharges(model.crystal(), model.reference(), DisplacedModel.CHARGES);
    PotentialSamples crystal = model.crystalSamples();
    PotentialSamples samples = model.samples();
    ChargeCorrection points = ChargeCorrection.of(crystal, samples, charges, settings);
    ChargeCorrection moment =
        ChargeCorrection.of(
            crystal, samples, charges, settings.withSecondMoment(model.secondMoment()));
    double[] atMean = ChargeCorrection.of(crystal, samples, mean, settings).forces();
    double error = periodic - isolated;
    double[] found = {
      error,
      error + points.total(),
      error + moment.total(),
      error + points.withScheme(CorrectionScheme.FNV).total(),
      error + points.withScheme(CorrectionScheme.KUMAGAI_OBA).total(),
      0,
      0,
      0
    };
    for (int i = 0; i < 15; i++) {
      double rest = raw[i] - alone[i];
      found[5] = Math.max(found[5], Math.abs(rest));
      found[6] = Math.max(found[6], Math.abs(rest + atMean[i]));
      found[7] = Math.max(found[7], Math.abs(rest + points.forces()[i]));
    }
    return found;
  }

  @Test
  void errorsFallAsPredicted() {
    double[] small = errors(20);
    double[] large = errors(28);
    double[] power = new double[8];
    for (int i = 0; i < 8; i++) {
      power[i] = Math.log(Math.abs(small[i] / large[i])) / Math.log(1.4);
    }
    assertEquals(1, power[0], 0.05); // nothing done
    assertEquals(3, power[1], 0.2); // point charges
    assertEquals(5, power[2], 0.3); // and the second moment
    assertTrue(power[3] > 4, "fnv " + power[3]);
    assertTrue(power[4] > 4, "kumagai-oba " + power[4]);
    assertEquals(3, power[5], 0.1); // forces
    assertTrue(power[7] > 4.5, "forces " + power[7]);
    assertTrue(large[7] < 0.05 * large[5], large[7] + " of " + large[5]);
  }

  /** The rows of benchmarks/defects/model.csv. */
  @Test
  @Tag("validation")
  void series() {
    for (int edge = 14; edge <= 38; edge += 6) {
      StringBuilder row = new StringBuilder().append(edge);
      for (double e : errors(edge)) {
        row.append(String.format(Locale.ROOT, ",%.3e", e));
      }
      System.out.println(row);
    }
  }
}
