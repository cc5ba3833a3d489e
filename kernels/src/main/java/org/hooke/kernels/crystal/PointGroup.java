package org.hooke.kernels.crystal;

import java.util.Arrays;
import java.util.Collection;

/**
 * The 32 crystallographic point groups, told apart by how many rotations of each kind they hold.
 *
 * <p>The counts are those of -6, -4, -3, m, -1, 1, 2, 3, 4, 6 (International Tables A, chapter 10).
 */
public enum PointGroup {
  C1("1", LaueClass.TRICLINIC, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0),
  CI("-1", LaueClass.TRICLINIC, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0),
  C2("2", LaueClass.MONOCLINIC, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0),
  CS("m", LaueClass.MONOCLINIC, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0),
  C2H("2/m", LaueClass.MONOCLINIC, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0),
  D2("222", LaueClass.ORTHORHOMBIC, 0, 0, 0, 0, 0, 1, 3, 0, 0, 0),
  C2V("mm2", LaueClass.ORTHORHOMBIC, 0, 0, 0, 2, 0, 1, 1, 0, 0, 0),
  D2H("mmm", LaueClass.ORTHORHOMBIC, 0, 0, 0, 3, 1, 1, 3, 0, 0, 0),
  C4("4", LaueClass.TETRAGONAL_LOW, 0, 0, 0, 0, 0, 1, 1, 0, 2, 0),
  S4("-4", LaueClass.TETRAGONAL_LOW, 0, 2, 0, 0, 0, 1, 1, 0, 0, 0),
  C4H("4/m", LaueClass.TETRAGONAL_LOW, 0, 2, 0, 1, 1, 1, 1, 0, 2, 0),
  D4("422", LaueClass.TETRAGONAL_HIGH, 0, 0, 0, 0, 0, 1, 5, 0, 2, 0),
  C4V("4mm", LaueClass.TETRAGONAL_HIGH, 0, 0, 0, 4, 0, 1, 1, 0, 2, 0),
  D2D("-42m", LaueClass.TETRAGONAL_HIGH, 0, 2, 0, 2, 0, 1, 3, 0, 0, 0),
  D4H("4/mmm", LaueClass.TETRAGONAL_HIGH, 0, 2, 0, 5, 1, 1, 5, 0, 2, 0),
  C3("3", LaueClass.TRIGONAL_LOW, 0, 0, 0, 0, 0, 1, 0, 2, 0, 0),
  C3I("-3", LaueClass.TRIGONAL_LOW, 0, 0, 2, 0, 1, 1, 0, 2, 0, 0),
  D3("32", LaueClass.TRIGONAL_HIGH, 0, 0, 0, 0, 0, 1, 3, 2, 0, 0),
  C3V("3m", LaueClass.TRIGONAL_HIGH, 0, 0, 0, 3, 0, 1, 0, 2, 0, 0),
  D3D("-3m", LaueClass.TRIGONAL_HIGH, 0, 0, 2, 3, 1, 1, 3, 2, 0, 0),
  C6("6", LaueClass.HEXAGONAL_LOW, 0, 0, 0, 0, 0, 1, 1, 2, 0, 2),
  C3H("-6", LaueClass.HEXAGONAL_LOW, 2, 0, 0, 1, 0, 1, 0, 2, 0, 0),
  C6H("6/m", LaueClass.HEXAGONAL_LOW, 2, 0, 2, 1, 1, 1, 1, 2, 0, 2),
  D6("622", LaueClass.HEXAGONAL_HIGH, 0, 0, 0, 0, 0, 1, 7, 2, 0, 2),
  C6V("6mm", LaueClass.HEXAGONAL_HIGH, 0, 0, 0, 6, 0, 1, 1, 2, 0, 2),
  D3H("-6m2", LaueClass.HEXAGONAL_HIGH, 2, 0, 0, 4, 0, 1, 3, 2, 0, 0),
  D6H("6/mmm", LaueClass.HEXAGONAL_HIGH, 2, 0, 2, 7, 1, 1, 7, 2, 0, 2),
  T("23", LaueClass.CUBIC_LOW, 0, 0, 0, 0, 0, 1, 3, 8, 0, 0),
  TH("m-3", LaueClass.CUBIC_LOW, 0, 0, 8, 3, 1, 1, 3, 8, 0, 0),
  O("432", LaueClass.CUBIC_HIGH, 0, 0, 0, 0, 0, 1, 9, 8, 6, 0),
  TD("-43m", LaueClass.CUBIC_HIGH, 0, 6, 0, 6, 0, 1, 3, 8, 0, 0),
  OH("m-3m", LaueClass.CUBIC_HIGH, 0, 6, 8, 9, 1, 1, 9, 8, 6, 0);

  private final String symbol;
  private final LaueClass laueClass;
  private final String counts; // as Arrays.toString writes them: enums hold no arrays
  private final int order;
  private final boolean centrosymmetric;

  PointGroup(String symbol, LaueClass laueClass, int... counts) {
    this.symbol = symbol;
    this.laueClass = laueClass;
    this.counts = Arrays.toString(counts);
    this.order = Arrays.stream(counts).sum();
    this.centrosymmetric = counts[4] == 1;
  }

  /**
   * The point group of operations; each different W counts once.
   *
   * @throws IllegalArgumentException when the rotations are no crystallographic group
   */
  public static PointGroup of(Collection<SymmetryOperation> operations) {
    int[] found = new int[10];
    operations.stream()
        .map(s -> Arrays.stream(s.rotation()).boxed().toList())
        .distinct()
        .forEach(w -> found[kind(w.stream().mapToInt(Integer::intValue).toArray())]++);
    for (PointGroup group : values()) {
      if (group.counts.equals(Arrays.toString(found))) {
        return group;
      }
    }
    throw new IllegalArgumentException(
        "no point group holds the rotations " + Arrays.toString(found));
  }

  /** Index among -6 -4 -3 m -1 1 2 3 4 6, from determinant and trace. */
  private static int kind(int[] w) {
    int det = Matrix3.determinant(w);
    int order = order(w);
    int[] columns = {0, 0, 1, 2, 3, 0, 4}; // of the proper rotations of order 1 2 3 4 6
    return det > 0 ? 5 + columns[order] : 4 - columns[order];
  }

  /** The order of the proper part det(W) W: 1, 2, 3, 4 or 6, from its trace 3, -1, 0, 1 or 2. */
  static int order(int[] w) {
    int trace = Matrix3.determinant(w) * (w[0] + w[4] + w[8]);
    return switch (trace) {
      case 3 -> 1;
      case -1 -> 2;
      case 0 -> 3;
      case 1 -> 4;
      case 2 -> 6;
      default -> throw new IllegalArgumentException(Arrays.toString(w) + " is no rotation");
    };
  }

  /** Hermann-Mauguin symbol. */
  public String symbol() {
    return symbol;
  }

  /** Number of operations. */
  public int order() {
    return order;
  }

  public LaueClass laueClass() {
    return laueClass;
  }

  public CrystalSystem system() {
    return laueClass.system();
  }

  /** Whether the group holds the inversion. */
  public boolean isCentrosymmetric() {
    return centrosymmetric;
  }
}
