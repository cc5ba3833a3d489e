package org.hooke.kernels.fft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainFftTest extends TransformsContract {
  private static final int[][] BOXES = {
    {1, 1, 1},
    {2, 2, 2},
    {4, 4, 4},
    {3, 4, 5},
    {16, 8, 4},
    {9, 28, 30},
    {27, 25, 49},
    {12, 1, 40},
    {36, 20, 24},
    {15, 32, 21},
    {64, 8, 35},
    {22, 13, 44},
    {17, 6, 121},
    {40, 45, 48},
    {48, 48, 48}
  };

  @Override
  Transforms transforms() {
    return new PlainFft();
  }

  @Test
  void twinsAreFoundByTheNameTheyReport() {
    for (String name : new String[] {"plain", "jtransforms"}) {
      assertEquals(name, Transforms.named(name).name());
    }
    assertEquals("plain", Transforms.best().name());
    assertThrows(IllegalArgumentException.class, () -> Transforms.named("best"));
  }

  @Test
  void denseTransformsEqualTheOracle() {
    for (int[] n : BOXES) {
      Random random = new Random(21);
      int size = n[0] * n[1] * n[2];
      double[] re = gaussian(random, size);
      double[] im = gaussian(random, size);
      double[] oracleRe = re.clone();
      double[] oracleIm = im.clone();
      Fft3d plain = transforms().dense(n[0], n[1], n[2]);
      Fft3d oracle = new JTransformsFft().dense(n[0], n[1], n[2]);
      double tolerance = 1e-13 * Math.sqrt(size) * Math.log(2 + size);
      for (int repeat = 0; repeat < 2; repeat++) { // workspaces must not remember
        plain.toGrid(re, im);
        oracle.toGrid(oracleRe, oracleIm);
        assertArrayEquals(oracleRe, re, tolerance, Arrays.toString(n));
        assertArrayEquals(oracleIm, im, tolerance, Arrays.toString(n));
        System.arraycopy(gaussian(random, size), 0, re, 0, size);
        System.arraycopy(re, 0, oracleRe, 0, size);
        System.arraycopy(oracleIm, 0, im, 0, size);
        plain.fromGrid(re, im);
        oracle.fromGrid(oracleRe, oracleIm);
        double larger = tolerance * Math.sqrt(size);
        assertArrayEquals(oracleRe, re, larger, Arrays.toString(n));
        assertArrayEquals(oracleIm, im, larger, Arrays.toString(n));
        for (int i = 0; i < size; i++) {
          oracleRe[i] = re[i] /= size;
          oracleIm[i] = im[i] /= size;
        }
      }
    }
  }

  @Test
  void sphereTransformsEqualTheOracle() {
    for (int[] n : BOXES) {
      int least = Math.min(n[0], Math.min(n[1], n[2]));
      for (double radius : new double[] {0, 1, least / 4.0, 0.3 * least, 60}) {
        compare(n, sphere(n, Math.min(radius, 12)));
      }
    }
  }

  @Test
  void anyListOfPlaneWavesWorks() {
    int[] n = {12, 20, 16};
    compare(n, new int[0]);
    compare(n, new int[] {5, -9, 7});
    compare(n, new int[] {0, 4, 0, 0, -6, 0, 3, 9, -7, -3, 9, 4, 1, -9, 4, 1, 0, 4, 2, 2, 2});
  }

  private void compare(int[] n, int[] miller) {
    SphereTransform plain = transforms().sphere(n[0], n[1], n[2], miller);
    SphereTransform oracle = new JTransformsFft().sphere(n[0], n[1], n[2], miller);
    int size = miller.length / 3;
    Random random = new Random(size);
    double[] v = gaussian(random, plain.gridSize());
    double[] start = gaussian(random, size);
    double[][] out = {start.clone(), start.clone(), start.clone(), start.clone()};
    double[] rho = v.clone();
    double[] oracleRho = v.clone();
    for (int repeat = 0; repeat < 2; repeat++) {
      double[] re = gaussian(random, size);
      double[] im = gaussian(random, size);
      plain.addPotentialTimes(v, re, im, out[0], out[1]);
      oracle.addPotentialTimes(v, re, im, out[2], out[3]);
      plain.addDensity(0.3, re, im, rho);
      oracle.addDensity(0.3, re, im, oracleRho);
    }
    String what = size + " plane waves in " + Arrays.toString(n);
    assertArrayEquals(out[2], out[0], 1e-12, what);
    assertArrayEquals(out[3], out[1], 1e-12, what);
    assertArrayEquals(oracleRho, rho, 1e-12 * (1 + size), what);
  }
}
