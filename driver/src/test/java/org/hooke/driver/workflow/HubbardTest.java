package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Function;
import org.hooke.driver.scf.ScfOptions;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.kpoints.BandSolver;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.ThreadParallel;
import org.hooke.kernels.terms.ExternalFields;
import org.hooke.kernels.terms.HubbardShell;
import org.hooke.kernels.terms.HubbardSite;
import org.hooke.kernels.terms.OccupationMatrices;
import org.hooke.kernels.units.AtomicUnits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DFT+U from the self-consistent loop to its results, on silicon's p shell: seconds. */
class HubbardTest {
  private static final Map<String, HubbardShell> U = Map.of("Si", new HubbardShell("3p", 0.2));
  private static final Smearing SMEARING = TinySystems.smearing("gaussian", 0.02, 0);

  private static Calculation calculation(Structure s, int spins, boolean symmetric, double shift) {
    int[] grid = shift == 0 ? new int[] {1, 1, 1} : new int[] {2, 2, 2};
    double[] shifts = {shift, shift, shift};
    Calculation plain =
        TinySystems.calculation(s.withoutMoments(), "PBE", 4, grid, shifts, 9, SMEARING);
    SpaceGroup group =
        (symmetric ? SpaceGroup.of(s) : SpaceGroup.identity())
            .compatibleWithGrid(plain.basis().grid());
    KMesh mesh = KMesh.monkhorstPack(grid, shifts, group, true);
    return new Calculation(
        spins == 1 ? s.withoutMoments() : s,
        group,
        mesh.symmetry(),
        plain.functional(),
        plain.potentials(),
        plain.basis(),
        mesh,
        9,
        spins == 1
            ? ElectronChoice.unpolarised(8, SMEARING)
            : ElectronChoice.collinear(8, SMEARING),
        ExternalFields.none(),
        U,
        ScfOptions.of(1e-12, 80),
        1);
  }

  private static CalculationResult solved(Calculation c) {
    return solved(c, TinySystems.SERIAL);
  }

  private static CalculationResult solved(Calculation c, Function<KPointsSetup, KPoints> places) {
    try (GroundState ground = new GroundState(places, step -> {})) {
      CalculationResult result = ground.solve(c);
      assertTrue(result.converged(), () -> result.warnings().toString());
      return result;
    }
  }

  @Test
  void symmetryChangesNothingAndTheMatricesHaveIt() {
    Structure cubic = TinySystems.silicon().withMoments(new double[] {0.5, -0.5});
    CalculationResult with = solved(calculation(cubic, 2, true, 0.5));
    CalculationResult without = solved(calculation(cubic, 2, false, 0.5));
    assertTrue(with.calculation().mesh().size() < without.calculation().mesh().size());
    assertTrue(with.calculation().symmetry().operations().stream().anyMatch(x -> x.flipsSpin()));
    assertEquals(without.freeEnergy(), with.freeEnergy(), 1e-9);
    assertArrayEquals(without.stress(), with.stress(), 1e-8);
    OccupationMatrices n = with.scf().occupationMatrices();
    for (HubbardSite site : with.hubbardSites()) {
      double[] e = n.eigenvalues(site, 0);
      assertEquals(e[0], e[1], 1e-13, "a p shell on a threefold axis");
      assertTrue(e[2] - e[0] > 0.01 && e[2] < 1, "occupations " + e[0] + " " + e[2]);
      assertArrayEquals(without.scf().occupationMatrices().of(site, 1), n.of(site, 1), 1e-6);
    }
  }

  @Test
  void withoutMomentsTheResultIsThatWithoutSpin() {
    Structure s = TinySystems.distortedSilicon().withMoments(new double[2]);
    CalculationResult two = solved(calculation(s, 2, false, 0.5));
    CalculationResult one = solved(calculation(s, 1, false, 0.5));
    assertEquals(one.freeEnergy(), two.freeEnergy(), 1e-9);
    assertEquals(one.energies().get("hubbard"), two.energies().get("hubbard"), 1e-6);
    assertArrayEquals(one.forces(), two.forces(), 2e-7);
    assertArrayEquals(one.stress(), two.stress(), 1e-8);
    HubbardSite site = one.hubbardSites().get(1);
    assertEquals(
        one.scf().occupationMatrices().electrons(site),
        two.scf().occupationMatrices().electrons(site),
        1e-6);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0.5", "2, 0"})
  void threadsGiveTheSameBits(int spins, double shift) {
    Structure s = TinySystems.distortedSilicon().withMoments(new double[] {0.5, 0.2});
    CalculationResult one = solved(calculation(s, spins, false, shift));
    try (ThreadParallel three = new ThreadParallel(3, "hubbard")) {
      CalculationResult other =
          solved(
              calculation(s, spins, false, shift),
              setup -> new LocalKPoints(setup, BandSolver.of(setup), three));
      assertEquals(one.freeEnergy(), other.freeEnergy(), 0);
      assertArrayEquals(one.forces(), other.forces());
      assertArrayEquals(one.stress(), other.stress());
      assertArrayEquals(
          one.scf().occupationMatrices().spin(spins - 1),
          other.scf().occupationMatrices().spin(spins - 1));
    }
  }

  @ParameterizedTest
  @Tag("slow")
  @CsvSource({"1, 0.5", "2, 0.5", "1, 0"})
  void forcesAndStressAreDerivativesOfTheFreeEnergy(int spins, double shift) {
    Structure s = TinySystems.distortedSilicon().withMoments(new double[] {0.5, 0.2});
    Derivatives derivatives = new Derivatives(TinySystems.SERIAL, step -> {}, row -> {});
    Calculation c = calculation(s, spins, false, shift);
    for (Derivatives.Row row : derivatives.audit(c, new Derivatives.Options(0.02, 0.002, 1, 2))) {
      double limit = row.kind() == Derivatives.Kind.FORCE ? 1e-6 : 1e-3 / AtomicUnits.PRESSURE_GPA;
      assertTrue(row.error() < limit, row::toString);
    }
  }
}
