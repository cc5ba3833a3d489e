package org.hooke.kernels.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.hooke.kernels.simd.Twin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VectorFftTest extends TransformsContract {
  @BeforeEach
  void theJvmHasTheVectorApi() {
    assumeTrue(Twin.lanes() > 0);
  }

  @Override
  Transforms transforms() {
    return Transforms.named("vector");
  }

  @Test
  void itReportsItsName() {
    assertEquals("vector", transforms().name());
  }
}
