package org.hooke.kernels.crystal;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Atoms in a cell: lattice, chemical symbols, fractional positions, initial moments. Immutable.
 *
 * <p>Positions are kept as given, not wrapped into the cell.
 */
public final class Structure implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Lattice lattice;
  private final String[] symbols; // [atom]
  private final double[] fractional; // [3 atom + axis]
  private final double[] moments; // [atom], Bohr magnetons
  private final boolean[] fixed; // [3 atom + axis], along the lattice vectors
  private final boolean momentsStated;

  /** Without moments and with every atom free. */
  public Structure(Lattice lattice, List<String> symbols, double[] fractional) {
    this(
        lattice,
        symbols,
        fractional,
        new double[symbols.size()],
        new boolean[3 * symbols.size()],
        false);
  }

  /**
   * @param fractional [3 atom + axis]
   * @param moments initial moments, [atom], Bohr magnetons
   * @param fixed fractional coordinates a relaxation must not move, [3 atom + axis]
   * @throws IllegalArgumentException when the lengths disagree
   */
  public Structure(
      Lattice lattice,
      List<String> symbols,
      double[] fractional,
      double[] moments,
      boolean[] fixed) {
    this(lattice, symbols, fractional, moments, fixed, true);
  }

  private Structure(
      Lattice lattice,
      List<String> symbols,
      double[] fractional,
      double[] moments,
      boolean[] fixed,
      boolean momentsStated) {
    int n = symbols.size();
    if (fractional.length != 3 * n || moments.length != n || fixed.length != 3 * n) {
      throw new IllegalArgumentException("lengths disagree for " + n + " atoms");
    }
    this.lattice = lattice;
    this.symbols = symbols.toArray(new String[0]);
    this.fractional = fractional.clone();
    this.moments = moments.clone();
    this.fixed = fixed.clone();
    this.momentsStated = momentsStated;
  }

  public Lattice lattice() {
    return lattice;
  }

  public int atoms() {
    return symbols.length;
  }

  /** Chemical symbol of an atom. */
  public String symbol(int atom) {
    return symbols[atom];
  }

  public List<String> symbols() {
    return List.of(symbols);
  }

  /** The different symbols in order of first appearance. */
  public List<String> species() {
    return Arrays.stream(symbols).distinct().toList();
  }

  /** Component {@code axis} of an atom's position in units of the lattice vectors. */
  public double fractional(int atom, int axis) {
    return fractional[3 * atom + axis];
  }

  /** A copy of all fractional positions, [3 atom + axis]. */
  public double[] fractional() {
    return fractional.clone();
  }

  /** Cartesian position of an atom, bohr. */
  public double[] cartesian(int atom) {
    return lattice.cartesian(
        fractional[3 * atom], fractional[3 * atom + 1], fractional[3 * atom + 2]);
  }

  /** Initial moment of an atom, Bohr magnetons. */
  public double moment(int atom) {
    return moments[atom];
  }

  public double[] moments() {
    return moments.clone();
  }

  /** Whether the moments were given, be they zero; otherwise all are zero and mean nothing. */
  public boolean momentsStated() {
    return momentsStated;
  }

  /** Whether a relaxation must keep this fractional coordinate. */
  public boolean fixed(int atom, int axis) {
    return fixed[3 * atom + axis];
  }

  public boolean[] fixed() {
    return fixed.clone();
  }

  /** The same atoms with other fractional positions, [3 atom + axis]. */
  public Structure withFractional(double[] positions) {
    return new Structure(lattice, symbols(), positions, moments, fixed, momentsStated);
  }

  /** The same fractional positions in another lattice. */
  public Structure withLattice(Lattice other) {
    return new Structure(other, symbols(), fractional, moments, fixed, momentsStated);
  }

  /** The same structure with other initial moments, [atom]. */
  public Structure withMoments(double[] m) {
    return new Structure(lattice, symbols(), fractional, m, fixed, true);
  }

  /** The same structure with no moments stated. */
  public Structure withoutMoments() {
    double[] none = new double[symbols.length];
    return new Structure(lattice, symbols(), fractional, none, fixed, false);
  }

  /** All Cartesian positions moved by the given vectors, [3 atom + axis], bohr. */
  public Structure displaced(double[] bohr) {
    double[] f = fractional.clone();
    for (int i = 0; i < symbols.length; i++) {
      double[] d = lattice.fractional(bohr[3 * i], bohr[3 * i + 1], bohr[3 * i + 2]);
      for (int x = 0; x < 3; x++) {
        f[3 * i + x] += d[x];
      }
    }
    return withFractional(f);
  }

  /** The crystal under r -> (1 + strain) r with fractional positions kept, strain [3 i + j]. */
  public Structure strained(double[] strain) {
    return withLattice(lattice.strained(strain));
  }
}
