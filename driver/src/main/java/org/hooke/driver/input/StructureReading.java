package org.hooke.driver.input;

import java.util.List;
import org.hooke.kernels.crystal.Structure;

/**
 * A structure and what its reader wants the user to know.
 *
 * @param warnings one line each, without the file's name
 */
public record StructureReading(Structure structure, List<String> warnings) {
  /** Copies the warnings. */
  public StructureReading {
    warnings = List.copyOf(warnings);
  }
}
