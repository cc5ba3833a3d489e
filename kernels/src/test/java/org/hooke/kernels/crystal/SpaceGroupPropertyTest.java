package org.hooke.kernels.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All 230 types made from their Hall symbols, in all 530 settings and in cells of any shape. */
class SpaceGroupPropertyTest {
  private static final double TOLERANCE = 1e-5;

  static IntStream numbers() {
    return IntStream.rangeClosed(1, 230);
  }

  /** Atoms at general positions of a setting, in a random lattice that its rotations keep. */
  static Structure crystal(SpaceGroupType type, Random random) {
    double[] start = new double[9]; // bohr^2
    for (int i = 0; i < 3; i++) {
      start[4 * i] = 80 + 60 * random.nextDouble();
      int j = (i + 1) % 3;
      start[3 * i + j] = 15 * random.nextDouble();
      start[3 * j + i] = start[3 * i + j];
    }
    List<int[]> rotations = type.operations().stream().map(SymmetryOperation::rotation).toList();
    double[] metric = SpaceGroupMatch.invariantMetric(start, rotations);
    double a = Math.sqrt(metric[0]);
    double b = Math.sqrt(metric[4] - metric[1] * metric[1] / metric[0]);
    double yz = (metric[5] - metric[1] * metric[2] / metric[0]) / b;
    double c = Math.sqrt(metric[8] - metric[2] * metric[2] / metric[0] - yz * yz);
    Lattice lattice = new Lattice(a, 0, 0, metric[1] / a, b, 0, metric[2] / a, yz, c);
    List<String> symbols = new ArrayList<>();
    int n = type.operations().size();
    double[] x = new double[6 * n];
    for (int kind = 0; kind < 2; kind++) {
      double[] p = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
      for (int s = 0; s < n; s++) {
        symbols.add(kind == 0 ? "B" : "N");
        double[] image = type.operations().get(s).applied(p[0], p[1], p[2]);
        System.arraycopy(image, 0, x, 3 * (kind * n + s), 3);
      }
    }
    return new Structure(lattice, symbols, x);
  }

  /** The crystal in the basis of the rows m a, moved and turned. */
  private static Structure changed(Structure s, int[] m, Random random) {
    double[] q = rotation(random);
    double[] rows = Matrix3.times(Matrix3.times(Matrix3.toDouble(m), s.lattice().vectors()), q);
    double[] toNew = Matrix3.transposed(Matrix3.inverse(Matrix3.toDouble(m)));
    double[] x = new double[3 * s.atoms()];
    double[] shift = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    for (int a = 0; a < s.atoms(); a++) {
      double[] y =
          Matrix3.apply(
              toNew, new double[] {s.fractional(a, 0), s.fractional(a, 1), s.fractional(a, 2)});
      for (int i = 0; i < 3; i++) {
        x[3 * a + i] = y[i] + shift[i];
      }
    }
    return new Structure(new Lattice(rows), s.symbols(), x);
  }

  /** A random rotation from a random quaternion, [3 row + column]. */
  static double[] rotation(Random random) {
    double w = random.nextGaussian();
    double x = random.nextGaussian();
    double y = random.nextGaussian();
    double z = random.nextGaussian();
    double n = Math.sqrt(w * w + x * x + y * y + z * z);
    w /= n;
    x /= n;
    y /= n;
    z /= n;
    return new double[] {
      1 - 2 * (y * y + z * z),
      2 * (x * y - z * w),
      2 * (x * z + y * w),
      2 * (x * y + z * w),
      1 - 2 * (x * x + z * z),
      2 * (y * z - x * w),
      2 * (x * z - y * w),
      2 * (y * z + x * w),
      1 - 2 * (x * x + y * y)
    };
  }

  /** A product of random shears; left-handed where asked. */
  private static int[] unimodular(Random random, boolean reversed) {
    int[] m = Matrix3.identity();
    for (int step = 0; step < 4; step++) {
      int i = random.nextInt(3);
      int j = (i + 1 + random.nextInt(2)) % 3;
      int[] e = Matrix3.identity();
      e[3 * i + j] = random.nextInt(3) - 1;
      m = Matrix3.times(m, e);
    }
    return reversed ? Matrix3.times(m, new int[] {1, 0, 0, 0, 1, 0, 0, 0, -1}) : m;
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void everySettingOfATypeIsRecognised(int number) {
    Random random = new Random(number);
    for (SpaceGroupType type : SpaceGroupType.settings()) {
      if (type.number() == number) {
        SpaceGroup group = SpaceGroup.of(crystal(type, random), TOLERANCE);
        assertEquals(number, group.number(), type.hallSymbol());
        assertEquals(SpaceGroupType.of(number).symbol(), group.symbol());
        assertEquals(type.operations().size(), group.operations().size());
        OperationSet found = new OperationSet(group.operations(), 1e-9);
        assertTrue(type.operations().stream().allMatch(s -> found.find(s) != null));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void basisOriginAndOrientationDoNotMatter(int number) {
    Random random = new Random(1000 + number);
    Structure crystal = crystal(SpaceGroupType.of(number), random);
    for (boolean leftHanded : new boolean[] {false, true}) {
      Structure other = changed(crystal, unimodular(random, leftHanded), random);
      assertEquals(leftHanded, !other.lattice().rightHanded());
      SpaceGroup group = SpaceGroup.of(other, TOLERANCE);
      assertEquals(number, group.number());
      assertEquals(SpaceGroupType.of(number).operations().size(), group.operations().size());
      assertTrue(OperationSet.isGroup(group.operations(), 1e-12));
    }
  }

  static Stream<Integer> enantiomorphs() {
    return Stream.of(76, 91, 92, 144, 151, 152, 169, 171, 178, 180, 212);
  }

  @ParameterizedTest
  @MethodSource("enantiomorphs")
  void theMirrorImageHasTheOtherHand(int number) {
    Structure crystal = crystal(SpaceGroupType.of(number), new Random(number));
    double[] mirrored = crystal.lattice().vectors();
    for (int i = 0; i < 3; i++) {
      mirrored[3 * i] *= -1;
    }
    int image = SpaceGroup.of(crystal.withLattice(new Lattice(mirrored)), TOLERANCE).number();
    SpaceGroupType other = SpaceGroupType.of(image);
    assertTrue(image != number);
    assertEquals(SpaceGroupType.of(number).pointGroup(), other.pointGroup());
  }

  @Test
  void subgroupsAreNamed() {
    Structure crystal = crystal(SpaceGroupType.of(227), new Random(5));
    SpaceGroup group = SpaceGroup.of(crystal, TOLERANCE);
    assertEquals("F4_132", group.subgroup(SymmetryOperation::isProper).symbol());
    assertEquals(1, group.subgroup(SymmetryOperation::isTranslation).number());
  }

  /** Noise about as large as the tolerance: some images match, some do not. */
  @ParameterizedTest
  @MethodSource("awkward")
  void atAnyToleranceTheAnswerIsAGroupThatHolds(int seed) {
    Random random = new Random(seed);
    int[] numbers = {2, 14, 62, 98, 139, 152, 166, 176, 194, 205, 216, 221};
    Structure s = crystal(SpaceGroupType.of(numbers[seed % numbers.length]), random);
    double tolerance = 0.02;
    double noise = tolerance * (0.1 + 2 * random.nextDouble());
    double[] moved = new double[3 * s.atoms()];
    double[] strain = new double[9];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = noise * (2 * random.nextDouble() - 1) / Math.sqrt(3);
    }
    for (int i = 0; i < 9; i++) {
      strain[i] = noise / 30 * (2 * random.nextDouble() - 1);
    }
    Structure noisy = s.displaced(moved).strained(strain);
    CrystalSymmetry symmetry = new CrystalSymmetry(noisy, tolerance);
    SpaceGroup group = symmetry.spaceGroup();
    assertTrue(OperationSet.isGroup(group.operations(), 1e-12));
    assertTrue(symmetry.tolerance() <= tolerance);
    Structure exact = symmetry.symmetrised();
    assertEquals(group.number(), SpaceGroup.of(exact, 1e-7).number());
    SymmetryAction action = new SymmetryAction(exact, group, 1e-9);
    assertEquals(group.operations().size(), action.group().operations().size());
  }

  static IntStream awkward() {
    return IntStream.range(0, 120);
  }
}
