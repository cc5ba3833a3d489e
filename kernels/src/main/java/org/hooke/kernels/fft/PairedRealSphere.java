package org.hooke.kernels.fft;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Real functions a and b as the complex function a + i b on the whole sphere, whose coefficients
 * are a_G + i b_G at G and conj a_G + i conj b_G at -G. One thread.
 */
final class PairedRealSphere implements RealSphereTransform {
  private final SphereTransform sphere; // the half in its order, then the other half
  private final int size;
  private final int[] opposite; // [plane wave] place of -G; of G = 0 its own
  private final double[] re; // [plane wave of the whole sphere]
  private final double[] im;
  private final double[] outRe;
  private final double[] outIm;
  private final double[] none; // [plane wave of the half], zeros
  private final double[] unread; // [plane wave of the half]

  /**
   * @param half integer triples, [3 plane wave + axis]
   * @param maker makes the transform of a list of triples
   * @throws IllegalArgumentException when a triple and its opposite both occur
   */
  PairedRealSphere(int[] half, Function<int[], SphereTransform> maker) {
    size = half.length / 3;
    opposite = new int[size];
    int[] whole = Arrays.copyOf(half, 2 * half.length);
    int count = size;
    for (int g = 0; g < size; g++) {
      boolean zero = half[3 * g] == 0 && half[3 * g + 1] == 0 && half[3 * g + 2] == 0;
      opposite[g] = zero ? g : count;
      if (!zero) {
        for (int axis = 0; axis < 3; axis++) {
          whole[3 * count + axis] = -half[3 * g + axis];
        }
        count++;
      }
    }
    sphere = maker.apply(Arrays.copyOf(whole, 3 * count));
    re = new double[count];
    im = new double[count];
    outRe = new double[count];
    outIm = new double[count];
    none = new double[size];
    unread = new double[size];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int gridSize() {
    return sphere.gridSize();
  }

  @Override
  public void addPotentialTimes(
      double[] v, double[] cRe, double[] cIm, double[] outRe, double[] outIm) {
    addPotentialTimes(v, cRe, cIm, none, none, outRe, outIm, unread, unread);
  }

  @Override
  public void addPotentialTimes(
      double[] v,
      double[] aRe,
      double[] aIm,
      double[] bRe,
      double[] bIm,
      double[] outARe,
      double[] outAIm,
      double[] outBRe,
      double[] outBIm) {
    join(aRe, aIm, bRe, bIm);
    Arrays.fill(outRe, 0);
    Arrays.fill(outIm, 0);
    sphere.addPotentialTimes(v, re, im, outRe, outIm);
    addParted(outARe, outAIm, outBRe, outBIm);
  }

  @Override
  public void addDensity(double weight, double[] cRe, double[] cIm, double[] rho) {
    addDensity(weight, cRe, cIm, 0, none, none, rho);
  }

  @Override
  public void addDensity(
      double weightA,
      double[] aRe,
      double[] aIm,
      double weightB,
      double[] bRe,
      double[] bIm,
      double[] rho) {
    join(aRe, aIm, bRe, bIm);
    sphere.addSquares(weightA, weightB, re, im, rho);
  }

  @Override
  public void toGrid(
      double[] aRe, double[] aIm, double[] bRe, double[] bIm, double[] gridA, double[] gridB) {
    join(aRe, aIm, bRe, bIm);
    sphere.toGrid(re, im, gridA, gridB);
  }

  @Override
  public void fromGrid(
      double[] gridA, double[] gridB, double[] aRe, double[] aIm, double[] bRe, double[] bIm) {
    sphere.fromGrid(gridA, gridB, outRe, outIm);
    for (double[] c : new double[][] {aRe, aIm, bRe, bIm}) {
      Arrays.fill(c, 0, size, 0);
    }
    addParted(aRe, aIm, bRe, bIm);
  }

  private void join(double[] aRe, double[] aIm, double[] bRe, double[] bIm) {
    for (int g = 0; g < size; g++) {
      int h = opposite[g];
      double p = h == g ? 0 : aIm[g];
      double q = h == g ? 0 : bIm[g];
      re[h] = aRe[g] + q;
      im[h] = bRe[g] - p;
      re[g] = aRe[g] - q;
      im[g] = p + bRe[g];
    }
  }

  /** a_G += (f_G + conj f_-G) / 2, b_G += (f_G - conj f_-G) / 2i. */
  private void addParted(double[] aRe, double[] aIm, double[] bRe, double[] bIm) {
    for (int g = 0; g < size; g++) {
      int h = opposite[g];
      aRe[g] += 0.5 * (outRe[g] + outRe[h]);
      aIm[g] += 0.5 * (outIm[g] - outIm[h]);
      bRe[g] += 0.5 * (outIm[g] + outIm[h]);
      bIm[g] += 0.5 * (outRe[h] - outRe[g]);
    }
  }
}
