package org.hooke.kernels.linalg;

import java.util.Arrays;

/**
 * A = Q D T D^H Q^H: a Hermitian matrix reduced to a real symmetric tridiagonal T by Householder
 * reflectors Q = H_0 H_1 ..., H_k = 1 - u_k u_k^H, and phases D, a panel of columns at a time.
 *
 * <p>As {@link RealTridiagonal}, over the complex numbers.
 */
final class Tridiagonal implements Reduction {
  private static final int PANEL = 16;
  private static final int NARROW = 160; // rest of the matrix that goes column by column
  private static final int SMALL = 64; // largest matrix whose vectors turn one reflector at a time

  private final int n;
  private final RowGemm gemm;
  private final double[] diagonal; // [n]
  private final double[] offDiagonal; // [n], element k couples k and k + 1; the last is 0
  private final ComplexMatrix reflectors; // [k][component], zero up to component k
  private final ComplexMatrix w; // [column of the panel][component]: A becomes A - u w^H - w u^H
  private final double[] phaseRe; // [n]
  private final double[] phaseIm; // [n]

  /** Reduces the leading [n][n] of a, reading its lower triangle only. */
  Tridiagonal(ComplexMatrix a, int n, RowGemm gemm) {
    this.n = n;
    this.gemm = gemm;
    diagonal = new double[n];
    offDiagonal = new double[n];
    phaseRe = new double[n];
    phaseIm = new double[n];
    reflectors = new ComplexMatrix(n - 1, n);
    w = new ComplexMatrix(PANEL, n);
    phaseRe[0] = 1;
    ComplexMatrix b = conjugateOf(a, n);
    int end;
    for (int k = 0; k < n - 1; k = end) {
      end = n - k > NARROW ? k + PANEL : k + 1;
      panel(b, k, end);
      update(b, k, end);
    }
    diagonal[n - 1] = b.re(n - 1)[n - 1];
  }

  @Override
  public double[] diagonal() {
    return diagonal;
  }

  @Override
  public double[] offDiagonal() {
    return offDiagonal;
  }

  /** B = conj(A), whole: row j is column j of A. */
  private static ComplexMatrix conjugateOf(ComplexMatrix a, int n) {
    ComplexMatrix b = new ComplexMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double re = a.re(i)[j];
        double im = i == j ? 0 : a.im(i)[j];
        b.re(i)[j] = re;
        b.im(i)[j] = -im;
        b.re(j)[i] = re;
        b.im(j)[i] = im;
      }
    }
    return b;
  }

  private void panel(ComplexMatrix b, int first, int end) {
    for (int k = first; k < end; k++) {
      double[] re = b.re(k);
      double[] im = b.im(k);
      for (int j = first; j < k; j++) {
        double[] ur = reflectors.re(j);
        double[] ui = reflectors.im(j);
        double[] wr = w.re(j - first);
        double[] wi = w.im(j - first);
        Axpy.two(re, im, ur, ui, wr, wi, -wr[k], wi[k], -ur[k], ui[k], k, n);
      }
      diagonal[k] = re[k];
      reflector(b, k, reflectors.re(k), reflectors.im(k));
      image(b, first, k);
    }
  }

  /** w_k = A u_k - (u_k, A u_k) u_k / 2 with A as the columns of the panel before k left it. */
  private void image(ComplexMatrix b, int first, int k) {
    double[] ur = reflectors.re(k);
    double[] ui = reflectors.im(k);
    double[] pr = w.re(k - first);
    double[] pi = w.im(k - first);
    int from = k + 1;
    Arrays.fill(pr, 0);
    Arrays.fill(pi, 0);
    int j = from;
    for (; j + 1 < n; j += 2) {
      int i = j + 1;
      Axpy.two(pr, pi, b.re(j), b.im(j), b.re(i), b.im(i), ur[j], ui[j], ur[i], ui[i], from, n);
    }
    if (j < n) {
      Axpy.one(pr, pi, b.re(j), b.im(j), ur[j], ui[j], from, n);
    }
    for (int i = first; i < k; i++) {
      double[] vr = reflectors.re(i);
      double[] vi = reflectors.im(i);
      double[] xr = w.re(i - first);
      double[] xi = w.im(i - first);
      double cr = Rows.dot(xr, ur, from) + Rows.dot(xi, ui, from);
      double ci = Rows.dot(xr, ui, from) - Rows.dot(xi, ur, from);
      double dr = Rows.dot(vr, ur, from) + Rows.dot(vi, ui, from);
      double di = Rows.dot(vr, ui, from) - Rows.dot(vi, ur, from);
      Axpy.two(pr, pi, vr, vi, xr, xi, -cr, -ci, -dr, -di, from, n);
    }
    double expectation = Rows.dot(ur, pr, from) + Rows.dot(ui, pi, from); // real
    Axpy.one(pr, pi, ur, ui, -0.5 * expectation, 0, from, n);
  }

  /** A -= sum over the panel of u w^H + w u^H, on what is left of the matrix. */
  private void update(ComplexMatrix b, int first, int end) {
    int width = end - first;
    int rest = n - end;
    if (width == 1) {
      double[] ur = reflectors.re(first);
      double[] ui = reflectors.im(first);
      double[] wr = w.re(0);
      double[] wi = w.im(0);
      for (int j = end; j < n; j++) {
        Axpy.two(b.re(j), b.im(j), ur, ui, wr, wi, -wr[j], wi[j], -ur[j], ui[j], end, n);
      }
      return;
    }
    ComplexMatrix x = new ComplexMatrix(2 * width, n);
    x.adoptRows(0, reflectors.rows(first, width));
    x.adoptRows(width, w.rows(0, width));
    ComplexMatrix c = new ComplexMatrix(rest, 2 * width);
    for (int i = 0; i < rest; i++) {
      for (int j = 0; j < width; j++) {
        c.re(i)[j] = -w.re(j)[end + i];
        c.im(i)[j] = w.im(j)[end + i];
        c.re(i)[width + j] = -reflectors.re(first + j)[end + i];
        c.im(i)[width + j] = reflectors.im(first + j)[end + i];
      }
    }
    double[] flat = ComplexGemm.coefficients(1, c, rest, 2 * width);
    gemm.combine(flat, x.allParts(), b.rows(end, rest).allParts(), end, n, true);
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

  @Override
  public void backTransform(double[][] z, ComplexMatrix vectors) {
    int count = vectors.rows();
    if (n <= SMALL) {
      backTransformByLanes(z, vectors);
      return;
    }
    for (int k = 0; k < count; k++) {
      double[] re = vectors.re(k);
      double[] im = vectors.im(k);
      for (int c = 0; c < n; c++) {
        re[c] = phaseRe[c] * z[k][c];
        im[c] = phaseIm[c] * z[k][c];
      }
    }
    int first;
    for (int end = n - 1; end > 0; end = first) {
      first = (end - 1) / PANEL * PANEL;
      applyPanel(reflectors.rows(first, end - first), first, vectors);
    }
  }

  /** The same with lanes across vectors. */
  private void backTransformByLanes(double[][] z, ComplexMatrix vectors) {
    int count = vectors.rows();
    ComplexMatrix x = new ComplexMatrix(n, count); // [component][vector]
    for (int c = 0; c < n; c++) {
      for (int k = 0; k < count; k++) {
        x.re(c)[k] = phaseRe[c] * z[k][c];
        x.im(c)[k] = phaseIm[c] * z[k][c];
      }
    }
    double[] sr = new double[count];
    double[] si = new double[count];
    for (int k = n - 2; k >= 0; k--) {
      double[] ur = reflectors.re(k);
      double[] ui = reflectors.im(k);
      Arrays.fill(sr, 0);
      Arrays.fill(si, 0);
      for (int c = k + 1; c < n; c++) {
        Axpy.one(sr, si, x.re(c), x.im(c), ur[c], -ui[c], 0, count);
      }
      for (int c = k + 1; c < n; c++) {
        Axpy.one(x.re(c), x.im(c), sr, si, -ur[c], -ui[c], 0, count);
      }
    }
    for (int k = 0; k < count; k++) {
      for (int c = 0; c < n; c++) {
        vectors.re(k)[c] = x.re(c)[k];
        vectors.im(k)[c] = x.im(c)[k];
      }
    }
  }

  /** x_k = H_first H_(first + 1) ... x_k = x_k - sum_ij v_i T_ij (v_j, x_k). */
  private void applyPanel(ComplexMatrix v, int first, ComplexMatrix x) {
    int width = v.rows();
    int count = x.rows();
    ComplexMatrix t = triangle(v);
    double[][] s = new double[2 * count][2 * width];
    gemm.addDots(x.allParts(), v.allParts(), n, s, false);
    ComplexMatrix c = new ComplexMatrix(count, width);
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < width; i++) {
        double re = 0;
        double im = 0;
        for (int j = i; j < width; j++) { // (v_j, x_k)
          double sr = s[2 * k][2 * j] + s[2 * k + 1][2 * j + 1];
          double si = s[2 * k + 1][2 * j] - s[2 * k][2 * j + 1];
          re += t.re(i)[j] * sr - t.im(i)[j] * si;
          im += t.re(i)[j] * si + t.im(i)[j] * sr;
        }
        c.re(k)[i] = -re;
        c.im(k)[i] = -im;
      }
    }
    double[] flat = ComplexGemm.coefficients(1, c, count, width);
    gemm.combine(flat, v.allParts(), x.allParts(), first, n, true);
  }

  /** T, upper triangular, with H_0 H_1 ... = 1 - sum_ij v_i T_ij v_j^H. */
  private static ComplexMatrix triangle(ComplexMatrix v) {
    int width = v.rows();
    ComplexMatrix t = new ComplexMatrix(width, width);
    for (int j = 0; j < width; j++) {
      t.re(j)[j] = 1;
      for (int i = 0; i < j; i++) {
        double re = Rows.dot(v.re(i), v.re(j), 0) + Rows.dot(v.im(i), v.im(j), 0);
        double im = Rows.dot(v.re(i), v.im(j), 0) - Rows.dot(v.im(i), v.re(j), 0);
        for (int m = 0; m <= i; m++) {
          t.re(m)[j] -= t.re(m)[i] * re - t.im(m)[i] * im;
          t.im(m)[j] -= t.re(m)[i] * im + t.im(m)[i] * re;
        }
      }
    }
    return t;
  }
}
