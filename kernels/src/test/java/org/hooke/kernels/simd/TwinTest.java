package org.hooke.kernels.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TwinTest {
  @Test
  void aForcedTwinIsTakenAndAnotherNameRefused() {
    assertEquals(Twin.PLAIN, Twin.choose("plain"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Twin.choose("fast"))
            .getMessage()
            .contains("auto, plain or vector"));
  }

  @Test
  void vectorNeedsTheModuleAndAutoFollowsIt() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
      assertTrue(Twin.lanes() > 0);
      assertEquals(Twin.VECTOR, Twin.choose("vector"));
    } else {
      assertEquals(0, Twin.lanes());
      assertEquals(Twin.PLAIN, Twin.choose("auto"));
      assertThrows(IllegalArgumentException.class, () -> Twin.choose("vector"));
    }
  }

  @Test
  void aMissingClassIsNamed() {
    assertTrue(
        assertThrows(
                IllegalStateException.class, () -> Twin.load(VectorLanes.class, "org.hooke.None"))
            .getMessage()
            .contains("org.hooke.None"));
  }
}
