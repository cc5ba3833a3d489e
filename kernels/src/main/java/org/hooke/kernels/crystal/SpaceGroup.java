package org.hooke.kernels.crystal;

import java.io.Serializable;
import java.util.List;

/**
 * The symmetry operations of a structure in its own cell, with the group's name.
 *
 * <p>Operations of a cell that is not primitive include the pure translations. Immutable; the first
 * operation is the identity.
 */
public final class SpaceGroup implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int number;
  private final String symbol;
  private final List<SymmetryOperation> operations;

  public SpaceGroup(int number, String symbol, List<SymmetryOperation> operations) {
    this.number = number;
    this.symbol = symbol;
    this.operations = List.copyOf(operations);
  }

  /** The trivial group, P1. */
  public static SpaceGroup identity() {
    return new SpaceGroup(
        1,
        "P1",
        List.of(new SymmetryOperation(new int[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new double[3])));
  }

  /** Number in the International Tables, 1 to 230. */
  public int number() {
    return number;
  }

  /** Hermann-Mauguin symbol, short form: "Fd-3m". */
  public String symbol() {
    return symbol;
  }

  /** Operations x' = W x + w in the structure's own fractional coordinates, identity first. */
  public List<SymmetryOperation> operations() {
    return operations;
  }
}
