package org.hooke.driver.scf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Gaussian;
import org.hooke.kernels.bands.NoSmearing;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.mixing.Anderson;
import org.hooke.kernels.mixing.MixingMetric;
import org.hooke.kernels.mixing.MixingPreconditioner;
import org.junit.jupiter.api.Test;

class RemediesTest {
  private static final ScfOptions OPTIONS = ScfOptions.of(1e-10, 60);
  private static final Smearing NONE = new NoSmearing();

  private static Remedies remedies(Smearing smearing) {
    return new Remedies(smearing, OptionalDouble.empty(), 2, OPTIONS);
  }

  /** Two k-points, two bands, two electrons; the second k-point's levels moved. */
  private static Bands bands(double move) {
    return bands(move, 1e-6);
  }

  private static Bands bands(double move, double residual) {
    return new Bands(
        new double[] {0.5, 0.5},
        new double[][][] {{{-0.3, 0.1}, {-0.25 + move, 0.2 + move}}},
        residual,
        10);
  }

  private static ScfStep step(int n, double free, double error) {
    return new ScfStep(n, free, -1e-3, error, 0, 0, 0);
  }

  private static Anderson mixer() {
    DensityBasis basis =
        new PlaneWaveBasis(
                new Lattice(5, 0, 0, 0, 5, 0, 0, 0, 5),
                1,
                0,
                new int[] {8, 8, 8},
                Transforms.best())
            .densityBasis();
    return new Anderson(
        new MixingMetric(basis), new MixingPreconditioner(basis, 1, 0, 1), OPTIONS.mixingDepth());
  }

  @Test
  void levelsThatCrossTwiceAreSmeared() {
    Remedies remedies = remedies(NONE);
    Bands crossed = bands(0.5); // 0.25 full at the second k-point, 0.1 empty at the first
    Occupations f = remedies.filling().fill(crossed);
    remedies.look(1, crossed, f, 1);
    assertFalse(remedies.settled());
    assertEquals(0, remedies.smearing().width(), 0);
    remedies.look(2, crossed, f, 1);
    assertEquals("cold", remedies.smearing().name());
    assertFalse(remedies.settled()); // that iteration was still without
    remedies.look(3, crossed, remedies.filling().fill(crossed), 1);
    assertTrue(remedies.settled());
    assertEquals(1, remedies.said().size());
  }

  @Test
  void levelsThatCrossOnceAreForgiven() {
    Remedies remedies = remedies(NONE);
    for (int n = 1; n < 6; n++) {
      Bands bands = bands(n == 2 ? 0.5 : 0);
      remedies.look(n, bands, remedies.filling().fill(bands), 1);
    }
    assertTrue(remedies.settled());
    assertTrue(remedies.said().isEmpty());
  }

  /** An insulator's first bands may lie across each other by less than they are known. */
  @Test
  void levelsThatCrossByLessThanTheBandsResidualDoNotCount() {
    Remedies remedies = remedies(NONE);
    for (int n = 1; n < 4; n++) {
      Bands rough = bands(0.5, 0.2); // crossed by 0.15
      remedies.look(n, rough, remedies.filling().fill(rough), 1);
    }
    assertTrue(remedies.settled());
    assertTrue(remedies.said().isEmpty());
  }

  @Test
  void bandsThatAreMissedGetMoreSteps() {
    Remedies remedies = remedies(NONE);
    Bands bands = bands(0);
    for (int n = 1; n < 4; n++) {
      remedies.look(n, bands, remedies.filling().fill(bands), 1e-8);
    }
    assertEquals(2 * OPTIONS.solverIterations(), remedies.conduct().solverIterations());
    assertTrue(remedies.said().get(0).startsWith("eigensolver given 40 steps"));
  }

  @Test
  void threeWorseStepsAreTakenBack() {
    Remedies remedies = remedies(NONE);
    assertEquals(0, remedies.takenBack(step(1, -10, 1e-2)));
    assertEquals(0, remedies.takenBack(step(2, -9, 1))); // one is forgiven
    assertEquals(0, remedies.takenBack(step(3, -10.01, 1e-3)));
    assertEquals(0, remedies.takenBack(step(4, -9, 1)));
    assertEquals(0, remedies.takenBack(step(5, -9, 1)));
    assertEquals(3, remedies.takenBack(step(6, -9, 1)));
    assertEquals(0, remedies.takenBack(step(7, -9, 1))); // where it went back to, whatever it is
  }

  @Test
  void aRisingErrorWithAFallingEnergyIsProgress() {
    Remedies remedies = remedies(NONE);
    for (int n = 1; n < 10; n++) {
      assertEquals(0, remedies.takenBack(step(n, -n, n)));
    }
  }

  @Test
  void occupationsAreWidenedAndComeBack() {
    Remedies remedies = remedies(new Gaussian(0.001));
    Anderson mixer = mixer();
    List<ScfStep> steps = new ArrayList<>();
    for (int n = 1; n <= 30 && remedies.conduct().widening() == 1; n++) {
      steps.add(step(n, -1, 1e-3));
      remedies.tend(steps, mixer);
    }
    assertEquals(0.004, remedies.smearing().width(), 1e-15);
    assertFalse(remedies.settled());
    assertTrue(mixer.damping() < 1);
    for (int n = 0; n < 6; n++) {
      steps.add(step(steps.size() + 1, -1, 1e-6 * Math.pow(0.1, n)));
      remedies.tend(steps, mixer);
    }
    assertEquals(0.001, remedies.smearing().width(), 0);
    assertTrue(remedies.settled());
    assertTrue(remedies.said().get(0).contains("stand still"));
    assertEquals(3, remedies.said().size());
  }

  @Test
  void aResumedLoopDecidesAlike() {
    Remedies first = remedies(NONE);
    Bands crossed = bands(0.5);
    first.look(1, crossed, first.filling().fill(crossed), 1);
    Remedies second = remedies(NONE);
    second.restore(first.conduct(), first.said());
    first.look(2, crossed, first.filling().fill(crossed), 1);
    second.look(2, crossed, second.filling().fill(crossed), 1);
    assertEquals(first.conduct(), second.conduct());
    assertEquals(first.said(), second.said());
  }
}
