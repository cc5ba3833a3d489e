package org.hooke.kernels.kpoints;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.basis.StarOrbitals;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.terms.OrbitalTerm;

/**
 * All that whoever holds k-points must know of one geometry. Immutable, serialisable, without
 * orbitals.
 *
 * <p>The eigenproblems are numbered state = k + kpoints * spin.
 */
public final class KPointsSetup implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Structure structure;
  private final PlaneWaveBasis basis;
  private final TreeMap<String, Pseudopotential> potentials;
  private final List<OrbitalTerm> terms;
  private final KMesh mesh;
  private final int spins;
  private final int bands;
  private final double electrons;
  private final long seed;
  private final boolean doubleOnly;
  private final boolean blocks;
  private final StarOrbitals start; // null for none

  /**
   * @param potentials by chemical symbol
   * @param terms the orbital terms of the Hamiltonian
   * @param spins 1 or 2
   * @param bands number of bands per k-point and spin whose eigenvalues must converge
   * @param electrons in the cell; bounds the exact sums
   * @param seed of random starting vectors
   */
  public KPointsSetup(
      Structure structure,
      PlaneWaveBasis basis,
      Map<String, Pseudopotential> potentials,
      List<OrbitalTerm> terms,
      KMesh mesh,
      int spins,
      int bands,
      double electrons,
      long seed) {
    this(
        structure,
        basis,
        potentials,
        terms,
        mesh,
        spins,
        bands,
        electrons,
        seed,
        false,
        false,
        null);
  }

  private KPointsSetup(
      Structure structure,
      PlaneWaveBasis basis,
      Map<String, Pseudopotential> potentials,
      List<OrbitalTerm> terms,
      KMesh mesh,
      int spins,
      int bands,
      double electrons,
      long seed,
      boolean doubleOnly,
      boolean blocks,
      StarOrbitals start) {
    this.start = start;
    this.blocks = blocks;
    this.structure = structure;
    this.basis = basis;
    this.potentials = new TreeMap<>(potentials);
    this.terms = List.copyOf(terms);
    this.mesh = mesh;
    this.spins = spins;
    this.bands = bands;
    this.electrons = electrons;
    this.seed = seed;
    this.doubleOnly = doubleOnly;
  }

  public Structure structure() {
    return structure;
  }

  public PlaneWaveBasis basis() {
    return basis;
  }

  /** The pseudopotential of a chemical symbol. */
  public Pseudopotential potential(String symbol) {
    return potentials.get(symbol);
  }

  public List<OrbitalTerm> terms() {
    return terms;
  }

  /** Numbers per spin beside the potential and beside the density; 0 without such a term. */
  public int couplings() {
    return terms.stream().mapToInt(OrbitalTerm::couplings).sum();
  }

  /** Numbers per spin of an exact sum for the density: grid points, then the couplings. */
  public int densitySize() {
    return basis.gridSize() + couplings();
  }

  public KMesh mesh() {
    return mesh;
  }

  public int spins() {
    return spins;
  }

  /** Bands per k-point and spin whose eigenvalues must converge. */
  public int bands() {
    return bands;
  }

  /** Electrons in the cell. */
  public double electrons() {
    return electrons;
  }

  public long seed() {
    return seed;
  }

  /** Number of eigenproblems, k-points times spins. */
  public int states() {
    return mesh.size() * spins;
  }

  /** Number of plane waves at every k-point, [k]. */
  public int[] planeWaves() {
    int[] n = new int[mesh.size()];
    for (int k = 0; k < n.length; k++) {
      n[k] = basis.planeWaves(mesh.point(k));
    }
    return n;
  }

  /** The same with another number of bands. */
  public KPointsSetup withBands(int n) {
    return new KPointsSetup(
        structure,
        basis,
        potentials,
        terms,
        mesh,
        spins,
        n,
        electrons,
        seed,
        doubleOnly,
        blocks,
        start);
  }

  /** The same, with or without single precision in the search for orbitals. */
  public KPointsSetup withDoubleOnly(boolean everything) {
    return new KPointsSetup(
        structure,
        basis,
        potentials,
        terms,
        mesh,
        spins,
        bands,
        electrons,
        seed,
        everything,
        blocks,
        start);
  }

  /** Whether everything is computed in double precision. */
  public boolean doubleOnly() {
    return doubleOnly;
  }

  /** Whether its bands are to be dealt out in blocks, with the filtered solver. */
  public boolean inBlocks() {
    return blocks;
  }

  /** The same with bands in blocks, or not. */
  public KPointsSetup withBlocks(boolean inBlocks) {
    return new KPointsSetup(
        structure,
        basis,
        potentials,
        terms,
        mesh,
        spins,
        bands,
        electrons,
        seed,
        doubleOnly,
        inBlocks,
        start);
  }

  /** The same, the first diagonalisation starting from these orbitals where they reach. */
  public KPointsSetup startingFrom(StarOrbitals orbitals) {
    return new KPointsSetup(
        structure,
        basis,
        potentials,
        terms,
        mesh,
        spins,
        bands,
        electrons,
        seed,
        doubleOnly,
        blocks,
        orbitals);
  }

  /** Orbitals that the first diagonalisation starts from. */
  public Optional<StarOrbitals> start() {
    return Optional.ofNullable(start);
  }

  /**
   * A bound of sum w f |u(r)|^2 on any grid point, u = sum_G c_G e^{iGr}: each |u|^2 is at most the
   * number of plane waves, estimated with a margin as Omega (2 E)^{3/2} / 6 pi^2.
   */
  public double densityBound() {
    double volume = basis.lattice().volume();
    double waves = volume * Math.pow(2 * basis.cutoff(), 1.5) / (6 * Math.PI * Math.PI);
    return 2 * electrons * (1.5 * waves + 100);
  }

  /**
   * A power of two that takes an occupation number, at most the number of electrons, to the bound
   * of the density, so that the exact sum keeps as many of its digits.
   */
  public double couplingScale() {
    return Math.scalb(1.0, Math.getExponent(densityBound() / electrons) - 1);
  }

  /** A bound of any energy, force or stress sum over the orbitals, atomic units. */
  public double sumBound() {
    return 1e4 * (electrons + 1);
  }
}
