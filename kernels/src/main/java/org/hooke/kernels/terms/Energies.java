package org.hooke.kernels.terms;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Energies by the names of their terms, in the order they were added, Ha per cell. Immutable. */
public final class Energies implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LinkedHashMap<String, Double> parts;

  /** No parts. */
  public Energies() {
    this(Map.of());
  }

  private Energies(Map<String, Double> parts) {
    this.parts = new LinkedHashMap<>(parts);
  }

  /**
   * These parts and one more at the end.
   *
   * @throws IllegalArgumentException when the name is there already
   */
  public Energies with(String name, double energy) {
    if (parts.containsKey(name)) {
      throw new IllegalArgumentException("two energies named " + name);
    }
    Map<String, Double> all = new LinkedHashMap<>(parts);
    all.put(name, energy);
    return new Energies(all);
  }

  /**
   * These parts followed by the others.
   *
   * @throws IllegalArgumentException when both have a part of the same name
   */
  public Energies with(Energies others) {
    Energies all = this;
    for (Map.Entry<String, Double> part : others.parts.entrySet()) {
      all = all.with(part.getKey(), part.getValue());
    }
    return all;
  }

  /**
   * One part, Ha.
   *
   * @throws IllegalArgumentException when there is no part of this name
   */
  public double get(String name) {
    Double part = parts.get(name);
    if (part == null) {
      throw new IllegalArgumentException("no energy named " + name + " among " + parts.keySet());
    }
    return part;
  }

  /** All parts in order, unmodifiable. */
  public Map<String, Double> parts() {
    return Collections.unmodifiableMap(parts);
  }

  /** The sum of all parts in order, Ha. */
  public double sum() {
    double sum = 0;
    for (double part : parts.values()) {
      sum += part;
    }
    return sum;
  }
}
