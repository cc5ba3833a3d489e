package org.hooke.driver.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.input.InputException;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.terms.ElectricField;

/** Where the saw-tooth of an electric field falls: in the middle of the vacuum of a slab. */
final class SlabField {
  /** Less vacuum than this cannot hold the fall of the saw-tooth, bohr. */
  private static final double LEAST_VACUUM = 12;

  /** Share of the vacuum in which the saw-tooth falls. */
  private static final double SHARE = 0.2;

  private SlabField() {}

  /**
   * The field an input asks for.
   *
   * @throws InputException when the direction is not that of a lattice vector, the cell is charged,
   *     or there is no vacuum along the field
   */
  static ElectricField of(CalculationInput input, Structure structure) {
    int axis = axis(input.electricDirection());
    if (input.charge() != 0) {
      throw new InputException(
          "fields.electric", "charge " + input.charge(), "a neutral cell: its dipole has a value");
    }
    double[] s = new double[structure.atoms()];
    for (int a = 0; a < s.length; a++) {
      s[a] = structure.fractional(a, axis) - Math.floor(structure.fractional(a, axis));
    }
    Arrays.sort(s);
    double gap = s[0] + 1 - s[s.length - 1];
    double start = s[s.length - 1];
    for (int a = 1; a < s.length; a++) {
      if (s[a] - s[a - 1] > gap) {
        gap = s[a] - s[a - 1];
        start = s[a - 1];
      }
    }
    double height = 2 * Math.PI / structure.lattice().reciprocalLength(axis);
    if (gap * height < LEAST_VACUUM) {
      throw new InputException(
          "fields.electric",
          String.format(Locale.ROOT, "%.1f bohr without atoms along a%d", gap * height, axis + 1),
          String.format(Locale.ROOT, "a slab with at least %.0f bohr of vacuum", LEAST_VACUUM));
    }
    double width = SHARE * gap;
    double fall = start + (gap - width) / 2;
    return new ElectricField(
        axis, input.electricStrength(), input.correctsDipole(), fall - Math.floor(fall), width);
  }

  private static int axis(List<Double> direction) {
    int axis = -1;
    int others = 0;
    for (int i = 0; i < 3; i++) {
      if (direction.get(i) > 0 && axis < 0) {
        axis = i;
      } else if (direction.get(i) != 0) {
        others++;
      }
    }
    if (axis < 0 || others > 0) {
      throw new InputException(
          "fields.electric.direction",
          direction.toString(),
          "[1, 0, 0], [0, 1, 0] or [0, 0, 1], the vector across the slab (a negative strength"
              + " turns the field round)");
    }
    return axis;
  }
}
