package org.hooke.kernels.crystal;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Operations modulo the lattice, sorted by W, and the test that they form a group. */
final class OperationSet {
  private final Map<IntBuffer, List<SymmetryOperation>> byRotation = new LinkedHashMap<>();
  private final double tolerance;

  OperationSet(List<SymmetryOperation> operations, double tolerance) {
    this.tolerance = tolerance;
    for (SymmetryOperation s : operations) {
      byRotation.computeIfAbsent(IntBuffer.wrap(s.rotation()), k -> new ArrayList<>()).add(s);
    }
  }

  /** The member equal to an operation modulo the lattice, or null. */
  SymmetryOperation find(SymmetryOperation wanted) {
    for (SymmetryOperation s :
        byRotation.getOrDefault(IntBuffer.wrap(wanted.rotation()), List.of())) {
      if (s.equals(wanted, tolerance)) {
        return s;
      }
    }
    return null;
  }

  /** The first member with this W, or null. */
  SymmetryOperation first(int[] rotation) {
    List<SymmetryOperation> list = byRotation.get(IntBuffer.wrap(rotation));
    return list == null ? null : list.get(0);
  }

  /** One member per W. */
  List<SymmetryOperation> representatives() {
    List<SymmetryOperation> one = new ArrayList<>();
    byRotation.values().forEach(list -> one.add(list.get(0)));
    return one;
  }

  /** The members with W = 1. */
  List<SymmetryOperation> translations() {
    return byRotation.getOrDefault(IntBuffer.wrap(Matrix3.identity()), List.of());
  }

  /**
   * Whether operations, all different, are closed under products modulo the lattice.
   *
   * <p>With T the pure translations and one s per W: T is closed, every class is s T, and every
   * product of two s is a member.
   */
  static boolean isGroup(List<SymmetryOperation> operations, double tolerance) {
    OperationSet set = new OperationSet(operations, tolerance);
    List<SymmetryOperation> t = set.translations();
    if (t.isEmpty()) {
      return false;
    }
    List<SymmetryOperation> representatives = set.representatives();
    for (List<SymmetryOperation> one : set.byRotation.values()) {
      if (one.size() != t.size()) {
        return false;
      }
    }
    for (SymmetryOperation s : representatives) {
      for (SymmetryOperation u : t) {
        if (set.find(s.after(u)) == null) {
          return false;
        }
      }
      for (SymmetryOperation u : representatives) {
        if (set.find(s.after(u)) == null) {
          return false;
        }
      }
    }
    for (SymmetryOperation s : t) {
      for (SymmetryOperation u : t) {
        if (set.find(s.after(u)) == null) {
          return false;
        }
      }
    }
    return true;
  }
}
