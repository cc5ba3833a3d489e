package org.hooke.kernels.pseudo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CutoffEstimateTest {
  private static GthTable.Entry entry(String symbol, String family) {
    return GthTable.embedded().find(symbol, family, OptionalInt.empty()).orElseThrow();
  }

  /** pw.x, diamond: 17.4 and 8.9 mRy per atom above the energy at 120 Ry (2.2 mRy at 100 Ry). */
  @Test
  void missingEnergyIsThatOfConvergenceRuns() {
    Pseudopotential carbon = entry("C", "PBE").pseudopotential();
    assertEquals(8.7e-3, CutoffEstimate.missing(carbon, 35), 3e-3);
    assertEquals(4.5e-3, CutoffEstimate.missing(carbon, 40), 2e-3);
    assertTrue(CutoffEstimate.missing(carbon, 60) < 1e-3);
  }

  @Test
  void estimatesOfTheTableAreThoseOfTheRule() {
    for (String symbol : new String[] {"H", "C", "Al", "Fe"}) {
      GthTable.Entry entry = entry(symbol, "PBE");
      if (!entry.measured()) {
        assertEquals(CutoffEstimate.cutoff(entry.pseudopotential()), entry.cutoff(), symbol);
      }
    }
  }
}
