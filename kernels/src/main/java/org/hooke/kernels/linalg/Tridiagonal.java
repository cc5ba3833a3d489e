package org.hooke.kernels.linalg;

import java.util.Arrays;

/**
 * A = Q D T D^H Q^H: a Hermitian matrix reduced to a real symmetric tridiagonal T by Householder
 * reflectors Q = H_0 H_1 ..., H_k = 1 - u_k u_k^H, and phases D.
 */
final class Tridiagonal {
  private final int n;
  private final double[] diagonal; // [n]
  private final double[] offDiagonal; // [n], element k couples k and k + 1; the last is 0
  private final ComplexMatrix reflectors; // [k][component], zero up to component k
  private final double[] phaseRe; // [n]
  private final double[] phaseIm; // [n]

  /** Reduces the leading [n][n] of a, reading its lower triangle only. */
  Tridiagonal(ComplexMatrix a, int n) {
    this.n = n;
    diagonal = new double[n];
    offDiagonal = new double[n];
    phaseRe = new double[n];
    phaseIm = new double[n];
    reflectors = new ComplexMatrix(Math.max(0, n - 1), n);
    reduce(conjugateOf(a, n));
  }

  double[] diagonal() {
    return diagonal;
  }

  double[] offDiagonal() {
    return offDiagonal;
  }

  double phaseRe(int component) {
    return phaseRe[component];
  }

  double phaseIm(int component) {
    return phaseIm[component];
  }

  /** w = Q w for columns of w, [component][lane]. */
  void applyReflectors(ComplexMatrix w) {
    int lanes = w.columns();
    double[] sr = new double[lanes];
    double[] si = new double[lanes];
    for (int k = n - 2; k >= 0; k--) {
      double[] ur = reflectors.re(k);
      double[] ui = reflectors.im(k);
      Arrays.fill(sr, 0);
      Arrays.fill(si, 0);
      for (int c = k + 1; c < n; c++) {
        Axpy.one(sr, si, w.re(c), w.im(c), ur[c], -ui[c], 0, lanes);
      }
      for (int c = k + 1; c < n; c++) {
        Axpy.one(w.re(c), w.im(c), sr, si, -ur[c], -ui[c], 0, lanes);
      }
    }
  }

  /** B = conj(A), whole, so that A u = sum_j u_j (row j of B). */
  private static ComplexMatrix conjugateOf(ComplexMatrix a, int n) {
    ComplexMatrix b = new ComplexMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double re = a.re(i)[j];
        double im = i == j ? 0 : a.im(i)[j];
        if (!(Math.abs(re) <= Double.MAX_VALUE && Math.abs(im) <= Double.MAX_VALUE)) {
          throw new ArithmeticException(
              "element " + i + ", " + j + " of a Hermitian matrix is not finite");
        }
        b.re(i)[j] = re;
        b.im(i)[j] = -im;
        b.re(j)[i] = re;
        b.im(j)[i] = im;
      }
    }
    return b;
  }

  private void reduce(ComplexMatrix b) {
    double[] pr = new double[n];
    double[] pi = new double[n];
    phaseRe[0] = 1;
    for (int k = 0; k < n - 1; k++) {
      diagonal[k] = b.re(k)[k];
      double[] ur = reflectors.re(k);
      double[] ui = reflectors.im(k);
      reflector(b, k, ur, ui);
      Arrays.fill(pr, 0);
      Arrays.fill(pi, 0);
      for (int j = k + 1; j < n; j++) {
        Axpy.one(pr, pi, b.re(j), b.im(j), ur[j], ui[j], k + 1, n);
      }
      half(ur, ui, pr, pi, k + 1);
      for (int j = k + 1; j < n; j++) { // A -= u w^H + w u^H
        Axpy.two(b.re(j), b.im(j), ur, ui, pr, pi, -pr[j], pi[j], -ur[j], ui[j], k + 1, n);
      }
    }
    diagonal[n - 1] = b.re(n - 1)[n - 1];
  }

  /** u with |u|^2 = 2 that sends column k below the diagonal to its first component; phases. */
  private void reflector(ComplexMatrix b, int k, double[] ur, double[] ui) {
    double largest = 0;
    for (int c = k + 1; c < n; c++) {
      largest = Math.max(largest, Math.abs(b.re(k)[c]) + Math.abs(b.im(k)[c]));
    }
    phaseRe[k + 1] = phaseRe[k];
    phaseIm[k + 1] = phaseIm[k];
    if (largest == 0) {
      return; // u = 0: the reflector is the identity and the matrix splits here
    }
    double square = 0;
    for (int c = k + 1; c < n; c++) {
      ur[c] = b.re(k)[c] / largest;
      ui[c] = b.im(k)[c] / largest;
      square += ur[c] * ur[c] + ui[c] * ui[c];
    }
    double norm = Math.sqrt(square);
    double head = Math.hypot(ur[k + 1], ui[k + 1]);
    double cos = head == 0 ? 1 : ur[k + 1] / head;
    double sin = head == 0 ? 0 : ui[k + 1] / head;
    ur[k + 1] += norm * cos;
    ui[k + 1] += norm * sin;
    double scale = 1 / Math.sqrt(norm * (norm + head));
    for (int c = k + 1; c < n; c++) {
      ur[c] *= scale;
      ui[c] *= scale;
    }
    offDiagonal[k] = norm * largest; // the element itself is -(cos + i sin) times this
    phaseRe[k + 1] = -(cos * phaseRe[k] - sin * phaseIm[k]);
    phaseIm[k + 1] = -(cos * phaseIm[k] + sin * phaseRe[k]);
  }

  /** w = p - (u^H p / 2) u, in place of p. */
  private void half(double[] ur, double[] ui, double[] pr, double[] pi, int from) {
    double sum = 0; // u^H A u is real
    for (int c = from; c < n; c++) {
      sum += ur[c] * pr[c] + ui[c] * pi[c];
    }
    Axpy.one(pr, pi, ur, ui, -0.5 * sum, 0, from, n);
  }
}
