package org.hooke.kernels.basis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.ComplexVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneWaveBasisTest {
  private static final Lattice SKEWED = new Lattice(5.1, 0.2, 0, 0.3, 6.2, -0.4, 1.1, 0.5, 7.3);
  private static final int[] GRID = {18, 20, 24};

  private static PlaneWaveBasis basis(double smoothing) {
    return new PlaneWaveBasis(SKEWED, 4, smoothing, GRID, Transforms.best());
  }

  @Test
  void theSphereHoldsExactlyThePlaneWavesBelowTheCutoff() {
    double[] k = {0.3, -0.2, 0.45};
    KPointBasis sphere = basis(0).kpoint(k);
    int count = 0;
    for (int h1 = -12; h1 <= 12; h1++) {
      for (int h2 = -12; h2 <= 12; h2++) {
        for (int h3 = -12; h3 <= 12; h3++) {
          double[] q = SKEWED.reciprocalCartesian(h1 + k[0], h2 + k[1], h3 + k[2]);
          count += q[0] * q[0] + q[1] * q[1] + q[2] * q[2] <= 8 ? 1 : 0;
        }
      }
    }
    assertEquals(count, sphere.size());
    assertEquals(count, basis(0).planeWaves(k));
    for (double t : sphere.kinetic()) {
      assertTrue(t <= 4 * (1 + 1e-8));
    }
  }

  @Test
  void theProductOfTwoOrbitalsFitsTheDensitySphereAndTheGrid() {
    PlaneWaveBasis basis = basis(0);
    DensityBasis density = basis.densityBasis();
    KPointBasis sphere = basis.kpoint(new double[] {0.5, 0.5, 0.5});
    for (int g = 0; g < sphere.size(); g += 7) {
      for (int f = 0; f < sphere.size(); f += 5) {
        int h1 = sphere.miller(g, 0) - sphere.miller(f, 0);
        int h2 = sphere.miller(g, 1) - sphere.miller(f, 1);
        int h3 = sphere.miller(g, 2) - sphere.miller(f, 2);
        assertTrue(density.index(h1, h2, h3) >= 0);
      }
    }
  }

  @Test
  void aGridTooSmallIsRefused() {
    int[] least = PlaneWaveBasis.leastGrid(SKEWED, 4);
    least[1]--;
    assertThrows(
        IllegalArgumentException.class,
        () -> new PlaneWaveBasis(SKEWED, 4, 0, least, Transforms.best()));
  }

  @Test
  void aFrozenBasisKeepsItsIntegersInAnotherLattice() {
    Lattice strained = SKEWED.strained(new double[] {0.1, 0.02, 0, 0.02, -0.05, 0, 0, 0, 0.03});
    double[] k = {0.1, 0.2, 0.3};
    KPointBasis rest = basis(0).kpoint(k);
    KPointBasis frozen = basis(0).frozenIn(strained).kpoint(k);
    assertEquals(rest.size(), frozen.size());
    for (int g = 0; g < rest.size(); g++) {
      double[] q =
          strained.reciprocalCartesian(
              rest.miller(g, 0) + k[0], rest.miller(g, 1) + k[1], rest.miller(g, 2) + k[2]);
      assertEquals(q[0], frozen.q(0)[g], 1e-13);
      assertEquals(q[2], frozen.q(2)[g], 1e-13);
    }
  }

  @Test
  void functionsGoToTheGridAndBack() {
    DensityBasis basis = basis(0).densityBasis();
    ComplexVector f = randomReal(basis, 3);
    double[] grid = new double[basis.gridSize()];
    basis.toGrid(f, grid);
    ComplexVector back = new ComplexVector(basis.size());
    basis.fromGrid(grid, back);
    assertArrayEquals(f.re(), back.re(), 1e-13);
    assertArrayEquals(f.im(), back.im(), 1e-13);
    double square = 0; // Parseval
    for (double v : grid) {
      square += v * v / grid.length;
    }
    assertEquals(f.normSquared(), square, 1e-12 * square);
  }

  @Test
  void aShiftedFunctionIsTheStructureFactorTimesTheFunction() {
    DensityBasis basis = basis(0).densityBasis();
    double[] tau = {3.0 / 18, -7.0 / 20, 5.0 / 24}; // a whole number of grid steps
    ComplexVector shifted = basis.structureFactor(tau);
    double[] grid = new double[basis.gridSize()];
    basis.toGrid(shifted, grid);
    int largest = 0;
    for (int i = 0; i < grid.length; i++) {
      largest = grid[i] > grid[largest] ? i : largest;
    }
    assertEquals((3 * 20 + 13) * 24 + 5, largest);
    assertEquals(basis.size(), grid[largest], 1e-9);
  }

  @Test
  void theGradientIsTheDifferenceQuotient() {
    DensityBasis basis = basis(0).densityBasis();
    ComplexVector f = randomReal(basis, 5);
    ComplexVector slope = new ComplexVector(basis.size());
    basis.gradient(f, 1, slope);
    double h = 1e-4;
    double[] r = {0.7, -1.1, 2.3};
    double[] up = {r[0], r[1] + h, r[2]};
    double[] down = {r[0], r[1] - h, r[2]};
    double difference = (value(basis, f, up) - value(basis, f, down)) / (2 * h);
    assertEquals(difference, value(basis, slope, r), 1e-5 * Math.abs(difference) + 1e-6);
  }

  @Test
  void theSmoothCutoffJoinsSmoothlyAndRisesToInfinity() {
    KineticEnergy smooth = new KineticEnergy(4, 0.5);
    KineticEnergy sharp = new KineticEnergy(4, 0);
    assertEquals(3.4, smooth.value(3.4));
    assertEquals(sharp.value(3.9), 3.9);
    assertTrue(smooth.value(3.99) > 100);
    double h = 1e-6;
    for (double e : new double[] {3.3, 3.5 + 1e-5, 3.6, 3.8, 3.95}) {
      double slope = (smooth.value(e + h) - smooth.value(e - h)) / (2 * h);
      assertEquals(slope, smooth.slope(e), 1e-5 * Math.abs(slope));
    }
  }

  @Test
  void orbitalsAreCarriedByTheirIntegersAndSurviveAStream() throws Exception {
    double[] k = {0.25, 0, 0};
    KPointBasis from = basis(0).kpoint(k);
    KPointBasis to = new PlaneWaveBasis(SKEWED, 3, 0, GRID, Transforms.best()).kpoint(k);
    var orbitals = OrbitalTransfer.random(3, from, 11);
    var carried = new OrbitalTransfer(from, to).apply(orbitals, 4, 12);
    assertEquals(to.size(), carried.columns());
    for (int g = 0; g < to.size(); g++) {
      for (int f = 0; f < from.size(); f++) {
        boolean same =
            to.miller(g, 0) == from.miller(f, 0)
                && to.miller(g, 1) == from.miller(f, 1)
                && to.miller(g, 2) == from.miller(f, 2);
        if (same) {
          assertEquals(orbitals.im(2)[f], carried.im(2)[g]);
        }
      }
    }
    var bytes = new java.io.ByteArrayOutputStream();
    OrbitalTransfer.write(orbitals, new java.io.DataOutputStream(bytes));
    var in = new java.io.DataInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray()));
    var back = OrbitalTransfer.read(in, 3, from.size());
    assertArrayEquals(orbitals.re(1), back.re(1));
    var again = new java.io.DataInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray()));
    assertThrows(java.io.IOException.class, () -> OrbitalTransfer.read(again, 4, from.size()));
  }

  @Test
  void twoFunctionsGoThroughOneTransform() {
    DensityBasis basis = basis(0).densityBasis();
    var random = new java.util.Random(9);
    double[] f = random.doubles(basis.gridSize()).toArray();
    double[] h = random.doubles(basis.gridSize()).map(x -> 100 * x).toArray();
    ComplexVector[] alone = {new ComplexVector(basis.size()), new ComplexVector(basis.size())};
    basis.fromGrid(f, alone[0]);
    basis.fromGrid(h, alone[1]);
    ComplexVector[] paired = {new ComplexVector(basis.size()), new ComplexVector(basis.size())};
    basis.fromGrid(f, paired[0], h, paired[1]);
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(alone[i].re(), paired[i].re(), 1e-13);
      assertArrayEquals(alone[i].im(), paired[i].im(), 1e-13);
    }
    double[] expected = new double[f.length];
    double[] first = new double[f.length];
    double[] second = new double[f.length];
    basis.toGrid(alone[0], first, alone[1], second);
    basis.toGrid(alone[0], expected);
    assertArrayEquals(expected, first, 1e-12);
    basis.toGrid(alone[1], expected);
    assertArrayEquals(expected, second, 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0.5, 0, 0", "0, -0.5, 0.5", "0.5, 0.5, 0.5"})
  void realOrbitalsNeedOneOfEveryPairOfPlaneWaves(double k1, double k2, double k3) {
    double[] k = {k1, k2, k3};
    KPointBasis whole = basis(0).withRealOrbitals(false).kpoint(k);
    KPointBasis half = basis(0).withRealOrbitals(true).kpoint(k);
    assertTrue(half.real());
    assertFalse(whole.real());
    assertEquals(whole.size(), half.dimension());
    var rows = OrbitalTransfer.random(3, half, 5);
    rows.row(2).scale(1e-3);
    var wide = new OrbitalTransfer(half, whole).apply(rows, 3, 1);
    for (int n = 0; n < 3; n++) {
      assertEquals(rows.row(n).normSquared(), wide.row(n).normSquared(), 1e-14);
    }
    var back = new OrbitalTransfer(whole, half).apply(wide, 3, 1);
    for (int n = 0; n < 3; n++) {
      double sign = Math.signum(rows.row(n).dot(back.row(n)));
      back.row(n).addScaled(-sign, rows.row(n));
      assertEquals(0, back.row(n).normSquared(), 1e-28);
    }
    turn(wide.row(1), 0.7);
    back = new OrbitalTransfer(whole, half).apply(wide, 3, 1);
    assertEquals(rows.row(1).normSquared(), back.row(1).normSquared(), 1e-14);
    assertEquals(rows.row(1).normSquared(), Math.abs(rows.row(1).dot(back.row(1))), 1e-14);
  }

  private static void turn(ComplexVector x, double angle) {
    for (int i = 0; i < x.size(); i++) {
      double re = x.re()[i];
      x.re()[i] = Math.cos(angle) * re - Math.sin(angle) * x.im()[i];
      x.im()[i] = Math.cos(angle) * x.im()[i] + Math.sin(angle) * re;
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0.5, 0, -0.5"})
  void pairsOfRealBandsMeetThePotentialAsComplexOnesDo(double k1, double k2, double k3) {
    double[] k = {k1, k2, k3};
    KPointBasis whole = basis(0).withRealOrbitals(false).kpoint(k);
    KPointBasis half = basis(0).withRealOrbitals(true).kpoint(k);
    OrbitalTransfer toWhole = new OrbitalTransfer(half, whole);
    var x = OrbitalTransfer.random(5, half, 3);
    var wide = toWhole.apply(x, 5, 1);
    var random = new java.util.Random(4);
    double[] v = random.doubles(basis(0).gridSize()).toArray();
    var y = new ComplexMatrix(5, half.size());
    var yWide = new ComplexMatrix(5, whole.size());
    assertEquals(2, half.transform().bandsTogether());
    for (int n = 0; n < 5; n += 2) {
      half.transform().addPotentialTimes(v, x, y, n, Math.min(2, 5 - n));
    }
    for (int n = 0; n < 5; n++) {
      whole.transform().addPotentialTimes(v, wide, yWide, n, 1);
    }
    var expected = toWhole.apply(y, 5, 1);
    double[] f = {0.9, -0.2, 0, 0.4, 0.3};
    double[] rho = new double[v.length];
    double[] rhoWide = new double[v.length];
    half.transform().addDensity(f, x, 0, 5, rho);
    whole.transform().addDensity(f, wide, 0, 5, rhoWide);
    assertArrayEquals(rhoWide, rho, 1e-13);
    for (int n = 0; n < 5; n++) {
      assertArrayEquals(expected.re(n), yWide.re(n), 1e-14);
      assertArrayEquals(expected.im(n), yWide.im(n), 1e-14);
      assertEquals(0, half.real() && k1 == 0 ? y.im(n)[0] : 0);
    }
  }

  @Test
  void onlyPointsThatAreTheirOwnOppositesHaveRealOrbitals() {
    PlaneWaveBasis basis = basis(0).withRealOrbitals(true);
    assertTrue(basis.real(new double[3]));
    assertTrue(basis.real(new double[] {0.5, -0.5, 0}));
    assertFalse(basis.real(new double[] {0.25, 0, 0}));
    assertFalse(basis.real(new double[] {0.5, 0.5, 1.0 / 3}));
    assertFalse(basis.real(new double[] {1, 0, 0})); // its constant is not G = 0
    assertFalse(basis.withRealOrbitals(false).real(new double[3]));
  }

  private static double value(DensityBasis basis, ComplexVector f, double[] r) {
    double sum = 0;
    for (int i = 0; i < basis.size(); i++) {
      double phase = basis.g(0)[i] * r[0] + basis.g(1)[i] * r[1] + basis.g(2)[i] * r[2];
      sum += f.re()[i] * Math.cos(phase) - f.im()[i] * Math.sin(phase);
    }
    return sum;
  }

  /** Coefficients of a real function: f(-G) = f(G)*. */
  static ComplexVector randomReal(DensityBasis basis, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ComplexVector f = new ComplexVector(basis.size());
    for (int i = 0; i < basis.size(); i++) {
      int j = basis.index(-basis.miller(i, 0), -basis.miller(i, 1), -basis.miller(i, 2));
      if (j >= i) {
        f.re()[i] = random.nextDouble() - 0.5;
        f.im()[i] = i == j ? 0 : random.nextDouble() - 0.5;
        f.re()[j] = f.re()[i];
        f.im()[j] = i == j ? 0 : -f.im()[i];
      }
    }
    return f;
  }

  /** Iron's cell of the reference: 29 points by the lengths of its vectors, 27 by its waves. */
  @Test
  void anObliqueCellMayDoWithASmallerGrid() {
    double h = 2.68;
    Lattice bcc = new Lattice(-h, h, h, h, -h, h, h, h, -h);
    assertArrayEquals(new int[] {29, 29, 29}, PlaneWaveBasis.leastGrid(bcc, 45));
    assertArrayEquals(new int[] {27, 27, 27}, PlaneWaveBasis.tightGrid(bcc, 45));
    int[] grid = {27, 27, 27};
    DensityBasis tight = new PlaneWaveBasis(bcc, 45, 0, grid, Transforms.best()).densityBasis();
    int[] wide = {32, 32, 32};
    assertEquals(
        new PlaneWaveBasis(bcc, 45, 0, wide, Transforms.best()).densityBasis().size(),
        tight.size());
    for (int g = 0; g < tight.size(); g++) {
      assertEquals(g, tight.index(tight.miller(g, 0), tight.miller(g, 1), tight.miller(g, 2)));
    }
    int[] less = {25, 27, 27};
    assertThrows(
        IllegalArgumentException.class,
        () -> new PlaneWaveBasis(bcc, 45, 0, less, Transforms.best()));
  }
}
