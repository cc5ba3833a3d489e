package org.hooke.driver.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The Materials Project's document beside what pymatgen makes of the same tensor. */
class MaterialsProjectDocumentTest {
  private static final String ELASTIC =
      "{\"order\": 2, \"elastic_tensor\": {\"raw\": [[161.0, 64.0, 64.0, 0, 0, 0], [64.0, 161.0, 64.0, "
          + "0, 0, 0], [64.0, 64.0, 161.0, 0, 0, 0], [0, 0, 0, 77.0, 0, 0], [0, 0, 0, 0, 77.0, 0], [0, "
          + "0, 0, 0, 0, 77.0]]}, \"young_modulus\": 157135079721.1569, \"density_kg_m3\": 2331.17975683929"
          + ", \"sound_velocity\": {\"transverse\": 5238.595507627344, \"longitudinal\": 8826.96648666203, \"m"
          + "ean\": 1}, \"state\": \"successful\", \"warnings\": [], \"fitting_data\": {\"strains\": [], \"free_ene"
          + "rgies_ha\": [1]}, \"equilibrium\": {\"lattice_bohr\": [[0, 5.13, 5.13], [5.13, 0, 5.13], [5.13,"
          + " 5.13, 0]], \"species\": [\"Si\", \"Si\"], \"fractional\": [[0, 0, 0], [0.25, 0.25, 0.25]], \"volum"
          + "e_bohr3\": 270.011394}}";

  @Test
  void derivedNumbersAreThoseOfPymatgen() throws IOException {
    JsonNode json = MaterialsProjectDocument.of("mp-149", new ObjectMapper().readTree(ELASTIC));
    assertEquals("mp-149", json.path("material_id").asText());
    JsonNode sound = json.path("sound_velocity");
    assertNear(171.66318680871169, sound.path("snyder_acoustic"));
    assertNear(0.3006654234173351, sound.path("snyder_optical"));
    assertNear(171.96385223212903, sound.path("snyder_total"));
    JsonNode heat = json.path("thermal_conductivity");
    assertNear(1.3381473174560288, heat.path("clarke"));
    assertNear(1.4582434835983205, heat.path("cahill"));
    JsonNode site = json.path("optimized_structure").path("sites").path(1);
    assertNear(1.3573395459661948, site.path("xyz").path(0));
    assertEquals("Si", site.path("species").path(0).path("element").asText());
    assertTrue(json.path("fitting_data").has("strains"));
    assertTrue(!json.path("fitting_data").has("free_energies_ha"), "not a key of the document");
  }

  /** pymatgen has constants of four digits. */
  private static void assertNear(double expected, JsonNode found) {
    assertEquals(expected, found.asDouble(), 2e-4 * expected);
  }
}
