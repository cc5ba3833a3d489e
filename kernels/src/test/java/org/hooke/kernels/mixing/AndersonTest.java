package org.hooke.kernels.mixing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.linalg.ComplexVector;
import org.junit.jupiter.api.Test;

class AndersonTest {
  private final DensityBasis basis =
      new PlaneWaveBasis(
              new Lattice(9, 0, 0, 0, 9, 0, 0, 0, 30),
              2,
              0,
              new int[] {15, 15, 45},
              Transforms.best())
          .densityBasis();

  /**
   * The response of a metal: F(x) = x* - (k^2/G^2)(x - x*), k^2/G^2 up to 60 for the smallest G.
   */
  private MixedBundle response(MixedBundle x, double screening) {
    Density rho = x.density(basis);
    for (int s = 0; s < rho.spins(); s++) {
      ComplexVector v = rho.spin(s);
      for (int i = 1; i < v.size(); i++) {
        double q = basis.norms()[i];
        double target = 0.01 / (1 + q);
        double slope = -screening * screening / (q * q) * (s == 0 ? 1 : 0.3);
        v.re()[i] = target + slope * (v.re()[i] - target);
        v.im()[i] = slope * v.im()[i];
      }
    }
    return MixedBundle.of(rho);
  }

  private int iterations(Mixer mixer, double screening, int spins) {
    MixingMetric metric = new MixingMetric(basis);
    Density start = new Density(basis, spins);
    start.spin(0).im()[3] = 0.02;
    MixedBundle x = MixedBundle.of(start);
    for (int n = 1; n <= 100; n++) {
      MixedBundle out = response(x, screening);
      MixedBundle residual = out.copy();
      residual.addScaled(-1, x);
      if (metric.product(residual, residual) < 1e-12) {
        return n;
      }
      x = mixer.next(x, out);
    }
    return 101;
  }

  @Test
  void theHistoryBeatsPlainDamping() {
    MixingMetric metric = new MixingMetric(basis);
    MixingPreconditioner plain = new MixingPreconditioner(basis, 0.5, 0, 1);
    int anderson = iterations(new Anderson(metric, plain, 10), 1, 1);
    int damping = iterations(new Anderson(metric, plain, 0), 1, 1);
    assertEquals(101, damping); // slopes of -60 make it diverge
    assertTrue(anderson < 40, "iterations: " + anderson);
  }

  @Test
  void theRightScreeningNeedsHardlyAnyHistory() {
    MixingMetric metric = new MixingMetric(basis);
    MixingPreconditioner kerker = new MixingPreconditioner(basis, 1, 1, 1);
    assertTrue(iterations(new Anderson(metric, kerker, 10), 1, 1) <= 3);
  }

  @Test
  void aSemiconductorScreensLongWavesByItsPermittivity() {
    MixedBundle residual = MixedBundle.of(new Density(basis, 1));
    int last = 1; // the shortest wave
    for (int i = 2; i < basis.norms().length; i++) {
      last = basis.norms()[i] > basis.norms()[last] ? i : last;
    }
    residual.parts().get(MixedBundle.CHARGE).re()[1] = 1;
    residual.parts().get(MixedBundle.CHARGE).re()[last] = 1;
    new MixingPreconditioner(basis, 0.9, 0, 12).apply(residual);
    double[] step = residual.parts().get(MixedBundle.CHARGE).re();
    double q = basis.norms()[1];
    assertEquals(0.9 / (1 + 1 / (1.0 / 11 + q * q / 0.64)), step[1], 1e-14);
    assertTrue(step[1] > 0.9 / 12 && step[1] < step[last] && step[last] < 0.9);
    assertEquals(12, MixingPreconditioner.permittivity(8 / 270.0), 0.1); // silicon
    assertEquals(12, MixingPreconditioner.permittivity(0.2), 0);
    assertEquals(1, MixingPreconditioner.permittivity(1e-6), 1e-3);
    assertEquals(1, MixingPreconditioner.permittivity(8 / 1728.0), 0); // a molecule in its box
  }

  @Test
  void theMagnetisationIsMixedToo() {
    MixingMetric metric = new MixingMetric(basis);
    MixingPreconditioner kerker = new MixingPreconditioner(basis, 0.8, 0.6, 1);
    assertTrue(iterations(new Anderson(metric, kerker, 10), 0.6, 2) < 40);
  }

  /** g(M) = M_0 tanh(S M / M_0) of a whole moment: 0 and the moment of the magnet are its roots. */
  private double stoner(double moment) {
    return 2.2 * Math.tanh(1.6 * moment / 2.2);
  }

  @Test
  void aMomentLeavesTheStateThatIsNotStable() {
    MixingPreconditioner plain = new MixingPreconditioner(basis, 0.8, 0, 1);
    Anderson mixer = new Anderson(new MixingMetric(basis), plain, 10);
    Density start = new Density(basis, 2);
    start.spin(0).re()[0] = 0.2;
    MixedBundle x = MixedBundle.of(start);
    boolean led = false;
    for (int n = 0; n < 25; n++) {
      MixedBundle out = x.copy();
      double[] m = out.parts().get(MixedBundle.MAGNETISATION).re();
      m[0] = stoner(m[0]);
      x = mixer.next(x, out);
      led |= mixer.climbing();
    }
    double moment = x.parts().get(MixedBundle.MAGNETISATION).re()[0];
    assertTrue(led);
    assertTrue(moment > 1.5, "moment " + moment); // a plain secant ends at 0
    assertEquals(stoner(moment), moment, 1e-8);
  }

  /** The same map beside a charge that amplifies itself as much and is nearly all of the error. */
  @Test
  void aMomentThatIsASmallPartOfTheErrorIsNotLed() {
    Anderson mixer =
        new Anderson(new MixingMetric(basis), new MixingPreconditioner(basis, 0.8, 0, 1), 10);
    Density start = new Density(basis, 2);
    start.spin(0).re()[0] = 0.2;
    start.spin(0).re()[1] = 2;
    start.spin(1).re()[1] = 2;
    MixedBundle x = MixedBundle.of(start);
    boolean against = false;
    for (int n = 0; n < 3; n++) {
      MixedBundle out = x.copy();
      double[] m = out.parts().get(MixedBundle.MAGNETISATION).re();
      double before = m[0];
      m[0] = stoner(m[0]);
      double residual = m[0] - before;
      out.parts().get(MixedBundle.CHARGE).re()[1] *= 1.6;
      x = mixer.next(x, out);
      assertFalse(mixer.climbing(), "led in step " + n);
      against |= residual * (x.parts().get(MixedBundle.MAGNETISATION).re()[0] - before) < -1e-12;
    }
    assertTrue(against); // otherwise nothing was asked of the rule
  }

  @Test
  void aMagnetisationStepsFurtherThanItsResidual() {
    Density rho = new Density(basis, 2);
    rho.spin(0).re()[0] = 0.3;
    rho.spin(1).re()[0] = 0.1;
    MixedBundle step = MixedBundle.of(rho);
    new MixingPreconditioner(basis, 0.8, 0.6, 1).apply(step);
    assertEquals(0.8 * 0.4, step.parts().get(MixedBundle.CHARGE).re()[0], 1e-15);
    assertEquals(0.8 * 1.5 * 0.2, step.parts().get(MixedBundle.MAGNETISATION).re()[0], 1e-15);
  }

  /** The same map; an energy that rises after the moment was led gives the history its way. */
  @Test
  void aMomentThatIsMisledFollowsTheHistory() {
    Anderson mixer =
        new Anderson(new MixingMetric(basis), new MixingPreconditioner(basis, 0.8, 0, 1), 10);
    Density start = new Density(basis, 2);
    start.spin(0).re()[0] = 0.2;
    MixedBundle x = MixedBundle.of(start);
    int led = 0;
    for (int n = 0; n < 25; n++) {
      mixer.judge(1);
      MixedBundle out = x.copy();
      double[] m = out.parts().get(MixedBundle.MAGNETISATION).re();
      m[0] = stoner(m[0]);
      x = mixer.next(x, out);
      led += mixer.climbing() ? 1 : 0;
    }
    assertEquals(2, led);
  }

  @Test
  void stepsTakenBackGoOnFromWhereTheyBegan() {
    MixingMetric metric = new MixingMetric(basis);
    Anderson mixer = new Anderson(metric, new MixingPreconditioner(basis, 1, 0, 1), 10);
    MixedBundle good = MixedBundle.of(new Density(basis, 1));
    good.parts().get(MixedBundle.CHARGE).re()[3] = 1e-3;
    MixedBundle bad = mixer.next(good, response(good, 1)); // a slope of -60 takes it far away
    mixer.damp(0.5);
    MixedBundle again = mixer.retreat(bad, response(bad, 1), 1);
    assertTrue(error(metric, again) < 0.1 * error(metric, bad));
    assertTrue(error(metric, again) < error(metric, good));
    assertEquals(0.5, mixer.history().damping(), 0);
  }

  private double error(MixingMetric metric, MixedBundle x) {
    MixedBundle residual = response(x, 1);
    residual.addScaled(-1, x);
    return metric.product(residual, residual);
  }

  @Test
  void aBundleHoldsItsDensity() {
    Density rho = new Density(basis, 2);
    rho.spin(0).re()[0] = 0.3;
    rho.spin(1).im()[5] = 0.1;
    Density back = MixedBundle.of(rho).density(basis);
    assertEquals(0.3, back.spin(0).re()[0], 1e-16);
    assertEquals(0.1, back.spin(1).im()[5], 1e-16);
    assertEquals(0, back.spin(0).im()[5], 1e-16);
    assertEquals(0.3 * basis.volume(), back.electrons(), 1e-12);
  }

  /**
   * One residual of a known response is wrong by a part of itself, once in a direction that hardly
   * counts: trusted, that direction's slope is anything.
   */
  @Test
  void aDifferenceThatIsMostlyNoiseIsNotFollowed() {
    MixingMetric metric = new MixingMetric(basis);
    Anderson mixer = new Anderson(metric, new MixingPreconditioner(basis, 1, 0, 1), 10);
    MixedBundle x = MixedBundle.of(new Density(basis, 1));
    MixedBundle out = x.copy();
    out.parts().get(MixedBundle.CHARGE).re()[3] = 0.02;
    MixedBundle second = mixer.next(x, out);
    assertEquals(0.02, second.parts().get(MixedBundle.CHARGE).re()[3], 1e-15);
    MixedBundle again = second.copy(); // the same residual but for a hundredth
    again.parts().get(MixedBundle.CHARGE).re()[3] += 0.0198;
    MixedBundle third = mixer.next(second, again);
    double step = third.parts().get(MixedBundle.CHARGE).re()[3] - 0.02;
    assertTrue(step > 0.015 && step < 0.1, "the secant alone steps by 1.98: " + step);
  }
}
