package org.hooke.kernels.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexVector;
import org.junit.jupiter.api.Test;

class SawToothTest extends DensityTermContract {
  private static final ElectricField FIELD = new ElectricField(2, 0.01, true, 0.71, 0.06);

  @Override
  DensityTerm term(Structure structure, DensityBasis basis) {
    return new SawTooth(FIELD, structure, basis, Crystal.PSEUDOPOTENTIALS);
  }

  /** The Fourier series against the shape itself, its mean and its slopes. */
  @Test
  void coefficientsAreThoseOfTheShape() {
    int points = 4000;
    double mean = 0;
    double[] re = new double[5];
    double[] im = new double[5];
    for (int j = 0; j < points; j++) {
      double s = (j + 0.5) / points;
      mean += FIELD.shape(s) / points;
      for (int n = 1; n < 5; n++) {
        re[n] += FIELD.shape(s) * Math.cos(2 * Math.PI * n * s) / points;
        im[n] -= FIELD.shape(s) * Math.sin(2 * Math.PI * n * s) / points;
      }
      double h = 1e-7;
      double difference = (FIELD.shape(s + h) - FIELD.shape(s - h)) / (2 * h);
      assertEquals(difference, FIELD.slope(s), 1e-6 * Math.abs(difference), "at " + s);
    }
    assertEquals(0, mean, 1e-6);
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    ComplexVector w =
        new SawTooth(FIELD, Crystal.REST, basis, Crystal.PSEUDOPOTENTIALS).shape();
    for (int n = 1; n < 5; n++) {
      int g = basis.index(0, 0, n);
      assertEquals(re[n], w.re()[g], 1e-6);
      assertEquals(im[n], w.im()[g], 1e-6);
    }
    assertEquals(0, w.re()[basis.index(1, 0, 1)]);
  }
}
