package org.hooke.driver.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.structure.StructureFiles;
import org.hooke.driver.structure.StructureFormat;
import org.hooke.driver.workflow.CellRelaxation;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.units.AtomicUnits;

/** A relaxation of ions and cell as {@code relax.json} and as a trajectory. */
public final class CellRelaxationReport {
  private static final double GPA = AtomicUnits.PRESSURE_GPA;

  private final CellRelaxation.Outcome outcome;

  public CellRelaxationReport(CellRelaxation.Outcome outcome) {
    this.outcome = outcome;
  }

  /** One geometry in a line. */
  public static String line(CellRelaxation.Step step) {
    return String.format(
        Locale.ROOT,
        "geometry %d  H %.10f Ha  V %.4f bohr^3  largest force %.2e Ha/bohr, stress %.4f GPa%s%s",
        step.number(),
        step.enthalpy(),
        step.structure().lattice().volume(),
        step.maxForce(),
        GPA * step.maxStress(),
        step.accepted() ? "" : "  (taken back)",
        step.fresh() && step.number() > 0 ? "  (own plane waves)" : "");
  }

  /** Whether it converged, energies, forces and stress of the last geometry. */
  public List<String> summary() {
    CellRelaxation.Step last = outcome.steps().get(outcome.steps().size() - 1);
    return List.of(
        (outcome.converged() ? "ions and cell relaxed in " : "NOT RELAXED after ")
            + (outcome.steps().size() - 1)
            + " steps",
        String.format(Locale.ROOT, "free energy    %.10f Ha", outcome.last().freeEnergy()),
        String.format(Locale.ROOT, "volume         %.6f bohr^3", structure().lattice().volume()),
        String.format(Locale.ROOT, "largest force  %.3e Ha/bohr", last.maxForce()),
        String.format(Locale.ROOT, "largest stress beside the target %.4f GPa", stress(last)),
        ResultJson.pressureLine(outcome.last()));
  }

  private static double stress(CellRelaxation.Step step) {
    return GPA * step.maxStress();
  }

  /** The document: that of a relaxation of ions, with the cell and its stress. */
  public ObjectNode json(CalculationInput input) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode();
    json.put("schema", "hooke-relax-1");
    json.put("hooke", Provenance.current().version());
    json.set("input", mapper.valueToTree(input.toMap()));
    json.put("converged", outcome.converged());
    json.put("target_pressure_gpa", GPA * input.relaxPressure());
    ArrayNode steps = json.putArray("steps");
    for (CellRelaxation.Step step : outcome.steps()) {
      ObjectNode one = steps.addObject();
      one.put("number", step.number());
      one.put("free_ha", step.freeEnergy());
      one.put("enthalpy_ha", step.enthalpy());
      one.put("max_force_ha_bohr", step.maxForce());
      one.put("max_stress_gpa", stress(step));
      one.put("pressure_gpa", GPA * step.pressure());
      one.put("volume_bohr3", step.structure().lattice().volume());
      one.put("accepted", step.accepted());
      one.put("own_plane_waves", step.fresh());
      one.set("lattice_bohr", JsonArrays.rows(step.structure().lattice().vectors(), 3, 1));
      one.set("fractional", JsonArrays.rows(step.structure().fractional(), 3, 1));
    }
    return json;
  }

  /** Every geometry as extended XYZ, angstrom, with energy and enthalpy in eV, pressure in GPa. */
  public String trajectory() {
    StringBuilder text = new StringBuilder();
    for (CellRelaxation.Step step : outcome.steps()) {
      String frame = StructureFiles.write(StructureFormat.EXTENDED_XYZ, step.structure(), "");
      String facts =
          String.format(
              Locale.ROOT,
              " step=%d free_energy=%.10f enthalpy=%.10f pressure_gpa=%.6f accepted=%s",
              step.number(),
              step.freeEnergy() * AtomicUnits.HARTREE_EV,
              step.enthalpy() * AtomicUnits.HARTREE_EV,
              GPA * step.pressure(),
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
