package org.hooke.kernels.pseudo;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Parameters of a Goedecker-Teter-Hutter pseudopotential, Hartree atomic units.
 *
 * <p>v_loc(r) = -Z/r erf(r/(sqrt2 r_loc)) + exp(-x^2/2) sum_i C_i x^{2i-2}, x = r/r_loc; nonlocal
 * part sum_{ij} |p_i^l> h_ij^l <p_j^l|. Sources: PRB 54, 1703 (1996), eq. 1; PRB 58, 3641 (1998),
 * eqs. 1-5. Immutable.
 */
public final class GthParameters implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String symbol;
  private final String functional;
  private final double valence;
  private final double localRadius;
  private final double[] local;
  private final List<Channel> channels;
  private final int[] configuration;
  private final double coreRadius;
  private final double[] core;

  /** Projectors of one angular momentum: radius r_l and symmetric h, [i][j], Ha. */
  static final class Channel implements Serializable {
    private static final long serialVersionUID = 1L;
    final double radius;
    final double[][] h;

    Channel(double radius, double[][] h) {
      this.radius = radius;
      this.h = h;
    }
  }

  /**
   * Keeps the values given.
   *
   * @param symbol chemical symbol
   * @param functional family of functional: "LDA", "PBE", ...
   * @param valence Z
   * @param localRadius r_loc, bohr
   * @param local C_i, Ha
   * @param channels one per l from 0; an empty h where l has none
   * @param configuration valence electrons per l from 0; empty if unknown
   */
  GthParameters(
      String symbol,
      String functional,
      double valence,
      double localRadius,
      double[] local,
      List<Channel> channels,
      int[] configuration) {
    this.symbol = symbol;
    this.functional = functional;
    this.valence = valence;
    this.localRadius = localRadius;
    this.local = local.clone();
    this.channels = List.copyOf(channels);
    this.configuration = configuration.clone();
    coreRadius = 1;
    core = new double[0];
  }

  /** Chemical symbol. */
  public String symbol() {
    return symbol;
  }

  /** Family of functional. */
  public String functional() {
    return functional;
  }

  /** Z. */
  public double valence() {
    return valence;
  }

  /** r_loc, bohr. */
  public double localRadius() {
    return localRadius;
  }

  /** C_1 .. C_n, Ha; a copy. */
  public double[] local() {
    return local.clone();
  }

  /**
   * The same with a core charge n_c(r) = exp(-x^2/2) sum_i c_i x^{2i-2}, x = r/radius, bohr^-3: A.
   * Willand et al., J. Chem. Phys. 138, 104109 (2013).
   */
  GthParameters withCore(double radius, double[] c) {
    return new GthParameters(this, radius, c);
  }

  private GthParameters(GthParameters bare, double coreRadius, double[] core) {
    symbol = bare.symbol;
    functional = bare.functional;
    valence = bare.valence;
    localRadius = bare.localRadius;
    local = bare.local;
    channels = bare.channels;
    configuration = bare.configuration;
    this.coreRadius = coreRadius;
    this.core = core.clone();
  }

  /** Radius of the core charge, bohr. */
  public double coreRadius() {
    return coreRadius;
  }

  /** Coefficients of the core charge, bohr^-3; empty without core. A copy. */
  public double[] core() {
    return core.clone();
  }

  /** Number of angular momenta listed, l = 0 .. channels() - 1, some perhaps without projectors. */
  public int channels() {
    return channels.size();
  }

  /** Number of projectors of angular momentum l. */
  public int projectors(int l) {
    return channels.get(l).h.length;
  }

  /** r_l, bohr. */
  public double radius(int l) {
    return channels.get(l).radius;
  }

  /** h_ij of angular momentum l, Ha; i, j from 0. */
  public double h(int l, int i, int j) {
    return channels.get(l).h[i][j];
  }

  /** Valence electrons per l as the table states them, [l]; empty if unknown. */
  public int[] configuration() {
    return configuration.clone();
  }

  @Override
  public String toString() {
    return symbol + " " + functional + " Z=" + valence + " C=" + Arrays.toString(local);
  }
}
