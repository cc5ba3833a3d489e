package org.hooke.driver.workflow;

import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.pseudo.Pseudopotential;

/**
 * How long one ground state takes, by the cost model of docs/theory/time.md: an order of magnitude.
 *
 * @param iterations of the self-consistency loop
 * @param secondsPerIteration wall time on these cores
 * @param cores that share the work
 */
public record TimeForecast(int iterations, double secondsPerIteration, int cores) {
  /** Applications of H to a band in one iteration. */
  private static final double APPLICATIONS = 4;

  /** Blocks of vectors that the eigensolver multiplies with each other, in units of the bands'. */
  private static final double BLOCKS = 12;

  /** Floating-point operations per second and core: transforms, and products of blocks. */
  private static final double TRANSFORMS = 2e9;

  private static final double PRODUCTS = 5e9;

  /** Work on the driver for each point of the FFT grid and iteration, s. */
  private static final double GRID_POINT = 1.5e-6;

  private static final int INSULATOR = 12;
  private static final int METAL = 16;

  /** Forecast for a calculation on a number of cores. */
  public static TimeForecast of(Calculation c, int cores) {
    double points = c.basis().gridSize();
    double transform = 10 * points * Math.log(points) / Math.log(2); // there and back
    double projectors = projectors(c);
    double bands = c.bands() + Math.max(2, c.bands() / 12);
    double all = 0;
    for (int k = 0; k < c.mesh().size(); k++) {
      double waves = c.basis().planeWaves(c.mesh().point(k));
      double applied = APPLICATIONS * bands * (transform + 16 * waves * projectors);
      double dense = 8 * BLOCKS * waves * bands * bands;
      double seconds = applied / TRANSFORMS + dense / PRODUCTS;
      all += c.spins() * seconds;
    }
    double seconds = all / cores + c.spins() * GRID_POINT * points;
    return new TimeForecast(c.smearing().width() > 0 ? METAL : INSULATOR, seconds, cores);
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
    return iterations * secondsPerIteration;
  }
}
