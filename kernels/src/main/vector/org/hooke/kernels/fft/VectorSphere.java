package org.hooke.kernels.fft;

import java.util.Arrays;

/**
 * Sphere to sticks to planes and back: the twin of {@link PrunedSphereTransform} on the Vector API.
 * One thread.
 */
final class VectorSphere implements SphereTransform {
  private final int n1;
  private final int n2;
  private final int n3;
  private final int size;
  private final int planes; // in a block
  private final Sticks sticks;
  private final int[] places; // [plane wave] before going out
  private final int[] placesBack; // [plane wave] after coming back
  private final int[] cleared1;
  private final boolean prune1;
  private final VectorColumns out1;
  private final VectorColumns back1;
  private final VectorPlanes pair;
  private final Rows s; // axis 1 before going out
  private final Rows sExchanged;
  private final Rows sPoints; // by point of axis 1
  private final int stickLanes;

  VectorSphere(int n1, int n2, int n3, int[] miller) {
    Math.multiplyExact(Math.multiplyExact(n1, n2), n3);
    this.n1 = n1;
    this.n2 = n2;
    this.n3 = n3;
    size = miller.length / 3;
    sticks = new Sticks(n1, n2, n3, miller);
    out1 = new VectorColumns(ColumnPlan.ofFoursAndSix(n1, true));
    back1 = new VectorColumns(ColumnPlan.ofFoursAndSix(n1, false));
    prune1 = out1.plan().stages() > 1 && PlanePair.outerHalf(n1, sticks.occupied1());
    cleared1 = PlanePair.rowsRead(n1, prune1).toArray();
    planes = PlainFft3d.planesTogether(n1, n2, n3, sticks.occupied2().length);
    pair = new VectorPlanes(n2, n3, sticks.occupied2(), sticks.occupied3(), planes);
    stickLanes = VectorButterflies.padded(sticks.count());
    s = Rows.zeros(n1, stickLanes);
    sExchanged = s.exchanged();
    sPoints = s.renamed(out1.plan());
    places = sticks.places(s.at);
    placesBack = sticks.places(sPoints.renamed(back1.plan()).at);
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
      spread(first, count);
      pair.throughPotential(count, v, first * n2 * n3);
      collect(first, count);
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
      spread(first, count);
      pair.toSpace(count);
      pair.addSquares(count, weightRe, weightIm, rho, first * n2 * n3);
    }
  }

  @Override
  public void toGrid(double[] cRe, double[] cIm, double[] gridRe, double[] gridIm) {
    toSticks(cRe, cIm);
    for (int first = 0; first < n1; first += planes) {
      int count = Math.min(planes, n1 - first);
      spread(first, count);
      pair.toSpace(count);
      pair.store(count, gridRe, gridIm, first * n2 * n3);
    }
  }

  @Override
  public void fromGrid(double[] gridRe, double[] gridIm, double[] cRe, double[] cIm) {
    for (int first = 0; first < n1; first += planes) {
      int count = Math.min(planes, n1 - first);
      pair.load(count, gridRe, gridIm, first * n2 * n3);
      pair.fromSpace(count);
      collect(first, count);
    }
    Arrays.fill(cRe, 0, size, 0);
    Arrays.fill(cIm, 0, size, 0);
    fromSticks(cRe, cIm);
  }

  private void toSticks(double[] cRe, double[] cIm) {
    for (int i : cleared1) {
      Arrays.fill(s.re, s.at[i], s.at[i] + stickLanes, 0);
      Arrays.fill(s.im, s.at[i], s.at[i] + stickLanes, 0);
    }
    for (int g = 0; g < size; g++) {
      s.re[places[g]] = cRe[g];
      s.im[places[g]] = cIm[g];
    }
    out1.run(sExchanged, 0, stickLanes, prune1, false); // exchanged parts: exp(+i)
  }

  private void spread(int first, int count) {
    pair.clear(count);
    for (int plane = 0; plane < count; plane++) {
      pair.spread(sticks, sPoints, sPoints.at[first + plane], plane);
    }
  }

  private void collect(int first, int count) {
    for (int plane = 0; plane < count; plane++) {
      pair.collect(sticks, plane, sPoints, sPoints.at[first + plane]);
    }
  }

  private void fromSticks(double[] outRe, double[] outIm) {
    back1.run(sPoints, 0, stickLanes, false, prune1);
    double scale = 1.0 / gridSize();
    for (int g = 0; g < size; g++) {
      outRe[g] += scale * s.re[placesBack[g]];
      outIm[g] += scale * s.im[placesBack[g]];
    }
  }
}
