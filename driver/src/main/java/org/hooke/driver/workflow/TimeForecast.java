package org.hooke.driver.workflow;

import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.simd.Twin;

/**
 * How long one ground state takes, by the cost model of docs/theory/time.md, within a factor of two
 * where its constants were measured.
 *
 * @param iterations of the self-consistency loop
 * @param stateSeconds work on all states in one iteration, seconds of one core
 * @param driverSeconds work on the density and potential in one iteration, s
 * @param cores that share the work on states
 */
public record TimeForecast(int iterations, double stateSeconds, double driverSeconds, int cores) {
  /** Applications of H to a band in one iteration. */
  private static final double APPLICATIONS = 4;

  /** Blocks of vectors that the eigensolver multiplies with each other, in units of the bands'. */
  private static final double BLOCKS = 12;

  /** Work on the driver for each point of the FFT grid and iteration, s. */
  private static final double GRID_POINT = 4e-7;

  /** Error of the first density's energy for each electron, Ha. */
  private static final double FIRST_ERROR = 4e-3;

  /** Iterations that divide the error by ten: of insulators, and with a smearing. */
  private static final double INSULATOR = 0.9;

  private static final double METAL = 1.1;

  /**
   * Operations per second and core, counted as docs/theory/time.md does.
   *
   * @param transforms of applying H
   * @param products of blocks of bands
   */
  private record Rates(double transforms, double products) {
    static Rates of(Twin twin) {
      return twin == Twin.VECTOR ? new Rates(3e10, 1.5e10) : new Rates(1.5e10, 4e9);
    }
  }

  /** Forecast for a calculation on a number of cores, for the twin that this JVM runs. */
  public static TimeForecast of(Calculation c, int cores) {
    Rates rates = Rates.of(Twin.ofThisJvm());
    double points = c.basis().gridSize();
    double transform = 10 * points * Math.log(points) / Math.log(2); // there and back
    double projectors = projectors(c);
    double bands = c.bands() + Math.max(2, c.bands() / 12);
    double all = 0;
    for (int k = 0; k < c.mesh().size(); k++) {
      double waves = c.basis().planeWaves(c.mesh().point(k));
      boolean real = c.basis().real(c.mesh().point(k));
      double bandPart = (real ? 0.5 : 1) * transform + (real ? 4 : 16) * waves * projectors;
      double dense = (real ? 2 : 8) * BLOCKS * waves * bands * bands;
      all += APPLICATIONS * bands * bandPart / rates.transforms() + dense / rates.products();
    }
    return new TimeForecast(iterations(c), c.spins() * all, c.spins() * GRID_POINT * points, cores);
  }

  private static int iterations(Calculation c) {
    double decades = Math.log10(FIRST_ERROR * c.electrons() / c.scf().tolerance());
    double each = c.smearing().width() > 0 ? METAL : INSULATOR;
    return Math.max(2, Math.min(c.scf().maxIterations(), (int) Math.ceil(each * decades)));
  }

  /** Wall time of one iteration, s. */
  public double secondsPerIteration() {
    return stateSeconds / cores + driverSeconds;
  }

  private static double projectors(Calculation c) {
    Structure structure = c.structure();
    double sum = 0;
    for (int a = 0; a < structure.atoms(); a++) {
      Pseudopotential p = c.potentials().get(structure.symbol(a));
      for (int i = 0; i < p.projectors(); i++) {
        sum += 2 * p.angularMomentum(i) + 1;
      }
    }
    return sum;
  }

  /** Wall time of the loop, s. */
  public double seconds() {
    return iterations * secondsPerIteration();
  }
}
