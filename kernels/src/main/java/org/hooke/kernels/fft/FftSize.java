package org.hooke.kernels.fft;

/** Lengths that transform well: 2^a 3^b 5^c (with a factor 7 the next length is mostly faster). */
public final class FftSize {
  private FftSize() {}

  /** Whether n > 0 has no prime factor above 5. */
  public static boolean isGood(int n) {
    int rest = n;
    for (int p : new int[] {2, 3, 5}) {
      while (rest > 1 && rest % p == 0) {
        rest /= p;
      }
    }
    return rest == 1;
  }

  /** The smallest good length of at least n. */
  public static int good(int n) {
    int length = Math.max(1, n);
    while (!isGood(length)) {
      length++;
    }
    return length;
  }
}
