package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hooke.driver.scf.ScfOptions;
import org.hooke.driver.scf.ScfState;
import org.hooke.driver.storage.LocalFolder;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.kpoints.KPoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was computed is kept bit for bit, and found again by what decides its numbers. */
class FinishedResultsTest {
  private static final Relaxation.Options OPTIONS = new Relaxation.Options(1e-4, 40, 0.3);

  @TempDir private Path folder;
  private final List<String> warnings = new ArrayList<>();

  private static Calculation silicon(Structure structure) {
    return TinySystems.calculation(
        structure,
        "LDA-PW92",
        2.5,
        new int[] {2, 2, 2},
        new double[3],
        4,
        TinySystems.smearing("none", 0, 0));
  }

  /** A run that ends after some geometries; infinitely many when it is not to end. */
  private RunRecord record(FinishedResults done, int most) {
    int[] count = {0};
    return new RunRecord() {
      @Override
      public Optional<CalculationResult> finished(Calculation calculation) {
        return done.find(calculation);
      }

      @Override
      public Optional<Unfinished> unfinished(Calculation calculation) {
        return Optional.empty();
      }

      @Override
      public void step(Calculation calculation, ScfState state, KPoints orbitals) {}

      @Override
      public void keep(CalculationResult result) {
        try {
          done.keep(result);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        if (++count[0] == most) {
          throw new IllegalStateException("killed");
        }
      }
    };
  }

  private Relaxation.Outcome relaxed(int most, List<Integer> iterations) {
    Structure displaced =
        TinySystems.silicon().displaced(new double[] {0.1, -0.05, 0.05, 0, 0.1, -0.1});
    FinishedResults done = new FinishedResults(new LocalFolder(folder), warnings::add);
    try (GroundState ground =
        new GroundState(
            TinySystems.SERIAL, s -> iterations.add(s.iteration()), record(done, most))) {
      return new Relaxation(ground, OPTIONS, step -> {}).relax(silicon(displaced));
    }
  }

  @Test
  void aRelaxationGoesOnWithItsHistoryAndASecondOneComputesNothing() throws IOException {
    List<Integer> iterations = new ArrayList<>();
    try {
      relaxed(3, iterations);
    } catch (IllegalStateException e) {
      assertEquals("killed", e.getMessage());
    }
    assertEquals(3, iterations.stream().filter(i -> i == 1).count());
    iterations.clear();
    Relaxation.Outcome second = relaxed(0, iterations);
    assertTrue(second.converged());
    long geometries = iterations.stream().filter(i -> i == 1).count();
    assertEquals(second.steps().size() - 3, geometries, "three geometries were there already");

    iterations.clear();
    Relaxation.Outcome third = relaxed(0, iterations);
    assertEquals(List.of(), iterations, "nothing is computed again");
    assertEquals(second.steps().size(), third.steps().size());
    for (int i = 0; i < second.steps().size(); i++) {
      assertEquals(second.steps().get(i).freeEnergy(), third.steps().get(i).freeEnergy());
      assertArrayEquals(
          second.steps().get(i).structure().fractional(),
          third.steps().get(i).structure().fractional());
    }
    assertEqualBits(second.last(), third.last());

    Path file = folder.resolve("done").resolve(third.last().calculation().fingerprint());
    byte[] whole = Files.readAllBytes(file);
    whole[whole.length / 2] ^= 1;
    Files.write(file, whole);
    relaxed(0, iterations);
    assertEquals(1, iterations.stream().filter(i -> i == 1).count(), "a damaged file is no result");
    assertTrue(warnings.get(0).contains("SHA-256 differs"), warnings.toString());
  }

  private static void assertEqualBits(CalculationResult a, CalculationResult b) {
    assertEquals(a.energies().parts(), b.energies().parts());
    assertArrayEquals(a.forces(), b.forces());
    assertArrayEquals(a.netForce(), b.netForce());
    assertArrayEquals(a.stress(), b.stress());
    assertEquals(a.pulayPressure(), b.pulayPressure());
    assertArrayEquals(a.planeWaves(), b.planeWaves());
    assertEquals(a.scf().steps(), b.scf().steps());
    assertEquals(a.scf().remedies(), b.scf().remedies());
    assertEquals(a.warnings(), b.warnings());
    assertEquals(a.seconds(), b.seconds());
    assertArrayEquals(a.scf().density().spin(0).re(), b.scf().density().spin(0).re());
    assertArrayEquals(a.scf().density().spin(0).im(), b.scf().density().spin(0).im());
    for (int k = 0; k < a.scf().bands().kpoints(); k++) {
      assertArrayEquals(a.scf().bands().eigenvalues(0, k), b.scf().bands().eigenvalues(0, k));
      assertArrayEquals(
          a.scf().occupations().occupations(0, k), b.scf().occupations().occupations(0, k));
    }
  }

  @Test
  void whateverDecidesTheNumbersIsInTheFingerprint() {
    Calculation c = silicon(TinySystems.silicon());
    assertEquals(c.fingerprint(), silicon(TinySystems.silicon()).fingerprint());
    List<Calculation> others =
        List.of(
            silicon(TinySystems.distortedSilicon()),
            c.withPositions(new double[] {0, 0, 0, 0.25, 0.25, Math.nextUp(0.25)}),
            c.withScf(ScfOptions.of(1e-10, 60)),
            c.withScf(ScfOptions.of(1e-11, 61)),
            c.onBasis(c.basis(), c.mesh()),
            c.onBasis(c.basis().frozenIn(TinySystems.distortedSilicon().lattice()), c.mesh()),
            TinySystems.calculation(
                TinySystems.silicon(),
                "LDA-PZ",
                2.5,
                new int[] {2, 2, 2},
                new double[3],
                4,
                TinySystems.smearing("none", 0, 0)),
            TinySystems.calculation(
                TinySystems.silicon(),
                "LDA-PW92",
                2.5,
                new int[] {2, 2, 2},
                new double[3],
                4,
                TinySystems.smearing("cold", 0.01, 0)),
            TinySystems.calculation(
                TinySystems.silicon(),
                "LDA-PW92",
                2.5,
                new int[] {2, 2, 2},
                new double[3],
                5,
                TinySystems.smearing("none", 0, 0)));
    List<String> prints = others.stream().map(Calculation::fingerprint).toList();
    assertEquals(prints.size(), prints.stream().distinct().count(), prints.toString());
    prints.forEach(print -> assertNotEquals(c.fingerprint(), print));
  }
}
