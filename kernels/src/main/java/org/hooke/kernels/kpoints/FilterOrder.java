package org.hooke.kernels.kpoints;

import java.io.Serializable;

/**
 * What the blocks of one state are to do next. Immutable.
 *
 * <p>The upper end of the spectrum is not part of it: whoever filters finds the same bits.
 */
public final class FilterOrder implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Where the rows come from. */
  enum Source {
    /** The state's orbitals. */
    ORBITALS,
    /** Atomic orbitals completed by random ones: more rows than the state has. */
    ATOMS,
    /** Random ones. */
    RANDOM
  }

  private final Source source;
  private final int degree;
  private final double low;
  private final double cut;

  private FilterOrder(Source source, int degree, double low, double cut) {
    this.source = source;
    this.degree = degree;
    this.low = low;
    this.cut = cut;
  }

  /** Begin with atomic orbitals. */
  static FilterOrder atoms() {
    return new FilterOrder(Source.ATOMS, 0, 0, 0);
  }

  /** Begin with random orbitals. */
  static FilterOrder random() {
    return new FilterOrder(Source.RANDOM, 0, 0, 0);
  }

  /** Take the orbitals as they are. */
  static FilterOrder unfiltered() {
    return new FilterOrder(Source.ORBITALS, 0, 0, 0);
  }

  /** Filter with a polynomial of this degree, 1 at low and small beyond cut. */
  static FilterOrder filtered(int degree, double low, double cut) {
    return new FilterOrder(Source.ORBITALS, degree, low, cut);
  }

  /** Whether it begins with the state's orbitals. */
  public boolean usesOrbitals() {
    return source == Source.ORBITALS;
  }

  Source source() {
    return source;
  }

  /** 0 for none. */
  int degree() {
    return degree;
  }

  double low() {
    return low;
  }

  double cut() {
    return cut;
  }
}
