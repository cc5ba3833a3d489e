package org.hooke.kernels.fft;

import java.util.Arrays;

/**
 * Sphere to sticks to planes and back, the whole grid never being stored.
 *
 * <p>One lane per stick runs along axis 1; blocks of planes then go through {@link PlanePair}, meet
 * the potential or the density there, and return. One thread.
 */
final class PrunedSphereTransform implements SphereTransform {
  private final int n1;
  private final int n2;
  private final int n3;
  private final int size;
  private final int planes; // in a block
  private final Sticks sticks;
  private final boolean prune1;
  private final int[] cleared1;
  private final ColumnFft out1;
  private final ColumnFft back1;
  private final PlanePair pair;
  private final double[][] sRe; // [row of axis 1][stick]
  private final double[][] sIm;
  private final double[][] sReNamed; // by point of axis 1
  private final double[][] sImNamed;
  private final double[] row; // [planes * n3], of the potential or the density

  PrunedSphereTransform(int n1, int n2, int n3, int[] miller) {
    Math.multiplyExact(Math.multiplyExact(n1, n2), n3);
    this.n1 = n1;
    this.n2 = n2;
    this.n3 = n3;
    size = miller.length / 3;
    sticks = new Sticks(n1, n2, n3, miller);
    prune1 = PlanePair.outerHalf(n1, sticks.occupied1());
    cleared1 = PlanePair.rowsRead(n1, prune1).toArray();
    out1 = new ColumnFft(n1, true);
    back1 = new ColumnFft(n1, false);
    planes = PlainFft3d.planesTogether(n1, n2, n3, sticks.occupied2().length);
    pair = new PlanePair(n2, n3, sticks.occupied2(), sticks.occupied3(), planes);
    sRe = new double[n1][sticks.count()];
    sIm = new double[n1][sticks.count()];
    sReNamed = out1.renamed(sRe);
    sImNamed = out1.renamed(sIm);
    row = new double[planes * n3];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int gridSize() {
    return n1 * n2 * n3;
  }

  @Override
  public void addPotentialTimes(
      double[] v, double[] cRe, double[] cIm, double[] outRe, double[] outIm) {
    toSticks(cRe, cIm);
    for (int first = 0; first < n1; first += planes) {
      int count = Math.min(planes, n1 - first);
      toSpace(first, count);
      for (int j = 0; j < n2; j++) {
        load(v, first, count, j);
        Butterflies.multiply(pair.spaceRe()[j], pair.spaceIm()[j], row, 0, count * n3);
      }
      fromSpace(first, count);
    }
    fromSticks(outRe, outIm);
  }

  @Override
  public void addDensity(double weight, double[] cRe, double[] cIm, double[] rho) {
    addSquares(weight, weight, cRe, cIm, rho);
  }

  @Override
  public void addSquares(
      double weightRe, double weightIm, double[] cRe, double[] cIm, double[] rho) {
    toSticks(cRe, cIm);
    for (int first = 0; first < n1; first += planes) {
      int count = Math.min(planes, n1 - first);
      toSpace(first, count);
      for (int j = 0; j < n2; j++) {
        load(rho, first, count, j);
        double[] re = pair.spaceRe()[j];
        double[] im = pair.spaceIm()[j];
        Butterflies.addSquares(weightRe, weightIm, re, im, row, 0, count * n3);
        store(rho, first, count, j);
      }
    }
  }

  @Override
  public void toGrid(double[] cRe, double[] cIm, double[] gridRe, double[] gridIm) {
    toSticks(cRe, cIm);
    for (int first = 0; first < n1; first += planes) {
      int count = Math.min(planes, n1 - first);
      toSpace(first, count);
      for (int plane = 0; plane < count; plane++) {
        for (int j = 0; j < n2; j++) {
          int at = ((first + plane) * n2 + j) * n3;
          System.arraycopy(pair.spaceRe()[j], plane * n3, gridRe, at, n3);
          System.arraycopy(pair.spaceIm()[j], plane * n3, gridIm, at, n3);
        }
      }
    }
  }

  @Override
  public void fromGrid(double[] gridRe, double[] gridIm, double[] cRe, double[] cIm) {
    for (int first = 0; first < n1; first += planes) {
      int count = Math.min(planes, n1 - first);
      for (int plane = 0; plane < count; plane++) {
        for (int j = 0; j < n2; j++) {
          int at = ((first + plane) * n2 + j) * n3;
          System.arraycopy(gridRe, at, pair.spaceRe()[j], plane * n3, n3);
          System.arraycopy(gridIm, at, pair.spaceIm()[j], plane * n3, n3);
        }
      }
      fromSpace(first, count);
    }
    Arrays.fill(cRe, 0, size, 0);
    Arrays.fill(cIm, 0, size, 0);
    fromSticks(cRe, cIm);
  }

  private void toSticks(double[] cRe, double[] cIm) {
    for (int i : cleared1) {
      Arrays.fill(sRe[i], 0);
      Arrays.fill(sIm[i], 0);
    }
    sticks.scatter(cRe, sRe);
    sticks.scatter(cIm, sIm);
    out1.run(sIm, sRe, sticks.count(), prune1, false); // exchanged parts: exp(+i)
  }

  private void toSpace(int first, int count) {
    pair.clear(count);
    for (int plane = 0; plane < count; plane++) {
      int lane = plane * pair.width();
      sticks.spread(sReNamed[first + plane], pair.coefficientsRe(), lane);
      sticks.spread(sImNamed[first + plane], pair.coefficientsIm(), lane);
    }
    pair.toSpace(count);
  }

  private void fromSpace(int first, int count) {
    pair.fromSpace(count);
    for (int plane = 0; plane < count; plane++) {
      int lane = plane * pair.width();
      sticks.collect(pair.coefficientsRe(), pair, lane, sReNamed[first + plane]);
      sticks.collect(pair.coefficientsIm(), pair, lane, sImNamed[first + plane]);
    }
  }

  private void fromSticks(double[] outRe, double[] outIm) {
    back1.run(sReNamed, sImNamed, sticks.count(), false, prune1);
    double scale = 1.0 / gridSize();
    sticks.addGathered(scale, sReNamed, back1, outRe);
    sticks.addGathered(scale, sImNamed, back1, outIm);
  }

  /** row[plane, k] = grid[first + plane][j][k]. */
  private void load(double[] grid, int first, int count, int j) {
    for (int plane = 0; plane < count; plane++) {
      System.arraycopy(grid, ((first + plane) * n2 + j) * n3, row, plane * n3, n3);
    }
  }

  private void store(double[] grid, int first, int count, int j) {
    for (int plane = 0; plane < count; plane++) {
      System.arraycopy(row, plane * n3, grid, ((first + plane) * n2 + j) * n3, n3);
    }
  }
}
