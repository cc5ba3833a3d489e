package org.hooke.kernels.fft;

/**
 * Dense three-dimensional complex Fourier transforms in place, split parts, unnormalised.
 *
 * <p>Grid point (i1, i2, i3) stands at (i1 n2 + i2) n3 + i3; coefficients stand in an order of the
 * twin's own, {@link #coefficient}, which spares it turning every plane back (as FFTW's
 * TRANSPOSED_OUT). One thread per object.
 */
public interface Fft3d {
  int n1();

  int n2();

  int n3();

  /**
   * Number of points, and what is best added: where both parts of a number lay on the same set of
   * the first cache, columns of 64 points and the like would push each other out.
   */
  default int length() {
    int points = n1() * n2() * n3();
    int apart = (int) ((8L * points + 16) % 4096); // of two arrays made one after the other, bytes
    return apart >= 1024 && apart <= 3072 ? points : points + Math.floorMod(2048 - apart, 4096) / 8;
  }

  /** Where the coefficient of indices 0 <= i1 < n1, ... stands. */
  int coefficient(int i1, int i2, int i3);

  /** f(r_j) = sum_G c(G) exp(+i G r_j): coefficients to grid, no factor; arrays may be longer. */
  void toGrid(double[] re, double[] im);

  /** c(G) = sum_j f(r_j) exp(-i G r_j): grid to coefficients, no factor (divide by n1 n2 n3). */
  void fromGrid(double[] re, double[] im);
}
