package org.hooke.kernels.terms;

import java.io.Serializable;
import org.hooke.kernels.crystal.SymmetryOperation;

/**
 * A uniform electric field across a slab, as a saw-tooth that falls back in the vacuum.
 *
 * @param axis 0, 1 or 2: the field is along b_axis, normal to the other two lattice vectors
 * @param strength Ha/(e bohr)
 * @param dipoleCorrection whether the field of the periodic images' dipoles is cancelled
 * @param fall fractional coordinate where the saw-tooth begins to fall, in the vacuum
 * @param width of the fall, fractional, in (0, 1)
 */
public record ElectricField(
    int axis, double strength, boolean dipoleCorrection, double fall, double width)
    implements Serializable {
  private static final double SAME = 1e-8; // fractional translations

  /** Refuses what is no saw-tooth. */
  public ElectricField {
    if (axis < 0 || axis > 2 || !(width > 0 && width < 1)) {
      throw new IllegalArgumentException("no saw-tooth of width " + width + " along axis " + axis);
    }
  }

  /** Whether an operation leaves the coordinate along the field as it is. */
  boolean keeps(SymmetryOperation s) {
    double w = s.translation(axis);
    boolean kept = Math.abs(w - Math.rint(w)) < SAME;
    for (int j = 0; j < 3; j++) {
      kept &= s.rotation(axis, j) == (j == axis ? 1 : 0);
    }
    return kept;
  }

  /** Shape of the potential, slope 1 but in the fall, mean 0, at a fractional coordinate. */
  double shape(double s) {
    double rise = 1 - width;
    double t = past(s);
    return t <= rise ? t - rise / 2 : rise / 2 - (t - rise) * rise / width;
  }

  /** Slope of the shape. */
  double slope(double s) {
    return past(s) <= 1 - width ? 1 : -(1 - width) / width;
  }

  /** Distance from the end of the fall, in [0, 1). */
  private double past(double s) {
    double t = s - fall - width;
    return t - Math.floor(t);
  }
}
