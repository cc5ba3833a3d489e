package org.hooke.kernels.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hooke.kernels.simd.Twin;
import org.junit.jupiter.api.Test;

/** Single precision against double, for every twin. */
class FloatTransformsTest {
  private static final int[][] BOXES = {
    {1, 1, 1},
    {4, 4, 4},
    {9, 28, 30},
    {16, 8, 4},
    {22, 13, 44},
    {36, 20, 24},
    {15, 32, 21},
    {40, 45, 48}
  };

  private static List<Transforms> twins() {
    List<Transforms> twins = new ArrayList<>(List.of(new PlainFft()));
    if (Twin.lanes() > 0) {
      twins.add(Transforms.named("vector"));
    }
    return twins;
  }

  @Test
  void singlePrecisionFollowsDouble() {
    for (Transforms twin : twins()) {
      for (int[] n : BOXES) {
        int[] miller = TransformsContract.sphere(n, Math.min(n[0], Math.min(n[1], n[2])) / 4.0);
        SphereTransform exact = new PlainFft().sphere(n[0], n[1], n[2], miller);
        FloatSphereTransform single = twin.floatSphere(n[0], n[1], n[2], miller);
        assertEquals(exact.size(), single.size());
        assertEquals(exact.gridSize(), single.gridSize());
        Random random = new Random(41);
        double[] v = rounded(random, exact.gridSize());
        double[] re = rounded(random, exact.size());
        double[] im = rounded(random, exact.size());
        double[] outRe = new double[exact.size()];
        double[] outIm = new double[exact.size()];
        exact.addPotentialTimes(v, re, im, outRe, outIm);
        float[] singleRe = new float[exact.size()];
        float[] singleIm = new float[exact.size()];
        single.addPotentialTimes(floats(v), floats(re), floats(im), singleRe, singleIm);
        String what = twin.name() + " " + Arrays.toString(n);
        assertClose(outRe, singleRe, outRe, outIm, what);
        assertClose(outIm, singleIm, outRe, outIm, what);
        double[] rho = new double[exact.gridSize()];
        exact.addDensity(0.5, re, im, rho);
        float[] singleRho = new float[exact.gridSize()];
        single.addDensity(0.5f, floats(re), floats(im), singleRho);
        assertClose(rho, singleRho, rho, rho, what);
      }
    }
  }

  @Test
  void realFunctionsInSinglePrecisionFollowDouble() {
    int[] n = {12, 15, 16};
    int[] half = {0, 0, 0, 1, 2, -3, 3, 0, 1, -2, 3, 3, 0, 0, 2, 0, -1, 0};
    for (Transforms twin : twins()) {
      RealSphereTransform exact = new PlainFft().realSphere(n[0], n[1], n[2], half);
      FloatRealSphereTransform single = twin.floatRealSphere(n[0], n[1], n[2], half);
      Random random = new Random(42);
      double[] v = rounded(random, exact.gridSize());
      double[][] c = new double[4][];
      double[][] out = new double[4][exact.size()];
      float[][] singleC = new float[4][];
      float[][] singleOut = new float[4][exact.size()];
      for (int i = 0; i < 4; i++) {
        c[i] = rounded(random, exact.size());
        singleC[i] = floats(c[i]);
      }
      exact.addPotentialTimes(v, c[0], c[1], c[2], c[3], out[0], out[1], out[2], out[3]);
      single.addPotentialTimes(
          floats(v),
          singleC[0],
          singleC[1],
          singleC[2],
          singleC[3],
          singleOut[0],
          singleOut[1],
          singleOut[2],
          singleOut[3]);
      for (int i = 0; i < 4; i++) {
        assertClose(out[i], singleOut[i], out[i], out[i], twin.name());
      }
    }
  }

  /** Within 3e-6 of the root mean square of (re, im). */
  private static void assertClose(
      double[] expected, float[] actual, double[] re, double[] im, String what) {
    double norm = 0;
    for (int i = 0; i < re.length; i++) {
      norm += re[i] * re[i] + im[i] * im[i];
    }
    double tolerance = 1e-6 * Math.sqrt(norm / Math.max(1, re.length));
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
    }
    assertTrue(largest <= 3 * tolerance, what + ": " + largest + " above " + tolerance);
  }

  private static double[] rounded(Random random, int size) {
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private static float[] floats(double[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) x[i];
    }
    return y;
  }
}
