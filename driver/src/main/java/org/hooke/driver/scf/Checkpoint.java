package org.hooke.driver.scf;

import java.util.Optional;

/**
 * What a later run needs to go on with a command.
 *
 * @param command "scf", "relax", ...
 * @param input the fully resolved input as YAML, files named by absolute paths
 * @param name of the calculation
 * @param calculation fingerprint of the calculation that the state belongs to, empty without one
 * @param state where its SCF loop stands, empty before the first iteration's end
 * @param orbitals mark of the orbitals that belong to the state; 0 when none were kept
 */
public record Checkpoint(
    String command,
    String input,
    String name,
    String calculation,
    Optional<ScfState> state,
    long orbitals) {}
