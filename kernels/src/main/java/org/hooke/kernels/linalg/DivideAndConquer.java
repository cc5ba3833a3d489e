package org.hooke.kernels.linalg;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Eigenpairs of a real symmetric tridiagonal matrix: halves are solved apart and joined by a
 * rank-one update, most of the work being products of matrices.
 *
 * <p>Source: Cuppen, Numer. Math. 36, 177 (1981); see {@link RankOneUpdate}.
 */
final class DivideAndConquer {
  private static final int LEAF = 32; // largest block left to QL

  private final double[] d; // [n], becomes the eigenvalues
  private final double[] e; // [n], couples i and i + 1
  private final RowGemm gemm;
  private final double[][] q; // [eigenvector][component], zero outside its block
  private final double[][] spare; // [n][n] rows to be overwritten

  /**
   * @param d [n], overwritten by the eigenvalues, ascending
   * @param e [n], overwritten; element i couples i and i + 1
   */
  DivideAndConquer(double[] d, double[] e, RowGemm gemm) {
    this.d = d;
    this.e = e;
    this.gemm = gemm;
    q = new double[d.length][d.length];
    spare = new double[d.length][d.length];
  }

  /**
   * Solves.
   *
   * @param wanted number of lowest eigenvalues whose vectors are needed
   * @return [eigenvector][component], at least the wanted ones
   */
  double[][] run(int wanted) {
    double norm = 0;
    for (int i = 0; i < d.length; i++) {
      norm = Math.max(norm, Math.max(Math.abs(d[i]), Math.abs(e[i])));
    }
    double scale = norm == 0 ? 1 : norm;
    for (int i = 0; i < d.length; i++) {
      d[i] /= scale;
      e[i] /= scale;
    }
    solve(0, d.length, wanted);
    for (int i = 0; i < d.length; i++) {
      d[i] *= scale;
    }
    return q;
  }

  private void solve(int from, int to, int wanted) {
    if (to - from <= LEAF) {
      leaf(from, to);
      return;
    }
    int middle = from + (to - from) / 2;
    double coupling = e[middle - 1];
    d[middle - 1] -= Math.abs(coupling);
    d[middle] -= Math.abs(coupling);
    solve(from, middle, middle - from);
    solve(middle, to, to - middle);
    join(from, middle, to, coupling, wanted);
  }

  private void leaf(int from, int to) {
    int n = to - from;
    double[] diagonal = Arrays.copyOfRange(d, from, to);
    double[] off = Arrays.copyOfRange(e, from, to);
    off[n - 1] = 0;
    double[][] z = new double[n][n];
    for (int i = 0; i < n; i++) {
      z[i][i] = 1;
    }
    new ImplicitQl(diagonal, off, z, Parallel.serial()).run();
    int[] order = ascending(diagonal);
    for (int k = 0; k < n; k++) {
      d[from + k] = diagonal[order[k]];
      System.arraycopy(z[order[k]], 0, q[from + k], from, n);
    }
  }

  /** Joins the solved halves of [from, to), that a coupling across the middle parted. */
  private void join(int from, int middle, int to, double coupling, int wanted) {
    int n = to - from;
    double[] both = Arrays.copyOfRange(d, from, to);
    int[] order = ascending(both);
    double[] sorted = new double[n];
    double[] z = new double[n];
    double[][] rows = new double[n][];
    boolean[] left = new boolean[n];
    boolean[] right = new boolean[n];
    for (int k = 0; k < n; k++) {
      int at = from + order[k];
      sorted[k] = both[order[k]];
      rows[k] = q[at];
      left[k] = at < middle;
      right[k] = !left[k];
      double edge = left[k] ? q[at][middle - 1] : Math.copySign(1, coupling) * q[at][middle];
      z[k] = coupling == 0 ? 0 : Math.sqrt(0.5) * edge;
    }
    RankOneUpdate update = new RankOneUpdate(sorted, z, coupling == 0 ? 1 : 2 * Math.abs(coupling));
    for (RankOneUpdate.Turn t : update.turns()) {
      turn(rows[t.first()], rows[t.second()], t, from, to);
      left[t.first()] = left[t.first()] || left[t.second()];
      right[t.first()] = right[t.first()] || right[t.second()];
      left[t.second()] = left[t.first()];
      right[t.second()] = right[t.first()];
    }
    place(update, rows, from, to, Math.min(n, wanted), left, right, middle);
  }

  private static void turn(double[] x, double[] y, RankOneUpdate.Turn t, int from, int to) {
    for (int i = from; i < to; i++) {
      double f = x[i];
      double g = y[i];
      x[i] = t.cos() * f + t.sin() * g;
      y[i] = t.cos() * g - t.sin() * f;
    }
  }

  /** Sorts old and new eigenvalues into d, and their vectors into q, the wanted ones whole. */
  private void place(
      RankOneUpdate update,
      double[][] rows,
      int from,
      int to,
      int wanted,
      boolean[] left,
      boolean[] right,
      int middle) {
    int n = rows.length;
    int[] kept = update.kept();
    double[] values = new double[n]; // first the roots, then those that do not couple
    int[] component = new int[n];
    int next = kept.length;
    for (int k = 0; k < n; k++) {
      if (!update.coupled(k)) {
        component[next] = k;
        values[next++] = update.uncoupledValue(k);
      }
    }
    for (int j = 0; j < kept.length; j++) {
      values[j] = update.root(j);
    }
    int[] order = ascending(values);
    double[][] fresh = new double[wanted][];
    double[][] weights = new double[wanted][];
    int count = 0;
    int reused = 0;
    for (int k = 0; k < n; k++) {
      d[from + k] = values[order[k]];
      if (order[k] >= kept.length) {
        q[from + k] = rows[component[order[k]]];
      } else if (k < wanted) {
        weights[count] = update.vector(order[k]);
        fresh[count] = spare[from + count];
        q[from + k] = fresh[count++];
      } else {
        q[from + k] = rows[kept[reused++]]; // not wanted, not needed
      }
    }
    for (int i = reused; i < kept.length; i++) {
      spare[from + i - reused] = rows[kept[i]];
    }
    double[][] whole = Arrays.copyOf(fresh, count);
    combine(weights, rows, kept, left, whole, from, middle);
    combine(weights, rows, kept, right, whole, middle, to);
  }

  /** New rows on columns [from, to) from the kept old ones that do not vanish there. */
  private void combine(
      double[][] weights,
      double[][] rows,
      int[] kept,
      boolean[] there,
      double[][] fresh,
      int from,
      int to) {
    int[] chosen = IntStream.range(0, kept.length).filter(i -> there[kept[i]]).toArray();
    int depth = chosen.length;
    double[] c = new double[fresh.length * depth];
    double[][] x = new double[depth][];
    for (int i = 0; i < depth; i++) {
      x[i] = rows[kept[chosen[i]]];
      for (int k = 0; k < fresh.length; k++) {
        c[k * depth + i] = weights[k][chosen[i]];
      }
    }
    gemm.combine(c, x, fresh, from, to, false);
  }

  /** Indices that sort x, equal elements in their present order. */
  static int[] ascending(double[] x) {
    return IntStream.range(0, x.length)
        .boxed()
        .sorted((i, j) -> Double.compare(x[i], x[j]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
