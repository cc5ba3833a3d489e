package org.hooke.driver.scf;

import java.util.List;
import java.util.Optional;

/**
 * What a later run needs to go on with a command.
 *
 * @param command "scf", "relax", ...
 * @param input the fully resolved input as YAML, files named by absolute paths
 * @param name of the calculation
 * @param fractional positions of the geometry the state belongs to, [3 atom + axis]; empty for
 *     those of the input
 * @param state where its SCF loop stands, empty before the first iteration's end
 * @param orbitals mark of the orbitals that belong to the state; 0 when none were kept
 */
public record Checkpoint(
    String command,
    String input,
    String name,
    List<Double> fractional,
    Optional<ScfState> state,
    long orbitals) {

  /** Copies the list. */
  public Checkpoint {
    fractional = List.copyOf(fractional);
  }
}
