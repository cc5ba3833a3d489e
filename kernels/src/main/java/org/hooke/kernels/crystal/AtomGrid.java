package org.hooke.kernels.crystal;

/**
 * Labelled points of a periodic cell sorted into boxes, to find the one nearest to a place.
 * Immutable.
 */
final class AtomGrid {
  private final double[] metric; // a_i a_j, [3 i + j], bohr^2
  private final double[] reach; // fractional width along each axis per bohr
  private final int[] labels; // [point]
  private final double[] positions; // fractional, [3 point + axis]
  private final int boxes; // along each axis
  private final int[] first; // [box], index into members; one more at the end
  private final int[] members; // points, box by box

  /**
   * @param rows a1 a2 a3, [3 vector + axis], bohr
   * @param labels [point]
   * @param positions fractional, [3 point + axis]
   */
  AtomGrid(double[] rows, int[] labels, double[] positions) {
    this.metric = Matrix3.times(rows, Matrix3.transposed(rows));
    double[] inverse = Matrix3.inverse(metric);
    this.reach = new double[3];
    for (int i = 0; i < 3; i++) {
      reach[i] = Math.sqrt(inverse[4 * i]);
    }
    this.labels = labels.clone();
    this.positions = positions.clone();
    int n = labels.length;
    this.boxes = Math.max(1, (int) Math.cbrt(n));
    this.first = new int[boxes * boxes * boxes + 1];
    int[] box = new int[n];
    for (int a = 0; a < n; a++) {
      for (int i = 0; i < 3; i++) {
        double f = positions[3 * a + i] - Math.floor(positions[3 * a + i]);
        box[a] = box[a] * boxes + Math.min(boxes - 1, (int) (f * boxes));
      }
      first[box[a] + 1]++;
    }
    for (int b = 1; b < first.length; b++) {
      first[b] += first[b - 1];
    }
    this.members = new int[n];
    int[] next = first.clone();
    for (int a = 0; a < n; a++) {
      members[next[box[a]]++] = a;
    }
  }

  /** The nearest point of a label closer than the limit, bohr, or -1. */
  int nearest(double[] x, int label, double limit) {
    int[] low = new int[3];
    int[] count = new int[3];
    for (int i = 0; i < 3; i++) {
      double width = limit * reach[i];
      low[i] = (int) Math.floor((x[i] - width) * boxes);
      int high = (int) Math.floor((x[i] + width) * boxes);
      count[i] = Math.min(boxes, high - low[i] + 1);
    }
    int best = -1;
    double least = limit * limit;
    for (int i = 0; i < count[0]; i++) {
      int bi = Math.floorMod(low[0] + i, boxes);
      for (int j = 0; j < count[1]; j++) {
        int bj = bi * boxes + Math.floorMod(low[1] + j, boxes);
        for (int k = 0; k < count[2]; k++) {
          int b = bj * boxes + Math.floorMod(low[2] + k, boxes);
          for (int m = first[b]; m < first[b + 1]; m++) {
            int a = members[m];
            if (labels[a] == label) {
              double square = square(x, a);
              if (square < least) {
                least = square;
                best = a;
              }
            }
          }
        }
      }
    }
    return best;
  }

  /** |x - x_a|^2 to the image whose fractional distances are least; exact for near points. */
  private double square(double[] x, int a) {
    double u = x[0] - positions[3 * a];
    double v = x[1] - positions[3 * a + 1];
    double w = x[2] - positions[3 * a + 2];
    u -= Math.rint(u);
    v -= Math.rint(v);
    w -= Math.rint(w);
    return Math.max(
        0,
        metric[0] * u * u
            + metric[4] * v * v
            + metric[8] * w * w
            + 2 * (metric[1] * u * v + metric[2] * u * w + metric[5] * v * w));
  }
}
