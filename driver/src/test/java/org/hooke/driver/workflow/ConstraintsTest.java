package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
  private static SpaceGroup kept(boolean... fixed) {
    Structure s = TinySystems.silicon();
    Structure held = new Structure(s.lattice(), s.symbols(), s.fractional(), s.moments(), fixed);
    return Constraints.kept(held, SpaceGroup.of(s));
  }

  @Test
  void onlyOperationsThatTakeFreeDirectionsToFreeOnesAreKept() {
    assertEquals(48, kept(false, false, false, false, false, false).operations().size());
    assertEquals(48, kept(true, true, true, true, true, true).operations().size());
    SpaceGroup one = kept(true, true, true, false, false, false);
    assertEquals(24, one.operations().size(), "those that exchange the atoms are gone");
    assertEquals("-43m", one.pointGroup().symbol());
    int along = kept(true, true, true, false, false, true).operations().size();
    assertTrue(along < 24 && 24 % along == 0, "a fixed direction leaves fewer: " + along);
  }
}
