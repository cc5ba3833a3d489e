package org.hooke.driver.input;

import java.util.Map;
import java.util.Optional;

/**
 * Where pseudopotentials come from: the embedded tables, a folder, or a file per element.
 *
 * @param folder path of the folder, independent of the working folder; empty when there is none
 * @param files path by chemical symbol, independent of the working folder
 */
public record PseudopotentialChoice(Optional<String> folder, Map<String, String> files) {
  /** The word that asks for the embedded tables. */
  public static final String EMBEDDED = "gth";

  /** Copies the map. */
  public PseudopotentialChoice {
    files = Map.copyOf(files);
  }

  /** Whether elements without a file come from the embedded tables. */
  public boolean embedded() {
    return folder.isEmpty();
  }
}
