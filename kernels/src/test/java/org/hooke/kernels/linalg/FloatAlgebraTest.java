package org.hooke.kernels.linalg;

import static org.hooke.kernels.linalg.RandomMatrices.gaussian;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.hooke.kernels.simd.Twin;
import org.junit.jupiter.api.Test;

/** Products in single precision against those in double of the same rounded rows, every twin. */
class FloatAlgebraTest {
  private static List<Twin> twins() {
    List<Twin> twins = new ArrayList<>(List.of(Twin.PLAIN));
    if (Twin.lanes() > 0) {
      twins.add(Twin.VECTOR);
    }
    return twins;
  }

  /** A few roundings of the product of norms. */
  private static void compare(Scalars scalars, Twin twin, int n, int m, int columns) {
    FloatAlgebra single = new FloatAlgebra(scalars, Parallel.serial(), twin);
    BlockAlgebra exact = scalars.algebra(Parallel.serial());
    ComplexMatrix a = gaussian(n, columns, 1);
    ComplexMatrix b = gaussian(m, columns, 2);
    ComplexMatrix c = gaussian(n, m, 3);
    FloatComplexMatrix fa = rounded(single, a);
    FloatComplexMatrix fb = rounded(single, b);
    double sum = 1e-6 * (10 + 2 * columns);
    double chain = 4e-7 * (20 + m);

    ComplexMatrix s = gaussian(n, m, 4);
    ComplexMatrix t = gaussian(n, m, 5);
    exact.gram(a, b, s);
    single.gram(fa, fb, t);
    assertClose(s, t, sum);
    ComplexMatrix h = gaussian(n, n, 6);
    ComplexMatrix k = gaussian(n, n, 7);
    exact.gramHermitian(a, a, h);
    single.gramHermitian(fa, fa, k);
    assertClose(h, k, sum);

    ComplexMatrix y = gaussian(n, columns, 8);
    FloatComplexMatrix z = rounded(single, y);
    exact.addCombination(-1, c, b, y);
    single.addCombination(-1, c, fb, z);
    assertClose(y, widened(single, z), chain);
    exact.combine(c, b, y);
    single.combine(c, fb, z);
    ComplexMatrix wide = widened(single, z);
    assertClose(y, wide, chain);
    single.add(z, wide);
    exact.addCombination(1, c, b, y);
    assertClose(y, wide, 2 * chain);
  }

  private static FloatComplexMatrix rounded(FloatAlgebra single, ComplexMatrix x) {
    FloatComplexMatrix y = new FloatComplexMatrix(x.rows(), x.columns());
    single.round(x, y);
    single.widen(y, x);
    return y;
  }

  private static ComplexMatrix widened(FloatAlgebra single, FloatComplexMatrix x) {
    ComplexMatrix y = new ComplexMatrix(x.rows(), x.columns());
    single.widen(x, y);
    return y;
  }

  private static void assertClose(ComplexMatrix expected, ComplexMatrix actual, double tolerance) {
    for (int i = 0; i < expected.rows(); i++) {
      assertArrayEquals(expected.re(i), actual.re(i), tolerance);
      assertArrayEquals(expected.im(i), actual.im(i), tolerance);
    }
  }

  @Test
  void everyNumberOfColumnsAroundTheTiles() {
    for (Twin twin : twins()) {
      for (Scalars scalars : Scalars.values()) {
        for (int columns = 0; columns <= 100; columns++) {
          compare(scalars, twin, 5, 7, columns);
        }
        for (int columns : new int[] {255, 256, 257, 383, 769, 1023, 1025, 1031}) {
          compare(scalars, twin, 6, 4, columns);
        }
      }
    }
  }

  @Test
  void everyNumberOfRowsAroundTheTiles() {
    for (Twin twin : twins()) {
      for (Scalars scalars : Scalars.values()) {
        for (int rows = 0; rows <= 18; rows++) {
          compare(scalars, twin, rows, 7, 50);
          compare(scalars, twin, 9, rows, 50);
        }
        compare(scalars, twin, 131, 140, 97);
      }
    }
  }

  @Test
  void theBitsDoNotDependOnTheNumberOfSlots() {
    try (ThreadParallel threads = new ThreadParallel(3, "test")) {
      for (Scalars scalars : Scalars.values()) {
        FloatAlgebra one = new FloatAlgebra(scalars, Parallel.serial());
        FloatAlgebra three = new FloatAlgebra(scalars, threads);
        FloatComplexMatrix a = rounded(one, gaussian(37, 1031, 1));
        FloatComplexMatrix b = rounded(one, gaussian(45, 1031, 2));
        ComplexMatrix s = gaussian(37, 45, 4);
        ComplexMatrix t = gaussian(37, 45, 5);
        one.gram(a, b, s);
        three.gram(a, b, t);
        for (int i = 0; i < 37; i++) {
          assertArrayEquals(s.re(i), t.re(i));
          assertArrayEquals(s.im(i), t.im(i));
        }
        FloatComplexMatrix y = new FloatComplexMatrix(37, 1031);
        FloatComplexMatrix z = new FloatComplexMatrix(37, 1031);
        one.combine(s, b, y);
        three.combine(s, b, z);
        for (int i = 0; i < 37; i++) {
          assertArrayEquals(y.re(i), z.re(i));
        }
        assertEquals(0, z.im(0)[0] - y.im(0)[0]);
      }
    }
  }
}
