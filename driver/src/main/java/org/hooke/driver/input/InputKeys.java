package org.hooke.driver.input;

import static org.hooke.driver.input.Dimension.ELECTRIC_FIELD;
import static org.hooke.driver.input.Dimension.ENERGY;
import static org.hooke.driver.input.Dimension.FORCE;
import static org.hooke.driver.input.Dimension.INVERSE_LENGTH;
import static org.hooke.driver.input.Dimension.LENGTH;
import static org.hooke.driver.input.Dimension.MAGNETIC_FIELD;
import static org.hooke.driver.input.Dimension.PRESSURE;
import static org.hooke.driver.input.Dimension.THERMAL;
import static org.hooke.driver.input.InputKey.Type.BOOLEAN;
import static org.hooke.driver.input.InputKey.Type.HUBBARD;
import static org.hooke.driver.input.InputKey.Type.PSEUDOPOTENTIALS;
import static org.hooke.driver.input.InputKey.Type.REAL;
import static org.hooke.driver.input.InputKey.Type.REAL3;
import static org.hooke.driver.input.InputKey.Type.REALS;
import static org.hooke.driver.input.InputKey.Type.STRUCTURE;
import static org.hooke.driver.input.InputKey.Type.WHOLE;
import static org.hooke.driver.input.InputKey.Type.WHOLE3;
import static org.hooke.driver.input.InputKey.Type.WORD;
import static org.hooke.driver.input.InputKey.key;
import static org.hooke.driver.input.InputKey.quantity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key there is, in the order of the manual: the one list behind all of them. */
public final class InputKeys {
  private static final List<InputKey> ALL = all().stream().map(InputKey.Draft::build).toList();
  private static final Map<String, InputKey> BY_NAME = byName();

  private InputKeys() {}

  /** Every key in the order of the manual. */
  public static List<InputKey> list() {
    return ALL;
  }

  /** The key of this dotted name. */
  public static Optional<InputKey> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Whether keys start with this name and a dot. */
  static boolean isSection(String name) {
    return ALL.stream().anyMatch(k -> k.name().startsWith(name + "."));
  }

  /** What may stand below a section, "" for the top: last parts of keys and names of sections. */
  static List<String> below(String section) {
    String prefix = section.isEmpty() ? "" : section + ".";
    return ALL.stream()
        .map(InputKey::name)
        .filter(n -> n.startsWith(prefix))
        .map(n -> n.substring(prefix.length()).split("\\.", 2)[0])
        .distinct()
        .toList();
  }

  private static Map<String, InputKey> byName() {
    Map<String, InputKey> map = new LinkedHashMap<>();
    for (InputKey key : ALL) {
      map.put(key.name(), key);
    }
    return map;
  }

  private static List<InputKey.Draft> all() {
    List<InputKey.Draft> keys = new ArrayList<>();
    keys.addAll(system());
    keys.addAll(electrons());
    keys.addAll(later());
    keys.addAll(rules());
    keys.addAll(workflows());
    keys.addAll(DefectKeys.all());
    return keys;
  }

  private static List<InputKey.Draft> system() {
    return List.of(
        key(
            "structure",
            STRUCTURE,
            "",
            "A POSCAR, CIF or extended XYZ file, or lattice (rows a1 a2 a3), unit, species,"
                + " fractional or cartesian positions, moments (Bohr magnetons) and fixed (true"
                + " where a relaxation must keep a fractional coordinate)."),
        key("functional", WORD, "PBE", "Exchange-correlation functional.")
            .words("LDA-PZ", "LDA-PW92", "PBE", "PBEsol"),
        key(
            "pseudopotentials",
            PSEUDOPOTENTIALS,
            "gth",
            "The embedded tables (gth), a folder of files named after their elements, or"
                + " {Si: file}; UPF v2, psp8 or GTH."),
        quantity(
                "cutoff",
                ENERGY,
                "auto",
                "Kinetic energy up to which wavefunctions have plane waves; the density grid"
                    + " holds 4 times this. auto: the recommendation of the pseudopotentials.")
            .words("auto")
            .between(0.5, 1000),
        key("fft_grid", WHOLE3, "auto", "Points of the FFT grid along a1, a2, a3.")
            .words("auto")
            .between(1, 4096),
        key(
                "kpoints",
                WORD,
                "auto",
                "gamma is one point; auto a grid with spacing 0.15 1/angstrom under smearing and"
                    + " 0.25 1/angstrom without. Or a grid, or a spacing:")
            .words("auto", "gamma"),
        key("kpoints.grid", WHOLE3, "", "Monkhorst-Pack grid n1 n2 n3.").between(1, 1000),
        key("kpoints.shift", REAL3, "[0, 0, 0]", "Shift of the grid, in steps of the grid.")
            .between(-1, 1),
        quantity(
                "kpoints.spacing",
                INVERSE_LENGTH,
                "",
                "n_i = ceil(|b_i|/spacing), where b_i has its 2 pi.")
            .between(1e-3, 10));
  }

  private static List<InputKey.Draft> electrons() {
    return List.of(
        key(
                "smearing.kind",
                WORD,
                "auto",
                "Occupation of states near the Fermi level. auto: cold for metals and odd"
                    + " numbers of electrons, none otherwise. held: smearing.levels, the same at every"
                    + " k-point.")
            .words("auto", "none", "fermi-dirac", "gaussian", "methfessel-paxton", "cold", "held"),
        quantity(
                "smearing.width",
                THERMAL,
                "0.01 Ry",
                "x = (mu - e)/width; for fermi-dirac the width is k_B T and may be in kelvin.")
            .above(0, 1),
        key("smearing.order", WHOLE, "1", "Order of Methfessel-Paxton.").between(1, 20),
        key(
                "smearing.levels",
                REALS,
                "auto",
                "For kind held: electrons in each level above the full ones, lowest first, 0 to 2;"
                    + " with spin 0 to 1, those of spin up and then as many of spin down. auto: an"
                    + " odd electron alone in its level.")
            .words("auto")
            .between(0, 2),
        key("bands", WHOLE, "auto", "Bands per k-point; auto: enough to empty the top one.")
            .words("auto")
            .between(1, 1_000_000),
        key("spin", WORD, "none", "Spin polarisation: none, or collinear, up and down.")
            .words("none", "collinear"),
        key("charge", REAL, "0", "Electrons removed: +2 has two fewer electrons.")
            .between(-1000, 1000),
        key("symmetry", WORD, "auto", "Whether to use the symmetry of the structure.")
            .words("auto", "off"),
        quantity("scf.tolerance", ENERGY, "1e-10 Ha", "Estimated error of the free energy F.")
            .above(0, 0.1),
        key("scf.max_iterations", WHOLE, "60", "Steps before the result is called not converged.")
            .between(1, 10_000),
        quantity(
                "cutoff_smoothing",
                ENERGY,
                "0 Ha",
                "Width of the modified kinetic energy that keeps the number of plane waves"
                    + " effectively constant under strain; 0 switches it off.")
            .between(0, 100));
  }

  private static List<InputKey.Draft> later() {
    return List.of(
        key(
                "fixed_moment",
                REAL,
                "none",
                "Total moment of the cell held fixed, Bohr magnetons; each spin then has a Fermi"
                    + " level of its own. none: the moment is free.")
            .words("none")
            .between(-1000, 1000),
        quantity(
                "fields.magnetic",
                MAGNETIC_FIELD,
                "0 tesla",
                "Uniform magnetic field along the spins' axis; acts on the spins alone.")
            .between(-1, 1),
        key(
                "fields.electric.direction",
                REAL3,
                "[0, 0, 1]",
                "Which lattice vector crosses the slab; the field is normal to the other two.")
            .between(-1, 1),
        quantity(
                "fields.electric.strength",
                ELECTRIC_FIELD,
                "0 V/angstrom",
                "Electric field on a slab, a saw-tooth that falls back in the middle of the"
                    + " vacuum.")
            .between(-1, 1),
        key(
                "fields.electric.dipole_correction",
                WORD,
                "auto",
                "Whether to cancel the field of the periodic images of the slab's dipole. auto:"
                    + " where there is an electric field; true: without a field too.")
            .words("auto", "true", "false"),
        key(
            "hubbard",
            HUBBARD,
            "{}",
            "Hubbard U by element: {Fe: {shell: 3d, u: 4 eV}}. The shell is one of the atomic"
                + " orbitals of the element's pseudopotential; u is the effective U - J of"
                + " Dudarev's functional."));
  }

  private static List<InputKey.Draft> rules() {
    return List.of(
        key(
                "functional_mismatch",
                WORD,
                "refuse",
                "A pseudopotential made for LDA in a GGA calculation or the reverse; within a"
                    + " family a difference is only a warning.")
            .words("refuse", "accept"),
        quantity(
                "pseudo_cut",
                LENGTH,
                "auto",
                "Radius at which radial integrals of the local potential and the core charge end."
                    + " auto: 10 bohr for UPF, the whole mesh for psp8.")
            .words("auto", "mesh")
            .between(1, 1000),
        key("precision", WORD, "auto", "auto may use single precision where results do not see it.")
            .words("auto", "double"),
        key(
                "grain",
                WORD,
                "auto",
                "What executors are dealt: whole states (k-point, spin), or blocks of bands for few"
                    + " k-points with many bands. The two agree to the tolerance, not bit by bit."
                    + " auto: by the size of the calculation alone.")
            .words("auto", "states", "blocks"),
        key("seed", WHOLE, "1", "Seed of every random start.").between(0, Integer.MAX_VALUE));
  }

  private static List<InputKey.Draft> workflows() {
    return List.of(
        quantity("relax.force_tolerance", FORCE, "1e-4 Ha/bohr", "Largest force on a free atom.")
            .above(0, 1)
            .onlyFor("relax", "eos", "elastic", "defect"),
        key("relax.max_steps", WHOLE, "100", "Steps before a relaxation is called not converged.")
            .between(0, 100_000)
            .onlyFor("relax", "eos", "elastic", "defect"),
        quantity("relax.max_displacement", LENGTH, "0.3 bohr", "Longest move of an atom per step.")
            .above(0, 5)
            .onlyFor("relax", "eos", "elastic", "defect"),
        key(
                "relax.cell",
                WORD,
                "false",
                "Whether the cell is relaxed with the ions: true frees it whole, volume only its"
                    + " size, shape all but its size.")
            .words("false", "true", "volume", "shape")
            .onlyFor("relax"),
        quantity(
                "relax.pressure",
                PRESSURE,
                "0 GPa",
                "Pressure on the cell: the enthalpy F + P V is made least; also that of the"
                    + " equilibrium an elastic tensor belongs to.")
            .between(-0.034, 0.34)
            .onlyFor("relax", "elastic"),
        quantity(
                "relax.stress_tolerance",
                PRESSURE,
                "0.01 GPa",
                "Largest component of the stress, beside the pressure, on a free cell.")
            .above(0, 0.034)
            .onlyFor("relax", "eos", "elastic"),
        key(
                "eos.volumes",
                REALS,
                "[0.94, 0.96, 0.98, 1, 1.02, 1.04, 1.06]",
                "Volumes over the given one; energies of at least 4 are needed for a fit, of 5 for"
                    + " its errors.")
            .between(0.3, 3)
            .onlyFor("eos"),
        key(
                "eos.relax",
                WORD,
                "auto",
                "What comes to rest at every volume: ions; shape also the cell at that volume. auto:"
                    + " ions of cubic crystals, the shape of others too.")
            .words("auto", "none", "ions", "shape")
            .onlyFor("eos"),
        key(
                "elastic.strains",
                REALS,
                "[-0.005, 0.005]",
                "Strain amplitudes (Lagrangian), each applied along every strain direction that"
                    + " symmetry leaves; both signs cancel the next order. auto: one amplitude, by the"
                    + " measured noise of the stress.")
            .words("auto")
            .between(-0.1, 0.1)
            .onlyFor("elastic"),
        key(
                "elastic.relax_ions",
                BOOLEAN,
                "true",
                "Relax the ions under strain; clamped-ion constants are reported in any case.")
            .onlyFor("elastic"),
        key(
                "elastic.equilibrium",
                WORD,
                "auto",
                "The cell the tensor belongs to, at relax.pressure. auto: cubic crystals at the"
                    + " volume of that pressure, others as given; isotropic: only the volume is"
                    + " relaxed; relaxed: ions and cell.")
            .words("auto", "given", "isotropic", "relaxed")
            .onlyFor("elastic"),
        key(
                "elastic.errors",
                BOOLEAN,
                "false",
                "Whether the noise of the stress and the sensitivity to cutoff and k-points are"
                    + " computed, at a cost that is stated; --with-errors stands for it.")
            .onlyFor("elastic"),
        key(
                "elastic.pressure_derivatives",
                BOOLEAN,
                "false",
                "Whether the tensor is computed at 1 GPa more and less too, for dC/dP.")
            .onlyFor("elastic"),
        key("elastic.symmetry", WORD, "auto", "Whether to strain only what symmetry leaves.")
            .words("auto", "off")
            .onlyFor("elastic"),
        quantity(
                "converge.target",
                PRESSURE,
                "1 GPa",
                "Error of an elastic constant that cutoff and k-points may leave together.")
            .above(0, 0.034)
            .onlyFor("converge"),
        quantity("derivatives.displacement", LENGTH, "0.01 bohr", "Step of forces' differences.")
            .above(0, 0.5)
            .onlyFor("derivatives"),
        key("derivatives.strain", REAL, "0.001", "Step of the stress's differences.")
            .above(0, 0.05)
            .onlyFor("derivatives"),
        key(
                "derivatives.components",
                WHOLE,
                "12",
                "Most force components audited, chosen by the seed.")
            .between(1, 1_000_000)
            .onlyFor("derivatives"));
  }
}
