package org.hooke.kernels.bands;

import java.util.OptionalDouble;

/** Occupations, Fermi levels and the entropy term. Owns its arrays; treated as immutable. */
public final class Occupations {
  private final double[][][] f; // [spin][k][band]
  private final double[] fermi; // [spin], Ha; empty without smearing
  private final double entropyTerm;

  /**
   * @param f electrons in each state, [spin][k][band]: 0..2 without spin, 0..1 with; k weights
   *     apart
   * @param fermi Fermi level of each spin (equal unless the moment is fixed), Ha; empty when
   *     nothing is smeared
   * @param entropyTerm -T S of the whole cell, Ha
   */
  public Occupations(double[][][] f, double[] fermi, double entropyTerm) {
    this.f = f;
    this.fermi = fermi;
    this.entropyTerm = entropyTerm;
  }

  public int spins() {
    return f.length;
  }

  /** Electrons in a state, without the k-point's weight. */
  public double occupation(int spin, int k, int band) {
    return f[spin][k][band];
  }

  /** The live occupations of one k-point, [band]. */
  public double[] occupations(int spin, int k) {
    return f[spin][k];
  }

  /** Fermi level, Ha; empty when nothing is smeared. */
  public OptionalDouble fermiLevel(int spin) {
    return fermi.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(fermi[spin]);
  }

  /** -T S of the whole cell, Ha. */
  public double entropyTerm() {
    return entropyTerm;
  }
}
