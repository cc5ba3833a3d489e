package org.hooke.driver.workflow;

import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.fft.Transforms;

/**
 * Chooses the FFT grid: the smallest good lengths that hold the density's sphere and keep every
 * operation, fractional translations included.
 */
public final class FftGridChoice {
  private static final int[] MULTIPLES = {1, 2, 3, 4, 6, 12};

  private FftGridChoice() {}

  static int[] choose(Lattice lattice, double cutoff, SpaceGroup group, Transforms transforms) {
    return choose(PlaneWaveBasis.leastGrid(lattice, cutoff), group, transforms);
  }

  /** The smallest good grid not below n1 n2 n3 that keeps most operations of the group. */
  public static int[] choose(int[] least, SpaceGroup group, Transforms transforms) {
    int[] best = null;
    int kept = -1;
    for (int multiple : MULTIPLES) {
      int[] n = new int[3];
      for (int i = 0; i < 3; i++) {
        n[i] = good(least[i], multiple, transforms);
      }
      int operations = group.compatibleWithGrid(n).operations().size();
      if (operations > kept) {
        best = n;
        kept = operations;
      }
    }
    return best;
  }

  private static int good(int least, int multiple, Transforms transforms) {
    int n = transforms.goodLength(least);
    while (n % multiple != 0) {
      n = transforms.goodLength(n + 1);
    }
    return n;
  }
}
