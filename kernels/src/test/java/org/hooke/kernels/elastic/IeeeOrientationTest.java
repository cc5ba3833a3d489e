package org.hooke.kernels.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import org.hooke.kernels.crystal.Structure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tensors in axes worked out by hand from the rules of ANSI/IEEE Std 176-1987, for every Laue class
 * and the point groups that the rules single out.
 *
 * <p>pymatgen 2022.11.7 gives the same tensors but for -4m2 and 312, 31m (it has X along a, not
 * along the two-fold axis or across the mirror), monoclinic cells with a shorter than c (its X
 * points away from a) and triclinic ones (its Z is along the longest vector).
 */
class IeeeOrientationTest {
  private static final double H = Math.sqrt(0.5);
  private static final double S = Math.sqrt(0.75);
  private static final double M = Math.hypot(5, 20);
  private static final double T = Math.sqrt(4 * 4 + 5 * 5 + 17 * 17);
  private static final double U = Math.hypot(5, 17);

  /** Rows X Y Z for the cells of {@link Crystals}. */
  private static final Map<String, double[]> AXES =
      Map.of(
          "cell", // X along a, Z along c
          new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
          "diagonal", // X along a + b of a square
          new double[] {H, H, 0, -H, H, 0, 0, 0, 1},
          "across", // X along 2a + b of a hexagon
          new double[] {S, 0.5, 0, -0.5, S, 0, 0, 0, 1},
          "sorted", // lengths 20 17 23: Z along 17, X along 20, Y along 23
          new double[] {1, 0, 0, 0, 0, -1, 0, 1, 0},
          "monoclinic", // c = (-5 0 20), shorter than a = (23 0 0), beta obtuse, b = y
          new double[] {20 / M, 0, 5 / M, 0, 1, 0, -5 / M, 0, 20 / M},
          "triclinic", // a = (20 0 0), c = (-4 -5 17), the shortest; Y along c x a = (0 340 100)
          new double[] {
            (17 * 17 + 5 * 5) / (U * T),
            4 * -5 / (U * T),
            4 * 17 / (U * T),
            0,
            17 / U,
            5 / U,
            -4 / T,
            -5 / T,
            17 / T
          });

  /** Where the standard decides by piezoelectric signs, a half turn may lie between. */
  @ParameterizedTest
  @CsvSource({
    "2, triclinic, exact", // -1
    "10, monoclinic, exact", // 2/m
    "4, monoclinic, exact", // 2
    "47, sorted, exact", // mmm
    "19, sorted, exact", // 222
    "83, cell, half turn", // 4/m
    "123, cell, exact", // 4/mmm
    "111, cell, exact", // -42m
    "115, diagonal, exact", // -4m2
    "147, cell, half turn", // -3
    "164, cell, half turn", // -3m1
    "154, cell, half turn", // 321, quartz
    "149, across, half turn", // 312
    "157, across, half turn", // 31m
    "162, across, half turn", // -31m
    "175, cell, exact", // 6/m
    "191, cell, exact", // 6/mmm
    "200, cell, exact", // m-3
    "221, cell, exact" // m-3m
  })
  void tensorsComeInTheAxesOfTheStandard(int number, String axes, String sense) {
    Random random = new Random(100 + number);
    Structure s = Crystals.of(number, random);
    ElasticTensor c = Crystals.tensor(Crystals.group(s), random);
    double[] ours = c.rotated(IeeeOrientation.of(s).rotation()).stiffness();
    ElasticTensor standard = c.rotated(AXES.get(axes));
    double[][] turns = {
      {1, 0, 0, 0, 1, 0, 0, 0, 1},
      {1, 0, 0, 0, -1, 0, 0, 0, -1},
      {-1, 0, 0, 0, 1, 0, 0, 0, -1},
      {-1, 0, 0, 0, -1, 0, 0, 0, 1}
    };
    double least = Double.POSITIVE_INFINITY;
    for (int t = 0; t < (sense.equals("exact") ? 1 : turns.length); t++) {
      double[] wanted = standard.rotated(turns[t]).stiffness();
      double off = 0;
      for (int i = 0; i < 36; i++) {
        off = Math.max(off, Math.abs(wanted[i] - ours[i]));
      }
      least = Math.min(least, off);
    }
    assertEquals(0, least, 1e-6, "GPa");
  }
}
