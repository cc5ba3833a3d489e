package org.hooke.driver.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.kernels.terms.HubbardSite;
import org.hooke.kernels.terms.OccupationMatrices;

/** The part of result.json on sites with a Hubbard U: occupations, moments, eigenvalues. */
final class HubbardJson {
  private HubbardJson() {}

  /** One entry per corrected atom, in the order of the structure. */
  static ArrayNode sites(CalculationResult result) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    OccupationMatrices n = result.scf().occupationMatrices();
    for (HubbardSite site : result.hubbardSites()) {
      ObjectNode one = list.addObject();
      one.put("atom", site.atom());
      one.put("species", site.symbol());
      one.put("shell", site.shell());
      one.put("u_ha", site.u());
      one.put("electrons", n.electrons(site));
      one.put("moment_mub", n.moment(site));
      ArrayNode eigenvalues = one.putArray("eigenvalues");
      ArrayNode matrices = one.putArray("occupations");
      for (int s = 0; s < n.spins(); s++) {
        eigenvalues.add(JsonArrays.array(n.eigenvalues(site, s)));
        matrices.add(JsonArrays.rows(n.of(site, s), site.functions(), 1));
      }
    }
    return list;
  }
}
