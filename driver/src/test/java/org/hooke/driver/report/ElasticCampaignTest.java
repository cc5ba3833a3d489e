package org.hooke.driver.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ElasticCampaignTest {
  /** A stable crystal's result, as much of it as its state depends on. */
  private static ObjectNode result() throws IOException {
    return (ObjectNode)
        new ObjectMapper()
            .readTree(
                """
                {"converged": true, "warnings": [], "elastic_tensor": {},
                 "born": {"stable": true}, "bulk_modulus": {"vrh": 75.5},
                 "shear_modulus": {"vrh": 50.5}}
                """);
  }

  @Test
  void aStableCrystalIsFinished() throws IOException {
    CampaignRow row = ElasticCampaign.row("a", "a.yaml", result());
    assertTrue(row.well());
    assertEquals("finished, K 75.5 G 50.5 GPa", row.line());
  }

  @Test
  void aCrystalWithoutAGapIsNotWellAndSaysWhy() throws IOException {
    ObjectNode json = result();
    json.withArray("warnings").add("no gap: full and empty levels overlap by 0.300 eV");
    CampaignRow row = ElasticCampaign.row("a", "a.yaml", json);
    assertFalse(row.well());
    assertEquals("no gap", row.state());
    assertTrue(row.hasResult());
    assertTrue(row.message().contains("overlap by 0.300 eV"), row.message());
  }

  @Test
  void whatIsNotConvergedIsThatBeforeAnythingElse() throws IOException {
    ObjectNode json = result().put("converged", false);
    json.withArray("warnings").add("no gap: full and empty levels overlap by 0.300 eV");
    assertEquals("not converged", ElasticCampaign.row("a", "a.yaml", json).state());
  }

  @Test
  void anUnstableCrystalNamesItsSoftestStrain() throws IOException {
    ObjectNode json = result();
    json.withObject("/born")
        .put("stable", false)
        .put("softest_mode", "shear yz")
        .withArray("eigenvalues_gpa")
        .add(-3.25);
    CampaignRow row = ElasticCampaign.row("a", "a.yaml", json);
    assertEquals("unstable", row.state());
    assertEquals("gives way against shear yz: -3.25 GPa", row.message());
  }
}
