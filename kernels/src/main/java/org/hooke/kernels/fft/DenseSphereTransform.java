package org.hooke.kernels.fft;

import java.util.Arrays;

/** A sphere in a whole box of some dense transform: simple and slow. One thread. */
final class DenseSphereTransform implements SphereTransform {
  private final Fft3d fft;
  private final int[] position; // [plane wave] in the box
  private final int gridSize;
  private final double[] re; // [gridSize]
  private final double[] im; // [gridSize]

  DenseSphereTransform(Fft3d fft, int[] miller) {
    this.fft = fft;
    int n2 = fft.n2();
    int n3 = fft.n3();
    position =
        Arrays.stream(positions(fft.n1(), n2, n3, miller))
            .map(p -> fft.coefficient(p / (n2 * n3), p / n3 % n2, p % n3))
            .toArray();
    gridSize = fft.n1() * fft.n2() * fft.n3();
    re = new double[gridSize];
    im = new double[gridSize];
  }

  /**
   * Places of plane waves in a box [axis 1][axis 2][axis 3], [plane wave]; refuses triples outside
   * it and duplicates.
   */
  static int[] positions(int n1, int n2, int n3, int[] miller) {
    int[] position = new int[miller.length / 3];
    boolean[] taken = new boolean[n1 * n2 * n3];
    for (int g = 0; g < position.length; g++) {
      int i1 = wrap(miller[3 * g], n1);
      int i2 = wrap(miller[3 * g + 1], n2);
      int i3 = wrap(miller[3 * g + 2], n3);
      position[g] = (i1 * n2 + i2) * n3 + i3;
      if (taken[position[g]]) {
        throw new IllegalArgumentException("plane wave " + g + " occurs twice");
      }
      taken[position[g]] = true;
    }
    return position;
  }

  private static int wrap(int m, int n) {
    if (2 * Math.abs(m) >= n && m != 0) {
      throw new IllegalArgumentException("component " + m + " does not fit in " + n + " points");
    }
    return m < 0 ? m + n : m;
  }

  @Override
  public int size() {
    return position.length;
  }

  @Override
  public int gridSize() {
    return gridSize;
  }

  @Override
  public void addPotentialTimes(
      double[] v, double[] cRe, double[] cIm, double[] outRe, double[] outIm) {
    toGrid(cRe, cIm, re, im);
    for (int j = 0; j < gridSize; j++) {
      re[j] *= v[j];
      im[j] *= v[j];
    }
    fft.fromGrid(re, im);
    double scale = 1.0 / gridSize;
    for (int g = 0; g < position.length; g++) {
      outRe[g] += scale * re[position[g]];
      outIm[g] += scale * im[position[g]];
    }
  }

  @Override
  public void addDensity(double weight, double[] cRe, double[] cIm, double[] rho) {
    addSquares(weight, weight, cRe, cIm, rho);
  }

  @Override
  public void addSquares(
      double weightRe, double weightIm, double[] cRe, double[] cIm, double[] rho) {
    toGrid(cRe, cIm, re, im);
    for (int j = 0; j < gridSize; j++) {
      rho[j] += weightRe * re[j] * re[j] + weightIm * im[j] * im[j];
    }
  }

  @Override
  public void toGrid(double[] cRe, double[] cIm, double[] gridRe, double[] gridIm) {
    Arrays.fill(gridRe, 0);
    Arrays.fill(gridIm, 0);
    for (int g = 0; g < position.length; g++) {
      gridRe[position[g]] = cRe[g];
      gridIm[position[g]] = cIm[g];
    }
    fft.toGrid(gridRe, gridIm);
  }

  @Override
  public void fromGrid(double[] gridRe, double[] gridIm, double[] cRe, double[] cIm) {
    fft.fromGrid(gridRe, gridIm);
    double scale = 1.0 / gridSize;
    for (int g = 0; g < position.length; g++) {
      cRe[g] = scale * gridRe[position[g]];
      cIm[g] = scale * gridIm[position[g]];
    }
  }
}
