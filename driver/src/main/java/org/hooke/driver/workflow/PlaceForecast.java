package org.hooke.driver.workflow;

/**
 * What one ground state takes on a number of equal executors, by docs/scaling.md: states go whole
 * to executors, threads share the work inside one.
 *
 * @param executors that hold states
 * @param cores of each
 * @param states most that an executor holds
 * @param perExecutor bytes of orbitals, work and grids in an executor's process
 * @param onDriver bytes of densities, potentials and mixing history in the driver's
 * @param seconds wall time of the self-consistency loop
 */
public record PlaceForecast(
    int executors, int cores, int states, double perExecutor, double onDriver, double seconds) {
  /** Two jobs: once, and per executor, s. */
  private static final double JOBS = 0.04;

  private static final double PER_EXECUTOR = 0.002;

  /** Sends of the potential, in units of its size, one after the other. */
  private static final double SENDS = 4;

  /** Bytes per second between processes. */
  private static final double BANDWIDTH = 1.2e9;

  /** Arrays of the grid's size in an executor for each spin: potential, sums and their form. */
  private static final int GRIDS = 4;

  /**
   * Forecast for a plan.
   *
   * @param inProcess whether the only executor is the driver's own process
   */
  public static PlaceForecast of(Plan plan, int executors, int cores, boolean inProcess) {
    Calculation c = plan.calculation();
    MemoryForecast memory = plan.memory();
    if (c.grain() == Grain.BLOCKS) {
      BlockForecast blocks = BlockForecast.of(c, executors, cores, inProcess);
      return new PlaceForecast(
          executors,
          cores,
          memory.states(),
          blocks.perExecutor(),
          blocks.onDriver(),
          blocks.seconds());
    }
    int states = (memory.states() + executors - 1) / executors;
    double grid = 8.0 * c.basis().gridSize() * c.spins();
    TimeForecast time = TimeForecast.of(c, 1);
    double busiest = time.stateSeconds() * states / memory.states() / cores;
    double overhead = inProcess ? 0 : overhead(executors, grid);
    return new PlaceForecast(
        executors,
        cores,
        states,
        (double) memory.perState() * states
            + (double) memory.work() * Math.min(cores, states)
            + (inProcess ? 0 : GRIDS * grid),
        memory.shared(),
        time.iterations() * (busiest + time.driverSeconds() + overhead));
  }

  /**
   * What an iteration costs beside the physics, s.
   *
   * @param grid bytes of the potential
   */
  static double overhead(int executors, double grid) {
    return JOBS + PER_EXECUTOR * executors + (SENDS + executors) * grid / BANDWIDTH;
  }
}
