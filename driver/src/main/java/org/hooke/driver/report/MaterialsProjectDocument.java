package org.hooke.driver.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hooke.kernels.units.AtomicUnits;

/**
 * An elastic.json as an elasticity document of the Materials Project (emmet's {@code
 * ElasticityDoc}): the same keys, units and derived numbers, the structure as pymatgen writes it.
 *
 * <p>Snyder's sound velocities: G. J. Snyder et al. as pymatgen has them; thermal conductivities:
 * D. R. Clarke, Surf. Coat. Technol. 163, 67 (2003), and D. G. Cahill, S. K. Watson, R. O. Pohl,
 * Phys. Rev. B 46, 6131 (1992). Numbers are not rounded.
 */
public final class MaterialsProjectDocument {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double BOLTZMANN = 1.380649e-23; // J/K, exact

  private MaterialsProjectDocument() {}

  /**
   * The document.
   *
   * @param id of the material
   * @param elastic content of elastic.json
   */
  public static ObjectNode of(String id, JsonNode elastic) {
    ObjectNode json = NODES.objectNode();
    json.put("property_name", "elasticity");
    json.put("material_id", id);
    json.put("deprecated", false);
    JsonNode cell = elastic.path("equilibrium");
    json.set("optimized_structure", structure(cell));
    for (String same : new String[] {"order", "elastic_tensor", "compliance_tensor"}) {
      copy(elastic, json, same);
    }
    for (String same :
        new String[] {
          "bulk_modulus",
          "shear_modulus",
          "young_modulus",
          "homogeneous_poisson",
          "universal_anisotropy",
          "debye_temperature"
        }) {
      copy(elastic, json, same);
    }
    if (elastic.path("sound_velocity").isObject()) {
      waves(json, elastic, cell);
    }
    ObjectNode data = json.putObject("fitting_data");
    for (String same :
        new String[] {
          "deformations",
          "strains",
          "cauchy_stresses",
          "second_pk_stresses",
          "equilibrium_cauchy_stress",
          "num_total_strain_stress_states"
        }) {
      copy(elastic.path("fitting_data"), data, same);
    }
    for (String same : new String[] {"fitting_method", "state", "warnings"}) {
      copy(elastic, json, same);
    }
    return json;
  }

  private static void copy(JsonNode from, ObjectNode to, String key) {
    if (from.has(key)) {
      to.set(key, from.get(key));
    }
  }

  private static void waves(ObjectNode json, JsonNode elastic, JsonNode cell) {
    double t = elastic.path("sound_velocity").path("transverse").asDouble();
    double l = elastic.path("sound_velocity").path("longitudinal").asDouble();
    double atoms = cell.path("species").size();
    double metre = AtomicUnits.BOHR_ANGSTROM * 1e-10;
    double volume = cell.path("volume_bohr3").asDouble() * metre * metre * metre;
    double area = Math.pow(atoms / volume, -2.0 / 3); // squared distance of atoms, m^2
    double density = elastic.path("density_kg_m3").asDouble();
    double mass = density * volume / atoms; // kg, of an atom on average
    double mean = (l + 2 * t) / 3;
    double acoustic = 0.38483 * mass * mean * mean * mean / (300 * area * Math.cbrt(atoms));
    double optical = 1.66914e-23 * mean / area * (1 - 1 / Math.cbrt(atoms));
    ObjectNode velocity = json.putObject("sound_velocity");
    velocity.put("transverse", t);
    velocity.put("longitudinal", l);
    velocity.put("snyder_acoustic", acoustic);
    velocity.put("snyder_optical", optical);
    velocity.put("snyder_total", acoustic + optical);
    double young = elastic.path("young_modulus").asDouble();
    ObjectNode heat = json.putObject("thermal_conductivity");
    heat.put(
        "clarke",
        0.87
            * BOLTZMANN
            * Math.pow(mass, -2.0 / 3)
            * Math.pow(density, 1.0 / 6)
            * Math.sqrt(young));
    heat.put("cahill", BOLTZMANN / 2.48 / area * (l + 2 * t));
  }

  /** pymatgen's Structure.as_dict. */
  private static ObjectNode structure(JsonNode cell) {
    ObjectNode json = NODES.objectNode();
    json.put("@module", "pymatgen.core.structure");
    json.put("@class", "Structure");
    json.put("charge", 0);
    double[][] a = new double[3][3];
    ObjectNode lattice = json.putObject("lattice");
    ArrayNode matrix = lattice.putArray("matrix");
    for (int i = 0; i < 3; i++) {
      ArrayNode row = matrix.addArray();
      for (int j = 0; j < 3; j++) {
        double bohr = cell.path("lattice_bohr").path(i).path(j).asDouble();
        a[i][j] = AtomicUnits.BOHR_ANGSTROM * bohr;
        row.add(a[i][j]);
      }
    }
    ArrayNode sites = json.putArray("sites");
    for (int atom = 0; atom < cell.path("species").size(); atom++) {
      String symbol = cell.path("species").path(atom).asText();
      ObjectNode site = sites.addObject();
      ObjectNode species = site.putArray("species").addObject();
      species.put("element", symbol);
      species.put("occu", 1);
      JsonNode abc = cell.path("fractional").path(atom);
      site.set("abc", abc);
      ArrayNode xyz = site.putArray("xyz");
      for (int j = 0; j < 3; j++) {
        double x = 0;
        for (int i = 0; i < 3; i++) {
          x += abc.path(i).asDouble() * a[i][j];
        }
        xyz.add(x);
      }
      site.put("label", symbol);
    }
    return json;
  }
}
