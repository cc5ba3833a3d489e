package org.hooke.kernels.simd;

/** Number of lanes of the machine's widest vectors. */
public interface VectorLanes {
  /** Lanes of double. */
  int doubles();
}
