package org.hooke.driver.scf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Where one checkpoint lives: a file of this machine, or of any file system of a cluster. */
public interface CheckpointStorage {
  /** Writes a checkpoint's bytes. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Name for messages. */
  String name();

  /** Whether there is a checkpoint. */
  boolean exists();

  /**
   * Replaces the checkpoint: a reader finds the old one or the new one, whole.
   *
   * @throws IOException when it cannot be written; the old one then stands
   */
  void replace(Content content) throws IOException;

  /**
   * The bytes of the checkpoint.
   *
   * @throws IOException when there is none or it cannot be read
   */
  InputStream open() throws IOException;
}
