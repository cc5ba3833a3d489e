package org.hooke.driver.workflow.defects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.KPointChoice;
import org.hooke.driver.input.PhaseInput;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.EnergySurface;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.defects.correction.ChargeCorrection;
import org.hooke.driver.workflow.defects.correction.CorrectionSettings;
import org.hooke.driver.workflow.defects.correction.ModelCentre;
import org.hooke.driver.workflow.defects.correction.PotentialSamples;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.defects.generation.ChargeGuess;
import org.hooke.kernels.defects.generation.SiteChange;
import org.hooke.kernels.defects.generation.Supercell;
import org.hooke.kernels.defects.thermodynamics.CompetingPhase;
import org.hooke.kernels.defects.thermodynamics.DefectEnergies;
import org.hooke.kernels.defects.thermodynamics.DefectEquilibrium;
import org.hooke.kernels.defects.thermodynamics.StabilityRegion;

/**
 * Charged point defects of a crystal, from its unit cell to the formation-energy diagram: unit
 * cell, competing phases, crystal in the supercell, every defect in every charge from every start,
 * corrections, thermodynamics. All decisions fall before anything is computed.
 */
public final class DefectStudy {
  /** By which the permittivity is varied to show how much the answer moves. */
  private static final double DIELECTRIC_SHARE = 0.1;

  private final PlanMaker plans;
  private final EnergySurface ground;
  private final DefectRuns runs;
  private final DefectProgress progress;

  /**
   * @param plans plans derived calculations
   * @param ground computes the unit cell and the phases
   * @param runs does the supercells
   */
  public DefectStudy(
      PlanMaker plans, EnergySurface ground, DefectRuns runs, DefectProgress progress) {
    this.plans = plans;
    this.ground = ground;
    this.runs = runs;
    this.progress = progress;
  }

  /** Runs the whole study of a crystal. */
  public DefectResult run(Plan unit) {
    CalculationInput input = unit.input();
    requireNeutral(input);
    List<String> warnings = new ArrayList<>(unit.warnings());
    Structure crystal = unit.calculation().structure();
    Supercell supercell = DefectPlanner.supercell(input, crystal);
    List<DefectCandidate> candidates = candidates(input, supercell, warnings);
    Optional<CorrectionSettings> settings = settings(input, candidates);
    requirePhases(input, crystal, candidates);
    Plan bulk = plans.plan(inCell(input, supercell.structure(), 0, List.of()), List.of());
    settings.ifPresent(s -> requireRoom(bulk, candidates, s));
    List<DefectTask> tasks = tasks(input, bulk, candidates);
    progress.planned(supercell, candidates, tasks);

    progress.next("unit cell");
    CalculationResult whole = ground.solve(unit.calculation());
    HostBands host = HostBands.of(whole, input.defects());
    if (!host.insulating()) {
      warnings.add("the crystal has no gap on these k-points: no Fermi level is looked for");
    }
    DefectTask perfect =
        new DefectTask(
            DefectTask.BULK, 0, "none", bulk.input().toYaml(), supercell.structure(), false);
    DefectOutcome inCell = runs.run(List.of(perfect), Optional.empty(), o -> {}).get(0);
    if (!inCell.converged()) {
      throw new IllegalStateException("the crystal's supercell failed: " + inCell.failure());
    }
    checkSupercell(whole, inCell, supercell, warnings);
    CompetingPhase itself = phase(crystal, inCell.sigma0() / supercell.cells());
    List<CompetingPhase> phases = phases(input, itself);
    StabilityRegion region = region(itself, phases);
    int[] count = {0};
    List<DefectOutcome> outcomes =
        runs.run(
            tasks,
            input.defects().correctedRelaxation() ? Optional.of(inCell) : Optional.empty(),
            o -> progress.done(o, ++count[0], tasks.size()));
    return result(
        input,
        whole,
        host,
        supercell,
        inCell,
        candidates,
        outcomes,
        settings,
        phases,
        region,
        warnings);
  }

  private static DefectResult result(
      CalculationInput input,
      CalculationResult unit,
      HostBands host,
      Supercell supercell,
      DefectOutcome bulk,
      List<DefectCandidate> candidates,
      List<DefectOutcome> outcomes,
      Optional<CorrectionSettings> settings,
      List<CompetingPhase> phases,
      StabilityRegion region,
      List<String> warnings) {
    DefectAnalysis analysis = new DefectAnalysis(bulk, settings);
    Map<DefectCandidate, List<ChargeStateResult>> defects = new LinkedHashMap<>();
    List<DefectEnergies> energies = new ArrayList<>();
    for (DefectCandidate c : candidates) {
      List<ChargeStateResult> states = analysis.states(c, outcomes);
      states.forEach(s -> warnings.addAll(s.warnings()));
      defects.put(c, states);
      analysis.energies(c, states).ifPresent(energies::add);
    }
    Map<String, DefectEquilibrium.State> equilibria = new LinkedHashMap<>();
    if (host.insulating()) {
      DefectEquilibrium e = new DefectEquilibrium(energies, host.carriers(), host.vbm());
      for (StabilityRegion.Corner corner : region.corners()) {
        equilibria.put(corner.name(), e.at(corner.mu(), input.defects().temperature()));
      }
    }
    return new DefectResult(
        unit,
        host,
        supercell,
        bulk,
        defects,
        phases,
        region,
        energies,
        equilibria,
        DIELECTRIC_SHARE,
        warnings);
  }

  private static void requireNeutral(CalculationInput input) {
    if (input.charge() != 0) {
      throw new InputException(
          "charge", Double.toString(input.charge()), "0: charges of defects are defects.charges");
    }
    if (!input.heldLevels().isEmpty()) {
      throw new InputException(
          "smearing.levels",
          input.heldLevels().toString(),
          "auto: the charge states of a study and its crystal differ in their electrons");
    }
    if (input.electricField()) {
      throw new InputException(
          "fields.electric", "on", "no electric field: defects are computed in bulk crystals");
    }
  }

  private static List<DefectCandidate> candidates(
      CalculationInput input, Supercell supercell, List<String> warnings) {
    try {
      return DefectPlanner.candidates(input, supercell, warnings);
    } catch (IllegalArgumentException e) {
      throw new InputException("defects", "a defect that cannot be", e.getMessage());
    }
  }

  /** How charged cells are corrected; empty when there is no permittivity and no need of one. */
  private static Optional<CorrectionSettings> settings(
      CalculationInput input, List<DefectCandidate> candidates) {
    Optional<CorrectionSettings> settings = CorrectionChoice.of(input.defects());
    boolean charged =
        candidates.stream().anyMatch(c -> c.charges().stream().anyMatch(q -> q.charge() != 0));
    if (settings.isEmpty() && charged && !input.defects().correction().equals("none")) {
      throw new InputException(
          "defects.dielectric",
          "none",
          "the crystal's static permittivity, which screens charged defects; or"
              + " defects.correction none");
    }
    return settings;
  }

  /** Corrects cells of no potential: what geometry forbids is said before anything is computed. */
  private static void requireRoom(
      Plan bulk, List<DefectCandidate> candidates, CorrectionSettings settings) {
    Structure crystal = bulk.calculation().structure();
    int[] n = bulk.calculation().basis().grid();
    for (DefectCandidate c : candidates) {
      Structure defect = c.cell().structure();
      for (ChargeGuess q : c.charges()) {
        ModelCentre centre = settings.centre(crystal, defect, q.charge());
        ChargeCorrection.of(
            nothing(crystal, 0, n), nothing(defect, q.charge(), n), centre, settings);
      }
    }
  }

  private static PotentialSamples nothing(Structure s, int charge, int[] n) {
    double[][] planes = {new double[n[0]], new double[n[1]], new double[n[2]]};
    return new PotentialSamples(
        s, charge, 0, planes, new double[s.atoms()], PotentialSamples.SITE_WIDTH);
  }

  private static void requirePhases(
      CalculationInput input, Structure crystal, List<DefectCandidate> candidates) {
    TreeSet<String> needed = new TreeSet<>();
    for (DefectCandidate c : candidates) {
      for (SiteChange change : c.cell().defect().changes()) {
        needed.add(change.added());
        needed.add(change.removed());
      }
    }
    needed.remove("");
    if (crystal.species().size() > 1) {
      needed.addAll(crystal.species());
    } else {
      needed.removeAll(crystal.species()); // the crystal is its own phase
    }
    for (PhaseInput p : input.defects().phases()) {
      if (p.atoms().size() == 1) {
        needed.removeAll(p.atoms().keySet());
      }
    }
    if (!needed.isEmpty()) {
      throw new InputException(
          "defects.phases",
          input.defects().phases().stream().map(PhaseInput::name).toList().toString(),
          "a phase of each element for its chemical potential; none is of "
              + String.join(", ", needed));
    }
  }

  /** The unit cell's spacing of k-points, 1/bohr. */
  private static double spacing(CalculationInput input) {
    Lattice l = input.structure().lattice();
    List<Integer> n = input.kpoints().grid(l);
    double widest = 0;
    for (int i = 0; i < 3; i++) {
      widest = Math.max(widest, l.reciprocalLength(i) / n.get(i));
    }
    return widest * (1 + 1e-9);
  }

  private static CalculationInput inCell(
      CalculationInput input, Structure cell, int charge, List<Integer> fft) {
    List<Integer> grid =
        input
            .defects()
            .kpoints()
            .orElseGet(() -> List.copyOf(KPointChoice.gridOf(cell.lattice(), spacing(input))));
    return input.inCell(cell, charge, grid, input.defects().kpointShift().orElse(List.of()), fft);
  }

  /** One for every defect, charge and start, planned and so checked before anything runs. */
  private List<DefectTask> tasks(
      CalculationInput input, Plan bulk, List<DefectCandidate> candidates) {
    List<Integer> fft = Arrays.stream(bulk.calculation().basis().grid()).boxed().toList();
    List<DefectTask> tasks = new ArrayList<>();
    for (DefectCandidate c : candidates) {
      List<ChargeGuess> neutralFirst = new ArrayList<>(c.charges());
      neutralFirst.sort(Comparator.comparingInt(q -> Math.abs(q.charge())));
      for (ChargeGuess q : neutralFirst) {
        for (Map.Entry<String, Structure> start : c.starts().entrySet()) {
          Structure s = new StartingMoments(input).on(start.getValue(), c.cell(), q.charge());
          CalculationInput one = inCell(input, s, q.charge(), fft);
          plans.plan(one, List.of());
          tasks.add(
              new DefectTask(
                  c.name(),
                  q.charge(),
                  start.getKey(),
                  one.toYaml(),
                  c.cell().structure(),
                  input.defects().relax()));
        }
      }
    }
    return tasks;
  }

  private List<CompetingPhase> phases(CalculationInput input, CompetingPhase crystal) {
    List<CompetingPhase> phases = new ArrayList<>();
    for (PhaseInput p : input.defects().phases()) {
      double energy;
      if (p.structure().isPresent()) {
        Structure s = p.structure().get().structure();
        List<Integer> grid = KPointChoice.gridOf(s.lattice(), spacing(input));
        Plan plan = plans.plan(input.inCell(s, 0, grid, List.of(), List.of()), p.settings());
        progress.next("phase " + p.name());
        Calculation c = plan.calculation();
        CalculationResult result = ground.solve(c);
        if (!result.converged()) {
          throw new InputException(
              "defects.phases." + p.name(),
              "did not converge",
              "settings with which it does, by set: [...], or its energy");
        }
        energy = result.sigma0();
      } else {
        energy = p.energy().orElseThrow();
      }
      phases.add(new CompetingPhase(p.name(), p.atoms(), energy));
    }
    if (crystal.element()
        && phases.stream().noneMatch(p -> p.atoms().keySet().equals(crystal.atoms().keySet()))) {
      phases.add(crystal);
    }
    return phases;
  }

  /** The crystal with its energy on the supercell's k-points: their error cancels. */
  private static CompetingPhase phase(Structure crystal, double energy) {
    Map<String, Integer> atoms = new LinkedHashMap<>();
    crystal.symbols().forEach(s -> atoms.merge(s, 1, Integer::sum));
    return new CompetingPhase("the crystal", atoms, energy);
  }

  private static StabilityRegion region(CompetingPhase crystal, List<CompetingPhase> phases) {
    try {
      return new StabilityRegion(crystal, phases);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "defects.phases",
          phases.stream().map(CompetingPhase::name).toList().toString(),
          "phases against which the crystal is stable: " + e.getMessage());
    }
  }

  /** The crystal's energy per unit cell must be the same in both cells, as far as k-points go. */
  private static void checkSupercell(
      CalculationResult unit, DefectOutcome bulk, Supercell supercell, List<String> warnings) {
    double apart = bulk.sigma0() / supercell.cells() - unit.sigma0();
    int atoms = supercell.unit().atoms();
    if (Math.abs(apart) / atoms > 2e-4) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "per atom the crystal's energy in the supercell lies %.1e Ha from the unit cell's:"
                  + " their k-points are not equivalent",
              apart / atoms));
    }
  }
}
