package org.hooke.driver.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hooke.driver.workflow.Derivatives.Kind;
import org.hooke.driver.workflow.Derivatives.Row;
import org.junit.jupiter.api.Test;

class DerivativesReportTest {
  private static final Row GOOD = new Row(Kind.FORCE, "Si 1 x", 0.01, 0.01 + 1e-8);
  private static final Row BAD = new Row(Kind.STRESS_FIXED_WAVES, "xy", 1e-4, 1.1e-4);
  private static final Row NONE = new Row(Kind.STRESS_SMOOTH_CUTOFF, "zz", 1e-4, Double.NaN);

  private static int count(String page, String word) {
    return page.split(">" + word + "<", -1).length - 1;
  }

  @Test
  void whatIsWithinItsTolerancePasses() {
    String page = new DerivativesReport(List.of(GOOD)).page("si", "cutoff: 8 Ry");
    assertEquals(2, count(page, "passed"), page); // the kind and the row
    assertEquals(0, count(page, "FAILED"));
    assertTrue(page.contains("force Si 1 x"), page);
    assertTrue(page.contains("cutoff: 8 Ry"), page);
    assertFalse(page.contains("class=\"bad\""), page);
  }

  @Test
  void whatIsBeyondOrNotANumberFails() {
    String page = new DerivativesReport(List.of(GOOD, BAD, NONE)).page("si", "");
    assertEquals(2, count(page, "passed"), page);
    assertEquals(4, count(page, "FAILED"), page);
    assertTrue(page.contains("class=\"bad\""), page);
  }
}
