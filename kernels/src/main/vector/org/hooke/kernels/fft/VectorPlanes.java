package org.hooke.kernels.fft;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * Two-dimensional transforms of a block of planes: the twin of {@link PlanePair} on the Vector API.
 *
 * <p>Coefficients: row = index of axis 3, lane = plane * width + number of the occupied index of
 * axis 2. Space: row = point of axis 2, lane = plane * depth + point of axis 3, the depth being n3
 * padded to whole vectors. One thread.
 */
final class VectorPlanes {
  private final int n2;
  private final int n3;
  private final int width;
  private final int depth;
  private final int[] cleared3; // rows of axis 3 that are read
  private final int[] cleared2; // rows of axis 2 that are read but hold no coefficients
  private final boolean prune2;
  private final boolean prune3;
  private final VectorColumns out2;
  private final VectorColumns out3;
  private final VectorColumns back2;
  private final VectorColumns back3;
  private final Rows x; // axis 3 before going out
  private final Rows xExchanged;
  private final Rows xPoints; // by point of axis 3
  private final Rows xBack; // by index of axis 3 after coming back
  private final Rows y;
  private final Rows yExchanged;
  private final Rows yPoints;
  private final int[] yOut; // [number] where the row of an occupied index of axis 2 starts
  private final int[] yBack; // [number] the same after coming back
  private final VectorThroughPotential through;
  private final double[] ending; // a copy of the potential's last plane with room for a vector

  VectorPlanes(int n2, int n3, int[] occupied2, int[] occupied3, int planes) {
    this.n2 = n2;
    this.n3 = n3;
    width = occupied2.length;
    depth = VectorButterflies.padded(n3);
    out2 = new VectorColumns(ColumnPlan.ofFoursAndSix(n2, true));
    out3 = new VectorColumns(ColumnPlan.ofFoursAndSix(n3, true));
    back2 = new VectorColumns(ColumnPlan.ofFoursAndSix(n2, false));
    back3 = new VectorColumns(ColumnPlan.ofFoursAndSix(n3, false));
    prune2 = out2.plan().stages() > 1 && PlanePair.outerHalf(n2, occupied2);
    prune3 = out3.plan().stages() > 1 && PlanePair.outerHalf(n3, occupied3);
    cleared3 = PlanePair.rowsRead(n3, prune3).toArray();
    cleared2 =
        PlanePair.rowsRead(n2, prune2)
            .filter(i -> Arrays.stream(occupied2).noneMatch(j -> i == j))
            .toArray();
    x = Rows.zeros(n3, VectorButterflies.padded(planes * width));
    xExchanged = x.exchanged();
    xPoints = x.renamed(out3.plan());
    xBack = x.renamed(back3.plan());
    y = Rows.zeros(n2, planes * depth);
    yExchanged = y.exchanged();
    yPoints = y.renamed(out2.plan());
    yOut = Arrays.stream(occupied2).map(i -> y.at[i]).toArray();
    yBack = Arrays.stream(occupied2).map(i -> yPoints.at[back2.plan().position(i)]).toArray();
    through = new VectorThroughPotential(out2, back2);
    ending = new double[n2 * n3 + depth];
  }

  /** Sets the coefficients of a plane from the sticks' values in it, which start at {@code at}. */
  void spread(Sticks sticks, Rows values, int at, int plane) {
    for (int r = 0; r < sticks.runs(); r++) {
      int from = at + sticks.runStart(r);
      int to = x.at[sticks.runIndex(r)] + plane * width + sticks.runNumber(r);
      int length = sticks.runStart(r + 1) - sticks.runStart(r);
      System.arraycopy(values.re, from, x.re, to, length);
      System.arraycopy(values.im, from, x.im, to, length);
    }
  }

  /** The opposite of spread. */
  void collect(Sticks sticks, int plane, Rows values, int at) {
    for (int r = 0; r < sticks.runs(); r++) {
      int from = xBack.at[sticks.runIndex(r)] + plane * width + sticks.runNumber(r);
      int to = at + sticks.runStart(r);
      int length = sticks.runStart(r + 1) - sticks.runStart(r);
      System.arraycopy(x.re, from, values.re, to, length);
      System.arraycopy(x.im, from, values.im, to, length);
    }
  }

  /** Zeroes the coefficients of the first planes. */
  void clear(int planes) {
    int lanes = VectorButterflies.padded(planes * width);
    for (int i : cleared3) {
      Arrays.fill(x.re, x.at[i], x.at[i] + lanes, 0);
      Arrays.fill(x.im, x.at[i], x.at[i] + lanes, 0);
    }
  }

  /** Coefficients to space, exp(+i), no factor. */
  void toSpace(int planes) {
    toLines(planes);
    out2.run(yExchanged, 0, planes * depth, prune2, false);
  }

  /** Space to coefficients, exp(-i), no factor; only the occupied ones are meaningful. */
  void fromSpace(int planes) {
    back2.run(yPoints, 0, planes * depth, false, prune2);
    fromLines(planes);
  }

  /**
   * To space, times v, and back.
   *
   * @param v [plane][point of axis 2][point of axis 3] from {@code at} on
   */
  void throughPotential(int planes, double[] v, int at) {
    toLines(planes);
    int together = Math.max(1, VectorColumns.LANES / depth); // planes that fill the lanes
    for (int plane = 0; plane < planes; plane += together) {
      int count = Math.min(together, planes - plane);
      for (int k = 0; k < depth; k += VectorColumns.LANES) {
        throughPotential(plane, count, k, Math.min(VectorColumns.LANES, depth - k), v, at);
      }
    }
    fromLines(planes);
  }

  /** Lanes [k, k + lanes) of planes [first, first + count): all of them when there are several. */
  private void throughPotential(int first, int count, int k, int lanes, double[] v, int at) {
    int lane = first * depth + k;
    out2.run(0, out2.plan().stages() - 1, yExchanged, lane, count * lanes, prune2, false);
    for (int plane = first; plane < first + count; plane++) {
      int start = at + plane * n2 * n3;
      double[] factors = v;
      if (start + n2 * n3 + depth - n3 > v.length) { // do not read whole vectors beyond the end
        System.arraycopy(v, start, ending, 0, n2 * n3);
        start = 0;
        factors = ending;
      }
      through.run(yExchanged, yPoints, plane * depth + k, factors, start + k, n3, lanes);
    }
    back2.run(1, back2.plan().stages(), yPoints, lane, count * lanes, false, prune2);
  }

  /** rho += weightRe re^2 + weightIm im^2, rho [plane][axis 2][axis 3] from {@code at} on. */
  void addSquares(int planes, double weightRe, double weightIm, double[] rho, int at) {
    DoubleVector u = VectorButterflies.all(weightRe);
    DoubleVector w = VectorButterflies.all(weightIm);
    int length = VectorButterflies.LANES.length();
    for (int line = 0; line < planes * n2; line++) {
      int lane = yPoints.at[line % n2] + line / n2 * depth;
      int to = at + line * n3;
      int k = 0;
      for (; k + length <= n3; k += length) {
        DoubleVector a = VectorButterflies.get(y.re, lane + k);
        DoubleVector b = VectorButterflies.get(y.im, lane + k);
        DoubleVector sum = VectorButterflies.get(rho, to + k);
        a.mul(u).fma(a, b.mul(w).fma(b, sum)).intoArray(rho, to + k);
      }
      for (; k < n3; k++) {
        double a = y.re[lane + k];
        double b = y.im[lane + k];
        rho[to + k] = Math.fma(a * weightRe, a, Math.fma(b * weightIm, b, rho[to + k]));
      }
    }
  }

  /** Copies numbers in space to grids, [plane][axis 2][axis 3] from {@code at} on. */
  void store(int planes, double[] gridRe, double[] gridIm, int at) {
    for (int line = 0; line < planes * n2; line++) {
      int lane = yPoints.at[line % n2] + line / n2 * depth;
      System.arraycopy(y.re, lane, gridRe, at + line * n3, n3);
      System.arraycopy(y.im, lane, gridIm, at + line * n3, n3);
    }
  }

  /** The opposite of store. */
  void load(int planes, double[] gridRe, double[] gridIm, int at) {
    for (int line = 0; line < planes * n2; line++) {
      int lane = yPoints.at[line % n2] + line / n2 * depth;
      System.arraycopy(gridRe, at + line * n3, y.re, lane, n3);
      System.arraycopy(gridIm, at + line * n3, y.im, lane, n3);
    }
  }

  /** Coefficients to axis 2 before its transform. */
  private void toLines(int planes) {
    out3.run(xExchanged, 0, VectorButterflies.padded(planes * width), prune3, false);
    for (int plane = 0; plane < planes; plane++) {
      int from = plane * width;
      int to = plane * depth;
      Transposition.run(x.re, xPoints.at, from, n3, y.re, yOut, to, width);
      Transposition.run(x.im, xPoints.at, from, n3, y.im, yOut, to, width);
    }
    for (int i : cleared2) {
      Arrays.fill(y.re, y.at[i], y.at[i] + planes * depth, 0);
      Arrays.fill(y.im, y.at[i], y.at[i] + planes * depth, 0);
    }
  }

  private void fromLines(int planes) {
    for (int plane = 0; plane < planes; plane++) {
      int from = plane * depth;
      int to = plane * width;
      Transposition.run(y.re, yBack, from, width, x.re, x.at, to, n3);
      Transposition.run(y.im, yBack, from, width, x.im, x.at, to, n3);
    }
    back3.run(x, 0, VectorButterflies.padded(planes * width), false, prune3);
  }
}
