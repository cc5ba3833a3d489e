package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.units.AtomicUnits;
import org.junit.jupiter.api.Test;

/** Silicon at cutoffs too low for physics: what is relaxed must rest all the same. */
class CellRelaxationTest {
  private static final double GPA = AtomicUnits.PRESSURE_GPA;

  private static CellRelaxation.Options options(CellFreedom freedom, double pressureGpa) {
    return new CellRelaxation.Options(
        new Relaxation.Options(2e-5, 40, 0.3), freedom, pressureGpa / GPA, 0.01 / GPA, false);
  }

  private static Calculation silicon(Structure s, double cutoff, double smoothing) {
    Calculation c =
        TinySystems.calculation(
            s,
            "LDA-PW92",
            cutoff,
            new int[] {2, 2, 2},
            new double[3],
            4,
            TinySystems.smearing("none", 0, 0));
    PlaneWaveBasis b = c.basis();
    return c.inBasis(new PlaneWaveBasis(s.lattice(), cutoff, smoothing, b.grid(), b.transforms()));
  }

  private static CellRelaxation.Outcome relax(Calculation c, CellRelaxation.Options options) {
    List<CellRelaxation.Step> seen = new ArrayList<>();
    try (GroundState ground = new GroundState(TinySystems.SERIAL, step -> {})) {
      CellRelaxation.Outcome outcome = new CellRelaxation(ground, options, seen::add).relax(c);
      assertEquals(seen, outcome.steps());
      return outcome;
    }
  }

  /** dH/dq of a real crystal against differences of H at a fixed set of plane waves. */
  @Test
  void theGradientIsTheSlopeOfTheEnthalpy() {
    Calculation c = silicon(TinySystems.distortedSilicon(), 3, 0);
    for (CellFreedom freedom : CellFreedom.values()) {
      CellCoordinates x = new CellCoordinates(c.structure(), SpaceGroup.identity(), freedom);
      Random random = new Random(5);
      double[] q = x.kept(random.doubles(x.size(), -0.02, 0.02).toArray());
      double[] p = x.kept(random.doubles(x.size(), -1, 1).toArray());
      double pressure = 3e-4;
      try (GroundState ground = new GroundState(TinySystems.SERIAL, step -> {})) {
        CalculationResult r = ground.solve(c.withFrozenBasis(x.at(q)));
        Lattice lattice = r.calculation().structure().lattice();
        double[] g = x.gradient(q, r.forces(), x.driving(r.stress(), pressure), lattice);
        double slope = 0;
        for (int i = 0; i < p.length; i++) {
          slope += g[i] * p[i];
        }
        double coarse = difference(ground, c, x, q, p, pressure, 4e-3);
        double fine = difference(ground, c, x, q, p, pressure, 2e-3);
        assertEquals((4 * fine - coarse) / 3, slope, 2e-6, freedom.toString());
        assertTrue(Math.abs(slope) > 1e-3, "slope " + slope);
      }
    }
  }

  private static double difference(
      GroundState ground,
      Calculation c,
      CellCoordinates x,
      double[] q,
      double[] p,
      double pressure,
      double h) {
    double[] sides = new double[2];
    for (int side = 0; side < 2; side++) {
      double[] at = q.clone();
      for (int i = 0; i < q.length; i++) {
        at[i] += (side == 0 ? h : -h) * p[i];
      }
      CalculationResult r = ground.solve(c.withFrozenBasis(x.at(at)));
      sides[side] = r.freeEnergy() + pressure * r.calculation().structure().lattice().volume();
    }
    return (sides[0] - sides[1]) / (2 * h);
  }

  @Test
  void aDistortedCellFindsTheDiamondLattice() {
    CellRelaxation.Outcome end =
        relax(silicon(TinySystems.distortedSilicon(), 4, 2), options(CellFreedom.FULL, 0));
    assertTrue(end.converged(), () -> end.steps().toString());
    assertTrue(end.steps().size() < 25, "steps " + end.steps().size());
    Structure s = end.last().calculation().structure();
    assertEquals(227, SpaceGroup.of(s, 0.02).number());
    for (double sigma : end.last().stress()) {
      assertEquals(0, GPA * sigma, 0.01);
    }
  }

  /** In a sharp basis the answer is that of the cutoff: a fresh start there rests at once. */
  @Test
  void theAnswerBelongsToTheCutoff() {
    Structure start = TinySystems.silicon();
    CellRelaxation.Options options = options(CellFreedom.FULL, 5);
    CellRelaxation.Outcome end = relax(silicon(start, 5, 0), options);
    assertTrue(end.converged(), () -> end.steps().toString());
    Structure s = end.last().calculation().structure();
    assertEquals(5, GPA * end.last().pressure(), 0.01);
    CellRelaxation.Outcome again = relax(silicon(s, 5, 0), options);
    assertEquals(1, again.steps().size());
    double[] rows = s.lattice().vectors();
    for (int i = 0; i < 9; i++) { // still exactly face-centred cubic
      assertEquals(start.lattice().vectors()[i] == 0 ? 0 : rows[1], rows[i], 1e-12);
    }
    assertArrayEquals(start.fractional(), s.fractional(), 1e-12);
  }

  @Test
  void shapeAloneKeepsTheVolume() {
    Structure start =
        TinySystems.silicon().strained(new double[] {0.03, 0, 0, 0, -0.02, 0, 0, 0, 0.01});
    CellRelaxation.Outcome end = relax(silicon(start, 4, 2), options(CellFreedom.SHAPE, 0));
    assertTrue(end.converged(), () -> end.steps().toString());
    Structure s = end.last().calculation().structure();
    assertEquals(start.lattice().volume(), s.lattice().volume(), 1e-9);
    assertEquals(227, SpaceGroup.of(s, 0.02).number());
  }

  @Test
  void volumeAloneKeepsTheShape() {
    Structure start =
        TinySystems.silicon().strained(new double[] {0.03, 0, 0, 0, 0, 0, 0, 0, -0.01});
    CellRelaxation.Outcome end = relax(silicon(start, 4, 2), options(CellFreedom.VOLUME, 2));
    assertTrue(end.converged(), () -> end.steps().toString());
    assertEquals(2, GPA * end.last().pressure(), 0.01);
    double[] a = start.lattice().vectors();
    double[] b = end.last().calculation().structure().lattice().vectors();
    for (int i = 0; i < 9; i++) {
      assertEquals(a[i] * b[1] / a[1], b[i], 1e-9);
    }
  }

  /**
   * The model knows translations, springs between neighbours, and the cell from the same springs.
   */
  @Test
  void theModelIsAStiffnessOfTheRightSize() {
    Structure s = TinySystems.silicon();
    double[][] inverse = BondStiffness.inverse(s);
    double bulk = 0;
    double[] e = new double[12];
    for (int m = 6; m < 9; m++) {
      e[m] = 1 / Math.sqrt(3);
    }
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 12; j++) {
        assertEquals(inverse[i][j], inverse[j][i], 1e-9);
        bulk += e[i] * inverse[i][j] * e[j];
      }
    }
    double gpa = GPA / (3 * bulk * s.lattice().volume()); // E = V K (tr e)^2 / 2
    assertTrue(gpa > 50 && gpa < 250, "bulk modulus " + gpa);
  }
}
