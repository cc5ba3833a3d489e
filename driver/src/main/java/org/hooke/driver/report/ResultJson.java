package org.hooke.driver.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.hooke.driver.scf.ScfResult;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.Magnetization;
import org.hooke.driver.workflow.Plan;
import org.hooke.kernels.bands.BandEdges;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.crystal.SymmetryOperation;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.units.AtomicUnits;

/**
 * result.json: one calculation as other programs read it. Numbers are written unrounded.
 *
 * <p>Hartree atomic units unless a key names another; docs/result.md and the JSON Schema beside
 * this class say what each key means.
 */
public final class ResultJson {
  /** Version of the format. */
  public static final String SCHEMA = "hooke-result-1";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Provenance provenance;
  private final ObjectMapper mapper = new ObjectMapper();

  public ResultJson(Provenance provenance) {
    this.provenance = provenance;
  }

  /** The whole document. */
  public ObjectNode document(Plan plan, CalculationResult result, Map<String, Object> spark) {
    Calculation c = result.calculation();
    ScfResult scf = result.scf();
    ObjectNode json = NODES.objectNode();
    json.put("schema", SCHEMA);
    json.put("hooke", provenance.version());
    json.set("input", mapper.valueToTree(plan.input().toMap()));
    ArrayNode warnings = json.putArray("warnings");
    plan.warnings().forEach(warnings::add);
    result.warnings().forEach(warnings::add);
    ArrayNode remedies = json.putArray("remedies");
    scf.remedies().forEach(remedies::add);
    json.put("converged", result.converged());
    json.put("iterations", scf.steps().size());
    json.put("estimated_error_ha", scf.last().error());
    json.set("energies_ha", energies(result));
    levels(json, result);
    json.set("forces_ha_bohr", JsonArrays.rows(result.forces(), 3, 1));
    json.set("net_force_ha_bohr", JsonArrays.array(result.netForce()));
    json.set("stress_gpa", JsonArrays.rows(result.stress(), 3, AtomicUnits.PRESSURE_GPA));
    json.put("pressure_gpa", result.pressure() * AtomicUnits.PRESSURE_GPA);
    json.put("pulay_pressure_gpa", result.pulayPressure() * AtomicUnits.PRESSURE_GPA);
    json.set("magnetization_mub", magnetization(result));
    json.set("hubbard", HubbardJson.sites(result));
    json.set("kpoints", kpoints(c, scf));
    json.set("grid", mapper.valueToTree(c.basis().grid()));
    json.set("plane_waves", mapper.valueToTree(result.planeWaves()));
    json.put("cutoff_ha", c.basis().cutoff());
    json.put("bands", scf.bands().bands());
    json.put("electrons", c.electrons());
    json.set("structure", structure(c));
    json.set("space_group", spaceGroup(c));
    json.set("provenance", provenance(c));
    json.set("timings_s", mapper.valueToTree(result.seconds()));
    json.set("spark", mapper.valueToTree(spark));
    return json;
  }

  /** The pressure in words, for people: "pressure 1.234 GPa". */
  public static String pressureLine(CalculationResult result) {
    return String.format(
        Locale.ROOT, "pressure       %.4f GPa", result.pressure() * AtomicUnits.PRESSURE_GPA);
  }

  private static ObjectNode energies(CalculationResult result) {
    ObjectNode json = NODES.objectNode();
    json.put("total", result.totalEnergy());
    json.put("free", result.freeEnergy());
    json.put("sigma0", result.sigma0());
    result.energies().parts().forEach(json::put);
    return json;
  }

  private static void levels(ObjectNode json, CalculationResult result) {
    ScfResult scf = result.scf();
    BandEdges edges = BandEdges.of(scf.bands(), scf.occupations());
    if (result.fermiLevel().isPresent()) {
      json.put("fermi_ha", result.fermiLevel().get());
      if (result.calculation().electronChoice().moment().isPresent()) {
        ArrayNode both = json.putArray("fermi_spin_ha");
        both.add(scf.occupations().fermiLevel(0).getAsDouble());
        both.add(scf.occupations().fermiLevel(1).getAsDouble());
      }
    } else {
      json.putNull("fermi_ha");
      edges.vbm().ifPresent(e -> json.put("vbm_ha", e));
      edges.cbm().ifPresent(e -> json.put("cbm_ha", e));
    }
  }

  /** Null without spin: every magnetisation is zero by construction. */
  private static JsonNode magnetization(CalculationResult result) {
    if (result.magnetization().isEmpty()) {
      return NODES.nullNode();
    }
    Magnetization m = result.magnetization().get();
    ObjectNode json = NODES.objectNode();
    json.put("total", m.total());
    json.put("absolute", m.absolute());
    json.set("per_atom", JsonArrays.array(m.perAtom()));
    json.set("radii_bohr", JsonArrays.array(m.radii()));
    return json;
  }

  private static ArrayNode kpoints(Calculation c, ScfResult scf) {
    Bands bands = scf.bands();
    Occupations f = scf.occupations();
    ArrayNode list = NODES.arrayNode();
    for (int k = 0; k < bands.kpoints(); k++) {
      ObjectNode point = list.addObject();
      point.set("fractional", JsonArrays.array(c.mesh().point(k)));
      point.put("weight", bands.weight(k));
      ArrayNode eigenvalues = point.putArray("eigenvalues_ha");
      ArrayNode occupations = point.putArray("occupations");
      for (int s = 0; s < bands.spins(); s++) {
        eigenvalues.add(JsonArrays.array(bands.eigenvalues(s, k)));
        occupations.add(JsonArrays.array(f.occupations(s, k)));
      }
    }
    return list;
  }

  private static ObjectNode structure(Calculation c) {
    ObjectNode json = NODES.objectNode();
    json.set("lattice_bohr", JsonArrays.rows(c.structure().lattice().vectors(), 3, 1));
    ArrayNode species = json.putArray("species");
    c.structure().symbols().forEach(species::add);
    json.set("fractional", JsonArrays.rows(c.structure().fractional(), 3, 1));
    json.put("volume_bohr3", c.structure().lattice().volume());
    return json;
  }

  private static ObjectNode spaceGroup(Calculation c) {
    ObjectNode json = NODES.objectNode();
    json.put("number", c.group().number());
    json.put("symbol", c.group().symbol());
    ArrayNode operations = json.putArray("operations");
    for (SymmetryOperation operation : c.symmetry().operations()) {
      ObjectNode one = operations.addObject();
      ArrayNode rotation = one.putArray("rotation");
      for (int row = 0; row < 3; row++) {
        ArrayNode line = rotation.addArray();
        for (int column = 0; column < 3; column++) {
          line.add(operation.rotation(row, column));
        }
      }
      one.set("translation", JsonArrays.array(operation.translation()));
      if (c.spins() == 2) {
        one.put("flips_spin", operation.flipsSpin());
      }
    }
    return json;
  }

  private ObjectNode provenance(Calculation c) {
    ObjectNode json = mapper.valueToTree(provenance.toMap());
    ObjectNode potentials = json.putObject("pseudopotentials");
    for (Map.Entry<String, Pseudopotential> entry : c.potentials().entrySet()) {
      Pseudopotential p = entry.getValue();
      ObjectNode one = potentials.putObject(entry.getKey());
      one.put("source", p.source());
      one.put("sha256", p.sha256());
      one.put("functional", p.functional());
      one.put("valence", p.valence());
      one.put("cut", p.cut());
    }
    json.put("fft", c.basis().transforms().name());
    json.put("precision", c.doubleOnly() ? "double" : "auto");
    json.put("directions", c.singleDirections() ? "single" : "double");
    json.put("seed", c.seed());
    json.put("grain", c.grain().word());
    return json;
  }
}
