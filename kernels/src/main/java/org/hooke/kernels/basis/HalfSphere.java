package org.hooke.kernels.basis;

import java.util.Arrays;

/**
 * One of every pair k+G and -(k+G) at a k-point that time reversal maps to itself, 2k being a
 * reciprocal lattice vector: there all orbitals can be chosen real, psi(r) = Omega^{-1/2} sum c_G
 * e^{i(k+G)r} with c(-G-2k) = conj c(G), and half the plane waves tell everything.
 *
 * <p>The half kept has the first component of k+G that is not 0 positive; at Gamma G = 0 comes
 * first and is its own partner.
 */
final class HalfSphere {
  /** Distance of 2k from integers that is rounding. */
  private static final double ROUNDING = 1e-12;

  private final int[] miller; // of the half, [3 plane wave + axis]
  private final int[] whole; // the half, then the partners in the same order
  private final boolean constant; // whether G = 0 is in the half, k being 0

  /**
   * @param sphere all plane waves of k, [3 plane wave + axis], 0 0 0 first if among them
   * @throws IllegalArgumentException when k is no such point
   */
  HalfSphere(double[] k, int[] sphere) {
    if (!exists(k)) {
      throw new IllegalArgumentException("orbitals at k = " + Arrays.toString(k) + " are complex");
    }
    int[] twice = Arrays.stream(k).mapToInt(x -> (int) Math.rint(2 * x)).toArray();
    constant = sphere.length > 0 && Arrays.equals(twice, new int[3]);
    int n = sphere.length / 3;
    int half = constant ? (n + 1) / 2 : n / 2;
    miller = new int[3 * half];
    whole = new int[3 * n];
    int count = 0;
    for (int g = 0; g < n; g++) {
      if (positive(sphere, g, twice) || (constant && g == 0)) {
        System.arraycopy(sphere, 3 * g, miller, 3 * count++, 3);
      }
    }
    System.arraycopy(miller, 0, whole, 0, miller.length);
    int first = constant ? 1 : 0;
    for (int g = first; g < half; g++) {
      for (int axis = 0; axis < 3; axis++) {
        whole[3 * (half + g - first) + axis] = -miller[3 * g + axis] - twice[axis];
      }
    }
  }

  /** Whether k maps to itself: 0, or half a reciprocal lattice vector that is not a whole one. */
  static boolean exists(double[] k) {
    boolean zero = true;
    boolean half = true;
    boolean odd = false;
    for (double x : k) {
      double twice = Math.rint(2 * x);
      zero &= x == 0;
      half &= Math.abs(2 * x - twice) <= ROUNDING;
      odd |= Math.abs(twice) % 2 == 1;
    }
    return zero || (half && odd);
  }

  private static boolean positive(int[] sphere, int g, int[] twice) {
    for (int axis = 0; axis < 3; axis++) {
      int sign = 2 * sphere[3 * g + axis] + twice[axis];
      if (sign != 0) {
        return sign > 0;
      }
    }
    return false;
  }

  int[] miller() {
    return miller;
  }

  int[] whole() {
    return whole;
  }

  boolean constant() {
    return constant;
  }
}
