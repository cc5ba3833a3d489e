package org.hooke.driver.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.input.InputChecks;
import org.hooke.driver.input.InputReader;
import org.hooke.driver.input.PseudopotentialChoice;
import org.hooke.driver.input.PseudopotentialFacts;
import org.hooke.driver.input.Recommendations;
import org.hooke.driver.structure.StructureFiles;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.Planner;
import org.hooke.driver.workflow.PotentialLibrary;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.pseudo.GhostSearch;
import org.hooke.kernels.pseudo.GthTable;
import org.hooke.kernels.pseudo.Pseudopotential;

/**
 * From what the user typed to a plan: read, pseudopotentials found, auto settled, everything
 * checked. Nothing is computed, nothing written.
 *
 * @param plan what would be done
 * @param notes what was chosen for the user, one line each
 */
record Preparation(Plan plan, List<String> notes) {
  Preparation {
    notes = List.copyOf(notes);
  }

  /**
   * Prepares an input or structure file.
   *
   * @throws org.hooke.driver.input.InputException for the first thing that cannot be right
   */
  static Preparation of(String path, List<String> overrides) {
    NamedFiles files = new NamedFiles(Map.of());
    return of(new InputReader(files, new StructureFiles()).read(path, overrides));
  }

  /** Prepares an input that is at hand as text. */
  static Preparation ofText(String name, String yaml) {
    return of(input(name, yaml));
  }

  /** An input that is at hand as text, read. */
  static CalculationInput input(String name, String yaml) {
    NamedFiles files = new NamedFiles(Map.of(name + ".yaml", yaml));
    return new InputReader(files, new StructureFiles()).read(name + ".yaml", List.of());
  }

  /** Prepares an input that was read. */
  static Preparation of(CalculationInput read) {
    Map<String, Pseudopotential> potentials = new PotentialLibrary(GthTable.embedded()).load(read);
    Map<String, PseudopotentialFacts> facts = new LinkedHashMap<>();
    potentials.forEach(
        (symbol, p) -> facts.put(symbol, PseudopotentialFacts.of(p, OptionalDouble.empty())));
    List<String> notes = new ArrayList<>();
    CalculationInput input = Recommendations.resolve(read, facts, notes);
    List<String> warnings = new ArrayList<>(InputChecks.check(input, facts));
    potentials.values().forEach(p -> warnGhost(p, read.pseudopotentials(), warnings));
    Plan plan = new Planner(Transforms.best()).plan(input, potentials);
    warnings.addAll(plan.warnings());
    return new Preparation(
        new Plan(plan.input(), plan.calculation(), warnings, plan.memory()), notes);
  }

  /** Files are searched for ghost states; the embedded tables were. */
  private static void warnGhost(
      Pseudopotential p, PseudopotentialChoice choice, List<String> warnings) {
    boolean file = choice.folder().isPresent() || choice.files().containsKey(p.symbol());
    if (file) {
      GhostSearch.find(p)
          .ifPresent(
              ghost ->
                  warnings.add(
                      String.format(
                          Locale.ROOT,
                          "%s has a ghost state: l = %d at %.3f Ha, where the atom's lowest is at"
                              + " %.3f Ha",
                          p.source(),
                          ghost.angularMomentum(),
                          ghost.energy(),
                          ghost.expected())));
    }
  }
}
