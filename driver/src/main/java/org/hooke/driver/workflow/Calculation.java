package org.hooke.driver.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hooke.driver.scf.ScfOptions;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.kpoints.BandSolver;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.terms.ExternalFields;
import org.hooke.kernels.terms.HubbardShell;
import org.hooke.kernels.xc.Functional;

/**
 * One fully decided ground-state calculation, in atomic units: nothing left to choose. Immutable.
 *
 * <p>Made from the user's input by {@link Planner}; workflows derive neighbours from it.
 */
public final class Calculation {
  private final Structure structure;
  private final SpaceGroup group;
  private final SpaceGroup symmetry;
  private final Functional functional;
  private final Map<String, Pseudopotential> potentials;
  private final PlaneWaveBasis basis;
  private final KMesh mesh;
  private final int bands;
  private final ElectronChoice electrons;
  private final ExternalFields fields;
  private final Map<String, HubbardShell> hubbard;
  private final ScfOptions scf;
  private final long seed;
  private final boolean doubleOnly;
  private final Grain grain;

  /**
   * @param group the structure's full space group, of those operations that keep moments and fields
   * @param symmetry the operations that densities, forces and stress are averaged over
   * @param potentials by chemical symbol
   * @param hubbard corrected shells by chemical symbol
   */
  public Calculation(
      Structure structure,
      SpaceGroup group,
      SpaceGroup symmetry,
      Functional functional,
      Map<String, Pseudopotential> potentials,
      PlaneWaveBasis basis,
      KMesh mesh,
      int bands,
      ElectronChoice electrons,
      ExternalFields fields,
      Map<String, HubbardShell> hubbard,
      ScfOptions scf,
      long seed) {
    this.grain = Grain.STATES;
    this.structure = structure;
    this.group = group;
    this.symmetry = symmetry;
    this.functional = functional;
    this.potentials = Collections.unmodifiableMap(new LinkedHashMap<>(potentials));
    this.basis = basis;
    this.mesh = mesh;
    this.bands = bands;
    this.electrons = electrons;
    this.fields = fields;
    this.hubbard = Collections.unmodifiableMap(new TreeMap<>(hubbard));
    this.scf = scf;
    this.seed = seed;
    this.doubleOnly = false;
  }

  private Calculation(Calculation c, boolean doubleOnly, Grain grain) {
    this.grain = grain;
    this.structure = c.structure;
    this.group = c.group;
    this.symmetry = c.symmetry;
    this.functional = c.functional;
    this.potentials = c.potentials;
    this.basis = c.basis;
    this.mesh = c.mesh;
    this.bands = c.bands;
    this.electrons = c.electrons;
    this.fields = c.fields;
    this.hubbard = c.hubbard;
    this.scf = c.scf;
    this.seed = c.seed;
    this.doubleOnly = doubleOnly;
  }

  /** The same without Hubbard corrections. */
  public Calculation(
      Structure structure,
      SpaceGroup group,
      SpaceGroup symmetry,
      Functional functional,
      Map<String, Pseudopotential> potentials,
      PlaneWaveBasis basis,
      KMesh mesh,
      int bands,
      ElectronChoice electrons,
      ExternalFields fields,
      ScfOptions scf,
      long seed) {
    this(
        structure,
        group,
        symmetry,
        functional,
        potentials,
        basis,
        mesh,
        bands,
        electrons,
        fields,
        Map.of(),
        scf,
        seed);
  }

  public Structure structure() {
    return structure;
  }

  /** The structure's full space group. */
  public SpaceGroup group() {
    return group;
  }

  /**
   * The operations that density, forces and stress are averaged over: those that the FFT grid
   * keeps. The k-points are reduced by those among them that the k-grid keeps.
   */
  public SpaceGroup symmetry() {
    return symmetry;
  }

  public Functional functional() {
    return functional;
  }

  /** By chemical symbol. */
  public Map<String, Pseudopotential> potentials() {
    return potentials;
  }

  public PlaneWaveBasis basis() {
    return basis;
  }

  public KMesh mesh() {
    return mesh;
  }

  /** 1 without spin, 2 with. */
  public int spins() {
    return electrons.spins();
  }

  public int bands() {
    return bands;
  }

  /** Electrons in the cell. */
  public double electrons() {
    return electrons.count();
  }

  /** How many electrons there are and how they fill the bands. */
  public ElectronChoice electronChoice() {
    return electrons;
  }

  public Smearing smearing() {
    return electrons.smearing();
  }

  public ExternalFields fields() {
    return fields;
  }

  /** Shells with a Hubbard U by chemical symbol, in alphabetical order; usually none. */
  public Map<String, HubbardShell> hubbard() {
    return hubbard;
  }

  public ScfOptions scf() {
    return scf;
  }

  public long seed() {
    return seed;
  }

  /** What is dealt out to executors, and with it the eigensolver. */
  public Grain grain() {
    return grain;
  }

  /** The same calculation with its work dealt out in another way. */
  public Calculation withGrain(Grain other) {
    return new Calculation(this, doubleOnly, other);
  }

  /** Core charges nowhere, or on some atom: whether there is a nonlinear core correction. */
  public boolean hasCore() {
    return structure.species().stream().anyMatch(s -> potentials.get(s).hasCore());
  }

  /**
   * Other atomic positions with the same symmetry, basis and k-points: a step of a relaxation.
   *
   * @param fractional [3 atom + axis]; must keep the operations used
   */
  public Calculation withPositions(double[] fractional) {
    return with(structure.withFractional(fractional), group, symmetry, basis, mesh, scf);
  }

  /**
   * Another geometry with the same symmetry, integer set of plane waves, FFT grid and k-points.
   *
   * @param other lattice and positions; must keep the operations used
   */
  public Calculation withFrozenBasis(Structure other) {
    return with(other, group, symmetry, basis.frozenIn(other.lattice()), mesh, scf);
  }

  /**
   * Another geometry with the same symmetry, cutoff, FFT grid and k-points: its own plane waves.
   *
   * @param other lattice and positions; must keep the operations used
   */
  public Calculation inOwnBasis(Structure other) {
    PlaneWaveBasis own =
        new PlaneWaveBasis(
            other.lattice(), basis.cutoff(), basis.smoothing(), basis.grid(), basis.transforms());
    return with(other, group, symmetry, own, mesh, scf);
  }

  /**
   * The structure displaced and strained at a fixed integer set of plane waves, FFT grid and k set,
   * without symmetry operations: what derivatives at a fixed basis are compared with.
   *
   * @param all every k-point of the mesh, reduced by time reversal alone
   * @param frozen whether the set of plane waves stays; otherwise it follows the cutoff
   */
  public Calculation deformed(Structure other, KMesh all, boolean frozen) {
    PlaneWaveBasis moved =
        frozen
            ? basis.frozenIn(other.lattice())
            : new PlaneWaveBasis(
                other.lattice(),
                basis.cutoff(),
                basis.smoothing(),
                basis.grid(),
                basis.transforms());
    SpaceGroup none = SpaceGroup.identity();
    return with(other, none, none, moved, all, scf);
  }

  /**
   * The crystal in a strained cell at the same cutoff and k-grid, on a given FFT grid.
   *
   * @param other with the strained lattice
   * @param kept the operations of this structure's group that the strained cell keeps
   * @param grid n1 n2 n3; the same for all cells that are compared
   */
  public Calculation inCell(Structure other, SpaceGroup kept, int[] grid) {
    PlaneWaveBasis cell =
        new PlaneWaveBasis(
            other.lattice(), basis.cutoff(), basis.smoothing(), grid, basis.transforms());
    SpaceGroup onGrid = kept.compatibleWithGrid(grid);
    KMesh points = KMesh.monkhorstPack(mesh.grid(), mesh.shift(), onGrid, true);
    return with(other, kept, onGrid, cell, points, scf);
  }

  /** The same crystal and k-grid at another cutoff, on an FFT grid chosen for it. */
  public Calculation withCutoff(double cutoff) {
    int[] grid = FftGridChoice.choose(structure.lattice(), cutoff, group, basis.transforms());
    PlaneWaveBasis other =
        new PlaneWaveBasis(
            structure.lattice(), cutoff, basis.smoothing(), grid, basis.transforms());
    return withKPoints(other, mesh.grid());
  }

  /** The same crystal and basis on another k-grid. */
  public Calculation withKGrid(int[] n) {
    return withKPoints(basis, n);
  }

  private Calculation withKPoints(PlaneWaveBasis other, int[] n) {
    SpaceGroup onGrid = group.compatibleWithGrid(other.grid());
    KMesh points = KMesh.monkhorstPack(n, mesh.shift(), onGrid, true);
    return with(structure, group, points.symmetry(), other, points, scf);
  }

  /** The same calculation on another basis. */
  public Calculation inBasis(PlaneWaveBasis other) {
    return with(structure, group, symmetry, other, mesh, scf);
  }

  /** The same structure on another basis and k-points, without symmetry operations. */
  public Calculation onBasis(PlaneWaveBasis other, KMesh points) {
    SpaceGroup none = SpaceGroup.identity();
    return with(structure, none, none, other, points, scf);
  }

  /** The same calculation with a subgroup of its symmetry, the k-points reduced by it. */
  public Calculation withSymmetry(SpaceGroup subgroup) {
    KMesh points = KMesh.monkhorstPack(mesh.grid(), mesh.shift(), subgroup, true);
    return with(structure, group, subgroup, basis, points, scf);
  }

  /** The same calculation with other convergence targets. */
  public Calculation withScf(ScfOptions options) {
    return with(structure, group, symmetry, basis, mesh, options);
  }

  /** The same calculation with another number of bands. */
  public Calculation withBands(int n) {
    return new Calculation(
            structure,
            group,
            symmetry,
            functional,
            potentials,
            basis,
            mesh,
            n,
            electrons,
            fields,
            hubbard,
            scf,
            seed)
        .withDoubleOnly(doubleOnly)
        .withGrain(grain);
  }

  /** The same calculation, with or without single precision in the search for orbitals. */
  public Calculation withDoubleOnly(boolean everything) {
    return new Calculation(this, everything, grain);
  }

  /** Whether the search directions of the band solver are in single precision. */
  public boolean singleDirections() {
    return !doubleOnly && BandSolver.singlePays(basis, mesh, bands, spins());
  }

  /** Whether everything must be computed in double precision. */
  public boolean doubleOnly() {
    return doubleOnly;
  }

  private Calculation with(
      Structure s, SpaceGroup g, SpaceGroup used, PlaneWaveBasis b, KMesh m, ScfOptions o) {
    return new Calculation(
            s, g, used, functional, potentials, b, m, bands, electrons, fields, hubbard, o, seed)
        .withDoubleOnly(doubleOnly)
        .withGrain(grain);
  }

  /** SHA-256 of all that decides the numbers, hexadecimal; a new field belongs in it. */
  public String fingerprint() {
    return Fingerprint.of(this);
  }

  /** Chemical symbols in the order of first appearance. */
  public List<String> species() {
    return structure.species();
  }
}
