package org.hooke.kernels.linalg;

import static org.hooke.kernels.linalg.RandomMatrices.dot;
import static org.hooke.kernels.linalg.RandomMatrices.gaussian;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ComplexGemmTest {
  private static final int[][] SHAPES = {
    {1, 1, 1}, {3, 5, 7}, {8, 8, 64}, {9, 17, 65}, {33, 12, 129}, {70, 300, 31}, {300, 70, 200}
  }; // rows of a, rows of b, columns

  @Test
  void gramIsTheMatrixOfInnerProducts() {
    ComplexGemm gemm = new ComplexGemm(Parallel.serial());
    for (int[] shape : SHAPES) {
      ComplexMatrix a = gaussian(shape[0], shape[2], 1);
      ComplexMatrix b = gaussian(shape[1], shape[2], 2);
      ComplexMatrix s = new ComplexMatrix(shape[0], shape[1]);
      gemm.gram(a, b, s);
      for (int i = 0; i < shape[0]; i++) {
        for (int j = 0; j < shape[1]; j++) {
          double[] exact = dot(a, i, b, j);
          assertEquals(exact[0], s.re(i)[j], 1e-12 * shape[2]);
          assertEquals(exact[1], s.im(i)[j], 1e-12 * shape[2]);
        }
      }
    }
  }

  @Test
  void theHermitianGramEqualsTheGeneralOne() {
    ComplexGemm gemm = new ComplexGemm(Parallel.serial());
    for (int n : new int[] {1, 7, 40, 130, 300}) {
      ComplexMatrix a = gaussian(n, 90, n);
      ComplexMatrix general = new ComplexMatrix(n, n);
      ComplexMatrix hermitian = new ComplexMatrix(n, n);
      gemm.gram(a, a, general);
      gemm.gramHermitian(a, a, hermitian);
      for (int i = 0; i < n; i++) {
        assertArrayEquals(general.re(i), hermitian.re(i), 1e-12);
        assertArrayEquals(general.im(i), hermitian.im(i), 1e-12);
      }
    }
  }

  @Test
  void combinationsAreSumsOfRows() {
    ComplexGemm gemm = new ComplexGemm(Parallel.serial());
    for (int[] shape : new int[][] {{1, 1, 1}, {5, 3, 300}, {17, 30, 511}, {4, 9, 1025}}) {
      ComplexMatrix c = gaussian(shape[0], shape[1], 3);
      ComplexMatrix x = gaussian(shape[1], shape[2], 4);
      ComplexMatrix y = gaussian(shape[0], shape[2], 5);
      ComplexMatrix sum = y.copy();
      gemm.combine(c, x, y);
      gemm.addCombination(-1, c, x, sum);
      ComplexMatrix start = gaussian(shape[0], shape[2], 5);
      for (int i = 0; i < shape[0]; i++) {
        for (int g = 0; g < shape[2]; g++) {
          double re = 0;
          double im = 0;
          for (int j = 0; j < shape[1]; j++) {
            re += c.re(i)[j] * x.re(j)[g] - c.im(i)[j] * x.im(j)[g];
            im += c.re(i)[j] * x.im(j)[g] + c.im(i)[j] * x.re(j)[g];
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
    ComplexGemm gemm = new ComplexGemm(Parallel.serial());
    ComplexMatrix c = gaussian(11, 19, 6);
    ComplexMatrix x = gaussian(19, 700, 7);
    ComplexMatrix y = new ComplexMatrix(11, 700);
    gemm.combine(c, x, y);
    ComplexMatrix old = x.copy();
    gemm.rotate(c, x, 11);
    for (int i = 0; i < 19; i++) {
      assertArrayEquals(i < 11 ? y.re(i) : old.re(i), x.re(i));
      assertArrayEquals(i < 11 ? y.im(i) : old.im(i), x.im(i));
    }
  }

  @Test
  void theBitsDoNotDependOnTheNumberOfSlots() {
    ComplexMatrix a = gaussian(75, 1234, 8);
    ComplexMatrix b = gaussian(90, 1234, 9);
    ComplexGemm serial = new ComplexGemm(Parallel.serial());
    ComplexMatrix s1 = new ComplexMatrix(75, 90);
    ComplexMatrix y1 = new ComplexMatrix(75, 1234);
    serial.gram(a, b, s1);
    serial.combine(s1, b, y1);
    try (ThreadParallel threads = new ThreadParallel(3, "test")) {
      ComplexGemm parallel = new ComplexGemm(threads);
      ComplexMatrix s3 = new ComplexMatrix(75, 90);
      ComplexMatrix y3 = new ComplexMatrix(75, 1234);
      parallel.gram(a, b, s3);
      parallel.combine(s3, b, y3);
      for (int i = 0; i < 75; i++) {
        assertArrayEquals(s1.re(i), s3.re(i));
        assertArrayEquals(s1.im(i), s3.im(i));
        assertArrayEquals(y1.re(i), y3.re(i));
        assertArrayEquals(y1.im(i), y3.im(i));
      }
    }
  }
}
