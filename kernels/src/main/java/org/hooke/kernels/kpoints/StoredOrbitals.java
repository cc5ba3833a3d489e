package org.hooke.kernels.kpoints;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Orbitals that can be kept bit by bit: those of a state, or of one block of its bands. */
public interface StoredOrbitals {
  /** Writes them bit by bit, with what else the next diagonalisation needs. */
  void write(DataOutput out) throws IOException;

  /**
   * Reads what {@link #write} wrote for the same setup.
   *
   * @throws IOException when the shape is another one
   */
  void read(DataInput in) throws IOException;
}
