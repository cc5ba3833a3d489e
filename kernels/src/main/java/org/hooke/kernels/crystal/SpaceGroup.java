package org.hooke.kernels.crystal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The symmetry operations of a structure in its own cell, with the group's name.
 *
 * <p>Operations of a cell that is not primitive include the pure translations. Number and symbol
 * name the crystal's group; a supercell that breaks some of its rotations lists fewer operations.
 * Immutable; the first operation is the identity.
 */
public final class SpaceGroup implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Largest distance of an image from its atom unless another is asked for: 1e-5 angstrom. */
  public static final double DEFAULT_TOLERANCE = 1.8897261246e-5;

  /** Translations of one group agree modulo the lattice within this. */
  static final double CLOSURE = 1e-6;

  /** An FFT grid holds w when n_i w_i is an integer within this. */
  private static final double GRID_TOLERANCE = 1e-8;

  private final int number;
  private final String symbol;
  private final List<SymmetryOperation> operations;
  private final boolean rightHanded; // the lattice: it tells P4_1 from P4_3

  /** A group in a right-handed lattice; the identity must come first. */
  public SpaceGroup(int number, String symbol, List<SymmetryOperation> operations) {
    this(number, symbol, operations, true);
  }

  SpaceGroup(int number, String symbol, List<SymmetryOperation> operations, boolean rightHanded) {
    this.number = number;
    this.symbol = symbol;
    this.operations = List.copyOf(operations);
    this.rightHanded = rightHanded;
  }

  /** The trivial group, P1. */
  public static SpaceGroup identity() {
    return new SpaceGroup(
        1, "P1", List.of(new SymmetryOperation(Matrix3.identity(), new double[3])));
  }

  /** The group of a structure within {@link #DEFAULT_TOLERANCE}. */
  public static SpaceGroup of(Structure structure) {
    return of(structure, DEFAULT_TOLERANCE);
  }

  /**
   * The group of a structure; its translations form a group to rounding.
   *
   * <p>With initial moments the operations keep every moment, or reverse every moment and then say
   * so by {@link SymmetryOperation#flipsSpin()}.
   *
   * @param tolerance largest distance of an image from its atom, bohr
   * @throws IllegalArgumentException when the tolerance is not positive
   */
  public static SpaceGroup of(Structure structure, double tolerance) {
    return new CrystalSymmetry(structure, tolerance).spaceGroup();
  }

  /** The same operations with the identity, exact, in front. */
  static List<SymmetryOperation> identityFirst(List<SymmetryOperation> operations) {
    SymmetryOperation identity = new SymmetryOperation(Matrix3.identity(), new double[3]);
    List<SymmetryOperation> sorted = new ArrayList<>();
    sorted.add(identity);
    for (SymmetryOperation s : operations) {
      if (!s.equals(identity, CLOSURE)) {
        sorted.add(s);
      }
    }
    return sorted;
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

  /**
   * The operations that map an FFT grid onto itself, fractional translations included.
   *
   * <p>With points x_j = m_j/n_j: n_i W_ij/n_j and n_i w_i must be integers.
   *
   * @param n points along a1 a2 a3
   */
  public SpaceGroup compatibleWithGrid(int[] n) {
    return subgroup(s -> keepsGrid(s, n));
  }

  private static boolean keepsGrid(SymmetryOperation s, int[] n) {
    for (int i = 0; i < 3; i++) {
      double steps = n[i] * s.translation(i);
      if (Math.abs(steps - Math.rint(steps)) > GRID_TOLERANCE) {
        return false;
      }
      for (int j = 0; j < 3; j++) {
        if (n[i] * s.rotation(i, j) % n[j] != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * The operations that pass a test, which must form a group; number and symbol name that group.
   *
   * @throws IllegalArgumentException when the chosen operations are not closed under products
   */
  public SpaceGroup subgroup(Predicate<SymmetryOperation> test) {
    List<SymmetryOperation> chosen = operations.stream().filter(test).toList();
    if (chosen.size() == operations.size()) {
      return this;
    }
    if (!OperationSet.isGroup(chosen, CLOSURE)) {
      throw new IllegalArgumentException(
          chosen.size() + " of " + operations.size() + " operations do not form a group");
    }
    SpaceGroupMatch match = SpaceGroupMatch.of(invariantRows(chosen), chosen, CLOSURE);
    if (match == null) {
      throw new IllegalStateException("a subgroup of no known type");
    }
    return new SpaceGroup(match.type().number(), match.type().symbol(), chosen, rightHanded);
  }

  /** A lattice that the operations keep, by Cholesky's factor of the mean of W^T W. */
  private double[] invariantRows(List<SymmetryOperation> chosen) {
    List<int[]> rotations = chosen.stream().map(SymmetryOperation::rotation).toList();
    double[] g = SpaceGroupMatch.invariantMetric(Matrix3.toDouble(Matrix3.identity()), rotations);
    double a = Math.sqrt(g[0]);
    double b = Math.sqrt(g[4] - g[1] * g[1] / g[0]);
    double yz = (g[5] - g[1] * g[2] / g[0]) / b;
    double c = Math.sqrt(g[8] - g[2] * g[2] / g[0] - yz * yz);
    return new double[] {a, 0, 0, g[1] / a, b, 0, g[2] / a, yz, rightHanded ? c : -c};
  }

  /** The point group of the operations listed. */
  public PointGroup pointGroup() {
    return PointGroup.of(operations);
  }
}
