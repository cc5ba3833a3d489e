package org.hooke.driver.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.structure.StructureFiles;
import org.hooke.driver.structure.StructureFormat;
import org.hooke.driver.workflow.Relaxation;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.units.AtomicUnits;

/** A relaxation as {@code relax.json} and as a trajectory. */
public final class RelaxationReport {
  private final Relaxation.Outcome outcome;

  public RelaxationReport(Relaxation.Outcome outcome) {
    this.outcome = outcome;
  }

  /** One geometry in a line. */
  public static String line(Relaxation.Step step) {
    return String.format(
        Locale.ROOT,
        "geometry %d  F %.10f Ha  largest force %.2e Ha/bohr%s",
        step.number(),
        step.freeEnergy(),
        step.maxForce(),
        step.accepted() ? "" : "  (taken back)");
  }

  /** Whether it converged, energies and forces of the last geometry. */
  public List<String> summary() {
    Relaxation.Step last = outcome.steps().get(outcome.steps().size() - 1);
    return List.of(
        (outcome.converged() ? "relaxed in " : "NOT RELAXED after ")
            + (outcome.steps().size() - 1)
            + " steps",
        String.format(Locale.ROOT, "free energy    %.10f Ha", outcome.last().freeEnergy()),
        String.format(Locale.ROOT, "largest force  %.3e Ha/bohr", last.maxForce()),
        ResultJson.pressureLine(outcome.last()));
  }

  /** The document. */
  public ObjectNode json(CalculationInput input) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode();
    json.put("schema", "hooke-relax-1");
    json.put("hooke", Provenance.current().version());
    json.set("input", mapper.valueToTree(input.toMap()));
    json.put("converged", outcome.converged());
    ArrayNode steps = json.putArray("steps");
    for (Relaxation.Step step : outcome.steps()) {
      ObjectNode one = steps.addObject();
      one.put("number", step.number());
      one.put("free_ha", step.freeEnergy());
      one.put("max_force_ha_bohr", step.maxForce());
      one.put("accepted", step.accepted());
      ArrayNode positions = one.putArray("fractional");
      double[] x = step.structure().fractional();
      for (int a = 0; a < step.structure().atoms(); a++) {
        positions.addArray().add(x[3 * a]).add(x[3 * a + 1]).add(x[3 * a + 2]);
      }
    }
    return json;
  }

  /** Every geometry as extended XYZ, angstrom, with its energy in eV. */
  public String trajectory() {
    StringBuilder text = new StringBuilder();
    for (Relaxation.Step step : outcome.steps()) {
      String frame = StructureFiles.write(StructureFormat.EXTENDED_XYZ, step.structure(), "");
      String facts =
          String.format(
              Locale.ROOT,
              " step=%d free_energy=%.10f accepted=%s",
              step.number(),
              step.freeEnergy() * AtomicUnits.HARTREE_EV,
              step.accepted() ? "T" : "F");
      text.append(frame.replaceFirst("(?m)(pbc=\"T T T\")$", "$1" + facts));
    }
    return text.toString();
  }

  /** The last geometry. */
  public Structure structure() {
    return outcome.last().calculation().structure();
  }
}
