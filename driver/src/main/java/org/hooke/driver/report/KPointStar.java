package org.hooke.driver.report;

import java.util.List;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.crystal.SymmetryOperation;

/**
 * Which k-points of a structure have the same bands: those joined by its space group, by k to -k,
 * and by reciprocal lattice vectors. Operations that flip the spin are left out.
 *
 * <p>With x' = W x + w for positions, fractional k-points go to Wᵀk.
 */
final class KPointStar {
  private static final double TOLERANCE = 1e-5;

  private final List<SymmetryOperation> operations;

  KPointStar(Structure structure) {
    operations =
        SpaceGroup.of(structure).operations().stream().filter(s -> !s.flipsSpin()).toList();
  }

  /** Whether some operation takes fractional k to l or -l, up to integers. */
  boolean joins(double[] k, double[] l) {
    return operations.stream().anyMatch(s -> same(s, k, l, 1) || same(s, k, l, -1));
  }

  private static boolean same(SymmetryOperation s, double[] k, double[] l, int sign) {
    for (int j = 0; j < 3; j++) {
      double image = 0;
      for (int i = 0; i < 3; i++) {
        image += s.rotation(i, j) * k[i];
      }
      double difference = image - sign * l[j];
      if (Math.abs(difference - Math.rint(difference)) > TOLERANCE) {
        return false;
      }
    }
    return true;
  }
}
