package org.hooke.driver.input;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A competing phase as the input gives it: atoms and their energy, or a structure to compute.
 *
 * @param name of the phase
 * @param atoms how many of each element the energy belongs to
 * @param energy Ha; empty when the structure is to be computed
 * @param structure empty when the energy is given
 * @param settings assignments "key=value" on top of the input, for its computation
 */
public record PhaseInput(
    String name,
    Map<String, Integer> atoms,
    OptionalDouble energy,
    Optional<GivenStructure> structure,
    List<String> settings) {
  /** Copies. */
  public PhaseInput {
    atoms = Collections.unmodifiableMap(new TreeMap<>(atoms));
    settings = List.copyOf(settings);
  }

  /** "O2", "Mg1": elements in alphabetical order with their numbers. */
  String formula() {
    StringBuilder text = new StringBuilder();
    atoms.forEach((symbol, n) -> text.append(symbol).append(n));
    return text.toString();
  }
}
