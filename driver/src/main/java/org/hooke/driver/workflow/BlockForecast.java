package org.hooke.driver.workflow;

import org.hooke.kernels.simd.Twin;

/**
 * What one ground state takes with its bands in blocks, by docs/scaling.md.
 *
 * @param perExecutor bytes in an executor's process: blocks, slices, work and grids
 * @param onDriver bytes in the driver's: densities, mixing history, small matrices
 * @param seconds wall time of the self-consistency loop
 */
record BlockForecast(double perExecutor, double onDriver, double seconds) {
  private static final int MOST_ROWS = 32; // of a block

  /** Applications of H and products of all bands in one SCF iteration. */
  private static final double APPLICATIONS = 20;

  private static final double PRODUCTS = 4;

  /**
   * Operations per second, counted as {@link WorkOfState} does.
   *
   * @param apply H, per core
   * @param products of all bands, per core
   * @param dense matrices, on the driver
   */
  private record Rates(double apply, double products, double dense) {
    static Rates of(Twin twin) {
      return twin == Twin.VECTOR ? new Rates(4.6e10, 6e10, 1e10) : new Rates(1.2e10, 1e10, 4e9);
    }
  }

  /** Bytes per second between executors, and jobs of one iteration, s. */
  private static final double BANDWIDTH = 3e8;

  private static final double JOBS = 0.3;

  /** Forecast for a calculation on executors of so many cores each. */
  static BlockForecast of(Calculation c, int executors, int cores, boolean inProcess) {
    Rates rates = Rates.of(Twin.ofThisJvm());
    double blocks = 0;
    double largest = 0;
    double seconds = 0;
    double small = 0;
    for (int k = 0; k < c.mesh().size(); k++) {
      WorkOfState w = WorkOfState.of(c, k);
      double span = Math.max(w.rows(), w.atomic() + 2);
      double number = Math.ceil(w.rows() / MOST_ROWS);
      double share = Math.ceil(number / executors) / number;
      double pieces = inProcess ? 2 : 4 - 2.0 / executors;
      blocks += c.spins() * share * 16 * w.waves() * (pieces * span + w.rows());
      double dense = 24 * span * span;
      double work = 3 * 16 * w.waves() * MOST_ROWS + 16 * w.waves() * 128 + dense;
      largest = Math.max(largest, work);
      small += c.spins() * 8 * 6 * span * span;
      double state =
          APPLICATIONS * w.application() / rates.apply()
              + PRODUCTS * w.product() / rates.products();
      double sent = 3 * 16 * w.waves() * w.rows() * (executors - 1.0) / executors;
      seconds +=
          c.spins()
              * (state * share / cores
                  + 6 * Math.pow(w.rows(), 3) / rates.dense()
                  + sent / executors / BANDWIDTH);
    }
    double grid = 8.0 * c.basis().gridSize();
    TimeForecast time = TimeForecast.of(c, 1);
    double iteration = seconds + time.driverSeconds() + (inProcess ? 0 : JOBS);
    MemoryForecast memory = MemoryForecast.of(c);
    return new BlockForecast(
        blocks + cores * (largest + 3 * grid) + 4 * grid * c.spins(),
        memory.shared() + small,
        time.iterations() * iteration);
  }
}
