package org.hooke.kernels.crystal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CartesianPointGroupTest {
  private static final int[][] PAIRS = {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};

  private static int voigt(int i, int j) {
    return i == j ? i : 6 - i - j;
  }

  @Test
  void stiffnessTurnsAsATensorOfRankFour() {
    Random random = new Random(4);
    double[] c = random.doubles(36).toArray();
    double[] r = SpaceGroupPropertyTest.rotation(random);
    double[] direct = new double[36];
    for (int m = 0; m < 6; m++) {
      for (int n = 0; n < 6; n++) {
        for (int abcd = 0; abcd < 81; abcd++) {
          int a = abcd / 27;
          int b = abcd / 9 % 3;
          int e = abcd / 3 % 3;
          int d = abcd % 3;
          direct[6 * m + n] +=
              r[3 * PAIRS[m][0] + a]
                  * r[3 * PAIRS[m][1] + b]
                  * r[3 * PAIRS[n][0] + e]
                  * r[3 * PAIRS[n][1] + d]
                  * c[6 * voigt(a, b) + voigt(e, d)];
        }
      }
    }
    assertArrayEquals(direct, CartesianPointGroup.rotatedStiffness(r, c), 1e-13);
  }

  /** Independent constants: J. F. Nye, Physical Properties of Crystals (1957), table 9. */
  @ParameterizedTest
  @CsvSource({
    "1, 21", "14, 13", "62, 9", "79, 7", "88, 7", "92, 6", "122, 6", "146, 7", "148, 7", "152, 6",
    "161, 6", "173, 5", "186, 5", "198, 3", "205, 3", "216, 3", "227, 3"
  })
  void independentElasticConstantsByLaueClass(int number, int constants) {
    CartesianPointGroup group = group(number);
    double trace = 0; // of the projector, in Kelvin's basis where it is orthogonal
    for (int m = 0; m < 6; m++) {
      for (int n = m; n < 6; n++) {
        double[] unit = new double[36];
        unit[6 * m + n] = 1;
        unit[6 * n + m] = 1;
        trace += group.averagedStiffness(unit)[6 * m + n];
      }
    }
    assertEquals(constants, trace, 1e-10);
  }

  private static CartesianPointGroup group(int number) {
    Structure s = SpaceGroupPropertyTest.crystal(SpaceGroupType.of(number), new Random(number));
    return new CartesianPointGroup(SpaceGroup.of(s), s.lattice());
  }

  @Test
  void cubicStiffnessKeepsThreeConstants() {
    double[] c = new Random(8).doubles(36).toArray();
    for (int m = 0; m < 6; m++) {
      for (int n = 0; n < m; n++) {
        c[6 * m + n] = c[6 * n + m];
      }
    }
    double[] mean = group(216).averagedStiffness(c);
    double c11 = (c[0] + c[7] + c[14]) / 3;
    double c12 = (c[1] + c[2] + c[8]) / 3;
    double c44 = (c[21] + c[28] + c[35]) / 3;
    for (int m = 0; m < 6; m++) {
      for (int n = 0; n < 6; n++) {
        double expected = m == n ? (m < 3 ? c11 : c44) : m < 3 && n < 3 ? c12 : 0;
        assertEquals(expected, mean[6 * m + n], 1e-13);
      }
    }
  }

  @Test
  void onlyPolarGroupsKeepAVector() {
    double[] v = {0.3, -0.2, 1.1};
    assertArrayEquals(new double[] {0, 0, 1.1}, group(186).averagedVector(v), 1e-13);
    assertArrayEquals(new double[3], group(194).averagedVector(v), 1e-13);
  }
}
