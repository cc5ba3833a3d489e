package org.hooke.kernels.linalg;

import static org.hooke.kernels.linalg.RandomMatrices.gaussian;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.hooke.kernels.simd.Twin;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Vector API twin of the block algebra against the plain one. */
class GemmTwinTest {
  @BeforeEach
  void theModuleIsThere() {
    Assumptions.assumeTrue(Twin.lanes() > 0, "needs --add-modules jdk.incubator.vector");
  }

  private static BlockAlgebra algebra(Scalars scalars, Parallel parallel, Twin twin) {
    return scalars == Scalars.REAL ? new RealGemm(parallel, twin) : new ComplexGemm(parallel, twin);
  }

  private static void compare(Scalars scalars, int n, int m, int columns) {
    BlockAlgebra plain = algebra(scalars, Parallel.serial(), Twin.PLAIN);
    BlockAlgebra vector = algebra(scalars, Parallel.serial(), Twin.VECTOR);
    ComplexMatrix a = gaussian(n, columns, 1);
    ComplexMatrix b = gaussian(m, columns, 2);
    ComplexMatrix c = gaussian(n, m, 3);
    double sum = 1e-14 * (10 + columns); // of products of Gaussian numbers, none of them large
    double chain = 1e-14 * (10 + m);

    ComplexMatrix s = gaussian(n, m, 4);
    ComplexMatrix t = gaussian(n, m, 5);
    plain.gram(a, b, s);
    vector.gram(a, b, t);
    assertClose(s, t, sum);

    ComplexMatrix h = gaussian(n, n, 6);
    ComplexMatrix k = gaussian(n, n, 7);
    plain.gramHermitian(a, a, h);
    vector.gramHermitian(a, a, k);
    assertClose(h, k, sum);

    ComplexMatrix y = gaussian(n, columns, 8);
    ComplexMatrix z = y.copy();
    plain.addCombination(-1, c, b, y);
    vector.addCombination(-1, c, b, z);
    assertClose(y, z, chain);
    plain.combine(c, b, y);
    vector.combine(c, b, z);
    assertClose(y, z, chain);

    int turned = Math.min(n, m);
    ComplexMatrix x = b.copy();
    ComplexMatrix w = b.copy();
    plain.rotate(c, x, turned);
    vector.rotate(c, w, turned);
    assertClose(x, w, chain);
  }

  private static void assertClose(ComplexMatrix expected, ComplexMatrix actual, double tolerance) {
    for (int i = 0; i < expected.rows(); i++) {
      assertArrayEquals(expected.re(i), actual.re(i), tolerance);
      assertArrayEquals(expected.im(i), actual.im(i), tolerance);
    }
  }

  @Test
  void everyNumberOfColumnsAroundTheTiles() {
    for (Scalars scalars : Scalars.values()) {
      for (int columns = 0; columns <= 60; columns++) {
        compare(scalars, 5, 7, columns);
      }
      for (int columns : new int[] {71, 72, 73, 255, 256, 257, 300, 383, 385, 519, 1031}) {
        compare(scalars, 6, 4, columns);
      }
    }
  }

  @Test
  void everyNumberOfRowsUpToSeventy() {
    for (Scalars scalars : Scalars.values()) {
      for (int rows = 0; rows <= 70; rows++) {
        compare(scalars, rows, 9, 29);
        compare(scalars, 9, rows, 29);
      }
    }
  }

  /**
   * Many rows are multiplied by turned panels: around the bound, whole and cut tiles and blocks.
   */
  @Test
  void manyRows() {
    for (int rows : new int[] {94, 95, 96, 97, 104, 191, 192, 193, 210}) {
      compare(Scalars.REAL, rows, 49, 257);
      compare(Scalars.REAL, rows, 3, 511);
      compare(Scalars.COMPLEX, rows / 2, 26, 255);
    }
    compare(Scalars.REAL, 513, 200, 40); // more than a tile both ways
  }

  @Test
  void randomShapes() {
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      Scalars scalars = i % 2 == 0 ? Scalars.COMPLEX : Scalars.REAL;
      compare(scalars, 1 + random.nextInt(70), 1 + random.nextInt(70), 1 + random.nextInt(300));
    }
    compare(Scalars.COMPLEX, 150, 290, 40); // more than a tile of inner products both ways
  }

  @Test
  void theBitsDoNotDependOnTheNumberOfSlots() {
    for (int rows : new int[] {75, 95, 210, 530}) {
      theBitsDoNotDependOnTheNumberOfSlots(rows);
    }
  }

  private static void theBitsDoNotDependOnTheNumberOfSlots(int rows) {
    for (Scalars scalars : Scalars.values()) {
      ComplexMatrix a = gaussian(rows, 534, 8);
      ComplexMatrix s = new ComplexMatrix(rows, rows);
      BlockAlgebra serial = algebra(scalars, Parallel.serial(), Twin.VECTOR);
      serial.gramHermitian(a, a, s);
      ComplexMatrix y = a.copy();
      serial.rotate(s, y, 70);
      try (ThreadParallel threads = new ThreadParallel(3, "test")) {
        BlockAlgebra parallel = algebra(scalars, threads, Twin.VECTOR);
        ComplexMatrix s3 = new ComplexMatrix(rows, rows);
        parallel.gramHermitian(a, a, s3);
        ComplexMatrix y3 = a.copy();
        parallel.rotate(s3, y3, 70);
        for (int i = 0; i < rows; i++) {
          assertArrayEquals(s.re(i), s3.re(i));
          assertArrayEquals(s.im(i), s3.im(i));
          assertArrayEquals(y.re(i), y3.re(i));
          assertArrayEquals(y.im(i), y3.im(i));
        }
      }
    }
  }

  @Test
  void whatHoldsNotANumberGivesNone() {
    ComplexMatrix a = gaussian(3, 20, 1);
    a.re(1)[7] = Double.NaN;
    ComplexMatrix s = new ComplexMatrix(3, 3);
    algebra(Scalars.COMPLEX, Parallel.serial(), Twin.VECTOR).gram(a, a, s);
    assertEquals(Double.NaN, s.re(1)[0]);
    assertEquals(Double.NaN, s.re(1)[1]);
    assertEquals(s.re(0)[2], s.re(2)[0]);
  }
}
