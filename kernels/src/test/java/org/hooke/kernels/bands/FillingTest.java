package org.hooke.kernels.bands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FillingTest {
  private static final OptionalDouble FREE = OptionalDouble.empty();

  static List<Smearing> smooth() {
    return List.of(
        new FermiDirac(0.02),
        new Gaussian(0.02),
        new MethfesselPaxton(0.02, 1),
        new MethfesselPaxton(0.02, 2),
        new MethfesselPaxton(0.02, 7),
        new Cold(0.02));
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void holdsTheElectrons(Smearing smearing) {
    for (double electrons : new double[] {1e-6, 0.5, 3, 7.3, 11.9}) {
      for (int spins = 1; spins <= 2; spins++) {
        Bands bands = metal(3, spins, 20, 7);
        Occupations f = Filling.of(smearing, electrons, FREE).fill(bands);
        assertEquals(electrons, total(bands, f, 0, spins), 1e-12);
        assertEquals(f.fermiLevel(0), f.fermiLevel(spins - 1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void theFreeEnergyFallsByTheOccupation(Smearing smearing) {
    for (int spins = 1; spins <= 2; spins++) {
      Bands bands = metal(5, spins, 4, 6);
      Filling filling = Filling.of(smearing, 5.4, FREE);
      Occupations f = filling.fill(bands);
      for (int k = 0; k < bands.kpoints(); k++) {
        for (int n = 0; n < bands.bands(); n++) {
          double difference = freeEnergySlope(filling, bands, spins - 1, k, n);
          double expected = bands.weight(k) * f.occupation(spins - 1, k, n);
          assertEquals(expected, difference, 1e-9, "k " + k + " band " + n);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void aFixedMomentHasTwoLevels(Smearing smearing) {
    Bands bands = metal(9, 2, 8, 6);
    Filling filling = Filling.of(smearing, 5.4, OptionalDouble.of(1.5));
    Occupations f = filling.fill(bands);
    assertEquals(3.45, total(bands, f, 0, 1), 1e-12);
    assertEquals(1.95, total(bands, f, 1, 2), 1e-12);
    assertTrue(f.fermiLevel(0).getAsDouble() > f.fermiLevel(1).getAsDouble());
    double difference = freeEnergySlope(filling, bands, 0, 3, 2);
    assertEquals(bands.weight(3) * f.occupation(0, 3, 2), difference, 1e-9);
    // all electrons of one spin: the other is empty
    Occupations one = Filling.of(smearing, 2, OptionalDouble.of(2)).fill(bands);
    assertEquals(0, total(bands, one, 1, 2), 1e-14);
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void equalSpinsAreNoSpin(Smearing smearing) {
    Bands one = metal(4, 1, 10, 6);
    double[][][] twice = {eigenvalues(one)[0], eigenvalues(one)[0]};
    Bands two = new Bands(one.weights(), twice, 0, 0);
    Occupations f = Filling.of(smearing, 4.2, FREE).fill(one);
    Occupations g = Filling.of(smearing, 4.2, FREE).fill(two);
    assertEquals(f.fermiLevel(0).getAsDouble(), g.fermiLevel(1).getAsDouble(), 1e-14);
    assertEquals(f.entropyTerm(), g.entropyTerm(), 1e-15);
    assertEquals(f.occupation(0, 3, 2), 2 * g.occupation(1, 3, 2), 1e-13);
  }

  /** Every root of N(mu) is found by a dense scan; the chosen one is nearest to the Gaussian's. */
  @Test
  void ofSeveralRootsTheOneNearestToGaussian() {
    int severalRoots = 0;
    for (Smearing smearing :
        List.of(new MethfesselPaxton(0.05, 1), new MethfesselPaxton(0.05, 4), new Cold(0.05))) {
      for (double electrons : new double[] {0.004, 2.02, 2.06, 1.97, 4.01, 4.05}) {
        Bands bands = levels(0, 0.9, 2.0);
        double chosen = fermi(smearing, bands, electrons);
        double gauss = fermi(new Gaussian(0.05), bands, electrons);
        int roots = 0;
        double nearest = Double.POSITIVE_INFINITY;
        double h = 1e-4;
        for (double mu = -1; mu < 3; mu += h) {
          double here = filled(smearing, bands, mu) - electrons;
          double next = filled(smearing, bands, mu + h) - electrons;
          if (Math.min(here, next) < -1e-12 && Math.max(here, next) > 1e-12) {
            roots++;
            nearest = Math.min(nearest, Math.abs(mu + h / 2 - gauss));
          }
        }
        assertEquals(electrons, filled(smearing, bands, chosen), 1e-12);
        if (roots > 1) {
          severalRoots++;
          assertEquals(nearest, Math.abs(chosen - gauss), h);
        }
      }
    }
    assertTrue(severalRoots >= 5, severalRoots + " cases with several roots");
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void inAGapTheLevelIsItsMiddle(Smearing smearing) {
    Bands bands = levels(-0.3, 0, 3.0, 3.5);
    Occupations f = Filling.of(smearing, 4, FREE).fill(bands);
    double mu = f.fermiLevel(0).getAsDouble();
    assertEquals(1.5, mu, 0.02);
    assertArrayEquals(new double[] {2, 2, 0, 0}, f.occupations(0, 0), 1e-14);
    BandEdges edges = BandEdges.of(bands, f);
    assertEquals(0, edges.vbm().getAsDouble(), 0);
    assertEquals(3.0, edges.cbm().getAsDouble(), 0);
    assertEquals(3.0, edges.gap().getAsDouble(), 0);
    assertEquals(0, f.entropyTerm(), 1e-15);
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void fullBandsHoldExactlyTheirElectrons(Smearing smearing) {
    Bands bands = levels(-0.3, 0);
    assertEquals(4, total(bands, Filling.of(smearing, 4, FREE).fill(bands), 0, 1), 1e-13);
    Filling tooMany = Filling.of(smearing, 4.1, FREE);
    assertThrows(IllegalArgumentException.class, () -> tooMany.fill(bands));
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void equalBandsGiveEqualBits(Smearing smearing) {
    Bands bands = metal(11, 2, 30, 8);
    Filling filling = Filling.of(smearing, 9, FREE);
    Occupations a = filling.fill(bands);
    Occupations b = filling.fill(new Bands(bands.weights(), eigenvalues(bands), 1e-3, 5));
    assertEquals(a.fermiLevel(0), b.fermiLevel(0));
    assertEquals(a.entropyTerm(), b.entropyTerm(), 0);
    assertArrayEquals(a.occupations(1, 7), b.occupations(1, 7), 0);
  }

  @Test
  void narrowAndWideWidths() {
    Bands bands = metal(13, 1, 30, 8);
    for (double width : new double[] {1e-5, 1e-3, 0.3, 5}) {
      for (Smearing s :
          List.of(new FermiDirac(width), new Cold(width), new MethfesselPaxton(width, 2))) {
        Occupations f = Filling.of(s, 7, FREE).fill(bands);
        assertEquals(7, total(bands, f, 0, 1), width < 1e-4 ? 1e-10 : 1e-12, s.toString());
      }
    }
  }

  @Test
  void insulatorsAreFilledBandByBand() {
    Bands bands = metal(3, 1, 5, 6);
    Occupations f = Filling.of(new NoSmearing(), 8, FREE).fill(bands);
    for (int k = 0; k < 5; k++) {
      assertArrayEquals(new double[] {2, 2, 2, 2, 0, 0}, f.occupations(0, k), 0);
    }
    assertTrue(f.fermiLevel(0).isEmpty());
    assertEquals(0, f.entropyTerm(), 0);
    assertThrows(
        IllegalArgumentException.class, () -> Filling.of(new NoSmearing(), 7, FREE).fill(bands));
    assertThrows(
        IllegalArgumentException.class, () -> Filling.of(new NoSmearing(), 14, FREE).fill(bands));
    BandEdges full = BandEdges.of(bands, Filling.of(new NoSmearing(), 12, FREE).fill(bands));
    assertTrue(full.cbm().isEmpty());
    assertTrue(full.gap().isEmpty());
  }

  @Test
  void spinsShareElectronsByEnergy() {
    double[] w = {1};
    Bands triplet =
        new Bands(w, new double[][][] {{{-2, -1, -0.9, 1}}, {{-1.8, 0.1, 0.2, 2}}}, 0, 0);
    Occupations f = Filling.of(new NoSmearing(), 4, FREE).fill(triplet);
    assertArrayEquals(new double[] {1, 1, 1, 0}, f.occupations(0, 0), 0);
    assertArrayEquals(new double[] {1, 0, 0, 0}, f.occupations(1, 0), 0);
    Occupations closed = Filling.of(new NoSmearing(), 4, OptionalDouble.of(0)).fill(triplet);
    assertArrayEquals(new double[] {1, 1, 0, 0}, closed.occupations(1, 0), 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> Filling.of(new NoSmearing(), 4, OptionalDouble.of(1)).fill(triplet));
    assertThrows(
        IllegalArgumentException.class,
        () -> Filling.of(new NoSmearing(), 4, OptionalDouble.of(5)));
  }

  @Test
  void aSplitShellIsSeen() {
    Bands atom = levels(-1, -0.2, -0.2 + 1e-9, -0.2 + 2e-9, 0.4);
    assertTrue(Filling.of(new NoSmearing(), 4, FREE).splitsShell(atom, 1e-6));
    assertFalse(Filling.of(new NoSmearing(), 8, FREE).splitsShell(atom, 1e-6));
    assertFalse(Filling.of(new NoSmearing(), 10, FREE).splitsShell(atom, 1e-6));
    assertFalse(Filling.of(new Gaussian(0.01), 4, FREE).splitsShell(atom, 1e-6));
    Occupations alike = Filling.of(new Gaussian(0.01), 4, FREE).fill(atom);
    assertEquals(2.0 / 3, alike.occupation(0, 0, 2), 1e-6);
  }

  @Test
  void notANumberStopsHere() {
    Bands bands = levels(0, Double.NaN);
    Filling filling = Filling.of(new Gaussian(0.01), 2, FREE);
    assertThrows(IllegalStateException.class, () -> filling.fill(bands));
    assertThrows(
        IllegalArgumentException.class, () -> Filling.of(new Gaussian(0.01), Double.NaN, FREE));
  }

  private static double freeEnergySlope(Filling filling, Bands bands, int spin, int k, int n) {
    double[] d = new double[2];
    for (int i = 0; i < 2; i++) {
      double h = 5e-5 / (i + 1);
      double plus = freeEnergy(filling, moved(bands, spin, k, n, h));
      double minus = freeEnergy(filling, moved(bands, spin, k, n, -h));
      d[i] = (plus - minus) / (2 * h);
    }
    return (4 * d[1] - d[0]) / 3;
  }

  private static double freeEnergy(Filling filling, Bands bands) {
    Occupations f = filling.fill(bands);
    double energy = f.entropyTerm();
    for (int spin = 0; spin < bands.spins(); spin++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        for (int n = 0; n < bands.bands(); n++) {
          energy += bands.weight(k) * f.occupation(spin, k, n) * bands.eigenvalue(spin, k, n);
        }
      }
    }
    return energy;
  }

  private static Bands moved(Bands bands, int spin, int k, int n, double h) {
    double[][][] e = eigenvalues(bands);
    e[spin][k][n] += h;
    return new Bands(bands.weights(), e, 0, 0);
  }

  private static double[][][] eigenvalues(Bands bands) {
    double[][][] e = new double[bands.spins()][bands.kpoints()][];
    for (int spin = 0; spin < bands.spins(); spin++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        e[spin][k] = bands.eigenvalues(spin, k).clone();
      }
    }
    return e;
  }

  /** Levels that images make cross keep their electrons at every k-point. */
  @Test
  void heldLevelsAreAlikeAtEveryPoint() {
    Bands bands = metal(3, 1, 20, 7);
    Occupations f = Filling.of(new HeldLevels(List.of(1.5, 0.5)), 8, FREE).fill(bands);
    for (int k = 0; k < bands.kpoints(); k++) {
      assertArrayEquals(new double[] {2, 2, 2, 1.5, 0.5, 0, 0}, f.occupations(0, k));
    }
    assertTrue(f.fermiLevel(0).isEmpty());
    assertEquals(0, f.entropyTerm());
    Occupations odd = Filling.of(new HeldLevels(List.of()), 5, FREE).fill(bands);
    assertArrayEquals(new double[] {2, 2, 1, 0, 0, 0, 0}, odd.occupations(0, 4));
    Filling triplet = Filling.of(new HeldLevels(List.of(1.0, 1.0, 0.0, 0.0)), 6, FREE);
    Occupations both = triplet.fill(metal(3, 2, 20, 7));
    assertArrayEquals(new double[] {1, 1, 1, 1, 0, 0, 0}, both.occupations(0, 7));
    assertArrayEquals(new double[] {1, 1, 0, 0, 0, 0, 0}, both.occupations(1, 7));
    Filling shell = Filling.of(new HeldLevels(List.of(1.5, 0.5)), 4, FREE);
    assertTrue(shell.splitsShell(levels(0, 0.1, 0.1, 0.3), 1e-4));
    assertFalse(shell.splitsShell(levels(0, 0.1, 0.2, 0.3), 1e-4));
    assertThrows(
        IllegalArgumentException.class,
        () -> Filling.of(new HeldLevels(List.of(1.5)), 8, FREE).fill(bands));
    assertThrows(
        IllegalArgumentException.class,
        () -> Filling.of(new HeldLevels(List.of(1.0, 1.0)), 14, FREE).fill(bands));
  }

  /** Seeded random bands that overlap. */
  private static Bands metal(int seed, int spins, int kpoints, int count) {
    Random random = new Random(seed);
    double[] w = new double[kpoints];
    Arrays.setAll(w, k -> 0.2 + random.nextDouble());
    double sum = Arrays.stream(w).sum();
    Arrays.setAll(w, k -> w[k] / sum);
    double[][][] e = new double[spins][kpoints][count];
    for (double[][] ofSpin : e) {
      for (double[] ofPoint : ofSpin) {
        Arrays.setAll(ofPoint, n -> 0.05 * n + 0.1 * random.nextDouble());
        Arrays.sort(ofPoint);
      }
    }
    return new Bands(w, e, 0, 0);
  }

  private static Bands levels(double... e) {
    return new Bands(new double[] {1}, new double[][][] {{e}}, 0, 0);
  }

  private static double fermi(Smearing smearing, Bands bands, double electrons) {
    return Filling.of(smearing, electrons, FREE).fill(bands).fermiLevel(0).getAsDouble();
  }

  private static double filled(Smearing smearing, Bands bands, double mu) {
    double sum = 0;
    for (double e : bands.eigenvalues(0, 0)) {
      sum += 2 * smearing.occupation((mu - e) / smearing.width());
    }
    return sum;
  }

  private static double total(Bands bands, Occupations f, int firstSpin, int lastSpin) {
    double sum = 0;
    for (int spin = firstSpin; spin < lastSpin; spin++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        sum += bands.weight(k) * Arrays.stream(f.occupations(spin, k)).sum();
      }
    }
    return sum;
  }
}
