package org.hooke.driver.workflow.defects.correction;

import java.util.Arrays;
import java.util.Locale;
import org.hooke.driver.input.InputException;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;

/** What a cell must be like for a charge in it to be screened as in a crystal. */
final class CellGeometry {
  /** More than this without an atom is no crystal, bohr. */
  private static final double VACUUM = 12;

  private CellGeometry() {}

  /**
   * Refuses slabs, wires and molecules: the charge's field in a vacuum is not screened, and the
   * energy with a uniform background there has no limit as the vacuum grows.
   */
  static void requireBulk(Structure crystal) {
    for (int axis = 0; axis < 3; axis++) {
      double gap = gap(crystal, axis);
      if (gap > VACUUM) {
        throw new InputException(
            "a charged defect's cell",
            String.format(Locale.ROOT, "%.1f bohr without atoms along a%d", gap, axis + 1),
            "a crystal on all sides: in a slab, wire or molecule the vacuum does not screen the"
                + " charge and the energy of the background grows with it, so that these corrections"
                + " are wrong");
      }
    }
  }

  private static double gap(Structure structure, int axis) {
    double[] s = new double[structure.atoms()];
    for (int a = 0; a < s.length; a++) {
      s[a] = structure.fractional(a, axis) - Math.floor(structure.fractional(a, axis));
    }
    Arrays.sort(s);
    double gap = s[0] + 1 - s[s.length - 1];
    for (int a = 1; a < s.length; a++) {
      gap = Math.max(gap, s[a] - s[a - 1]);
    }
    return gap * 2 * Math.PI / structure.lattice().reciprocalLength(axis);
  }

  /** Radius of the largest sphere in the cell of the points nearest to a lattice point, bohr. */
  static double innerRadius(Lattice lattice) {
    double least = Double.POSITIVE_INFINITY;
    for (int n1 = -3; n1 <= 3; n1++) {
      for (int n2 = -3; n2 <= 3; n2++) {
        for (int n3 = -3; n3 <= 3; n3++) {
          if (n1 != 0 || n2 != 0 || n3 != 0) {
            double[] r = lattice.cartesian(n1, n2, n3);
            least = Math.min(least, r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
          }
        }
      }
    }
    return Math.sqrt(least) / 2;
  }
}
