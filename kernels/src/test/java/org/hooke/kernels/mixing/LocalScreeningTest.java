package org.hooke.kernels.mixing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.linalg.ComplexVector;
import org.junit.jupiter.api.Test;

/** Screening from place to place: its uniform limits, and a slab that a uniform model sloshes. */
class LocalScreeningTest {
  private final DensityBasis basis =
      new PlaneWaveBasis(
              new Lattice(6, 0, 0, 0, 6, 0, 0, 0, 60),
              1.5,
              0,
              new int[] {10, 10, 96},
              Transforms.best())
          .densityBasis();

  private ComplexVector uniform(double value) {
    ComplexVector f = new ComplexVector(basis.size());
    f.re()[0] = value;
    return f;
  }

  private ComplexVector residual() {
    ComplexVector r = new ComplexVector(basis.size());
    for (int i = 1; i < r.size(); i++) {
      r.re()[i] = 1 / (1 + basis.norms()[i]); // even: real in space
    }
    return r;
  }

  /** The metal of the uniform model, k^2 = 4 pi D. */
  @Test
  void aUniformMetalScreensAsKerkersDoes() {
    double states = 0.1;
    ComplexVector step = residual();
    new LocalScreening(basis, LocalScreening.model(uniform(states), uniform(0.2))).apply(step);
    for (int i = 1; i < step.size(); i++) {
      double square = basis.norms()[i] * basis.norms()[i];
      double kerker = square / (square + 4 * Math.PI * states);
      assertEquals(kerker * residual().re()[i], step.re()[i], 2e-3);
    }
  }

  @Test
  void aUniformSemiconductorScreensAsTheUniformModelDoes() {
    ComplexVector step = residual();
    new LocalScreening(basis, LocalScreening.model(uniform(0), uniform(0.2))).apply(step);
    MixedBundle bundle = MixedBundle.of(new Density(basis, 1));
    bundle.parts().get(MixedBundle.CHARGE).set(residual());
    new MixingPreconditioner(basis, 1, 0, 12).apply(bundle);
    for (int i = 1; i < step.size(); i++) {
      assertEquals(bundle.parts().get(MixedBundle.CHARGE).re()[i], step.re()[i], 2e-3);
    }
  }

  @Test
  void vacuumDoesNotScreen() {
    ComplexVector step = residual();
    new LocalScreening(basis, LocalScreening.model(uniform(0), uniform(0))).apply(step);
    for (int i = 1; i < step.size(); i++) {
      assertEquals(residual().re()[i], step.re()[i], 1e-10);
    }
  }

  /** Matter where the cosine along c is above a level: a slab and vacuum, with smooth faces. */
  private ComplexVector slab(double value) {
    double[] onGrid = new double[basis.gridSize()];
    int n = basis.grid()[2];
    for (int i = 0; i < onGrid.length; i++) {
      double z = (i % n) / (double) n - 0.5;
      onGrid[i] = value / (1 + Math.exp(60 * (Math.abs(z) - 0.22)));
    }
    ComplexVector f = new ComplexVector(basis.size());
    basis.fromGrid(onGrid, f);
    return f;
  }

  /** A slab that answers as the model does, with half as many states again and sharper faces. */
  private int iterations(MixingPreconditioner preconditioner) {
    LocalScreening truth = new LocalScreening(basis, LocalScreening.model(slab(0.15), slab(0.03)));
    MixingMetric metric = new MixingMetric(basis);
    Anderson mixer = new Anderson(metric, preconditioner, 10);
    MixedBundle x = MixedBundle.of(new Density(basis, 1));
    x.parts().get(MixedBundle.CHARGE).set(residual());
    for (int n = 1; n <= 60; n++) {
      MixedBundle out = x.copy();
      ComplexVector charge = out.parts().get(MixedBundle.CHARGE);
      ComplexVector answer = truth.response(charge);
      charge.addScaled(-1, answer);
      MixedBundle r = out.copy();
      r.addScaled(-1, x);
      if (metric.product(r, r) < 1e-12) {
        return n;
      }
      x = mixer.next(x, out);
    }
    return 61;
  }

  @Test
  void aSlabThatSloshesNeedsItsOwnScreening() {
    assertTrue(MixingPreconditioner.uneven(basis, slab(0.03)));
    assertFalse(MixingPreconditioner.uneven(basis, uniform(0.03)));
    MixedBundle model = MixingPreconditioner.localModel(basis, slab(0.03), slab(0.1));
    int local = iterations(new MixingPreconditioner(basis, 0.8, 1, 1, Optional.of(model)));
    int kerker = iterations(new MixingPreconditioner(basis, 0.8, 0.8, 1));
    int plain = iterations(new MixingPreconditioner(basis, 0.8, 0, 1));
    assertTrue(3 * local < 2 * kerker && 2 * local < plain, local + " " + kerker + " " + plain);
  }
}
