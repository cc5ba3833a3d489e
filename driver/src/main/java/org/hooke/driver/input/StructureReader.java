package org.hooke.driver.input;

/** Reads structure files of any format; implemented by the structure package. */
public interface StructureReader {
  /** Whether name or content say that this is a structure file, readable or only known by name. */
  boolean recognises(String name, byte[] content);

  /**
   * Reads a structure file.
   *
   * @param name of the file, for its extension and for messages
   * @throws InputException when the content is no structure this program can use
   */
  StructureReading read(String name, byte[] content);
}
