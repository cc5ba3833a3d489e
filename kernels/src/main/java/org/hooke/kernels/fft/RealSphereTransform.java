package org.hooke.kernels.fft;

/**
 * Transforms of real functions, given by half a sphere: two of them take one complex transform.
 *
 * <p>Of each pair G, -G the sphere's list holds one; c(-G) = conj c(G), and the imaginary part of
 * c(0) counts as zero. psi(r_j) = sum over the whole sphere of c_G exp(i G r_j) = c_0 + 2 Re
 * sum_G>0 c_G exp(i G r_j), without 1/sqrt(volume); coefficient arrays hold the list's c_G,
 * unscaled, grid arrays are as in {@link SphereTransform}. Methods for a pair cost as much as those
 * for one function. Outputs of a pair must be different arrays. One thread per object.
 */
public interface RealSphereTransform {
  /** Number of plane waves in the half sphere. */
  int size();

  /** Number of grid points n1 n2 n3. */
  int gridSize();

  /**
   * out_G += (1/N) sum_j exp(-i G r_j) v(r_j) psi(r_j) for one function.
   *
   * @param v real potential on the grid, [gridSize]
   */
  void addPotentialTimes(double[] v, double[] cRe, double[] cIm, double[] outRe, double[] outIm);

  /** The same for two functions, a and b, at once. */
  void addPotentialTimes(
      double[] v,
      double[] aRe,
      double[] aIm,
      double[] bRe,
      double[] bIm,
      double[] outARe,
      double[] outAIm,
      double[] outBRe,
      double[] outBIm);

  /** rho(r_j) += weight psi(r_j)^2, rho [gridSize]. */
  void addDensity(double weight, double[] cRe, double[] cIm, double[] rho);

  /** rho(r_j) += weightA a(r_j)^2 + weightB b(r_j)^2, rho [gridSize]. */
  void addDensity(
      double weightA,
      double[] aRe,
      double[] aIm,
      double weightB,
      double[] bRe,
      double[] bIm,
      double[] rho);

  /** Overwrites the grid arrays with a(r_j) and b(r_j). */
  void toGrid(
      double[] aRe, double[] aIm, double[] bRe, double[] bIm, double[] gridA, double[] gridB);

  /**
   * Overwrites the coefficients of a and b with (1/N) sum_j f(r_j) exp(-i G r_j); the grid arrays
   * are used as scratch.
   */
  void fromGrid(
      double[] gridA, double[] gridB, double[] aRe, double[] aIm, double[] bRe, double[] bIm);
}
