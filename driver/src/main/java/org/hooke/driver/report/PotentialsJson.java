package org.hooke.driver.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hooke.driver.workflow.defects.ChargeStateResult;
import org.hooke.driver.workflow.defects.DefectOutcome;
import org.hooke.driver.workflow.defects.DefectResult;

/**
 * {@code potentials.json}: planar averages and site potentials of every run, each as {@link
 * PotentialJson} has them, for any correction, ours or another's.
 */
public final class PotentialsJson {
  /** Version of the format. */
  public static final String SCHEMA = "hooke-potentials-2";

  private PotentialsJson() {}

  /** The document. */
  public static ObjectNode of(DefectResult result) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", SCHEMA);
    json.put("what", "a document of the schema " + PotentialJson.SCHEMA + " for every run");
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

  /** A document that {@link PotentialJson} reads, and the run's energy. */
  private static ObjectNode run(DefectOutcome o) {
    ObjectNode json = PotentialJson.document(o.samples());
    json.put("energy_ha", o.sigma0());
    return json;
  }
}
