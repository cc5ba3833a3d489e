package org.hooke.driver.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.input.InputException;
import org.hooke.driver.scf.ScfOptions;
import org.hooke.kernels.bands.HeldLevels;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.crystal.SymmetryAction;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.terms.ExternalFields;
import org.hooke.kernels.terms.HubbardShell;
import org.hooke.kernels.terms.HubbardU;
import org.hooke.kernels.xc.Functional;
import org.hooke.kernels.xc.Functionals;

/** Decides everything a calculation leaves open: symmetry, k-points, grid, bands. Stateless. */
public final class Planner {
  private final Transforms transforms;

  public Planner(Transforms transforms) {
    this.transforms = transforms;
  }

  /**
   * The plan of an input whose recommendations are filled in.
   *
   * @param potentials by chemical symbol
   */
  public Plan plan(CalculationInput input, Map<String, Pseudopotential> potentials) {
    List<String> warnings = new ArrayList<>(input.warnings());
    boolean polarised = input.spin().equals("collinear");
    Structure given = polarised ? input.structure() : input.structure().withoutMoments();
    ExternalFields fields = fields(input, given);
    SpaceGroup group = group(input, given, fields);
    Structure structure = new SymmetryAction(given, group).symmetrised();
    double cutoff = input.cutoff().orElseThrow();
    int[] grid =
        input
            .fftGrid()
            .map(n -> n.stream().mapToInt(Integer::intValue).toArray())
            .orElseGet(() -> FftGridChoice.choose(structure.lattice(), cutoff, group, transforms));
    requireRoom(grid, structure.lattice(), cutoff);
    PlaneWaveBasis basis =
        new PlaneWaveBasis(structure.lattice(), cutoff, input.cutoffSmoothing(), grid, transforms);
    SpaceGroup onGrid = group.compatibleWithGrid(grid);
    dropped(group, onGrid, warnings);
    KMesh mesh = mesh(input, structure, onGrid);
    warnings.addAll(gridOfLessSymmetry(input, structure, fields, onGrid, mesh));

    double electrons = electrons(structure, potentials) - input.charge();
    ElectronChoice choice =
        new ElectronChoice(electrons, polarised ? 2 : 1, input.fixedMoment(), input.smearing());
    int bands = input.bands().orElseGet(() -> bands(choice, structure));
    requireBands(bands, basis, mesh, input.bands().isPresent());
    Functional functional = Functionals.named(input.functional()).orElseThrow();
    Map<String, Pseudopotential> used = new LinkedHashMap<>();
    structure.species().forEach(s -> used.put(s, potentials.get(s)));
    Calculation calculation =
        new Calculation(
                structure,
                group,
                onGrid,
                functional,
                used,
                basis,
                mesh,
                bands,
                choice,
                fields,
                hubbard(input, used),
                ScfOptions.of(input.scfTolerance(), input.scfMaxIterations()),
                input.seed())
            .withDoubleOnly(input.doublePrecisionOnly());
    calculation = calculation.withGrain(Grain.of(input.grain(), calculation));
    return new Plan(input, calculation, warnings, MemoryForecast.of(calculation));
  }

  /** The corrected shells, each one that its pseudopotential has an orbital of. */
  private static Map<String, HubbardShell> hubbard(
      CalculationInput input, Map<String, Pseudopotential> potentials) {
    input
        .hubbard()
        .forEach(
            (symbol, shell) -> {
              Pseudopotential p = potentials.get(symbol);
              if (HubbardU.orbital(p, shell.shell()) < 0) {
                List<String> shells =
                    IntStream.range(0, p.orbitals()).mapToObj(p::orbitalShell).toList();
                throw new InputException(
                    "hubbard." + symbol + ".shell",
                    shell.shell(),
                    "an atomic orbital of " + p.source() + ": " + String.join(", ", shells));
              }
            });
    return input.hubbard();
  }

  private static void requireBands(int bands, PlaneWaveBasis basis, KMesh mesh, boolean given) {
    int least = Integer.MAX_VALUE;
    for (int k = 0; k < mesh.size(); k++) {
      least = Math.min(least, basis.planeWaves(mesh.point(k)));
    }
    if (bands > least) {
      String expected = "at most the " + least + " plane waves that a k-point has";
      throw given
          ? new InputException("bands", Integer.toString(bands), expected)
          : new InputException(
              "cutoff",
              least + " plane waves at a k-point",
              "more plane waves than the " + bands + " bands");
    }
  }

  private static void requireRoom(int[] grid, Lattice lattice, double cutoff) {
    if (PlaneWaveBasis.holds(grid, PlaneWaveBasis.leastGrid(lattice, cutoff))) {
      return;
    }
    int[] least = PlaneWaveBasis.tightGrid(lattice, cutoff);
    if (!PlaneWaveBasis.holds(grid, least)) {
      throw new InputException(
          "fft_grid",
          Arrays.toString(grid),
          "at least " + Arrays.toString(least) + " for this cutoff, or auto",
          "auto");
    }
  }

  /** Valence electrons of the neutral cell. */
  public static double electrons(Structure structure, Map<String, Pseudopotential> potentials) {
    double sum = 0;
    for (int a = 0; a < structure.atoms(); a++) {
      sum += potentials.get(structure.symbol(a)).valence();
    }
    return sum;
  }

  private static KMesh mesh(CalculationInput input, Structure structure, SpaceGroup group) {
    int[] n =
        input.kpoints().grid(structure.lattice()).stream().mapToInt(Integer::intValue).toArray();
    double[] shift = input.kpoints().shift().stream().mapToDouble(Double::doubleValue).toArray();
    return KMesh.monkhorstPack(n, shift.length == 3 ? shift : new double[3], group, true);
  }

  private static ExternalFields fields(CalculationInput input, Structure given) {
    ExternalFields fields = ExternalFields.magnetic(input.magneticField());
    return input.electricField() ? fields.with(SlabField.of(input, given)) : fields;
  }

  /** The crystal's group without operations that the fields or a fixed moment break. */
  private static SpaceGroup group(CalculationInput input, Structure given, ExternalFields fields) {
    if (!input.useSymmetry()) {
      return SpaceGroup.identity();
    }
    boolean mayFlip = input.fixedMoment().isEmpty();
    return SpaceGroup.of(given).subgroup(s -> fields.keeps(s) && (mayFlip || !s.flipsSpin()));
  }

  /**
   * Filled bands and a few empty ones: 5 % for an insulator, 20 % and at least 4 with smearing.
   * With spin the bands of the majority count, twice as many of them empty in an insulator.
   */
  private static int bands(ElectronChoice electrons, Structure structure) {
    if (electrons.smearing() instanceof HeldLevels held) {
      int occupied = held.bands(electrons.count(), electrons.spins());
      return occupied + Math.max(2, occupied / 20);
    }
    double moment = electrons.moment().orElse(Arrays.stream(structure.moments()).sum());
    double majority = electrons.spins() == 1 ? 0 : Math.min(Math.abs(moment), electrons.count());
    int filled = (int) Math.ceil((electrons.count() + majority) / 2 - 1e-9);
    return electrons.smearing().width() > 0
        ? filled + Math.max(4, filled / 5)
        : filled + electrons.spins() * Math.max(1, filled / 20);
  }

  private static void dropped(SpaceGroup from, SpaceGroup to, List<String> warnings) {
    int lost = from.operations().size() - to.operations().size();
    if (lost > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the FFT grid keeps %d of the crystal's %d symmetry operations: that subgroup is used",
              to.operations().size(),
              from.operations().size()));
    }
  }

  /** A k-grid that breaks the crystal's symmetry makes forces that the crystal forbids. */
  private static List<String> gridOfLessSymmetry(
      CalculationInput input,
      Structure structure,
      ExternalFields fields,
      SpaceGroup used,
      KMesh mesh) {
    SpaceGroup whole = used;
    KMesh reduced = mesh;
    if (!input.useSymmetry()) {
      whole = SpaceGroup.of(structure).subgroup(fields::keeps);
      reduced = KMesh.monkhorstPack(mesh.grid(), mesh.shift(), whole, true);
    }
    int kept = reduced.symmetry().operations().size();
    int all = whole.operations().size();
    if (kept == all) {
      return List.of();
    }
    String what =
        input.useSymmetry()
            ? "density, forces and stress are averaged over all of them, as if the grid were"
                + " repeated in every orientation"
            : "symmetry is off, so expect forces and stresses that the crystal forbids";
    return List.of(
        String.format(
            Locale.ROOT,
            "the k-grid keeps %d of the crystal's %d symmetry operations: %s",
            kept,
            all,
            what));
  }
}
