package org.hooke.kernels.basis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.linalg.ComplexVector;
import org.junit.jupiter.api.Test;

class SphereIntegralsTest {
  private static final Structure SALT =
      new Structure(
          new Lattice(6, 0, 0, 0.5, 7, 0, 0, 0.3, 8),
          List.of("Na", "Cl"),
          new double[] {0.1, 0.2, 0.3, 0.6, 0.7, 0.8});

  private static final DensityBasis BASIS =
      new PlaneWaveBasis(SALT.lattice(), 2, 0, new int[] {16, 18, 20}, Transforms.best())
          .densityBasis();

  @Test
  void aConstantGivesTheVolumeOfTheSphere() {
    ComplexVector one = new ComplexVector(BASIS.size());
    one.re()[0] = 1;
    double[] found = new SphereIntegrals(SALT, new double[] {1.5, 2}).of(BASIS, one);
    assertArrayEquals(new double[] {4 * Math.PI / 3 * 3.375, 4 * Math.PI / 3 * 8}, found, 1e-12);
  }

  /** Against a sum over a fine Cartesian mesh of the sphere. */
  @Test
  void aFunctionIsIntegratedOverTheSphere() {
    ComplexVector f = PlaneWaveBasisTest.randomReal(BASIS, 3);
    for (int g = 0; g < f.size(); g++) { // smooth
      double damping = Math.exp(-0.5 * BASIS.norms()[g] * BASIS.norms()[g]);
      f.re()[g] *= damping;
      f.im()[g] *= damping;
    }
    double radius = 1.7;
    double[] centre = SALT.cartesian(1);
    int n = 24;
    double h = radius / n;
    double sum = 0;
    for (int i = -n; i < n; i++) {
      for (int j = -n; j < n; j++) {
        for (int k = -n; k < n; k++) {
          double[] r = {(i + 0.5) * h, (j + 0.5) * h, (k + 0.5) * h};
          if (r[0] * r[0] + r[1] * r[1] + r[2] * r[2] < radius * radius) {
            double value = 0;
            for (int g = 0; g < f.size(); g++) {
              double phase = 0;
              for (int x = 0; x < 3; x++) {
                phase += BASIS.g(x)[g] * (centre[x] + r[x]);
              }
              value += f.re()[g] * Math.cos(phase) - f.im()[g] * Math.sin(phase);
            }
            sum += value * h * h * h;
          }
        }
      }
    }
    double found = new SphereIntegrals(SALT, new double[] {1, radius}).of(BASIS, f)[1];
    assertEquals(sum, found, 5e-3 * Math.abs(sum));
  }

  @Test
  void spheresAreScaledUntilTheyTouch() {
    Structure chain =
        new Structure(
            new Lattice(4, 0, 0, 0, 20, 0, 0, 0, 20),
            List.of("H", "He"),
            new double[] {0, 0, 0, 0, 0.15, 0});
    double[] radii = SphereIntegrals.apart(chain, new double[] {3, 2}); // 6 > 4, 5 > 3
    assertArrayEquals(new double[] {1.8, 1.2}, radii, 1e-12);
    assertArrayEquals(
        new double[] {1, 0.5}, SphereIntegrals.apart(chain, new double[] {1, 0.5}), 0);
  }
}
