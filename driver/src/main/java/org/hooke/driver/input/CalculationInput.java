package org.hooke.driver.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.hooke.kernels.bands.HeldLevels;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.bands.Smearings;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.terms.HubbardShell;

/**
 * One calculation as asked for: every key with its value in atomic units. Immutable.
 *
 * <p>A value is a String for a word, Double, Integer, Boolean, a List of Integer or Double, or, of
 * hubbard, a Map. What is still "auto" is empty in the typed accessors; {@link Recommendations}
 * fills it in.
 */
public final class CalculationInput {
  private final String name;
  private final Structure structure;
  private final PseudopotentialChoice pseudopotentials;
  private final Map<String, Object> values;
  private final List<String> warnings;

  CalculationInput(
      String name,
      Structure structure,
      PseudopotentialChoice pseudopotentials,
      Map<String, Object> values,
      List<String> warnings) {
    this.name = name;
    this.structure = structure;
    this.pseudopotentials = pseudopotentials;
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    this.warnings = List.copyOf(warnings);
  }

  /** The input file's name without folder and extension: names the output folder. */
  public String name() {
    return name;
  }

  public Structure structure() {
    return structure;
  }

  public PseudopotentialChoice pseudopotentials() {
    return pseudopotentials;
  }

  /** What the readers of structure and input want the user to know, one line each. */
  public List<String> warnings() {
    return warnings;
  }

  /** Canonical name: "LDA-PZ", "LDA-PW92", "PBE", "PBEsol". */
  public String functional() {
    return word("functional");
  }

  /** Cutoff of the wavefunctions, Ha; empty while the recommendation is not known. */
  public OptionalDouble cutoff() {
    return quantity("cutoff");
  }

  /** n1 n2 n3 of the FFT grid; empty when it follows from the cutoff. */
  public Optional<List<Integer>> fftGrid() {
    return values.get("fft_grid") instanceof List<?>
        ? Optional.of(whole3("fft_grid"))
        : Optional.empty();
  }

  public KPointChoice kpoints() {
    boolean gamma = "gamma".equals(values.get("kpoints"));
    List<Double> shift = gamma ? List.of(0.0, 0.0, 0.0) : reals("kpoints.shift");
    if (values.get("kpoints.grid") instanceof List<?>) {
      return new KPointChoice(KPointChoice.Kind.GRID, whole3("kpoints.grid"), shift, 0);
    }
    OptionalDouble spacing = quantity("kpoints.spacing");
    if (spacing.isPresent()) {
      return new KPointChoice(KPointChoice.Kind.SPACING, List.of(), shift, spacing.getAsDouble());
    }
    KPointChoice.Kind kind = gamma ? KPointChoice.Kind.GAMMA : KPointChoice.Kind.AUTO;
    return new KPointChoice(kind, List.of(), shift, 0);
  }

  /** "none", "fermi-dirac", ... or "auto" while not resolved. */
  public String smearingKind() {
    return word("smearing.kind");
  }

  /** Width of the smearing, Ha; meaningless with "none". */
  public double smearingWidth() {
    return real("smearing.width");
  }

  /** Order of Methfessel-Paxton. */
  public int smearingOrder() {
    return whole("smearing.order");
  }

  /** The scheme of smearing; its kind must be settled. */
  public Smearing smearing() {
    return smearingKind().equals("held")
        ? new HeldLevels(heldLevels())
        : Smearings.named(smearingKind(), smearingWidth(), smearingOrder()).orElseThrow();
  }

  /** Electrons in the levels above the full ones; empty when the program chooses. */
  public List<Double> heldLevels() {
    return values.get("smearing.levels") instanceof List<?> ? reals("smearing.levels") : List.of();
  }

  /** Bands per k-point; empty when the program chooses. */
  public OptionalInt bands() {
    return values.get("bands") instanceof Integer n ? OptionalInt.of(n) : OptionalInt.empty();
  }

  /** "none" or "collinear". */
  public String spin() {
    return word("spin");
  }

  /** N_up - N_dn to be held fixed; empty when it is free. */
  public OptionalDouble fixedMoment() {
    return quantity("fixed_moment");
  }

  /** Uniform magnetic field along the spins' axis, hbar/(e bohr^2). */
  public double magneticField() {
    return real("fields.magnetic");
  }

  /** Electrons removed. */
  public double charge() {
    return real("charge");
  }

  /** Whether the structure's symmetry is used. */
  public boolean useSymmetry() {
    return word("symmetry").equals("auto");
  }

  /** Whether there is an electric field, or a dipole correction without one. */
  public boolean electricField() {
    return electricStrength() != 0 || word("fields.electric.dipole_correction").equals("true");
  }

  /** Electric field, Ha/(e bohr). */
  public double electricStrength() {
    return real("fields.electric.strength");
  }

  /** Three numbers, in units of the lattice vectors. */
  public List<Double> electricDirection() {
    return reals("fields.electric.direction");
  }

  /** Whether the field of the images of a slab's dipole is cancelled. */
  public boolean correctsDipole() {
    return !word("fields.electric.dipole_correction").equals("false");
  }

  /** Shells with a Hubbard U by chemical symbol; usually none. */
  public Map<String, HubbardShell> hubbard() {
    return HubbardReader.typed(values.get("hubbard"));
  }

  /** Estimated error of F at which the loop ends, Ha. */
  public double scfTolerance() {
    return real("scf.tolerance");
  }

  public int scfMaxIterations() {
    return whole("scf.max_iterations");
  }

  /** Width of the modified kinetic energy, Ha; 0 for none. */
  public double cutoffSmoothing() {
    return real("cutoff_smoothing");
  }

  /** Whether potentials of another family of functionals are accepted. */
  public boolean acceptsFunctionalMismatch() {
    return word("functional_mismatch").equals("accept");
  }

  /** "auto" (UPF 10 bohr, psp8 whole mesh), "mesh", or "radius": see {@link #pseudoCutRadius}. */
  public String pseudoCut() {
    return values.get("pseudo_cut") instanceof String word ? word : "radius";
  }

  /** Radius at which radial integrals end, bohr; empty for "auto" and "mesh". */
  public OptionalDouble pseudoCutRadius() {
    return quantity("pseudo_cut");
  }

  /** Whether everything must be computed in double precision. */
  public boolean doublePrecisionOnly() {
    return word("precision").equals("double");
  }

  /** "auto", "states" or "blocks": what executors are dealt. */
  public String grain() {
    return word("grain");
  }

  public int seed() {
    return whole("seed");
  }

  /** Ha/bohr. */
  public double relaxForceTolerance() {
    return real("relax.force_tolerance");
  }

  public int relaxMaxSteps() {
    return whole("relax.max_steps");
  }

  /** Longest move of an atom per step, bohr. */
  public double relaxMaxDisplacement() {
    return real("relax.max_displacement");
  }

  /** "false", "true", "volume" or "shape": what of the cell is relaxed. */
  public String relaxCell() {
    return word("relax.cell");
  }

  /** Target pressure, Ha/bohr^3. */
  public double relaxPressure() {
    return real("relax.pressure");
  }

  /** Ha/bohr^3. */
  public double relaxStressTolerance() {
    return real("relax.stress_tolerance");
  }

  /** Volumes over the given one. */
  public List<Double> eosVolumes() {
    return reals("eos.volumes");
  }

  /** "auto", "none", "ions" or "shape": what comes to rest at every volume. */
  public String eosRelax() {
    return word("eos.relax");
  }

  /** Strain amplitudes, none of them 0; empty when they follow from the noise of the stress. */
  public List<Double> elasticStrains() {
    return values.get("elastic.strains") instanceof List<?> ? reals("elastic.strains") : List.of();
  }

  /** Whether noise and sensitivities are computed. */
  public boolean elasticErrors() {
    return (Boolean) values.get("elastic.errors");
  }

  public boolean elasticPressureDerivatives() {
    return (Boolean) values.get("elastic.pressure_derivatives");
  }

  public boolean elasticRelaxIons() {
    return (Boolean) values.get("elastic.relax_ions");
  }

  /** "auto", "given", "isotropic" or "relaxed": which cell the tensor belongs to. */
  public String elasticEquilibrium() {
    return word("elastic.equilibrium");
  }

  public boolean elasticUseSymmetry() {
    return word("elastic.symmetry").equals("auto");
  }

  /** Error that cutoff and k-points may leave, Ha/bohr^3. */
  public double convergeTarget() {
    return real("converge.target");
  }

  /** Step of the finite differences of the energy for forces, bohr. */
  public double derivativesDisplacement() {
    return real("derivatives.displacement");
  }

  /** Most force components that an audit looks at. */
  public int derivativesComponents() {
    return whole("derivatives.components");
  }

  /** Step of the finite differences of the energy for the stress. */
  public double derivativesStrain() {
    return real("derivatives.strain");
  }

  /** The section on point defects. */
  public DefectInput defects() {
    return new DefectInput(this);
  }

  /**
   * The same settings for a supercell.
   *
   * @param charge electrons removed
   * @param grid of k-points
   * @param shift of the grid, in its steps; empty where the shift stays
   * @param fft points of the FFT grid; empty where the program chooses
   */
  public CalculationInput inCell(
      Structure other, double charge, List<Integer> grid, List<Double> shift, List<Integer> fft) {
    Map<String, Object> some = new LinkedHashMap<>();
    some.put("charge", charge);
    some.put("kpoints", null);
    some.put("kpoints.spacing", null);
    some.put("kpoints.grid", List.copyOf(grid));
    if (!shift.isEmpty()) {
      some.put("kpoints.shift", List.copyOf(shift));
    } else if (!(values.get("kpoints.shift") instanceof List<?>)) {
      some.put("kpoints.shift", List.of(0.0, 0.0, 0.0));
    }
    some.put("fft_grid", fft.isEmpty() ? "auto" : List.copyOf(fft));
    some.put("bands", "auto");
    return with(some, List.of()).withStructure(other);
  }

  /** The same calculation of another structure. */
  public CalculationInput withStructure(Structure other) {
    return new CalculationInput(name, other, pseudopotentials, values, warnings);
  }

  /** The same calculation with values in place of some keys'; a null removes a key. */
  CalculationInput with(Map<String, Object> some, List<String> moreWarnings) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    some.forEach(
        (key, value) -> {
          if (value == null) {
            all.remove(key);
          } else {
            all.put(key, value);
          }
        });
    List<String> told = new java.util.ArrayList<>(warnings);
    told.addAll(moreWarnings);
    return new CalculationInput(name, structure, pseudopotentials, all, told);
  }

  /** The value of a key, null when the key has none. */
  Object value(String key) {
    return values.get(key);
  }

  private String word(String key) {
    return (String) values.get(key);
  }

  private double real(String key) {
    return (Double) values.get(key);
  }

  private int whole(String key) {
    return (Integer) values.get(key);
  }

  private OptionalDouble quantity(String key) {
    return values.get(key) instanceof Double x ? OptionalDouble.of(x) : OptionalDouble.empty();
  }

  private List<Integer> whole3(String key) {
    return ((List<?>) values.get(key)).stream().map(Integer.class::cast).toList();
  }

  private List<Double> reals(String key) {
    return ((List<?>) values.get(key)).stream().map(Double.class::cast).toList();
  }

  /**
   * The whole input as nested maps, lists, strings, numbers and booleans, in the order of the
   * manual: every key with its value, lengths in bohr, quantities as text with their unit. Read
   * again as an input it gives this object.
   */
  public Map<String, Object> toMap() {
    return InputMap.of(this);
  }

  /** The whole input as YAML, one top-level key after the other: {@link #toMap} as text. */
  public String toYaml() {
    return InputMap.yaml(toMap());
  }

  /**
   * Dotted names of the keys in which this input differs from another, in alphabetical order;
   * "structure" and "pseudopotentials" count as one key each.
   */
  public List<String> differences(CalculationInput other) {
    TreeSet<String> different = new TreeSet<>();
    for (InputKey key : InputKeys.list()) {
      if (!Objects.equals(values.get(key.name()), other.values.get(key.name()))) {
        different.add(key.name());
      }
    }
    Map<String, Object> mine = toMap();
    Map<String, Object> theirs = other.toMap();
    for (String key : List.of("structure", "pseudopotentials")) {
      if (!mine.get(key).equals(theirs.get(key))) {
        different.add(key);
      }
    }
    return List.copyOf(different);
  }
}
