package org.hooke.driver.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.input.FileSource;
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
    return of(path, overrides, new NamedFiles(Map.of()));
  }

  /** Prepares an input or structure file, everything read from the given files. */
  static Preparation of(String path, List<String> overrides, FileSource files) {
    return of(new InputReader(files, new StructureFiles()).read(path, overrides), files);
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
    return of(read, new NamedFiles(Map.of()));
  }

  private static Preparation of(CalculationInput read, FileSource files) {
    GthTable table = GthTable.embedded();
    Map<String, Pseudopotential> potentials = new PotentialLibrary(table, files).load(read);
    List<String> estimates = new ArrayList<>();
    Map<String, PseudopotentialFacts> facts = new LinkedHashMap<>();
    potentials.forEach(
        (symbol, p) -> facts.put(symbol, PseudopotentialFacts.of(p, cutoff(table, p, estimates))));
    List<String> notes = new ArrayList<>();
    CalculationInput input = Recommendations.resolve(read, facts, notes);
    if (read.cutoff().isEmpty()) {
      notes.addAll(estimates);
    }
    List<String> warnings = new ArrayList<>(InputChecks.check(input, facts));
    potentials.values().forEach(p -> warnGhost(p, read.pseudopotentials(), warnings));
    Plan plan = new Planner(Transforms.best()).plan(input, potentials);
    warnings.addAll(plan.warnings());
    return new Preparation(
        new Plan(plan.input(), plan.calculation(), warnings, plan.memory()), notes);
  }

  /** The recommendation of an embedded entry; files have none. Notes one that is estimated. */
  private static OptionalDouble cutoff(GthTable table, Pseudopotential p, List<String> estimates) {
    for (GthTable.Entry entry : table.all()) {
      if (p.source().equals("embedded " + entry.name())) {
        if (!entry.measured()) {
          estimates.add("the recommended cutoff of " + entry.name() + " is an estimate");
        }
        return OptionalDouble.of(entry.cutoff());
      }
    }
    return OptionalDouble.empty();
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
