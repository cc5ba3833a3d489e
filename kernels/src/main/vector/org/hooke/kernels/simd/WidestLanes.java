package org.hooke.kernels.simd;

import jdk.incubator.vector.DoubleVector;

/** The preferred species of this CPU. */
public final class WidestLanes implements VectorLanes {
  @Override
  public int doubles() {
    return DoubleVector.SPECIES_PREFERRED.length();
  }
}
