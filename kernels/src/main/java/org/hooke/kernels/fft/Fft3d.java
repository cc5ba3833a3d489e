package org.hooke.kernels.fft;

/**
 * Dense three-dimensional complex Fourier transforms in place, split parts, unnormalised.
 *
 * <p>Element (i1, i2, i3) stands at (i1 n2 + i2) n3 + i3. One thread per object.
 */
public interface Fft3d {
  int n1();

  int n2();

  int n3();

  /** f(r_j) = sum_G c(G) exp(+i G r_j): coefficients to grid, no factor. */
  void toGrid(double[] re, double[] im);

  /** c(G) = sum_j f(r_j) exp(-i G r_j): grid to coefficients, no factor (divide by n1 n2 n3). */
  void fromGrid(double[] re, double[] im);
}
