package org.hooke.kernels.elastic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hooke.kernels.crystal.CartesianPointGroup;
import org.hooke.kernels.crystal.Matrix3;

/**
 * The cheapest of the six single strains xx yy zz yz xz xy that together determine every elastic
 * constant of a crystal. Immutable.
 *
 * <p>All 63 choices are weighed: the stress of strain e is sum_b c_b B_b e in the basis B of {@link
 * InvariantStiffness}, and a choice is good when the rows of all its strains determine c.
 */
public final class StrainSet {
  private static final String[] NAMES = {"xx", "yy", "zz", "yz", "xz", "xy"};
  private static final double WORST = 1e3; // condition of a choice

  private final List<StrainDirection> directions;
  private final InvariantStiffness basis;

  private StrainSet(List<StrainDirection> directions, InvariantStiffness basis) {
    this.directions = List.copyOf(directions);
    this.basis = basis;
  }

  /** All six strains along the axes as they are, for a crystal that may have no symmetry. */
  public static StrainSet all() {
    CartesianPointGroup none = CartesianPointGroup.trivial();
    return new StrainSet(
        single(none, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}), InvariantStiffness.triclinic());
  }

  /**
   * The cheapest choice; of equally cheap ones the first with the fewest strains.
   *
   * @param group rotations of the crystal
   * @param axes rows X Y Z along which the single strains are taken, [3 axis + component]
   * @param cost of a direction with all its amplitudes, positive
   */
  public static StrainSet cheapest(
      CartesianPointGroup group, double[] axes, ToDoubleFunction<StrainDirection> cost) {
    InvariantStiffness basis = InvariantStiffness.of(group);
    List<StrainDirection> candidates = single(group, axes);
    double[] costs = candidates.stream().mapToDouble(cost).toArray();
    List<StrainDirection> best = candidates;
    double least = Double.POSITIVE_INFINITY;
    for (int choice = 1; choice < 1 << candidates.size(); choice++) {
      List<StrainDirection> chosen = new ArrayList<>();
      double sum = 0;
      for (int d = 0; d < candidates.size(); d++) {
        if ((choice >> d & 1) == 1) {
          chosen.add(candidates.get(d));
          sum += costs[d];
        }
      }
      boolean better = sum < least || (sum == least && chosen.size() < best.size());
      if (better && condition(basis, chosen) < WORST) {
        best = chosen;
        least = sum;
      }
    }
    return new StrainSet(best, basis);
  }

  private static List<StrainDirection> single(CartesianPointGroup group, double[] axes) {
    double[] toGiven = Matrix3.transposed(axes);
    List<StrainDirection> found = new ArrayList<>();
    for (int m = 0; m < 6; m++) {
      double[] e = CartesianPointGroup.rotated(toGiven, Voigt.unit(m));
      found.add(StrainDirection.of(NAMES[m], e, group));
    }
    return found;
  }

  private static double condition(InvariantStiffness basis, List<StrainDirection> chosen) {
    return StiffnessFit.condition(basis, chosen.stream().map(StrainDirection::strain).toList());
  }

  public List<StrainDirection> directions() {
    return directions;
  }

  /** The stiffnesses that the crystal allows. */
  public InvariantStiffness basis() {
    return basis;
  }

  /** Condition number of the least squares with these strains. */
  public double condition() {
    return condition(basis, directions);
  }
}
