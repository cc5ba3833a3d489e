package org.hooke.kernels.fft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every twin must satisfy, against sums written out and against closed forms. */
abstract class TransformsContract {
  abstract Transforms transforms();

  private static final int[][] BOXES = {
    {1, 1, 1},
    {2, 3, 5},
    {4, 6, 7},
    {8, 5, 9},
    {12, 10, 14},
    {7, 16, 6},
    {15, 1, 8},
    {20, 18, 21},
    {11, 4, 13},
    {6, 22, 34}
  };

  private static final int[][] ORACLE_BOXES = {
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
    {3, 5, 133},
    {2, 134, 145},
    {40, 45, 48},
    {48, 48, 48},
    {28, 16, 32},
    {64, 32, 16}
  };

  @Test
  void toGridIsTheFourierSum() {
    for (int[] n : BOXES) {
      Random random = new Random(7);
      int size = n[0] * n[1] * n[2];
      double[] re = gaussian(random, size);
      double[] im = gaussian(random, size);
      Fft3d fft = transforms().dense(n[0], n[1], n[2]);
      double[] onGridRe = ordered(fft, re);
      double[] onGridIm = ordered(fft, im);
      fft.toGrid(onGridRe, onGridIm);
      for (int sample = 0; sample < 5; sample++) {
        int j = random.nextInt(size);
        double[] sum = fourierSum(n, re, im, j, 1);
        assertEquals(sum[0], onGridRe[j], 1e-12 * Math.sqrt(size), Arrays.toString(n));
        assertEquals(sum[1], onGridIm[j], 1e-12 * Math.sqrt(size), Arrays.toString(n));
      }
      double[] gRe = re.clone();
      double[] gIm = im.clone();
      fft.fromGrid(gRe, gIm);
      double[] sum = fourierSum(n, re, im, size / 3, -1);
      int at = fft.coefficient(size / 3 / (n[1] * n[2]), size / 3 / n[2] % n[1], size / 3 % n[2]);
      assertEquals(sum[0], gRe[at], 1e-12 * Math.sqrt(size), Arrays.toString(n));
      assertEquals(sum[1], gIm[at], 1e-12 * Math.sqrt(size), Arrays.toString(n));
    }
  }

  @Test
  void thereAndBackMultipliesByTheNumberOfPoints() {
    for (int[] n : new int[][] {{32, 24, 20}, {21, 35, 18}, {48, 48, 5}, {25, 27, 28}}) {
      Random random = new Random(3);
      int size = n[0] * n[1] * n[2];
      double[] re = gaussian(random, size);
      double[] im = gaussian(random, size);
      double[] cRe = re.clone();
      double[] cIm = im.clone();
      Fft3d fft = transforms().dense(n[0], n[1], n[2]);
      fft.toGrid(re, im);
      assertEquals(norm(cRe, cIm) * size, norm(re, im), 1e-12 * norm(re, im)); // Parseval
      fft.fromGrid(re, im);
      for (int i = 0; i < size; i++) {
        assertEquals(cRe[i], re[i] / size, 1e-13);
        assertEquals(cIm[i], im[i] / size, 1e-13);
      }
    }
  }

  @Test
  void aPotentialOfOnePlaneWavePairShiftsTheCoefficients() {
    int[] n = {12, 15, 16};
    int[] miller = sphere(n, 4.4);
    SphereTransform sphere = transforms().sphere(n[0], n[1], n[2], miller);
    int[] q = {1, -2, 1};
    double[] v = new double[sphere.gridSize()];
    for (int j = 0; j < v.length; j++) {
      v[j] = 2 * Math.cos(phase(n, q, j));
    }
    int size = sphere.size();
    Random random = new Random(5);
    double[] cRe = gaussian(random, size);
    double[] cIm = gaussian(random, size);
    double[] outRe = new double[size];
    double[] outIm = new double[size];
    Arrays.fill(outRe, 3);
    sphere.addPotentialTimes(v, cRe, cIm, outRe, outIm);
    for (int g = 0; g < size; g++) {
      double re = 3;
      double im = 0;
      for (int h = 0; h < size; h++) {
        if (differBy(miller, g, h, q) || differBy(miller, h, g, q)) {
          re += cRe[h];
          im += cIm[h];
        }
      }
      assertEquals(re, outRe[g], 1e-12);
      assertEquals(im, outIm[g], 1e-12);
    }
  }

  @Test
  void aRealPotentialIsHermitian() {
    int[] n = {18, 12, 20};
    SphereTransform sphere = transforms().sphere(n[0], n[1], n[2], sphere(n, 4.9));
    int size = sphere.size();
    Random random = new Random(13);
    double[] v = gaussian(random, sphere.gridSize());
    double[][] a = {gaussian(random, size), gaussian(random, size)};
    double[][] b = {gaussian(random, size), gaussian(random, size)};
    double[][] va = new double[2][size];
    double[][] vb = new double[2][size];
    sphere.addPotentialTimes(v, a[0], a[1], va[0], va[1]);
    sphere.addPotentialTimes(v, b[0], b[1], vb[0], vb[1]);
    double re = 0;
    double im = 0;
    for (int g = 0; g < size; g++) { // (a, V b) - (V a, b)
      re += a[0][g] * vb[0][g] + a[1][g] * vb[1][g] - va[0][g] * b[0][g] - va[1][g] * b[1][g];
      im += a[0][g] * vb[1][g] - a[1][g] * vb[0][g] - va[0][g] * b[1][g] + va[1][g] * b[0][g];
    }
    assertEquals(0, re, 1e-12 * size);
    assertEquals(0, im, 1e-12 * size);
  }

  @Test
  void theDensityIsTheWeightedSquareOnTheGrid() {
    int[] n = {10, 16, 12};
    SphereTransform sphere = transforms().sphere(n[0], n[1], n[2], sphere(n, 3.5));
    Random random = new Random(11);
    double[] cRe = gaussian(random, sphere.size());
    double[] cIm = gaussian(random, sphere.size());
    double[] re = gaussian(random, sphere.gridSize());
    double[] im = gaussian(random, sphere.gridSize());
    double[] rho = new double[sphere.gridSize()];
    Arrays.fill(rho, 1);
    sphere.addDensity(0.25, cRe, cIm, rho);
    sphere.toGrid(cRe, cIm, re, im);
    double sum = 0;
    for (int j = 0; j < rho.length; j++) {
      assertEquals(1 + 0.25 * (re[j] * re[j] + im[j] * im[j]), rho[j], 1e-11);
      sum += rho[j] - 1;
    }
    assertEquals(0.25 * norm(cRe, cIm), sum / rho.length, 1e-11);
    double[] backRe = new double[sphere.size()];
    double[] backIm = new double[sphere.size()];
    sphere.fromGrid(re, im, backRe, backIm);
    for (int g = 0; g < backRe.length; g++) {
      assertEquals(cRe[g], backRe[g], 1e-13);
      assertEquals(cIm[g], backIm[g], 1e-13);
    }
  }

  @Test
  void aPairOfRealFunctionsTransformsAsEachOnTheWholeSphere() {
    for (int[] n : new int[][] {{12, 15, 16}, {9, 10, 20}, {16, 16, 16}}) {
      int[] whole = sphere(n, 4.4);
      int[] half = half(whole);
      RealSphereTransform real = transforms().realSphere(n[0], n[1], n[2], half);
      SphereTransform complex = transforms().sphere(n[0], n[1], n[2], whole);
      assertEquals(whole.length / 3, 2 * real.size() - 1);
      assertEquals(complex.gridSize(), real.gridSize());
      Random random = new Random(31);
      double[] v = gaussian(random, real.gridSize());
      double[][] c = new double[4][]; // aRe, aIm, bRe, bIm
      double[][] pair = new double[4][];
      double[][] single = new double[4][];
      for (int i = 0; i < 4; i++) {
        c[i] = gaussian(random, real.size());
        pair[i] = gaussian(random, real.size());
        single[i] = pair[i].clone();
      }
      double[][] expected = {pair[0].clone(), pair[1].clone(), pair[2].clone(), pair[3].clone()};
      double[] rho = v.clone();
      double[] rhoSingle = v.clone();
      double[] rhoExpected = v.clone();
      for (int f = 0; f < 4; f += 2) {
        double[][] full = wholeOf(half, whole, c[f], c[f + 1]);
        double[] re = new double[complex.size()];
        double[] im = new double[complex.size()];
        complex.addPotentialTimes(v, full[0], full[1], re, im);
        addHalf(half, whole, re, im, expected[f], expected[f + 1]);
        complex.addDensity(f == 0 ? 0.3 : 0.7, full[0], full[1], rhoExpected);
        real.addPotentialTimes(v, c[f], c[f + 1], single[f], single[f + 1]);
        real.addDensity(f == 0 ? 0.3 : 0.7, c[f], c[f + 1], rhoSingle);
      }
      real.addPotentialTimes(v, c[0], c[1], c[2], c[3], pair[0], pair[1], pair[2], pair[3]);
      real.addDensity(0.3, c[0], c[1], 0.7, c[2], c[3], rho);
      for (int i = 0; i < 4; i++) {
        assertArrayEquals(expected[i], pair[i], 1e-12);
        assertArrayEquals(expected[i], single[i], 1e-12);
      }
      assertArrayEquals(rhoExpected, rho, 1e-10);
      assertArrayEquals(rhoExpected, rhoSingle, 1e-10);
    }
  }

  @Test
  void realFunctionsReturnFromTheGrid() {
    int[] n = {10, 16, 12};
    int[] half = half(sphere(n, 3.9));
    RealSphereTransform real = transforms().realSphere(n[0], n[1], n[2], half);
    Random random = new Random(32);
    double[][] c = new double[4][];
    double[][] back = new double[4][];
    for (int i = 0; i < 4; i++) {
      c[i] = gaussian(random, real.size());
      back[i] = gaussian(random, real.size());
    }
    double[] a = gaussian(random, real.gridSize());
    double[] b = gaussian(random, real.gridSize());
    real.toGrid(c[0], c[1], c[2], c[3], a, b);
    int j = 777;
    double sum = 0;
    for (int g = 0; g < real.size(); g++) {
      int[] m = {half[3 * g], half[3 * g + 1], half[3 * g + 2]};
      boolean zero = m[0] == 0 && m[1] == 0 && m[2] == 0;
      double angle = phase(n, m, j);
      sum += zero ? c[2][g] : 2 * (c[2][g] * Math.cos(angle) - c[3][g] * Math.sin(angle));
      if (zero) {
        c[1][g] = 0;
        c[3][g] = 0;
      }
    }
    assertEquals(sum, b[j], 1e-11);
    real.fromGrid(a, b, back[0], back[1], back[2], back[3]);
    for (int i = 0; i < 4; i++) {
      assertArrayEquals(c[i], back[i], 1e-13);
    }
  }

  @Test
  void halfSpheresWithAnOppositePairAreRefused() {
    int[] pair = {1, 0, 2, -1, 0, -2};
    assertThrows(IllegalArgumentException.class, () -> transforms().realSphere(8, 8, 8, pair));
  }

  /** Of each pair of opposite triples the one that comes first. */
  private static int[] half(int[] whole) {
    int[] half = new int[whole.length];
    int count = 0;
    for (int g = 0; g < whole.length; g += 3) {
      int[] minus = {-whole[g], -whole[g + 1], -whole[g + 2]};
      if (find(half, count / 3, minus) < 0) {
        System.arraycopy(whole, g, half, count, 3);
        count += 3;
      }
    }
    return Arrays.copyOf(half, count);
  }

  private static int find(int[] miller, int count, int[] m) {
    for (int g = 0; g < count; g++) {
      if (miller[3 * g] == m[0] && miller[3 * g + 1] == m[1] && miller[3 * g + 2] == m[2]) {
        return g;
      }
    }
    return -1;
  }

  /** The whole sphere's coefficients of a real function, {re, im}. */
  private static double[][] wholeOf(int[] half, int[] whole, double[] cRe, double[] cIm) {
    double[][] full = new double[2][whole.length / 3];
    for (int g = 0; g < full[0].length; g++) {
      int[] m = {whole[3 * g], whole[3 * g + 1], whole[3 * g + 2]};
      int[] minus = {-m[0], -m[1], -m[2]};
      int at = find(half, half.length / 3, m);
      int opposite = find(half, half.length / 3, minus);
      full[0][g] = cRe[at >= 0 ? at : opposite];
      full[1][g] = (at >= 0 ? cIm[at] : 0) - (opposite >= 0 ? cIm[opposite] : 0);
    }
    return full;
  }

  private static void addHalf(
      int[] half, int[] whole, double[] re, double[] im, double[] outRe, double[] outIm) {
    for (int g = 0; g < outRe.length; g++) {
      int[] m = {half[3 * g], half[3 * g + 1], half[3 * g + 2]};
      int at = find(whole, re.length, m);
      outRe[g] += re[at];
      outIm[g] += im[at];
    }
  }

  @Test
  void spheresThatDoNotFitAreRefused() {
    int[] outside = {0, 0, 0, 4, 0, 0};
    assertThrows(IllegalArgumentException.class, () -> transforms().sphere(8, 8, 8, outside));
    int[] twice = {1, 0, 0, 1, 0, 0};
    assertThrows(IllegalArgumentException.class, () -> transforms().sphere(8, 8, 8, twice));
  }

  @Test
  void denseTransformsEqualTheOracle() {
    for (int[] n : ORACLE_BOXES) {
      Random random = new Random(21);
      int size = n[0] * n[1] * n[2];
      double[] re = gaussian(random, size);
      double[] im = gaussian(random, size);
      double[] oracleRe = re.clone();
      double[] oracleIm = im.clone();
      Fft3d twin = transforms().dense(n[0], n[1], n[2]);
      Fft3d oracle = new JTransformsFft().dense(n[0], n[1], n[2]);
      double tolerance = 1e-13 * Math.sqrt(size) * Math.log(2 + size);
      for (int repeat = 0; repeat < 2; repeat++) { // workspaces must not remember
        re = ordered(twin, re);
        im = ordered(twin, im);
        twin.toGrid(re, im);
        oracle.toGrid(oracleRe, oracleIm);
        assertArrayEquals(oracleRe, re, tolerance, Arrays.toString(n));
        assertArrayEquals(oracleIm, im, tolerance, Arrays.toString(n));
        System.arraycopy(gaussian(random, size), 0, re, 0, size);
        System.arraycopy(re, 0, oracleRe, 0, size);
        System.arraycopy(oracleIm, 0, im, 0, size);
        twin.fromGrid(re, im);
        oracle.fromGrid(oracleRe, oracleIm);
        double larger = tolerance * Math.sqrt(size);
        re = natural(twin, re);
        im = natural(twin, im);
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
    for (int[] n : ORACLE_BOXES) {
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

  @Test
  void everyLengthOfSmallPrimesEqualsTheOracleOnEachAxis() {
    for (int n = 1; n <= 128; n++) {
      if (isProductOfPrimesToSeven(n)) {
        for (int[] box : new int[][] {{n, 3, 2}, {2, n, 3}, {3, 2, n}}) {
          compare(box, sphere(box, n / 4.0));
          compareDense(box);
        }
      }
    }
  }

  private static boolean isProductOfPrimesToSeven(int n) {
    int rest = n;
    for (int p : new int[] {2, 3, 5, 7}) {
      while (rest % p == 0) {
        rest /= p;
      }
    }
    return rest == 1;
  }

  private void compareDense(int[] n) {
    Random random = new Random(22);
    int size = n[0] * n[1] * n[2];
    double[] re = gaussian(random, size);
    double[] im = gaussian(random, size);
    double[] oracleRe = re.clone();
    double[] oracleIm = im.clone();
    Fft3d twin = transforms().dense(n[0], n[1], n[2]);
    twin.fromGrid(re, im);
    new JTransformsFft().dense(n[0], n[1], n[2]).fromGrid(oracleRe, oracleIm);
    double tolerance = 1e-13 * Math.sqrt(size) * Math.log(2 + size);
    assertArrayEquals(oracleRe, natural(twin, re), tolerance, Arrays.toString(n));
    assertArrayEquals(oracleIm, natural(twin, im), tolerance, Arrays.toString(n));
  }

  /** Coefficients [axis 1][axis 2][axis 3] in the order of a transform. */
  private static double[] ordered(Fft3d fft, double[] natural) {
    double[] result = new double[natural.length];
    int at = 0;
    for (int i = 0; i < fft.n1(); i++) {
      for (int j = 0; j < fft.n2(); j++) {
        for (int k = 0; k < fft.n3(); k++) {
          result[fft.coefficient(i, j, k)] = natural[at++];
        }
      }
    }
    return result;
  }

  /** The opposite of ordered. */
  private static double[] natural(Fft3d fft, double[] ordered) {
    double[] result = new double[ordered.length];
    int at = 0;
    for (int i = 0; i < fft.n1(); i++) {
      for (int j = 0; j < fft.n2(); j++) {
        for (int k = 0; k < fft.n3(); k++) {
          result[at++] = ordered[fft.coefficient(i, j, k)];
        }
      }
    }
    return result;
  }

  private void compare(int[] n, int[] miller) {
    SphereTransform twin = transforms().sphere(n[0], n[1], n[2], miller);
    SphereTransform oracle = new JTransformsFft().sphere(n[0], n[1], n[2], miller);
    int size = miller.length / 3;
    Random random = new Random(size);
    double[] v = gaussian(random, twin.gridSize());
    double[] start = gaussian(random, size);
    double[][] out = {start.clone(), start.clone(), start.clone(), start.clone()};
    double[] rho = v.clone();
    double[] oracleRho = v.clone();
    for (int repeat = 0; repeat < 2; repeat++) {
      double[] re = gaussian(random, size);
      double[] im = gaussian(random, size);
      twin.addPotentialTimes(v, re, im, out[0], out[1]);
      oracle.addPotentialTimes(v, re, im, out[2], out[3]);
      twin.addDensity(0.3, re, im, rho);
      oracle.addDensity(0.3, re, im, oracleRho);
    }
    String what = size + " plane waves in " + Arrays.toString(n);
    assertArrayEquals(out[2], out[0], 1e-12, what);
    assertArrayEquals(out[3], out[1], 1e-12, what);
    assertArrayEquals(oracleRho, rho, 1e-12 * (1 + size), what);
  }

  /** All integer triples within the radius, [3 plane wave + axis], in a shuffled order. */
  static int[] sphere(int[] n, double radius) {
    int m = (int) radius;
    int[] list = new int[3 * (2 * m + 1) * (2 * m + 1) * (2 * m + 1)];
    int count = 0;
    for (int i = -m; i <= m; i++) {
      for (int j = -m; j <= m; j++) {
        for (int k = -m; k <= m; k++) {
          boolean fits = 2 * Math.abs(i) < n[0] && 2 * Math.abs(j) < n[1] && 2 * Math.abs(k) < n[2];
          if (fits && i * i + j * j + k * k <= radius * radius) {
            list[count++] = i;
            list[count++] = j;
            list[count++] = k;
          }
        }
      }
    }
    int[] miller = Arrays.copyOf(list, count);
    Random random = new Random(count);
    for (int g = miller.length / 3 - 1; g > 0; g--) {
      int h = random.nextInt(g + 1);
      for (int a = 0; a < 3; a++) {
        int t = miller[3 * g + a];
        miller[3 * g + a] = miller[3 * h + a];
        miller[3 * h + a] = t;
      }
    }
    return miller;
  }

  static double[] gaussian(Random random, int size) {
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      x[i] = random.nextGaussian();
    }
    return x;
  }

  private static boolean differBy(int[] miller, int g, int h, int[] q) {
    return miller[3 * g] == miller[3 * h] + q[0]
        && miller[3 * g + 1] == miller[3 * h + 1] + q[1]
        && miller[3 * g + 2] == miller[3 * h + 2] + q[2];
  }

  /** G r_j for the triple m. */
  private static double phase(int[] n, int[] m, int j) {
    int j1 = j / (n[1] * n[2]);
    int j2 = j / n[2] % n[1];
    int j3 = j % n[2];
    double turns =
        (double) (m[0] * j1) / n[0] + (double) (m[1] * j2) / n[1] + (double) (m[2] * j3) / n[2];
    return 2 * Math.PI * turns;
  }

  private static double[] fourierSum(int[] n, double[] re, double[] im, int j, int sign) {
    int[] m = new int[3];
    double sumRe = 0;
    double sumIm = 0;
    for (int g = 0; g < re.length; g++) {
      m[0] = g / (n[1] * n[2]);
      m[1] = g / n[2] % n[1];
      m[2] = g % n[2];
      double c = Math.cos(phase(n, m, j));
      double s = sign * Math.sin(phase(n, m, j));
      sumRe += c * re[g] - s * im[g];
      sumIm += c * im[g] + s * re[g];
    }
    return new double[] {sumRe, sumIm};
  }

  private static double norm(double[] re, double[] im) {
    double sum = 0;
    for (int i = 0; i < re.length; i++) {
      sum += re[i] * re[i] + im[i] * im[i];
    }
    return sum;
  }
}
