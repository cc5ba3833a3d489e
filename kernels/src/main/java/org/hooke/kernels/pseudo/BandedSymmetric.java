package org.hooke.kernels.pseudo;

/**
 * L D L^T of a real symmetric banded matrix without pivoting. Row i holds a[i][i - bandwidth .. i]
 * at a[i * (bandwidth + 1) ..]; the factor replaces the matrix. One thread.
 */
final class BandedSymmetric {
  private final int size;
  private final int bandwidth;
  private final double[] a;

  BandedSymmetric(int size, int bandwidth) {
    this.size = size;
    this.bandwidth = bandwidth;
    a = new double[size * (bandwidth + 1)];
  }

  /** Copies scale * other - shift on the diagonal. */
  void copy(BandedSymmetric other, double[] diagonal, double shift) {
    System.arraycopy(other.a, 0, a, 0, a.length);
    for (int i = 0; i < size; i++) {
      a[index(i, i)] += diagonal[i] - shift;
    }
  }

  private int index(int i, int j) {
    return i * (bandwidth + 1) + bandwidth - i + j;
  }

  /** Adds to element (i, j), j <= i. */
  void add(int i, int j, double value) {
    a[index(i, j)] += value;
  }

  double get(int i, int j) {
    return a[index(i, j)];
  }

  /** Factorises; returns the number of negative pivots, which is that of negative eigenvalues. */
  int factorise() {
    int negative = 0;
    for (int i = 0; i < size; i++) {
      int first = Math.max(0, i - bandwidth);
      for (int j = first; j < i; j++) {
        double sum = a[index(i, j)];
        for (int k = Math.max(first, j - bandwidth); k < j; k++) {
          sum -= a[index(i, k)] * a[index(j, k)]; // row i still holds L D
        }
        a[index(i, j)] = sum;
      }
      double pivot = a[index(i, i)];
      for (int k = first; k < i; k++) {
        double scaled = a[index(i, k)];
        double factor = scaled / a[index(k, k)];
        pivot -= scaled * factor;
        a[index(i, k)] = factor;
      }
      if (Math.abs(pivot) < 1e-200) {
        pivot = 1e-200;
      }
      a[index(i, i)] = pivot;
      if (pivot < 0) {
        negative++;
      }
    }
    return negative;
  }

  /** Solves in place with the factor. */
  void solve(double[] x) {
    for (int i = 0; i < size; i++) {
      double sum = x[i];
      for (int k = Math.max(0, i - bandwidth); k < i; k++) {
        sum -= a[index(i, k)] * x[k];
      }
      x[i] = sum;
    }
    for (int i = size - 1; i >= 0; i--) {
      x[i] /= a[index(i, i)];
    }
    for (int i = size - 1; i >= 0; i--) {
      double xi = x[i];
      for (int k = Math.max(0, i - bandwidth); k < i; k++) {
        x[k] -= a[index(i, k)] * xi;
      }
    }
  }
}
