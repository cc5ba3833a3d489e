package org.hooke.kernels.kpoints;

import java.io.IOException;
import java.io.Serializable;

/**
 * Where the orbitals of all states of one moment are kept bit by bit. Serialisable: it travels to
 * whoever holds the states, and means the same place there.
 */
public interface OrbitalStorage extends Serializable {
  /** Where it is, for messages. */
  String name();

  /**
   * Keeps one state, or one block of a state's bands, whole or not at all; nothing when it is there
   * already.
   *
   * @throws IOException when it cannot be written
   */
  void write(int state, StoredOrbitals orbitals) throws IOException;

  /**
   * Gives a state of the same setup its orbitals back.
   *
   * @throws IOException when they are absent, damaged, or another state's
   */
  void read(int state, StoredOrbitals orbitals) throws IOException;

  /** Whether this process sees states 0 to {@code states - 1}. */
  boolean hasAll(int states);

  /** Deletes what is kept, as well as that goes. */
  void delete();
}
