package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hooke.driver.input.InputException;
import org.hooke.driver.report.JsonText;
import org.hooke.driver.report.PotentialJson;
import org.hooke.driver.storage.LocalFolder;
import org.hooke.driver.workflow.defects.correction.PotentialSamples;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.eigen.Davidson;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.linalg.ThreadParallel;
import org.hooke.kernels.terms.ElectrostaticPotential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PotentialSamplesTest {
  /**
   * Means over planes of Quantum ESPRESSO 6.7's V_bare + V_Hartree (pp.x, plot_num = 11, halved
   * from Ry), same cell, pseudopotential (converted), cutoff 12 Ry, 2 x 2 x 2 points, FFT grid
   * 20^3: every fifth plane along a1, a2, a3.
   */
  private static final double[][] ESPRESSO = {
    {-0.35513862, -0.35749252, 0.21579672, 0.22342362},
    {-0.36565248, -0.36694579, 0.23439562, 0.23528780},
    {-0.37111270, -0.37189558, 0.22947665, 0.23054954}
  };

  private static final double ESPRESSO_MEAN = -0.036154956;

  @TempDir private Path folder;

  private static Calculation calculation() {
    Structure structure = TinySystems.distortedSilicon();
    return TinySystems.calculation(
            structure,
            "LDA-PW92",
            6,
            new int[] {2, 2, 2},
            new double[3],
            4,
            TinySystems.smearing("none", 0, 0))
        .inBasis(
            new PlaneWaveBasis(
                structure.lattice(), 6, 0, new int[] {20, 20, 20}, Transforms.best()));
  }

  private static CalculationResult solved() {
    try (GroundState ground = new GroundState(TinySystems.SERIAL, step -> {})) {
      return ground.solve(calculation());
    }
  }

  @Test
  void planesAgreeWithTheGridWithEspressoAndSitesWithIntegrals() {
    CalculationResult result = solved();
    PotentialSamples samples = PotentialSamples.of(result);
    assertEquals(0, samples.charge(), 1e-12);
    assertEquals(ESPRESSO_MEAN, samples.mean(), 2e-7);
    double[] grid = onGrid(result);
    int n = 20;
    double[][] means = new double[3][n];
    for (int p = 0; p < grid.length; p++) {
      int[] at = {p / (n * n), p / n % n, p % n};
      for (int axis = 0; axis < 3; axis++) {
        means[axis][at[axis]] += grid[p] / (n * n);
      }
    }
    for (int axis = 0; axis < 3; axis++) {
      double[] planes = samples.planes(axis);
      assertArrayEquals(means[axis], planes, 1e-12);
      for (int i = 0; i < 4; i++) {
        assertEquals(ESPRESSO[axis][i], planes[5 * i], 5e-6);
      }
    }
    for (int a = 0; a < 2; a++) {
      double[] tau = result.calculation().structure().cartesian(a);
      assertEquals(smeared(result, grid, tau), samples.sites()[a], 1e-5);
    }
  }

  private static double[] onGrid(CalculationResult result) {
    Calculation c = result.calculation();
    ComplexVector v =
        ElectrostaticPotential.of(c.structure(), result.scf().density(), c.potentials());
    double[] grid = new double[c.basis().densityBasis().gridSize()];
    c.basis().densityBasis().toGrid(v, grid);
    return grid;
  }

  /** The integral with a Gaussian of 1 bohr on the points of the grid, periodic images and all. */
  private static double smeared(CalculationResult result, double[] grid, double[] tau) {
    var lattice = result.calculation().structure().lattice();
    int n = 20;
    double sum = 0;
    double weights = 0;
    for (int p = 0; p < grid.length; p++) {
      int[] at = {p / (n * n), p / n % n, p % n};
      double[] f = lattice.fractional(tau[0], tau[1], tau[2]);
      for (int m = 0; m < 125; m++) {
        int[] shift = {m / 25 - 2, m / 5 % 5 - 2, m % 5 - 2};
        double[] d = new double[3];
        for (int i = 0; i < 3; i++) {
          double x = at[i] * 0.05 - f[i];
          d[i] = x - Math.rint(x) + shift[i];
        }
        double[] r = lattice.cartesian(d[0], d[1], d[2]);
        double w = Math.exp(-(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]));
        sum += w * grid[p];
        weights += w;
      }
    }
    return sum / weights;
  }

  @Test
  void keptResultsOtherThreadsAndTheFileGiveTheSameBits() throws IOException {
    CalculationResult result = solved();
    PotentialSamples samples = PotentialSamples.of(result);
    List<String> warnings = new ArrayList<>();
    FinishedResults done = new FinishedResults(new LocalFolder(folder), warnings::add);
    done.keep(result);
    requireSame(samples, PotentialSamples.of(done.find(calculation()).orElseThrow()));
    try (ThreadParallel threads = new ThreadParallel(2, "samples");
        GroundState ground =
            new GroundState(
                s -> new LocalKPoints(s, p -> new Davidson(p, s.seed()), threads), step -> {})) {
      requireSame(samples, PotentialSamples.of(ground.solve(calculation())));
    }
    ObjectNode json = PotentialJson.document(samples);
    requireSame(samples, PotentialJson.read(parsed(JsonText.of(json))));
    json.remove("mean_ha");
    assertThrows(InputException.class, () -> PotentialJson.read(json));
    json.put("schema", "other");
    assertThrows(InputException.class, () -> PotentialJson.read(json));
  }

  private static com.fasterxml.jackson.databind.JsonNode parsed(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void requireSame(PotentialSamples a, PotentialSamples b) {
    assertEquals(a.charge(), b.charge());
    assertEquals(a.mean(), b.mean());
    assertEquals(a.siteWidth(), b.siteWidth());
    assertArrayEquals(a.sites(), b.sites());
    assertArrayEquals(a.structure().fractional(), b.structure().fractional());
    assertArrayEquals(a.structure().lattice().vectors(), b.structure().lattice().vectors());
    assertEquals(a.structure().symbols(), b.structure().symbols());
    for (int axis = 0; axis < 3; axis++) {
      assertArrayEquals(a.planes(axis), b.planes(axis));
      assertTrue(a.planes(axis).length > 0);
    }
  }
}
