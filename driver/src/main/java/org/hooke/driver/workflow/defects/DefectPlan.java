package org.hooke.driver.workflow.defects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.KPointChoice;
import org.hooke.driver.input.PhaseInput;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.TimeForecast;
import org.hooke.driver.workflow.defects.correction.ChargeCorrection;
import org.hooke.driver.workflow.defects.correction.CorrectionSettings;
import org.hooke.driver.workflow.defects.correction.ModelCentre;
import org.hooke.driver.workflow.defects.correction.PotentialSamples;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.defects.generation.ChargeGuess;
import org.hooke.kernels.defects.generation.SiteChange;
import org.hooke.kernels.defects.generation.Supercell;

/**
 * What a study of a crystal's defects will do, decided and checked before any supercell is
 * computed.
 *
 * @param settings how charged cells are corrected; empty when there is no permittivity and no need
 * @param crystal the crystal in the supercell
 * @param steps one for every defect, charge and start
 * @param warnings one sentence each
 */
public record DefectPlan(
    Supercell supercell,
    List<DefectCandidate> candidates,
    Optional<CorrectionSettings> settings,
    DefectTask crystal,
    List<Step> steps,
    List<String> warnings) {

  /**
   * A relaxation with its forecast.
   *
   * @param kpoints irreducible ones
   * @param seconds of one core for one geometry from scratch
   * @param bytes of memory when it runs in one process
   */
  public record Step(DefectTask task, int kpoints, int bands, double seconds, long bytes) {
    private static Step of(DefectTask task, Plan plan) {
      return new Step(
          task,
          plan.calculation().mesh().size(),
          plan.calculation().bands(),
          TimeForecast.of(plan.calculation(), 1).seconds(),
          plan.memory().total());
    }
  }

  /** Copies. */
  public DefectPlan {
    candidates = List.copyOf(candidates);
    steps = List.copyOf(steps);
    warnings = List.copyOf(warnings);
  }

  /**
   * The plan of a study.
   *
   * @param plans plans derived calculations
   * @param unit of the unit cell
   * @param density of the unit cell where it is known; without it no interstitials at its minima
   * @throws InputException for the first thing that cannot be
   */
  public static DefectPlan of(PlanMaker plans, Plan unit, Optional<Density> density) {
    CalculationInput input = unit.input();
    requireNeutral(input);
    List<String> warnings = new ArrayList<>(unit.warnings());
    Structure crystal = unit.calculation().structure();
    Supercell supercell = DefectPlanner.supercell(input, crystal);
    List<DefectCandidate> candidates = candidates(input, supercell, density, warnings);
    Optional<CorrectionSettings> settings = settings(input, candidates);
    requirePhases(input, crystal, candidates);
    Plan bulk = plans.plan(inCell(input, supercell.structure(), 0, List.of()), List.of());
    settings.ifPresent(s -> requireRoom(bulk, candidates, s));
    DefectTask perfect =
        new DefectTask(
            DefectTask.BULK, 0, "none", bulk.input().toYaml(), supercell.structure(), false);
    return new DefectPlan(
        supercell, candidates, settings, perfect, steps(plans, input, bulk, candidates), warnings);
  }

  /** The relaxations alone. */
  public List<DefectTask> tasks() {
    return steps.stream().map(Step::task).toList();
  }

  static void requireNeutral(CalculationInput input) {
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
      CalculationInput input,
      Supercell supercell,
      Optional<Density> density,
      List<String> warnings) {
    try {
      return DefectPlanner.candidates(input, supercell, density, warnings);
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
  static double spacing(CalculationInput input) {
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
  private static List<Step> steps(
      PlanMaker plans, CalculationInput input, Plan bulk, List<DefectCandidate> candidates) {
    List<Integer> fft = Arrays.stream(bulk.calculation().basis().grid()).boxed().toList();
    List<Step> steps = new ArrayList<>();
    for (DefectCandidate c : candidates) {
      List<ChargeGuess> neutralFirst = new ArrayList<>(c.charges());
      neutralFirst.sort(Comparator.comparingInt(q -> Math.abs(q.charge())));
      for (ChargeGuess q : neutralFirst) {
        for (Map.Entry<String, Structure> start : c.starts().entrySet()) {
          Structure s = new StartingMoments(input).on(start.getValue(), c.cell(), q.charge());
          CalculationInput one = inCell(input, s, q.charge(), fft);
          DefectTask task =
              new DefectTask(
                  c.name(),
                  q.charge(),
                  start.getKey(),
                  one.toYaml(),
                  c.cell().structure(),
                  input.defects().relax());
          steps.add(Step.of(task, plans.plan(one, List.of())));
        }
      }
    }
    return steps;
  }
}
