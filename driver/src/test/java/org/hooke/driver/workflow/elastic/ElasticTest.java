package org.hooke.driver.workflow.elastic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.hooke.driver.input.InputException;
import org.hooke.driver.scf.ScfOptions;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CellFreedom;
import org.hooke.driver.workflow.CellRelaxation;
import org.hooke.driver.workflow.Constraints;
import org.hooke.driver.workflow.ElectronChoice;
import org.hooke.driver.workflow.GroundState;
import org.hooke.driver.workflow.Relaxation;
import org.hooke.driver.workflow.RunRecord;
import org.hooke.kernels.bands.Smearings;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Matrix3;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.elastic.ElasticTensor;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.kpoints.BandSolver;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.ThreadParallel;
import org.hooke.kernels.pseudo.GthTable;
import org.hooke.kernels.terms.ExternalFields;
import org.hooke.kernels.units.AtomicUnits;
import org.hooke.kernels.xc.Functionals;
import org.junit.jupiter.api.Test;

/** Silicon far from convergence: fast, and every relation must hold all the same. */
class ElasticTest {
  private static final double GPA = AtomicUnits.PRESSURE_GPA;
  private static final double CUTOFF = 4; // Ha
  private static final double SMOOTHING = 2; // Ha: with it the stress is the slope of the energy

  private static Function<KPointsSetup, KPoints> places(Parallel parallel) {
    return setup -> new LocalKPoints(setup, BandSolver.of(setup), parallel);
  }

  private static Calculation silicon(double[] rotation, double a, int[] grid) {
    double h = a / 2;
    double[] rows =
        Matrix3.times(new double[] {0, h, h, h, 0, h, h, h, 0}, Matrix3.transposed(rotation));
    Structure structure =
        new Structure(
            new Lattice(rows), List.of("Si", "Si"), new double[] {0, 0, 0, 0.25, 0.25, 0.25});
    SpaceGroup group = SpaceGroup.of(structure);
    KMesh mesh =
        KMesh.monkhorstPack(
            new int[] {2, 2, 2}, new double[3], group.compatibleWithGrid(grid), true);
    return new Calculation(
        structure,
        group,
        mesh.symmetry(),
        Functionals.named("LDA-PW92").orElseThrow(),
        Map.of(
            "Si",
            GthTable.embedded()
                .find("Si", "LDA", OptionalInt.empty())
                .orElseThrow()
                .pseudopotential()),
        new PlaneWaveBasis(structure.lattice(), CUTOFF, SMOOTHING, grid, Transforms.best()),
        mesh,
        5,
        ElectronChoice.unpolarised(8, Smearings.named("none", 0, 1).orElseThrow()),
        ExternalFields.none(),
        ScfOptions.of(1e-13, 60),
        1);
  }

  private static Calculation silicon() {
    return silicon(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 10.2, new int[] {16, 16, 16});
  }

  private static ElasticOptions options(double strain, boolean relax, boolean symmetry) {
    return new ElasticOptions(
        List.of(-strain, strain),
        relax,
        symmetry,
        ElasticOptions.Equilibrium.GIVEN,
        true,
        new Relaxation.Options(2e-7, 30, 0.3));
  }

  private static ElasticResult run(Calculation c, ElasticOptions options, Parallel parallel) {
    Function<KPointsSetup, KPoints> places = places(parallel);
    StrainRuns runs = new LocalStrainRuns(places, s -> {}, s -> {}, RunRecord.none());
    return new Elastic(places, runs, s -> {}, s -> {}, ElasticProgress.silent(), RunRecord.none())
        .run(c, options);
  }

  /** Silicon with fixed fractional coordinates, [3 atom + axis]. */
  private static Calculation held(boolean... fixed) {
    Calculation c = silicon();
    Structure s = c.structure();
    Structure held = new Structure(s.lattice(), s.symbols(), s.fractional(), s.moments(), fixed);
    return c.inCell(held, c.group(), c.basis().grid());
  }

  private static double[] relaxed(Calculation c) {
    ElasticResult result = run(c, options(0.001, true, true), Parallel.serial());
    assertTrue(result.converged(), () -> result.warnings().toString());
    for (StrainTask task : result.tasks()) {
      Structure s = task.calculation().structure();
      SpaceGroup group = task.calculation().symmetry();
      assertEquals(
          group.operations().size(), Constraints.kept(s, group).operations().size(), "kept by all");
    }
    return result.relaxed().orElseThrow().tensor().stiffness();
  }

  @Test
  void fixedCoordinatesStayInStrainedCells() {
    ElasticResult free = run(silicon(), options(0.001, true, true), Parallel.serial());
    double c44 = free.relaxed().orElseThrow().tensor().c(3, 3);
    double clamped = free.clamped().orElseThrow().tensor().c(3, 3);
    assertTrue(GPA * (clamped - c44) > 5, "the internal strain counts");

    // One atom held: the other finds its place against it, nothing is lost.
    double[] one = relaxed(held(true, true, true, false, false, false));
    assertEquals(GPA * c44, GPA * one[21], 0.02);
    // Both held: the clamped tensor.
    double[] both = relaxed(held(true, true, true, true, true, true));
    assertEquals(GPA * clamped, GPA * both[21], 0.02);
    // One held, the other free along a3 = (1, 1, 0) a/2: of the internal strain u_x, u_y, u_z that
    // yz, xz and xy shears drive alone, x + y alone is free. So xy, which drives u_z, is clamped,
    // and yz and xz share half of the softening, coupled with each other.
    double[] along = relaxed(held(true, true, true, true, true, false));
    assertEquals(GPA * clamped, GPA * along[35], 0.02);
    double half = (c44 - clamped) / 2;
    assertEquals(GPA * (clamped + half), GPA * along[21], 0.05);
    assertEquals(GPA * (clamped + half), GPA * along[28], 0.05);
    assertEquals(GPA * half, GPA * along[22], 0.05);
  }

  @Test
  void stressesAndEnergiesGiveTheSameTensor() {
    ElasticResult result = run(silicon(), options(0.001, true, true), Parallel.serial());
    assertTrue(result.converged(), () -> result.warnings().toString());
    ElasticFit relaxed = result.relaxed().orElseThrow();
    ElasticFit clamped = result.clamped().orElseThrow();
    assertEquals(3, result.tasks().size()); // xx both ways, yz one way
    for (ElasticFit fit : List.of(relaxed, clamped)) {
      for (ElasticFit.EnergyCheck check : fit.energyChecks()) {
        assertEquals(GPA * check.fromEnergy(), GPA * check.fromStress(), 0.02, check.direction());
      }
      assertTrue(fit.pointGroupResidue() < 1e-5, "residue " + fit.pointGroupResidue());
      assertTrue(fit.r2() > 0.999, "r2 " + fit.r2());
    }
    ElasticTensor soft = relaxed.tensor().times(GPA);
    ElasticTensor hard = clamped.tensor().times(GPA);
    assertEquals(hard.c(0, 0), soft.c(0, 0), 1e-9);
    assertTrue(hard.c(3, 3) - soft.c(3, 3) > 5, hard.c(3, 3) + " " + soft.c(3, 3));
    assertEquals(0, soft.c(0, 3), 1e-9);
    assertTrue(soft.stability().isStable());
    assertTrue(relaxed.leaveOneOut().isPresent());
  }

  /** All six strains along axes that are not the crystal's, without use of the point group. */
  @Test
  void aTurnedCrystalHasTheTurnedTensor() {
    double[] r = {2. / 3, -1. / 3, 2. / 3, 2. / 3, 2. / 3, -1. / 3, -1. / 3, 2. / 3, 2. / 3};
    ElasticTensor straight =
        run(silicon(), options(0.001, false, true), Parallel.serial()).fit().orElseThrow().tensor();
    Calculation turned = silicon(r, 10.2, new int[] {16, 16, 16});
    ElasticResult all = run(turned, options(0.001, false, false), Parallel.serial());
    assertEquals(12, all.tasks().size());
    double[] expected = straight.rotated(r).times(GPA).stiffness();
    assertArrayEquals(expected, all.fit().orElseThrow().tensor().times(GPA).stiffness(), 0.02);
    assertNotEquals(0, expected[3], 1.0);
    assertTrue(all.fit().orElseThrow().symmetryResidue() < 1e-3);
  }

  @Test
  void theBitsDoNotDependOnThreads() {
    ElasticOptions options = options(0.005, true, true);
    ElasticResult one = run(silicon(), options, Parallel.serial());
    try (ThreadParallel threads = new ThreadParallel(2, "test")) {
      ElasticResult two = run(silicon(), options, threads);
      assertArrayEquals(
          one.fit().orElseThrow().tensor().stiffness(),
          two.fit().orElseThrow().tensor().stiffness(),
          0.0);
    }
  }

  @Test
  void aCubicCrystalIsBroughtToZeroPressure() {
    ElasticOptions auto =
        new ElasticOptions(
            List.of(0.005),
            false,
            true,
            ElasticOptions.Equilibrium.AUTO,
            true,
            new Relaxation.Options(1e-5, 30, 0.3));
    Calculation c = silicon(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 10.0, new int[] {16, 16, 16});
    ElasticResult result = run(c, auto, Parallel.serial());
    assertTrue(result.volumes().size() > 1);
    assertEquals(0, GPA * result.equilibrium().pressure(), 2e-3);
    assertTrue(result.volumes().size() < 9, "steps " + result.volumes().size());
  }

  @Test
  void aFailedStrainIsNamedAndTheTensorMarked() {
    Function<KPointsSetup, KPoints> places = places(Parallel.serial());
    StrainRuns local = new LocalStrainRuns(places, s -> {}, s -> {}, RunRecord.none());
    StrainRuns failing =
        (equilibrium, tasks, progress) -> {
          List<StrainOutcome> outcomes = new ArrayList<>(local.run(equilibrium, tasks, progress));
          outcomes.set(0, StrainOutcome.failed(0, "the disk is full"));
          return outcomes;
        };
    ElasticResult result =
        new Elastic(places, failing, s -> {}, s -> {}, ElasticProgress.silent(), RunRecord.none())
            .run(silicon(), options(0.005, false, true));
    assertFalse(result.converged());
    assertTrue(result.fit().isPresent()); // the other amplitude still determines it
    assertEquals(
        List.of("strain xx -0.00500000 is not in the fit: the disk is full"), result.warnings());
  }

  @Test
  void aGridTooSmallForTheStrainIsRefused() {
    Calculation c = silicon(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 10.2, new int[] {13, 13, 13});
    assertThrows(InputException.class, () -> run(c, options(0.09, false, true), Parallel.serial()));
  }

  private static ElasticOptions at(double pressureGpa, ElasticOptions.Equilibrium how) {
    Relaxation.Options ions = new Relaxation.Options(2e-7, 40, 0.3);
    return new ElasticOptions(
        List.of(-0.001, 0.001),
        false,
        true,
        how,
        false,
        ions,
        new CellRelaxation.Options(ions, CellFreedom.FULL, pressureGpa / GPA, 1e-3 / GPA, false),
        false);
  }

  /** Under pressure the bulk modulus of Birch's coefficients is -V dP/dV there. */
  @Test
  void underPressureTheResponseIsThatOfBirch() {
    ElasticResult result =
        run(silicon(), at(5, ElasticOptions.Equilibrium.ISOTROPIC), Parallel.serial());
    assertTrue(result.converged(), () -> result.warnings().toString());
    assertEquals(5, GPA * result.equilibrium().pressure(), 2e-3);
    ElasticTensor b = result.response(result.fit().orElseThrow()).times(GPA);
    ElasticTensor c = result.fit().orElseThrow().tensor().times(GPA);
    assertEquals(5, c.c(0, 0) - b.c(0, 0), 0.01);
    assertEquals(5, b.c(0, 1) - c.c(0, 1), 0.01);
    double h = 1e-3;
    double[] p = new double[2];
    Calculation rest = result.equilibrium().calculation();
    try (GroundState ground = new GroundState(places(Parallel.serial()), s -> {})) {
      for (int side = 0; side < 2; side++) {
        double e = side == 0 ? h : -h;
        double[] strain = {e, 0, 0, 0, e, 0, 0, 0, e};
        Calculation cell =
            rest.inCell(rest.structure().strained(strain), rest.group(), rest.basis().grid());
        p[side] = GPA * ground.solve(cell).pressure();
      }
    }
    double volumes = Math.log(Math.pow((1 + h) / (1 - h), 3));
    double bulk = (p[1] - p[0]) / volumes;
    assertEquals(bulk, b.moduli().bulk(), 2e-3 * bulk);
    assertTrue(Math.abs(c.moduli().bulk() - bulk) > 1, "without Birch it would be wrong");
  }

  /** Ions and cell free: a sheared start gives the tensor of the cubic one. */
  @Test
  void aRelaxedEquilibriumHasNoMemoryOfItsStart() {
    ElasticResult straight =
        run(silicon(), at(0, ElasticOptions.Equilibrium.RELAXED), Parallel.serial());
    assertTrue(straight.converged(), () -> straight.warnings().toString());
    for (double s : straight.equilibrium().stress()) {
      assertEquals(0, GPA * s, 2e-3);
    }
    ElasticResult volume =
        run(silicon(), at(0, ElasticOptions.Equilibrium.ISOTROPIC), Parallel.serial());
    assertArrayEquals(
        volume.fit().orElseThrow().tensor().times(GPA).stiffness(),
        straight.fit().orElseThrow().tensor().times(GPA).stiffness(),
        0.05);
  }

  @Test
  void amplitudesFollowTheNoise() {
    assertEquals(List.of(-0.002, 0.002), StressNoise.amplitudes(Double.NaN));
    assertEquals(List.of(-0.01, 0.01), StressNoise.amplitudes(1));
    List<Double> some = StressNoise.amplitudes(1e-3 / GPA);
    assertTrue(some.get(1) > 0.002 && some.get(1) < 0.01, some.toString());
    ElasticOptions given = options(0.005, false, true);
    ElasticOptions choose =
        new ElasticOptions(
            List.of(),
            false,
            true,
            given.equilibrium(),
            true,
            given.relaxation(),
            given.cell(),
            true);
    ElasticResult result = run(silicon(), choose, Parallel.serial());
    assertTrue(result.converged());
    assertTrue(result.noise() > 0 && GPA * result.noise() < 0.1, "noise " + GPA * result.noise());
    ComponentErrors errors = result.fit().orElseThrow().errors();
    double largest = 0;
    for (double x : errors.leaveOneOut()) {
      largest = Math.max(largest, x);
    }
    assertEquals(largest, result.fit().orElseThrow().leaveOneOut().orElseThrow(), 0);
    assertTrue(errors.noise()[0] > 0 && errors.noise()[1] > 0 && errors.noise()[21] > 0);
    assertEquals(0, errors.noise()[3], 1e-12);
  }
}
