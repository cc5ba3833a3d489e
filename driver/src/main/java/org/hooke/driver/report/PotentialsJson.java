package org.hooke.driver.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hooke.driver.workflow.defects.ChargeStateResult;
import org.hooke.driver.workflow.defects.DefectOutcome;
import org.hooke.driver.workflow.defects.DefectResult;
import org.hooke.driver.workflow.defects.correction.PotentialSamples;

/**
 * {@code potentials.json}: planar averages and site potentials of every run, for any other
 * correction than ours.
 */
public final class PotentialsJson {
  /** Version of the format. */
  public static final String SCHEMA = "hooke-potentials-1";

  private PotentialsJson() {}

  /** The document. */
  public static ObjectNode of(DefectResult result) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", SCHEMA);
    json.put(
        "what",
        "electrostatic potential energy of an electron, V_local + V_Hartree, Ha; planes_ha [axis][i]:"
            + " means over the planes through i/n of the lattice vector; sites_ha [atom]: means"
            + " around the atoms with the weight exp(-r^2/w^2), w = site_width_bohr");
    json.put("reference", DefectJson.REFERENCE);
    json.set("bulk", run(result.bulk()));
    ObjectNode runs = json.putObject("runs");
    for (var states : result.defects().values()) {
      for (ChargeStateResult s : states) {
        for (DefectOutcome o : s.outcomes()) {
          if (o.hasResult()) {
            runs.set(o.task().id(), run(o));
          }
        }
      }
    }
    return json;
  }

  private static ObjectNode run(DefectOutcome o) {
    PotentialSamples v = o.samples();
    ObjectNode json = DefectJson.structure(v.structure());
    json.put("charge", v.charge());
    json.put("energy_ha", o.sigma0());
    json.put("mean_ha", v.mean());
    ArrayNode planes = json.putArray("planes_ha");
    for (int axis = 0; axis < 3; axis++) {
      planes.add(JsonArrays.array(v.planes(axis)));
    }
    json.set("sites_ha", JsonArrays.array(v.sites()));
    json.put("site_width_bohr", v.siteWidth());
    return json;
  }
}
