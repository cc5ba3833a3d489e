package org.hooke.driver.workflow.defects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.KPointChoice;
import org.hooke.driver.input.PhaseInput;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.EnergySurface;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.defects.correction.CorrectionSettings;
import org.hooke.kernels.crystal.Structure;
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
    DefectPlan.requireNeutral(input);
    Optional<CalculationResult> first = Optional.empty();
    if (input.defects().wants("interstitials") && input.defects().holesOfDensity()) {
      progress.next("unit cell");
      first = Optional.of(ground.solve(unit.calculation()));
    }
    DefectPlan plan = DefectPlan.of(plans, unit, first.map(r -> r.scf().density()));
    List<String> warnings = new ArrayList<>(plan.warnings());
    Structure crystal = unit.calculation().structure();
    Supercell supercell = plan.supercell();
    List<DefectCandidate> candidates = plan.candidates();
    List<DefectTask> tasks = plan.tasks();
    progress.planned(supercell, candidates, tasks);

    if (first.isEmpty()) {
      progress.next("unit cell");
      first = Optional.of(ground.solve(unit.calculation()));
    }
    CalculationResult whole = first.get();
    HostBands host = HostBands.of(whole, input.defects());
    if (!host.insulating()) {
      warnings.add("the crystal has no gap on these k-points: no Fermi level is looked for");
    }
    DefectOutcome inCell = runs.run(List.of(plan.crystal()), Optional.empty(), o -> {}).get(0);
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
        plan.settings(),
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

  private List<CompetingPhase> phases(CalculationInput input, CompetingPhase crystal) {
    List<CompetingPhase> phases = new ArrayList<>();
    for (PhaseInput p : input.defects().phases()) {
      double energy;
      if (p.structure().isPresent()) {
        Structure s = p.structure().get().structure();
        List<Integer> grid = KPointChoice.gridOf(s.lattice(), DefectPlan.spacing(input));
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
