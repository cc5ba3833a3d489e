package org.hooke.driver.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.input.InputChecks;
import org.hooke.driver.input.InputReader;
import org.hooke.driver.input.LocalFiles;
import org.hooke.driver.input.PseudopotentialFacts;
import org.hooke.driver.input.Recommendations;
import org.hooke.driver.structure.StructureFiles;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.Planner;
import org.hooke.driver.workflow.PotentialLibrary;
import org.hooke.kernels.fft.Transforms;
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
    InputReader reader = new InputReader(new LocalFiles(), new StructureFiles());
    return of(reader.read(path, overrides));
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
    Plan plan = new Planner(Transforms.best()).plan(input, potentials);
    warnings.addAll(plan.warnings());
    return new Preparation(
        new Plan(plan.input(), plan.calculation(), warnings, plan.memory()), notes);
  }
}
