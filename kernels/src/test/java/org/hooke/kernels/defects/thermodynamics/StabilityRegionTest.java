package org.hooke.kernels.defects.thermodynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StabilityRegionTest {
  private static final CompetingPhase A = new CompetingPhase("A", Map.of("A", 2), -2.0);
  private static final CompetingPhase B = new CompetingPhase("B", Map.of("B", 2), -6.0);

  /** AB with formation energy -0.4: mu_A runs from -0.4 to 0 while mu_B does the reverse. */
  @Test
  void aBinaryCompoundHasTwoCorners() {
    CompetingPhase ab = new CompetingPhase("AB", Map.of("A", 1, "B", 1), -4.4);
    StabilityRegion region = new StabilityRegion(ab, List.of(A, B));
    assertEquals(-0.4, region.formation(), 1e-12);
    assertEquals(2, region.corners().size());
    StabilityRegion.Corner rich = region.corners().get(0);
    assertEquals("A-rich", rich.name());
    assertEquals(-1.0, rich.mu().get("A"), 1e-12);
    assertEquals(-3.4, rich.mu().get("B"), 1e-12);
    assertEquals(0, rich.delta().get("A"), 1e-12);
    assertEquals(-0.4, rich.delta().get("B"), 1e-12);
    assertEquals(List.of("A"), rich.limits());
    assertEquals("B-rich", region.corners().get(1).name());
  }

  /** AB2 with formation energy -0.6 cuts the B-rich end: 1 x mu_A + 2 mu_B <= -0.6. */
  @Test
  void anotherCompoundCutsTheRange() {
    CompetingPhase ab = new CompetingPhase("AB", Map.of("A", 1, "B", 1), -4.4);
    CompetingPhase ab2 = new CompetingPhase("AB2", Map.of("A", 1, "B", 2), -7.6);
    StabilityRegion.Corner poor = new StabilityRegion(ab, List.of(A, B, ab2)).corners().get(1);
    assertEquals(List.of("AB2"), poor.limits());
    assertEquals("with AB2", poor.name());
    assertEquals(-0.2, poor.delta().get("B"), 1e-12);
    assertEquals(-0.2, poor.delta().get("A"), 1e-12);
  }

  @Test
  void aTernaryCompoundHasAPolygonOfCorners() {
    CompetingPhase c = new CompetingPhase("C", Map.of("C", 1), -1.0);
    CompetingPhase abc = new CompetingPhase("ABC", Map.of("A", 1, "B", 1, "C", 1), -6.0);
    assertEquals(3, new StabilityRegion(abc, List.of(A, B, c)).corners().size());
    CompetingPhase ab = new CompetingPhase("AB", Map.of("A", 1, "B", 1), -4.4);
    StabilityRegion cut = new StabilityRegion(abc, List.of(A, B, c, ab));
    assertEquals(4, cut.corners().size(), "one corner of the triangle is cut off");
    for (StabilityRegion.Corner corner : cut.corners()) {
      assertEquals(0, abc.excess(corner.mu()), 1e-12);
      for (CompetingPhase p : List.of(A, B, c, ab)) {
        assertTrue(p.excess(corner.mu()) > -1e-9, p.name());
      }
    }
  }

  /** A dopant is as rich as its own phase or a compound of it allows. */
  @Test
  void foreignElementsAreLimitedByTheirCompounds() {
    CompetingPhase ab = new CompetingPhase("AB", Map.of("A", 1, "B", 1), -4.4);
    CompetingPhase d = new CompetingPhase("D", Map.of("D", 1), -5.0);
    CompetingPhase db = new CompetingPhase("DB", Map.of("D", 1, "B", 1), -8.3);
    List<StabilityRegion.Corner> corners = new StabilityRegion(ab, List.of(A, B, d, db)).corners();
    assertEquals(0, corners.get(0).delta().get("D"), 1e-12, "mu_B = -3.4: DB allows more than D");
    assertEquals(-0.3, corners.get(1).delta().get("D"), 1e-12);
    assertEquals(List.of("B", "DB"), corners.get(1).limits());
  }

  @Test
  void aCrystalOfOneElementIsItsOwnReservoir() {
    CompetingPhase si = new CompetingPhase("Si", Map.of("Si", 2), -7.9);
    StabilityRegion region = new StabilityRegion(si, List.of(si));
    assertEquals(1, region.corners().size());
    assertEquals(-3.95, region.corners().get(0).mu().get("Si"), 1e-12);
  }

  @Test
  void unstableCrystalsAndMissingElementsAreNamed() {
    CompetingPhase ab = new CompetingPhase("AB", Map.of("A", 1, "B", 1), -3.9);
    List<String> said = new ArrayList<>();
    said.add(message(ab, List.of(A, B)));
    assertTrue(said.get(0).contains("AB is not stable"), said.get(0));
    assertTrue(message(ab, List.of(A)).contains("element B"));
    CompetingPhase ab2 = new CompetingPhase("AB2", Map.of("A", 1, "B", 2), -8.0);
    CompetingPhase good = new CompetingPhase("AB", Map.of("A", 1, "B", 1), -4.1);
    assertTrue(message(good, List.of(A, B, ab2)).contains("AB2"));
  }

  private static String message(CompetingPhase crystal, List<CompetingPhase> phases) {
    return assertThrows(IllegalArgumentException.class, () -> new StabilityRegion(crystal, phases))
        .getMessage();
  }
}
