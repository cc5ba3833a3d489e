package org.hooke.driver.workflow.elastic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hooke.driver.input.InputException;
import org.hooke.driver.scf.ScfStep;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.CellFreedom;
import org.hooke.driver.workflow.CellRelaxation;
import org.hooke.driver.workflow.Constraints;
import org.hooke.driver.workflow.FftGridChoice;
import org.hooke.driver.workflow.GroundState;
import org.hooke.driver.workflow.Relaxation;
import org.hooke.driver.workflow.RunRecord;
import org.hooke.kernels.bands.BandEdges;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.CartesianPointGroup;
import org.hooke.kernels.crystal.CrystalSystem;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.elastic.IeeeOrientation;
import org.hooke.kernels.elastic.StrainDirection;
import org.hooke.kernels.elastic.StrainSet;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;

/**
 * The elastic tensor by finite strain: equilibrium, the fewest strained cells, stresses, fit.
 *
 * <p>C = dS/dE with the second Piola-Kirchhoff stress S and the Green-Lagrange strain E. All cells
 * have the same cutoff, k-grid and FFT grid; each uses the symmetry that its strain leaves.
 */
public final class Elastic {
  /** A gap that strains of a hundredth do not close, Ha: it changes by less than 20 eV times E. */
  private static final double SAFE_GAP = 0.02;

  private final Function<KPointsSetup, KPoints> places;
  private final StrainRuns runs;
  private final Consumer<ScfStep> scf;
  private final Consumer<Relaxation.Step> ions;
  private final ElasticProgress progress;
  private final RunRecord record;

  /**
   * @param places where the k-points of the equilibrium live
   * @param runs where the strained cells are computed
   * @param scf sees the SCF steps of the equilibrium
   * @param ions sees the geometries of its relaxation
   * @param record keeps its calculations, and knows those of an earlier run
   */
  public Elastic(
      Function<KPointsSetup, KPoints> places,
      StrainRuns runs,
      Consumer<ScfStep> scf,
      Consumer<Relaxation.Step> ions,
      ElasticProgress progress,
      RunRecord record) {
    this.places = places;
    this.runs = runs;
    this.scf = scf;
    this.ions = ions;
    this.progress = progress;
    this.record = record;
  }

  /**
   * Computes the tensor of a calculation's crystal.
   *
   * @throws InputException when the FFT grid is given and cannot hold the strained cells
   */
  public ElasticResult run(Calculation crystal, ElasticOptions asked) {
    List<String> warnings = new ArrayList<>();
    Calculation given = asked.relaxIons() ? constrained(crystal, warnings) : crystal;
    List<ZeroPressure.Step> volumes = new ArrayList<>();
    CalculationResult equilibrium = equilibrium(given, asked, volumes, warnings);
    double noise =
        asked.measureNoise() && equilibrium.converged()
            ? new StressNoise(places, scf, record).of(equilibrium)
            : Double.NaN;
    ElasticOptions options =
        asked.strains().isEmpty() ? asked.withStrains(StressNoise.amplitudes(noise)) : asked;
    Calculation cell = withoutEmptyBands(equilibrium);
    StrainSet set = strains(cell, options);
    List<StrainTask> tasks =
        equilibrium.converged() ? tasks(cell, set, options) : List.of(); // nothing to start from
    progress.planned(set, tasks);
    int[] count = {0};
    List<StrainOutcome> outcomes =
        runs.run(
            equilibrium,
            tasks,
            o -> progress.done(tasks.get(o.index()), o, ++count[0], tasks.size()));
    for (StrainOutcome o : outcomes) {
      o.failure().ifPresent(cause -> warnings.add(failed(tasks.get(o.index()), cause)));
    }
    ElasticAnalysis analysis = new ElasticAnalysis(set, equilibrium, tasks, outcomes, noise);
    return new ElasticResult(
        equilibrium,
        volumes,
        set,
        tasks,
        outcomes,
        analysis.fit(StrainOutcome::clamped),
        options.relaxIons() ? analysis.fit(StrainOutcome::relaxed) : Optional.empty(),
        options.relaxIons(),
        options.pressure(),
        noise,
        warnings);
  }

  /**
   * What is strained: an insulator whose gap no small strain closes needs no empty bands, which
   * were there to see the gap.
   */
  private static Calculation withoutEmptyBands(CalculationResult equilibrium) {
    Calculation c = equilibrium.calculation();
    int occupied = (int) Math.round(c.electrons() / 2);
    boolean whole =
        c.spins() == 1
            && c.smearing().width() == 0
            && equilibrium.scf().smearing().width() == 0
            && Math.abs(c.electrons() - 2 * occupied) < 1e-9;
    OptionalDouble gap =
        BandEdges.of(equilibrium.scf().bands(), equilibrium.scf().occupations()).gap();
    return whole && gap.orElse(0) > SAFE_GAP && occupied < c.bands() ? c.withBands(occupied) : c;
  }

  /**
   * Fixed coordinates keep their fractional values under strain: the tensor is that of the crystal
   * with these internal strains clamped, and has only the symmetry that they keep.
   */
  private static Calculation constrained(Calculation crystal, List<String> warnings) {
    Structure structure = crystal.structure();
    int fixed = 0;
    for (int i = 0; i < 3 * structure.atoms(); i++) {
      fixed += structure.fixed(i / 3, i % 3) ? 1 : 0;
    }
    if (fixed == 0) {
      return crystal;
    }
    SpaceGroup kept = Constraints.kept(structure, crystal.group());
    warnings.add(
        String.format(
            Locale.ROOT,
            "%d of %d coordinates are fixed: the relaxed tensor keeps them at their fractional"
                + " values, and %d of %d symmetry operations",
            fixed,
            3 * structure.atoms(),
            kept.operations().size(),
            crystal.group().operations().size()));
    return crystal.inCell(structure, kept, crystal.basis().grid());
  }

  private static String failed(StrainTask task, String cause) {
    return String.format(
        Locale.ROOT,
        "strain %s %+g is not in the fit: %s",
        task.direction().name(),
        task.amplitude(),
        cause);
  }

  /** The cell at zero pressure or as given, ions at rest where they are free. */
  private CalculationResult equilibrium(
      Calculation given,
      ElasticOptions options,
      List<ZeroPressure.Step> volumes,
      List<String> warnings) {
    CrystalSystem system = given.group().pointGroup().system();
    boolean search =
        options.equilibrium() == ElasticOptions.Equilibrium.ISOTROPIC
            || (options.equilibrium() == ElasticOptions.Equilibrium.AUTO
                && system == CrystalSystem.CUBIC);
    CalculationResult found;
    try (GroundState ground = new GroundState(places, scf, record)) {
      Function<Calculation, CalculationResult> solver =
          cell -> rest(ground, cell, options, warnings);
      if (search) {
        ZeroPressure.Outcome end =
            new ZeroPressure(
                    solver, s -> inCell(given, s, options), progress::volume, options.pressure())
                .find(given.structure());
        volumes.addAll(end.steps());
        if (!end.converged()) {
          warnings.add("the pressure was not reached: see residual_stress_gpa");
        }
        found = end.last();
      } else if (options.equilibrium() == ElasticOptions.Equilibrium.RELAXED) {
        found = relaxed(ground, given, options, warnings);
      } else {
        found = solver.apply(inCell(given, given.structure(), options));
      }
    }
    if (options.equilibrium() == ElasticOptions.Equilibrium.ISOTROPIC
        && system != CrystalSystem.CUBIC) {
      warnings.add("only the volume was relaxed, not the shape of the cell");
    }
    if (!found.converged()) {
      warnings.add("the equilibrium is not converged");
    }
    return found;
  }

  /** Ions and cell at rest, on an FFT grid that also holds the strained cells. */
  private CalculationResult relaxed(
      GroundState ground, Calculation given, ElasticOptions options, List<String> warnings) {
    Relaxation.Options ions = options.relaxation();
    CellRelaxation.Options cell =
        new CellRelaxation.Options(
            ions,
            CellFreedom.FULL,
            options.pressure(),
            options.cell().stressTolerance(),
            options.gridFixed());
    CellRelaxation.Outcome end =
        new CellRelaxation(ground, cell, progress::geometry)
            .relax(inCell(given, given.structure(), options));
    if (!end.converged()) {
      warnings.add("ions and cell of the equilibrium are not at rest: see residual_stress_gpa");
    }
    Calculation last = end.last().calculation();
    Calculation room = inCell(last, last.structure(), options);
    boolean same = Arrays.equals(room.basis().grid(), last.basis().grid()) && end.converged();
    return same ? end.last() : ground.solve(room);
  }

  private CalculationResult rest(
      GroundState ground, Calculation cell, ElasticOptions options, List<String> warnings) {
    CalculationResult first = ground.solve(cell);
    if (!options.relaxIons() || !first.converged() || !IonicFreedom.any(cell)) {
      return first;
    }
    Relaxation.Outcome rest = new Relaxation(ground, options.relaxation(), ions).relax(first);
    if (!rest.converged()) {
      warnings.add("the ions of the equilibrium are not at rest");
    }
    return rest.last();
  }

  /** The crystal at another volume, on a grid that also holds its largest strain. */
  private static Calculation inCell(Calculation given, Structure cell, ElasticOptions options) {
    double stretch = Math.sqrt(1 + 2 * options.largestStrain()) - 1;
    double[] strain = {stretch, 0, 0, 0, stretch, 0, 0, 0, stretch};
    Lattice largest = cell.lattice().strained(strain);
    int[] least = PlaneWaveBasis.leastGrid(largest, given.basis().cutoff());
    int[] grid = given.basis().grid();
    boolean holds = true;
    for (int i = 0; i < 3; i++) {
      holds &= grid[i] >= least[i];
      least[i] = Math.max(least[i], grid[i]);
    }
    if (!holds && options.gridFixed()) {
      throw new InputException(
          "fft_grid",
          Arrays.toString(grid),
          "at least " + Arrays.toString(least) + " under strain");
    }
    if (!holds) {
      grid = FftGridChoice.choose(least, given.group(), given.basis().transforms());
    }
    return given.inCell(cell, given.group(), grid);
  }

  private static StrainSet strains(Calculation c, ElasticOptions options) {
    if (!options.useSymmetry()) {
      return StrainSet.all();
    }
    CartesianPointGroup group =
        new CartesianPointGroup(c.mesh().symmetry(), c.structure().lattice());
    double[] axes = IeeeOrientation.of(c.structure()).rotation();
    return StrainSet.cheapest(group, axes, direction -> cost(c, direction, options));
  }

  /** k-points to be solved along a direction; relaxing ions counts as three more geometries. */
  private static double cost(Calculation c, StrainDirection direction, ElasticOptions options) {
    double sum = 0;
    for (double eta : direction.computed(options.strains())) {
      Calculation strained = strained(c, direction, eta);
      boolean free = options.relaxIons() && IonicFreedom.any(strained);
      sum += (free ? 4 : 1) * strained.mesh().size();
    }
    return sum;
  }

  private static List<StrainTask> tasks(Calculation c, StrainSet set, ElasticOptions options) {
    List<StrainTask> tasks = new ArrayList<>();
    for (StrainDirection direction : set.directions()) {
      for (double eta : direction.computed(options.strains())) {
        Calculation strained = strained(c, direction, eta);
        boolean free = options.relaxIons() && IonicFreedom.any(strained);
        tasks.add(
            new StrainTask(
                tasks.size(),
                direction,
                eta,
                strained,
                free ? Optional.of(options.relaxation()) : Optional.empty()));
      }
    }
    return tasks;
  }

  private static Calculation strained(Calculation c, StrainDirection direction, double eta) {
    Lattice lattice = c.structure().lattice();
    SpaceGroup kept = c.group().subgroup(s -> direction.isKeptBy(s.cartesianRotation(lattice)));
    double[] gradient = direction.at(eta).displacementGradient();
    return c.inCell(c.structure().strained(gradient), kept, c.basis().grid());
  }
}
