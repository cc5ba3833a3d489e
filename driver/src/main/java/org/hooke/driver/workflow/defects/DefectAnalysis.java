package org.hooke.driver.workflow.defects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hooke.driver.workflow.defects.correction.ChargeCorrection;
import org.hooke.driver.workflow.defects.correction.CorrectionSettings;
import org.hooke.driver.workflow.defects.correction.ModelCentre;
import org.hooke.kernels.crystal.PointGroup;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.defects.generation.ChargeGuess;
import org.hooke.kernels.defects.generation.PointDefect;
import org.hooke.kernels.defects.generation.SiteChange;
import org.hooke.kernels.defects.thermodynamics.ChargeState;
import org.hooke.kernels.defects.thermodynamics.DefectEnergies;

/** From finished relaxations to corrected energies of charge states. Immutable. */
final class DefectAnalysis {
  /** Relaxed atoms within this of a symmetric place count as on it, bohr. */
  private static final double SYMMETRIC = 0.1;

  /** Levels this far inside a band belong to it, Ha. */
  private static final double INSIDE = 0.004;

  private final DefectOutcome bulk;
  private final Optional<CorrectionSettings> settings;

  DefectAnalysis(DefectOutcome bulk, Optional<CorrectionSettings> settings) {
    this.bulk = bulk;
    this.settings = settings;
  }

  /** The states of a defect from the outcomes of all its starts. */
  List<ChargeStateResult> states(DefectCandidate candidate, List<DefectOutcome> outcomes) {
    List<ChargeStateResult> states = new ArrayList<>();
    for (ChargeGuess guess : candidate.charges()) {
      List<DefectOutcome> mine =
          outcomes.stream()
              .filter(
                  o ->
                      o.task().defect().equals(candidate.name())
                          && o.task().charge() == guess.charge())
              .toList();
      states.add(state(candidate, guess, mine));
    }
    return states;
  }

  private ChargeStateResult state(
      DefectCandidate candidate, ChargeGuess guess, List<DefectOutcome> outcomes) {
    Optional<DefectOutcome> best = best(outcomes);
    List<String> warnings = new ArrayList<>();
    String name = String.format(Locale.ROOT, "%s %+d", candidate.name(), guess.charge());
    for (DefectOutcome o : outcomes) {
      if (!o.hasResult()) {
        warnings.add(name + " from " + o.task().start() + " broke down: " + o.failure());
      } else if (!o.converged()) {
        warnings.add(name + " from " + o.task().start() + " did not converge and does not count");
      }
    }
    Optional<ChargeCorrection> correction =
        best.filter(o -> guess.charge() != 0)
            .flatMap(o -> settings.map(s -> correction(o, candidate, s)));
    best.ifPresent(o -> warnings.addAll(misplaced(name, o, correction)));
    PointGroup group = best.map(o -> group(o.structure())).orElse(PointGroup.C1);
    double unrelaxed = group(candidate.cell().structure()).order();
    return new ChargeStateResult(
        guess,
        outcomes,
        best,
        correction,
        group,
        best.map(DefectAnalysis::spinDegeneracy).orElse(1.0),
        Math.max(1, unrelaxed / group.order()),
        warnings);
  }

  private ChargeCorrection correction(
      DefectOutcome best, DefectCandidate candidate, CorrectionSettings s) {
    ModelCentre centre =
        s.centre(bulk.structure(), candidate.cell().structure(), best.samples().charge());
    return ChargeCorrection.of(bulk.samples(), best.samples(), centre, s);
  }

  /** Lowest energy among the converged; the earlier start where two agree to 1e-6 Ha. */
  private static Optional<DefectOutcome> best(List<DefectOutcome> outcomes) {
    DefectOutcome best = null;
    for (DefectOutcome o : outcomes) {
      if (o.converged() && (best == null || o.sigma0() < best.sigma0() - 1e-6)) {
        best = o;
      }
    }
    return Optional.ofNullable(best);
  }

  private static PointGroup group(Structure s) {
    return SpaceGroup.of(s.withoutMoments(), SYMMETRIC).pointGroup();
  }

  /** From the moment; without spin 2 where the number of electrons is odd. */
  private static double spinDegeneracy(DefectOutcome o) {
    if (o.moment().isPresent()) {
      return Math.rint(Math.abs(o.moment().getAsDouble())) + 1;
    }
    return Math.rint(o.electrons()) % 2 == 0 ? 1 : 2;
  }

  /** Electrons taken from the valence band, or put into the conduction band, not the defect. */
  private List<String> misplaced(
      String name, DefectOutcome o, Optional<ChargeCorrection> correction) {
    double shift = correction.map(c -> c.alignment().value()).orElse(0.0);
    double[] crystal = HostBands.edges(bulk);
    double holes = 0;
    double electrons = 0;
    double full = 2.0 / o.spins();
    for (double[] level : o.levelsBetween(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)) {
      double weight = o.weights()[(int) level[3]];
      if (o.task().charge() > 0 && level[0] - shift < crystal[0] - INSIDE) {
        holes += weight * (full - level[1]);
      }
      if (o.task().charge() < 0 && level[0] - shift > crystal[1] + INSIDE) {
        electrons += weight * level[1];
      }
    }
    List<String> warnings = new ArrayList<>();
    if (holes > 0.1) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s: %.2f electrons are missing from levels of the valence band: more were removed"
                  + " than the defect holds, or it is shallow",
              name,
              holes));
    }
    if (electrons > 0.1) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s: %.2f electrons are in levels of the conduction band: the defect does not hold"
                  + " them, or it is shallow",
              name,
              electrons));
    }
    return warnings;
  }

  /** Energies for the thermodynamics; empty when no state converged. */
  Optional<DefectEnergies> energies(DefectCandidate candidate, List<ChargeStateResult> states) {
    List<ChargeState> found = new ArrayList<>();
    for (ChargeStateResult s : states) {
      s.best()
          .ifPresent(
              o ->
                  found.add(
                      new ChargeState(
                          s.charge(),
                          o.sigma0() - bulk.sigma0() + s.correctionEnergy(),
                          s.spinDegeneracy() * s.orientations())));
    }
    PointDefect defect = candidate.cell().defect();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DefectEnergies(defect.name(), added(defect), defect.multiplicity(), found));
  }

  private static Map<String, Integer> added(PointDefect defect) {
    TreeSet<String> symbols = new TreeSet<>();
    for (SiteChange c : defect.changes()) {
      symbols.add(c.added());
      symbols.add(c.removed());
    }
    symbols.remove("");
    Map<String, Integer> added = new TreeMap<>();
    symbols.forEach(s -> added.put(s, defect.added(s)));
    added.values().removeIf(n -> n == 0);
    return new LinkedHashMap<>(added);
  }
}
