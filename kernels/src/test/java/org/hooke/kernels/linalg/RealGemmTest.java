package org.hooke.kernels.linalg;

import static org.hooke.kernels.linalg.RandomMatrices.dot;
import static org.hooke.kernels.linalg.RandomMatrices.gaussian;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RealGemmTest {
  private static final int[][] SHAPES = {
    {1, 1, 1}, {3, 5, 7}, {8, 8, 64}, {9, 17, 65}, {33, 12, 129}, {70, 300, 31}, {0, 4, 9}
  }; // rows of a, rows of b, columns

  private final BlockAlgebra algebra = Scalars.REAL.algebra(Parallel.serial());

  @Test
  void gramIsTheRealPartOfTheComplexOne() {
    for (int[] shape : SHAPES) {
      ComplexMatrix a = gaussian(shape[0], shape[2], 1);
      ComplexMatrix b = gaussian(shape[1], shape[2], 2);
      ComplexMatrix s = gaussian(shape[0], shape[1], 3);
      algebra.gram(a, b, s);
      for (int i = 0; i < shape[0]; i++) {
        for (int j = 0; j < shape[1]; j++) {
          assertEquals(dot(a, i, b, j)[0], s.re(i)[j], 1e-12 * shape[2]);
          assertEquals(0, s.im(i)[j]);
        }
      }
    }
  }

  @Test
  void theSymmetricGramEqualsTheGeneralOne() {
    for (int n : new int[] {1, 7, 40, 130, 300}) {
      ComplexMatrix a = gaussian(n, 90, n);
      ComplexMatrix general = new ComplexMatrix(n, n);
      ComplexMatrix symmetric = gaussian(n, n, 1);
      algebra.gram(a, a, general);
      algebra.gramHermitian(a, a, symmetric);
      for (int i = 0; i < n; i++) {
        assertArrayEquals(general.re(i), symmetric.re(i), 1e-12);
        assertArrayEquals(new double[n], symmetric.im(i));
      }
    }
  }

  @Test
  void combinationsUseTheRealPartsOfTheCoefficients() {
    for (int[] shape : new int[][] {{1, 1, 1}, {5, 3, 300}, {17, 30, 511}, {4, 9, 1025}}) {
      ComplexMatrix c = gaussian(shape[0], shape[1], 3);
      ComplexMatrix x = gaussian(shape[1], shape[2], 4);
      ComplexMatrix start = gaussian(shape[0], shape[2], 5);
      ComplexMatrix y = start.copy();
      ComplexMatrix sum = start.copy();
      algebra.combine(c, x, y);
      algebra.addCombination(-1, c, x, sum);
      for (int i = 0; i < shape[0]; i++) {
        for (int g = 0; g < shape[2]; g++) {
          double re = 0;
          double im = 0;
          for (int j = 0; j < shape[1]; j++) {
            re += c.re(i)[j] * x.re(j)[g];
            im += c.re(i)[j] * x.im(j)[g];
          }
          assertEquals(re, y.re(i)[g], 1e-12);
          assertEquals(im, y.im(i)[g], 1e-12);
          assertEquals(start.re(i)[g] - re, sum.re(i)[g], 1e-12);
          assertEquals(start.im(i)[g] - im, sum.im(i)[g], 1e-12);
        }
      }
    }
  }

  @Test
  void rotatingInPlaceEqualsCombiningAndKeepsTheOtherRows() {
    ComplexMatrix c = gaussian(11, 19, 6);
    ComplexMatrix x = gaussian(19, 700, 7);
    ComplexMatrix y = new ComplexMatrix(11, 700);
    algebra.combine(c, x, y);
    ComplexMatrix old = x.copy();
    algebra.rotate(c, x, 11);
    for (int i = 0; i < 19; i++) {
      assertArrayEquals(i < 11 ? y.re(i) : old.re(i), x.re(i));
      assertArrayEquals(i < 11 ? y.im(i) : old.im(i), x.im(i));
    }
  }

  @Test
  void orthonormalRowsOverTheRealNumbers() {
    ComplexMatrix v = gaussian(6, 40, 1);
    Orthonormalization orthonormalization = new Orthonormalization(algebra);
    assertEquals(6, orthonormalization.apply(v.rows(0, 0), v, 6));
    ComplexMatrix w = gaussian(5, 40, 2);
    w.setRow(3, w, 1);
    assertEquals(4, orthonormalization.apply(v, w, 5));
    ComplexMatrix all = new ComplexMatrix(10, 40);
    all.adoptRows(0, v);
    all.adoptRows(6, w.rows(0, 4));
    ComplexMatrix s = new ComplexMatrix(10, 10);
    algebra.gram(all, all, s);
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        assertEquals(i == j ? 1 : 0, s.re(i)[j], 1e-13);
      }
    }
  }

  @Test
  void theBitsDoNotDependOnTheNumberOfSlots() {
    ComplexMatrix a = gaussian(75, 1234, 8);
    ComplexMatrix b = gaussian(90, 1234, 9);
    ComplexMatrix s1 = new ComplexMatrix(75, 90);
    ComplexMatrix y1 = new ComplexMatrix(75, 1234);
    algebra.gram(a, b, s1);
    algebra.combine(s1, b, y1);
    try (ThreadParallel threads = new ThreadParallel(3, "test")) {
      BlockAlgebra parallel = Scalars.REAL.algebra(threads);
      ComplexMatrix s3 = new ComplexMatrix(75, 90);
      ComplexMatrix y3 = new ComplexMatrix(75, 1234);
      parallel.gram(a, b, s3);
      parallel.combine(s3, b, y3);
      for (int i = 0; i < 75; i++) {
        assertArrayEquals(s1.re(i), s3.re(i));
        assertArrayEquals(y1.re(i), y3.re(i));
        assertArrayEquals(y1.im(i), y3.im(i));
      }
    }
  }
}
