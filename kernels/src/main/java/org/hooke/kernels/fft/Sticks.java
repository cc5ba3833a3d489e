package org.hooke.kernels.fft;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The lines along axis 1 that a sphere occupies, ordered by their place on axis 3, then axis 2.
 *
 * <p>Occupied indices of axis 2 are numbered from the most negative to the most positive, so that
 * neighbouring sticks mostly are neighbours there too and move in runs. Immutable.
 */
final class Sticks {
  private final int[] occupied1; // indices in [0, n1), each once
  private final int[] occupied2; // [number] indices in [0, n2), by signed value
  private final int[] occupied3; // indices in [0, n3), each once
  private final int count;
  private final int[] stick; // [plane wave]
  private final int[] index; // [plane wave] on axis 1
  private final int[] runIndex; // [run] on axis 3
  private final int[] runNumber; // [run] first number on axis 2
  private final int[] runStart; // [run + 1] first stick; the last element is the count

  Sticks(int n1, int n2, int n3, int[] miller) {
    int[] position = DenseSphereTransform.positions(n1, n2, n3, miller);
    index = Arrays.stream(position).map(p -> p / (n2 * n3)).toArray();
    int[] shifted2 = Arrays.stream(position).map(p -> (p / n3 % n2 + n2 / 2) % n2).toArray();
    int[] index3 = Arrays.stream(position).map(p -> p % n3).toArray();
    occupied1 = distinct(index);
    occupied3 = distinct(index3);
    int[] numbers = distinct(shifted2);
    occupied2 = Arrays.stream(numbers).map(i -> (i + n2 - n2 / 2) % n2).toArray();
    int[] lineOf =
        IntStream.range(0, position.length)
            .map(g -> index3[g] * numbers.length + Arrays.binarySearch(numbers, shifted2[g]))
            .toArray();
    int[] lines = distinct(lineOf);
    count = lines.length;
    stick = Arrays.stream(lineOf).map(line -> Arrays.binarySearch(lines, line)).toArray();
    int[] starts =
        IntStream.range(0, count)
            .filter(s -> s == 0 || lines[s] != lines[s - 1] + 1 || lines[s] % numbers.length == 0)
            .toArray();
    runIndex = Arrays.stream(starts).map(s -> lines[s] / numbers.length).toArray();
    runNumber = Arrays.stream(starts).map(s -> lines[s] % numbers.length).toArray();
    runStart = Arrays.copyOf(starts, starts.length + 1);
    runStart[starts.length] = count;
  }

  private static int[] distinct(int[] x) {
    return Arrays.stream(x).sorted().distinct().toArray();
  }

  int count() {
    return count;
  }

  int[] occupied1() {
    return occupied1;
  }

  int[] occupied2() {
    return occupied2;
  }

  int[] occupied3() {
    return occupied3;
  }

  /** Places of the plane waves in flat rows of sticks, the row of index i starting at at[i]. */
  int[] places(int[] at) {
    return IntStream.range(0, index.length).map(g -> at[index[g]] + stick[g]).toArray();
  }

  /** Runs of sticks that are neighbours in a plane too. */
  int runs() {
    return runIndex.length;
  }

  /** Index on axis 3 of a run. */
  int runIndex(int run) {
    return runIndex[run];
  }

  /** Number on axis 2 of a run's first stick. */
  int runNumber(int run) {
    return runNumber[run];
  }

  /** First stick of a run; of the run after the last the count. */
  int runStart(int run) {
    return runStart[run];
  }

  /** rows[index of g][stick of g] = c_g. */
  void scatter(double[] c, double[][] rows) {
    for (int g = 0; g < index.length; g++) {
      rows[index[g]][stick[g]] = c[g];
    }
  }

  /** c_g += scale rows[row of index of g][stick of g]. */
  void addGathered(double scale, double[][] rows, ColumnFft order, double[] c) {
    for (int g = 0; g < index.length; g++) {
      c[g] += scale * rows[order.position(index[g])][stick[g]];
    }
  }

  /** rows[index of axis 3][lane + number on axis 2] = sticks' values in one plane. */
  void spread(double[] plane, double[][] rows, int lane) {
    for (int r = 0; r < runIndex.length; r++) {
      int length = runStart[r + 1] - runStart[r];
      System.arraycopy(plane, runStart[r], rows[runIndex[r]], lane + runNumber[r], length);
    }
  }

  /** The opposite of spread, rows being those of a transform's output. */
  void collect(double[][] rows, PlanePair pair, int lane, double[] plane) {
    for (int r = 0; r < runIndex.length; r++) {
      int length = runStart[r + 1] - runStart[r];
      double[] row = rows[pair.row(runIndex[r])];
      System.arraycopy(row, lane + runNumber[r], plane, runStart[r], length);
    }
  }
}
