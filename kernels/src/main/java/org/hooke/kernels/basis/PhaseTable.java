package org.hooke.kernels.basis;

/** exp(i G tau) for all integer triples of a sphere as products of three one-dimensional tables. */
final class PhaseTable {
  private final int[] miller; // [3 G + axis]
  private final int[] offset = new int[3]; // place of m = 0
  private final double[][] cos = new double[3][]; // [axis][m + offset]
  private final double[][] sin = new double[3][];

  PhaseTable(int[] miller, double[] fractional) {
    this.miller = miller;
    for (int i = 0; i < miller.length; i++) {
      offset[i % 3] = Math.max(offset[i % 3], Math.abs(miller[i]));
    }
    for (int a = 0; a < 3; a++) {
      double tau = fractional[a] - Math.rint(fractional[a]); // G tau matters modulo 2 pi
      cos[a] = new double[2 * offset[a] + 1];
      sin[a] = new double[2 * offset[a] + 1];
      for (int m = -offset[a]; m <= offset[a]; m++) {
        cos[a][m + offset[a]] = Math.cos(2 * Math.PI * m * tau);
        sin[a][m + offset[a]] = Math.sin(2 * Math.PI * m * tau);
      }
    }
  }

  /** re + i im = (c0 + i s0) exp(i G tau), [G]. */
  void multiply(double c0, double s0, double[] re, double[] im) {
    for (int g = 0; g < re.length; g++) {
      double c = c0;
      double s = s0;
      for (int a = 0; a < 3; a++) {
        int m = miller[3 * g + a] + offset[a];
        double x = cos[a][m];
        double y = sin[a][m];
        double t = c * x - s * y;
        s = c * y + s * x;
        c = t;
      }
      re[g] = c;
      im[g] = s;
    }
  }
}
