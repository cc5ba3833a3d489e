package org.hooke.driver.workflow.defects.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.hooke.driver.input.InputException;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.GroundState;
import org.hooke.driver.workflow.Relaxation;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.defects.DielectricTensor;
import org.hooke.kernels.eigen.Davidson;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.Parallel;
import org.junit.jupiter.api.Test;

/** A vacancy in eight atoms of lithium hydride, solved with its correction. */
class CorrectedSurfaceTest {
  private static final DielectricTensor EPS = DielectricTensor.isotropic(4.9);
  private static final CorrectionSettings SETTINGS =
      CorrectionSettings.of(CorrectionScheme.FNV, EPS)
          .withForces(EPS, Map.of("Li", 1.06, "H", -1.06))
          .withNear(Map.of("Li", List.of(0.4))); // the nearest neighbours' own

  private final VacancySeries series = new VacancySeries(Parallel.serial(), 4);
  private final Structure crystal = VacancySeries.crystal(VacancySeries.cell("sc", 1));
  private final Structure ideal = VacancySeries.withoutFirst(crystal);

  private static GroundState ground() {
    return new GroundState(
        s -> new LocalKPoints(s, p -> new Davidson(p, s.seed()), Parallel.serial()), step -> {});
  }

  private Structure moved() {
    double[] move = new double[3 * ideal.atoms()];
    for (int i = 0; i < move.length; i++) {
      move[i] = 0.15 * Math.sin(5 * i + 1);
    }
    return ideal.displaced(move);
  }

  private CorrectedSurface surface(
      GroundState ground, Calculation start, CalculationResult host, Structure ideal) {
    CalculationResult first = ground.solve(start);
    PotentialSamples bulk = PotentialSamples.of(host);
    Structure crystal = host.calculation().structure();
    ChargeCorrection c =
        ChargeCorrection.of(
            bulk, PotentialSamples.of(first), SETTINGS.centre(crystal, ideal, 1), SETTINGS);
    CorrectedSurface surface = new CorrectedSurface(ground, c.energy());
    CalculationResult corrected = surface.corrected(first);
    assertSame(first.scf(), corrected.scf());
    assertEquals(c.total(), corrected.energies().get(CorrectedSurface.PART), 1e-14);
    assertEquals(first.freeEnergy() + c.total(), corrected.freeEnergy(), 1e-12);
    return surface;
  }

  @Test
  void forcesAreTheGradientOfTheWholeEnergy() {
    Calculation start = series.calculation(moved(), 1, 1, 1, 0);
    try (GroundState ground = ground()) {
      CorrectedSurface surface = surface(ground, start, series.solve(crystal, 0, 1, 0), ideal);
      CalculationResult raw = ground.solve(start);
      CalculationResult here = surface.solve(start);
      for (int i : new int[] {1, 3 * 4}) {
        double h = 0.01;
        double[] step = new double[3 * ideal.atoms()];
        step[i] = h;
        double up =
            surface.solve(start.withPositions(moved().displaced(step).fractional())).freeEnergy();
        step[i] = -h;
        double down =
            surface.solve(start.withPositions(moved().displaced(step).fractional())).freeEnergy();
        double net = here.netForce()[i % 3] / ideal.atoms();
        assertEquals(-(up - down) / (2 * h), here.forces()[i] + net, 2e-6);
        assertTrue(Math.abs(here.forces()[i] - raw.forces()[i]) > 1e-4);
      }
    }
  }

  @Test
  void aRelaxationEndsWhereTheCorrectedForcesVanish() {
    Structure host = VacancySeries.crystal(VacancySeries.cell("fcc", 2));
    Structure vacancy = VacancySeries.withoutFirst(host);
    Calculation start = series.calculation(vacancy, 1, 1, 2, 0.5);
    try (GroundState ground = ground()) {
      CorrectedSurface surface = surface(ground, start, series.solve(host, 0, 2, 0.5), vacancy);
      Relaxation.Outcome outcome =
          new Relaxation(surface, new Relaxation.Options(2e-4, 30, 0.3), step -> {}).relax(start);
      assertTrue(outcome.converged());
      CalculationResult raw = ground.solve(outcome.last().calculation());
      double largest = 0;
      for (double f : raw.forces()) {
        largest = Math.max(largest, Math.abs(f));
      }
      assertTrue(largest > 1e-3, "uncorrected force at the end " + largest);
    }
  }

  /** Charges of its own for the first shell: their forces change by their ratio, no others do. */
  @Test
  void theNearestNeighboursMayHaveOtherCharges() {
    Structure host = VacancySeries.crystal(VacancySeries.cell("fcc", 3));
    Structure vacancy = VacancySeries.withoutFirst(host);
    double[] near = forcesOf(host, vacancy, SETTINGS);
    double[] alike = forcesOf(host, vacancy, SETTINGS.withNear(Map.of()));
    Map<Integer, double[]> first = VacancySeries.shell(vacancy, 0.5 * VacancySeries.EDGE);
    assertEquals(6, first.size());
    for (int i = 0; i < near.length; i++) {
      double share = first.containsKey(i / 3) ? 0.4 / 1.06 : 1;
      assertEquals(share * alike[i], near[i], 1e-12);
    }
    assertTrue(Math.abs(VacancySeries.outward(first, alike)) > 1e-3);
  }

  /** Shell by shell: every later shell of an element its own, the ones not named the crystal's. */
  @Test
  void everyShellMayHaveOtherCharges() {
    Structure host = VacancySeries.crystal(VacancySeries.cell("fcc", 3));
    Structure vacancy = VacancySeries.withoutFirst(host);
    double[] alike = forcesOf(host, vacancy, SETTINGS.withNear(Map.of()));
    double[] near =
        forcesOf(
            host, vacancy, SETTINGS.withNear(Map.of("Li", List.of(0.4, 0.8), "H", List.of(-0.9))));
    Map<Integer, double[]> li = VacancySeries.shell(vacancy, 0.5 * VacancySeries.EDGE);
    Map<Integer, double[]> h = VacancySeries.shell(vacancy, Math.sqrt(0.5) * VacancySeries.EDGE);
    Map<Integer, double[]> li2 = VacancySeries.shell(vacancy, Math.sqrt(0.75) * VacancySeries.EDGE);
    assertEquals(26, li.size() + h.size() + li2.size());
    for (int i = 0; i < near.length; i++) {
      double charge =
          li.containsKey(i / 3)
              ? 0.4
              : li2.containsKey(i / 3) ? 0.8 : h.containsKey(i / 3) ? 0.9 : 1.06;
      assertEquals(charge / 1.06 * alike[i], near[i], 1e-12);
    }
    assertTrue(Math.abs(VacancySeries.outward(li2, alike)) > 1e-3);
    assertTrue(Math.abs(VacancySeries.outward(h, alike)) > 1e-3);
  }

  private static double[] forcesOf(Structure host, Structure vacancy, CorrectionSettings settings) {
    ModelCentre centre = settings.centre(host, vacancy, 1);
    PotentialSamples nothing =
        new PotentialSamples(host, 0, 0, new double[3][8], new double[host.atoms()], 1);
    PotentialSamples charged =
        new PotentialSamples(vacancy, 1, 0, new double[3][8], new double[vacancy.atoms()], 1);
    return ChargeCorrection.of(nothing, charged, centre, settings).forces();
  }

  @Test
  void aCentreThatLeavesTheMiddleOfItsCellIsRefused() {
    ModelCentre centre = ModelCentre.of(crystal, ideal);
    PotentialSamples nothing =
        new PotentialSamples(crystal, 0, 0, new double[3][8], new double[crystal.atoms()], 1);
    PotentialSamples charged =
        new PotentialSamples(ideal, 1, 0, new double[3][8], new double[ideal.atoms()], 1);
    CorrectedEnergy energy = ChargeCorrection.of(nothing, charged, centre, SETTINGS).energy();
    double[] move = new double[3 * ideal.atoms()];
    for (int i = 0; i < move.length; i += 3) {
      move[i] = 3.2;
    }
    InputException e =
        assertThrows(InputException.class, () -> energy.forces(ideal.displaced(move)));
    assertTrue(e.getMessage().contains("centre moved by 3.2"), e.getMessage());
  }
}
