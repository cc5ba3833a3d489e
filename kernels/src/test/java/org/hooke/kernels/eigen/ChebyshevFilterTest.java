package org.hooke.kernels.eigen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;
import org.junit.jupiter.api.Test;

class ChebyshevFilterTest {
  private static final int SIZE = 60;

  /** A diagonal operator with known eigenvalues. */
  private static final class Diagonal implements LinearOperator {
    private final double[] values;

    Diagonal(double[] values) {
      this.values = values;
    }

    double[] values() {
      return values;
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public void apply(ComplexMatrix x, ComplexMatrix y) {
      for (int n = 0; n < x.rows(); n++) {
        for (int g = 0; g < values.length; g++) {
          y.re(n)[g] = values[g] * x.re(n)[g];
          y.im(n)[g] = values[g] * x.im(n)[g];
        }
      }
    }
  }

  private static Diagonal diagonal() {
    double[] values = new double[SIZE];
    for (int g = 0; g < SIZE; g++) {
      values[g] = -0.5 + 0.1 * g;
    }
    return new Diagonal(values);
  }

  /** T_m(x) by its definition. */
  private static double chebyshev(int m, double x) {
    return Math.abs(x) <= 1
        ? Math.cos(m * Math.acos(x))
        : Math.pow(Math.signum(x), m) * Math.cosh(m * Math.log(Math.abs(x) + Math.sqrt(x * x - 1)));
  }

  @Test
  void everyComponentIsMultipliedByThePolynomial() {
    Diagonal h = diagonal();
    double low = -0.5;
    double cut = 0.33;
    double high = 5.6;
    for (int degree : new int[] {1, 2, 3, 7, 12}) {
      ComplexMatrix x = new ComplexMatrix(2, SIZE);
      for (int g = 0; g < SIZE; g++) {
        x.re(0)[g] = 1;
        x.im(1)[g] = 2;
      }
      ComplexMatrix y =
          new ChebyshevFilter(degree, low, cut, high)
              .apply(h, x, new ComplexMatrix(2, SIZE), new ComplexMatrix(2, SIZE));
      double c = (high + cut) / 2;
      double d = (high - cut) / 2;
      double[] expected = new double[SIZE];
      double[] twice = new double[SIZE];
      for (int g = 0; g < SIZE; g++) {
        expected[g] = chebyshev(degree, (h.values()[g] - c) / d) / chebyshev(degree, (low - c) / d);
        twice[g] = 2 * expected[g];
      }
      assertArrayEquals(expected, y.re(0), 1e-12);
      assertArrayEquals(twice, y.im(1), 1e-12);
    }
  }

  @Test
  void theDegreeGivesTheGrowthAskedFor() {
    int m = ChebyshevFilter.degreeFor(20, 0.1, 0.3, 5.6);
    double x = 1 + 2 * 0.2 / 5.3;
    assertTrue(chebyshev(m, x) >= 20 && chebyshev(m - 1, x) < 20, m + " " + chebyshev(m, x));
    assertEquals(1_000_000, ChebyshevFilter.degreeFor(20, 0.3, 0.3, 5.6));
    assertThrows(IllegalArgumentException.class, () -> new ChebyshevFilter(3, 1, 0.5, 2));
  }

  @Test
  void aFewLanczosStepsBoundTheSpectrumTightly() {
    double bound = SpectralBound.upper(diagonal(), 5);
    assertTrue(bound >= 5.4 && bound < 8, "bound " + bound);
    assertEquals(bound, SpectralBound.upper(diagonal(), 5));
  }

  @Test
  void ritzVectorsOfDependentRowsLeaveTheDependenceOut() {
    Diagonal h = diagonal();
    Random random = new Random(3);
    ComplexMatrix x = new ComplexMatrix(6, SIZE);
    for (int n = 0; n < 5; n++) {
      for (int g = 0; g < SIZE; g++) {
        x.re(n)[g] = random.nextGaussian();
        x.im(n)[g] = random.nextGaussian();
      }
    }
    x.setRow(5, x, 2);
    for (int n = 0; n < 6; n++) {
      x.row(n).scale(1 / Math.sqrt(x.row(n).normSquared()));
    }
    ComplexMatrix hx = new ComplexMatrix(6, SIZE);
    h.apply(x, hx);
    var serial = org.hooke.kernels.linalg.Parallel.serial();
    var scalars = org.hooke.kernels.linalg.Scalars.COMPLEX;
    SubspaceProducts products = new SubspaceProducts(6, scalars);
    for (int slice = 0; slice < 3; slice++) { // in three slices
      products.add(x.columns(20 * slice, 20), hx.columns(20 * slice, 20), scalars.algebra(serial));
    }
    assertTrue(RitzRotation.lowest(products, 6, serial).isEmpty());
    RitzRotation ritz = RitzRotation.lowest(products, 5, serial).orElseThrow();
    SubspaceProducts independent = new SubspaceProducts(5, scalars);
    independent.add(x.rows(0, 5), hx.rows(0, 5), scalars.algebra(serial));
    RitzRotation expected = RitzRotation.all(independent, serial);
    assertArrayEquals(expected.values(), ritz.values(), 1e-12);
    for (RitzRotation r : new RitzRotation[] {ritz, expected}) {
      int n = r.coefficients().columns();
      ComplexMatrix y = new ComplexMatrix(5, SIZE);
      scalars.algebra(serial).combine(r.coefficients(), x.rows(0, n), y);
      ComplexMatrix hy = new ComplexMatrix(5, SIZE);
      h.apply(y, hy);
      ComplexMatrix a = new ComplexMatrix(5, 5);
      scalars.algebra(serial).gram(y, hy, a);
      for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 5; j++) {
          assertEquals(i == j ? ritz.values()[i] : 0, a.re(i)[j], 1e-12);
          assertEquals(0, a.im(i)[j], 1e-12);
        }
      }
    }
  }
}
