package org.hooke.kernels.bands;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * No smearing, but given occupations of the levels above the full ones, counted from below and the
 * same at every k-point: the levels of a defect keep their electrons where the bands that images
 * make of them overlap with others.
 *
 * <pre>  N = 2 full + sum of the given occupations</pre>
 *
 * <p>Held by order, not by character: at a k-point where two levels have crossed the lower one is
 * the first. Energies have no entropy, and forces are derivatives at these occupations.
 *
 * @param levels electrons in each level above the full ones, lowest first: 0..2 without spin; with
 *     spin 0..1, those of spin up first and then as many of spin down. Empty: an odd electron alone
 *     in the lowest
 */
public record HeldLevels(List<Double> levels) implements Smearing {
  private static final String NAME = "held";

  /**
   * @throws IllegalArgumentException when an occupation is not in [0, 2]
   */
  public HeldLevels {
    levels = List.copyOf(levels);
    for (double f : levels) {
      if (!(f >= 0 && f <= 2)) {
        throw new IllegalArgumentException("an occupation of " + f);
      }
    }
  }

  /** Whether a name is this scheme's. */
  static boolean named(String name) {
    return name.startsWith(NAME);
  }

  /** From its name. */
  static HeldLevels of(String name) {
    List<Double> levels = new ArrayList<>();
    Arrays.stream(name.substring(NAME.length()).split("[ \\[\\],]+", -1))
        .filter(word -> !word.isEmpty())
        .forEach(word -> levels.add(Double.valueOf(word)));
    return new HeldLevels(levels);
  }

  /** "held", and the occupations after it where they are given. */
  @Override
  public String name() {
    return levels.isEmpty() ? NAME : NAME + " " + levels;
  }

  /** Occupations above the full levels, [spin][level]. */
  double[][] above(double electrons, int spins) {
    if (levels.isEmpty()) {
      boolean odd = Math.rint(electrons) % 2 != 0;
      double[][] one = new double[spins][odd ? 1 : 0];
      if (odd) {
        one[0][0] = 1;
      }
      return one;
    }
    double[][] all = new double[spins][levels.size() / spins];
    for (int s = 0; s < spins; s++) {
      for (int n = 0; n < all[s].length; n++) {
        all[s][n] = levels.get(s * all[s].length + n);
      }
    }
    return all;
  }

  /**
   * How many levels are full, of each spin.
   *
   * @throws IllegalArgumentException when the rest of the electrons does not make whole levels
   */
  public int full(double electrons, int spins) {
    double most = spins == 1 ? 2 : 1;
    if (levels.size() % spins != 0 || levels.stream().anyMatch(f -> f > most)) {
      throw new IllegalArgumentException(levels + " for " + spins + " spins");
    }
    double rest = electrons;
    for (double[] spin : above(electrons, spins)) {
      rest -= Arrays.stream(spin).sum();
    }
    int full = (int) Math.rint(rest / 2);
    if (full < 0 || Math.abs(rest / 2 - full) > 1e-6) {
      throw new IllegalArgumentException(rest + " electrons in full levels of two");
    }
    return full;
  }

  /** Least number of bands that hold the electrons. */
  public int bands(double electrons, int spins) {
    return full(electrons, spins) + above(electrons, spins)[0].length;
  }

  @Override
  public double width() {
    return 0;
  }

  @Override
  public double occupation(double x) {
    return new NoSmearing().occupation(x);
  }

  @Override
  public double entropy(double x) {
    return 0;
  }

  @Override
  public double delta(double x) {
    return 0;
  }

  @Override
  public int order() {
    return 2; // without effect: E = F
  }
}
