package org.hooke.driver.input;

import java.util.List;
import org.hooke.kernels.crystal.Lattice;

/**
 * The k-points asked for.
 *
 * @param kind how they were asked for
 * @param grid n1 n2 n3, empty unless kind is GRID
 * @param shift in steps of the grid
 * @param spacing 1/bohr, 0 unless kind is SPACING
 */
public record KPointChoice(Kind kind, List<Integer> grid, List<Double> shift, double spacing) {
  /** How k-points were asked for. */
  public enum Kind {
    /** To be chosen from the system. */
    AUTO,
    /** Gamma alone. */
    GAMMA,
    /** A Monkhorst-Pack grid. */
    GRID,
    /** A largest distance of neighbouring points. */
    SPACING
  }

  /** The grid n_i = max(1, ceil(|b_i|/spacing)), spacing in 1/bohr, |b_i| with its 2 pi. */
  public static List<Integer> gridOf(Lattice lattice, double spacing) {
    return List.of(
        points(lattice, 0, spacing), points(lattice, 1, spacing), points(lattice, 2, spacing));
  }

  /** A ratio that is whole but for rounding is not rounded up. */
  private static int points(Lattice lattice, int i, double spacing) {
    return (int) Math.max(1, Math.ceil(lattice.reciprocalLength(i) / spacing * (1 - 1e-12)));
  }

  /** The grid this choice means for a lattice: [1, 1, 1] for Gamma. */
  public List<Integer> grid(Lattice lattice) {
    return switch (kind) {
      case GAMMA -> List.of(1, 1, 1);
      case GRID -> grid;
      case SPACING -> gridOf(lattice, spacing);
      case AUTO -> throw new IllegalStateException("k-points are not resolved yet");
    };
  }
}
