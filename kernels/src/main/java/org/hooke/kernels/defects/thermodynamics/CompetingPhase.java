package org.hooke.kernels.defects.thermodynamics;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An element or compound that the atoms of a crystal could form instead.
 *
 * @param name for messages and tables
 * @param atoms how many of each element its energy belongs to
 * @param energy of that many atoms, Ha
 */
public record CompetingPhase(String name, Map<String, Integer> atoms, double energy)
    implements Serializable {
  /**
   * @throws IllegalArgumentException when there are no atoms or the energy is not finite
   */
  public CompetingPhase {
    atoms = Collections.unmodifiableMap(new TreeMap<>(atoms));
    if (atoms.isEmpty() || atoms.values().stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException(name + " has no atoms");
    }
    if (!Double.isFinite(energy)) {
      throw new IllegalArgumentException("the energy of " + name + " is " + energy);
    }
  }

  /** Whether it is of one element. */
  public boolean element() {
    return atoms.size() == 1;
  }

  /** How many atoms of an element. */
  public int count(String symbol) {
    return atoms.getOrDefault(symbol, 0);
  }

  /** Energy over the elements' chemical potentials, Ha: sum of atoms times mu is taken off. */
  public double excess(Map<String, Double> mu) {
    double sum = energy;
    for (Map.Entry<String, Integer> e : atoms.entrySet()) {
      sum -= e.getValue() * mu.get(e.getKey());
    }
    return sum;
  }
}
