package org.hooke.driver.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.hooke.driver.input.InputException;
import org.hooke.driver.workflow.defects.correction.PotentialSamples;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;

/**
 * The potential of one run, as {@code potentials.json} holds every run's: means of the
 * electrostatic potential over planes and around the atoms, with the geometry they belong to, in
 * Hartree atomic units; read back to the same bits. Its keys: docs/theory/charged-cells.md.
 */
public final class PotentialJson {
  /** Name and version of the format. */
  public static final String SCHEMA = "hooke-potential-1";

  private static final String WHAT =
      "potential energy of an electron: local pseudopotentials and Hartree; its mean is the sum of"
          + " the pseudopotentials' alpha over the volume, as of the eigenvalues";

  private PotentialJson() {}

  /** The document. */
  public static ObjectNode document(PotentialSamples samples) {
    Structure structure = samples.structure();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema", SCHEMA);
    json.put("what", WHAT);
    json.put("charge", samples.charge());
    json.set("lattice_bohr", JsonArrays.rows(structure.lattice().vectors(), 3, 1));
    ArrayNode species = json.putArray("species");
    structure.symbols().forEach(species::add);
    json.set("fractional", JsonArrays.rows(structure.fractional(), 3, 1));
    json.put("mean_ha", samples.mean());
    ArrayNode planes = json.putArray("planar_averages_ha");
    for (int axis = 0; axis < 3; axis++) {
      planes.add(JsonArrays.array(samples.planes(axis)));
    }
    json.put("site_gaussian_width_bohr", samples.siteWidth());
    json.set("site_potentials_ha", JsonArrays.array(samples.sites()));
    return json;
  }

  /**
   * Reads a document.
   *
   * @throws InputException when a key is missing or of another kind
   */
  public static PotentialSamples read(JsonNode json) {
    String schema = json.path("schema").asText();
    if (!schema.equals(SCHEMA)) {
      throw new InputException("schema", schema, SCHEMA);
    }
    double[] lattice = new double[9];
    for (int i = 0; i < 9; i++) {
      lattice[i] = number(json, "lattice_bohr", i / 3, i % 3);
    }
    List<String> symbols = new ArrayList<>();
    json.path("species").forEach(s -> symbols.add(s.asText()));
    double[] fractional = new double[3 * symbols.size()];
    double[] sites = new double[symbols.size()];
    for (int a = 0; a < sites.length; a++) {
      sites[a] = number(json, "site_potentials_ha", a);
      for (int i = 0; i < 3; i++) {
        fractional[3 * a + i] = number(json, "fractional", a, i);
      }
    }
    double[][] planes = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      planes[axis] = new double[json.path("planar_averages_ha").path(axis).size()];
      for (int i = 0; i < planes[axis].length; i++) {
        planes[axis][i] = number(json, "planar_averages_ha", axis, i);
      }
    }
    return new PotentialSamples(
        new Structure(new Lattice(lattice), symbols, fractional),
        number(json, "charge"),
        number(json, "mean_ha"),
        planes,
        sites,
        number(json, "site_gaussian_width_bohr"));
  }

  private static double number(JsonNode json, String key, int... at) {
    JsonNode node = json.path(key);
    for (int i : at) {
      node = node.path(i);
    }
    if (!node.isNumber()) {
      throw new InputException(key, node.toString(), "a number");
    }
    return node.doubleValue();
  }
}
