package org.hooke.kernels.pseudo;

/**
 * A norm-conserving separable pseudopotential through its radial functions in reciprocal space.
 *
 * <p>V = v_loc(r) + sum_{lm} sum_{ij} |beta_i Y_lm> D_ij <beta_j Y_lm|, where D couples only
 * projectors of equal l. Transforms: v(q) = 4 pi int r^2 v(r) j_0(qr) dr (Ha bohr^3), beta_i(q) = 4
 * pi int r^2 beta_i(r) j_l(qr) dr, so that <k+G|beta_i Y_lm> = (-i)^l beta_i(|k+G|) Y_lm(k+G)
 * e^{-i(k+G)tau} / sqrt(volume) with real spherical harmonics. Every derivative returned is the
 * exact derivative of the function returned, whatever table it comes from. Immutable, safe for use
 * by several threads.
 */
public interface Pseudopotential extends RadialProjectors {
  /** Chemical symbol. */
  String symbol();

  /** Number of valence electrons Z. */
  double valence();

  /**
   * Local potential at q > 0: v[i] = 4 pi int r^2 v_loc(r) j_0(q_i r) dr, including -4 pi Z/q^2,
   * and derivative[i] = dv/dq. Ha bohr^3, Ha bohr^4.
   */
  void local(double[] q, double[] v, double[] derivative);

  /** alpha = int (v_loc(r) + Z/r) d^3r, Ha bohr^3: the limit of v(q) + 4 pi Z/q^2 at q = 0. */
  double alpha();

  /** Whether there is a nonlinear core correction. */
  boolean hasCore();

  /**
   * Core charge n_c(q) = 4 pi int r^2 n_c(r) j_0(qr) dr and derivative, q >= 0; zeros without core.
   */
  void core(double[] q, double[] density, double[] derivative);

  /** Valence charge of the free atom, 4 pi int r^2 n(r) j_0(qr) dr, q >= 0; tends to Z at q = 0. */
  void atomicDensity(double[] q, double[] density, double[] derivative);

  /** Number of atomic valence orbitals, for starting wavefunctions and Hubbard corrections. */
  int orbitals();

  /** Angular momentum of atomic orbital i. */
  int orbitalAngularMomentum(int i);

  /** Occupation of atomic orbital i in the free atom, summed over m and spin. */
  double orbitalOccupation(int i);

  /** Name of the shell of atomic orbital i, "3d". */
  String orbitalShell(int i);

  /**
   * phi[n] = 4 pi int r^2 phi_i(r) j_l(q_n r) dr, bohr^{3/2}, and derivative[n] = d phi/dq; phi_i
   * is normalised.
   */
  void orbital(int i, double[] q, double[] phi, double[] derivative);

  /** The same without the derivative. */
  default void orbital(int i, double[] q, double[] phi) {
    orbital(i, q, phi, new double[q.length]);
  }

  /** Family of the functional it was made with, as the file says: "LDA", "PBE", "PBEsol", ... */
  String functional();

  /** Where it came from, for provenance: file name or table entry. */
  String source();

  /** SHA-256 of the file or table entry, hexadecimal. */
  String sha256();

  /** What the radial integrals were cut at, for the result: "10 bohr", "whole mesh", "analytic". */
  String cut();

  /**
   * Radius inside which atoms are taken to overlap cores, bohr: the smallest Gaussian radius
   * sqrt(<r^2>/(l + 3/2)) of a projector, r_l in GTH form.
   */
  double coreRadius();

  /** The same potential in real space, for the free atom and the search for ghost states. */
  RadialForm radial();
}
