package org.hooke.kernels.fft;

/**
 * Transforms between the plane waves of one k-point and the real-space grid.
 *
 * <p>The sphere is the list of integer triples given at construction; coefficient arrays have its
 * length. Grid arrays hold n1 n2 n3 values, element (i1, i2, i3) at (i1 n2 + i2) n3 + i3. Here
 * psi(r_j) = sum_G c_G exp(i G r_j), without 1/sqrt(volume). One thread per object.
 */
public interface SphereTransform {
  /** Number of plane waves. */
  int size();

  /** Number of grid points n1 n2 n3. */
  int gridSize();

  /**
   * out_G += (1/N) sum_j exp(-i G r_j) v(r_j) sum_G' c_G' exp(i G' r_j).
   *
   * @param v real potential on the grid, [gridSize]
   */
  void addPotentialTimes(double[] v, double[] cRe, double[] cIm, double[] outRe, double[] outIm);

  /** rho(r_j) += weight |sum_G c_G exp(i G r_j)|^2, rho [gridSize]. */
  void addDensity(double weight, double[] cRe, double[] cIm, double[] rho);

  /** rho(r_j) += weightRe (Re psi(r_j))^2 + weightIm (Im psi(r_j))^2, rho [gridSize]. */
  void addSquares(double weightRe, double weightIm, double[] cRe, double[] cIm, double[] rho);

  /** Overwrites the grid arrays with sum_G c_G exp(i G r_j). */
  void toGrid(double[] cRe, double[] cIm, double[] gridRe, double[] gridIm);

  /** Overwrites c_G with (1/N) sum_j f(r_j) exp(-i G r_j); the grid arrays are used as scratch. */
  void fromGrid(double[] gridRe, double[] gridIm, double[] cRe, double[] cIm);
}
