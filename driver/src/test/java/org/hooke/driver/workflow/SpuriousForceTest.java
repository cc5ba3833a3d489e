package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.hooke.driver.scf.ScfOptions;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.SymmetryOperation;
import org.hooke.kernels.terms.ExternalFields;
import org.junit.jupiter.api.Test;

/** Silicon on a k-grid without its cubic symmetry: the crystal forbids any force. */
class SpuriousForceTest {
  private static final int[] GRID = {3, 1, 1};
  private static final Smearing COLD = TinySystems.smearing("cold", 0.02, 0);
  private static final Calculation WHOLE =
      TinySystems.calculation(TinySystems.silicon(), "LDA-PW92", 4, GRID, new double[3], 8, COLD);

  private static CalculationResult solved(SpaceGroup used, KMesh mesh) {
    Calculation c =
        new Calculation(
            WHOLE.structure(),
            WHOLE.group(),
            used,
            WHOLE.functional(),
            WHOLE.potentials(),
            WHOLE.basis(),
            mesh,
            WHOLE.bands(),
            WHOLE.electronChoice(),
            ExternalFields.none(),
            ScfOptions.of(1e-12, 60),
            1);
    try (GroundState ground = new GroundState(TinySystems.SERIAL, step -> {})) {
      CalculationResult result = ground.solve(c);
      assertTrue(result.converged());
      return result;
    }
  }

  private static double largest(CalculationResult result) {
    return Arrays.stream(result.forces()).map(Math::abs).max().orElseThrow();
  }

  @Test
  void aForceThatSymmetryForbidsIsAveragedAway() {
    SpaceGroup crystal = WHOLE.group().compatibleWithGrid(WHOLE.basis().grid());
    KMesh mesh = KMesh.monkhorstPack(GRID, new double[3], crystal, true);
    assertTrue(mesh.droppedOperations() > 0);
    KMesh all = KMesh.monkhorstPack(GRID, new double[3], SpaceGroup.identity(), true);
    double without = largest(solved(SpaceGroup.identity(), all));
    assertTrue(without > 1e-4, "no force to forbid: " + without);
    assertEquals(0, largest(solved(crystal, mesh)), 1e-12);
  }

  /** The average is the calculation on the grid in all its orientations, reduced by nothing. */
  @Test
  void theAverageIsTheUnionOfTheTurnedGrids() {
    SpaceGroup crystal = WHOLE.group().compatibleWithGrid(WHOLE.basis().grid());
    KMesh mesh = KMesh.monkhorstPack(GRID, new double[3], crystal, true);
    CalculationResult averaged = solved(crystal, mesh);
    KMesh all = KMesh.monkhorstPack(GRID, new double[3], SpaceGroup.identity(), true);
    CalculationResult union = solved(SpaceGroup.identity(), union(all, crystal));
    assertEquals(union.freeEnergy(), averaged.freeEnergy(), 1e-9);
    assertEquals(union.fermiLevel().get(), averaged.fermiLevel().get(), 1e-7);
    assertArrayEquals(union.stress(), averaged.stress(), 1e-8);
    assertEquals(0, largest(union), 1e-6);
  }

  /** W^T k for every operation and point. */
  private static KMesh union(KMesh mesh, SpaceGroup group) {
    int n = group.operations().size() * mesh.size();
    double[] points = new double[3 * n];
    double[] weights = new double[n];
    int at = 0;
    for (SymmetryOperation s : group.operations()) {
      for (int k = 0; k < mesh.size(); k++) {
        for (int j = 0; j < 3; j++) {
          for (int i = 0; i < 3; i++) {
            points[3 * at + j] += s.rotation(i, j) * mesh.fractional(k, i);
          }
        }
        weights[at++] = mesh.weight(k);
      }
    }
    return new KMesh(points, weights);
  }
}
