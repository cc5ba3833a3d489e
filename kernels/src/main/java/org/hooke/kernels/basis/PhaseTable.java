package org.hooke.kernels.basis;

/** exp(i G tau) for all integer triples of a sphere as products of three one-dimensional tables. */
final class PhaseTable {
  private final int[] miller; // [3 G + axis]
  private final int[] offset = new int[3]; // place of m = 0
  private final double[][] cos = new double[3][]; // [axis][m + offset]
  private final double[][] sin = new double[3][];

  PhaseTable(int[] miller, double[] fractional) {
    this.miller = miller;
    for (int a = 0; a < 3; a++) {
      for (int i = a; i < miller.length; i += 3) {
        offset[a] = Math.max(offset[a], Math.abs(miller[i]));
      }
      double tau = fractional[a] - Math.rint(fractional[a]); // G tau matters modulo 2 pi
      cos[a] = new double[2 * offset[a] + 1];
      sin[a] = new double[2 * offset[a] + 1];
      for (int m = -offset[a]; m <= offset[a]; m++) {
        cos[a][m + offset[a]] = Math.cos(2 * Math.PI * m * tau);
        sin[a][m + offset[a]] = Math.sin(2 * Math.PI * m * tau);
      }
    }
  }

  /**
   * re + i im = (c0 + i s0) exp(i G tau), [G]. The product of the first two axes is made once per
   * run of G that share them.
   */
  void multiply(double c0, double s0, double[] re, double[] im) {
    double[] cos3 = cos[2];
    double[] sin3 = sin[2];
    int offset3 = offset[2];
    int g = 0;
    while (g < re.length) {
      int h1 = miller[3 * g];
      int h2 = miller[3 * g + 1];
      double x = cos[0][h1 + offset[0]];
      double y = sin[0][h1 + offset[0]];
      double c1 = c0 * x - s0 * y;
      double s1 = c0 * y + s0 * x;
      x = cos[1][h2 + offset[1]];
      y = sin[1][h2 + offset[1]];
      double c = c1 * x - s1 * y;
      double s = c1 * y + s1 * x;
      do {
        int m = miller[3 * g + 2] + offset3;
        re[g] = c * cos3[m] - s * sin3[m];
        im[g] = c * sin3[m] + s * cos3[m];
        g++;
      } while (g < re.length && miller[3 * g] == h1 && miller[3 * g + 1] == h2);
    }
  }
}
