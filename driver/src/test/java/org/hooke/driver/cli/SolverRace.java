package org.hooke.driver.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.hooke.driver.solvers.ProjectedGradients;
import org.hooke.driver.solvers.ResidualMinimization;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.GroundState;
import org.hooke.kernels.eigen.CorrectionDavidson;
import org.hooke.kernels.eigen.Davidson;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.eigen.EigenSolver;
import org.hooke.kernels.eigen.FilteredSolver;
import org.hooke.kernels.eigen.SpareRows;
import org.hooke.kernels.kpoints.BandSolver;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.ThreadParallel;

/**
 * A whole calculation with one band solver, in a process of its own: {@code SolverRace SOLVER INPUT
 * THREADS [KEY=VALUE ...]}. Prints SCF iterations, applications of H per row of the block, seconds
 * and processor seconds with the start, and the free energy. The table is in docs/decisions/0016,
 * the runs are {@code scripts/bench solvers}.
 */
public final class SolverRace {
  private SolverRace() {}

  /** The solvers by name: what runs take, and what else there is. */
  static LocalKPoints.EigenSolverFactory solver(String name, BandSolver taken, long seed) {
    return switch (name) {
      case "taken" -> taken;
      case "davidson" -> parallel -> new Davidson(parallel, seed);
      case "lobpcg" -> parallel -> new Davidson(parallel, seed, 3);
      case "corrections" ->
          parallel -> new CorrectionDavidson(parallel, seed, false, new SpareRows());
      case "ppcg" -> ProjectedGradients::new;
      case "rmm-diis" -> ResidualMinimization::new;
      case "chebyshev" -> parallel -> new FilteredSolver(parallel, seed);
      default -> throw new IllegalArgumentException("no solver " + name);
    };
  }

  public static void main(String[] arguments) throws Exception {
    String name = arguments[0];
    int threads = Integer.parseInt(arguments[2]);
    Parallel parallel = threads == 1 ? Parallel.serial() : new ThreadParallel(threads, "race");
    List<String> settings = List.of(arguments).subList(3, arguments.length);
    Calculation calculation = Preparation.of(arguments[1], settings).plan().calculation();
    LongAdder applications = new LongAdder();
    AtomicInteger rows = new AtomicInteger();
    AtomicInteger iterations = new AtomicInteger();
    try (GroundState state =
        new GroundState(
            setup -> {
              rows.set(setup.states() * setup.bands());
              LocalKPoints.EigenSolverFactory solver =
                  solver(name, BandSolver.of(setup), setup.seed());
              return new LocalKPoints(
                  setup, inside -> counted(solver.make(inside), applications), parallel);
            },
            step -> iterations.incrementAndGet())) {
      CalculationResult result = state.solve(calculation);
      double cpu =
          ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
              * 1e-9;
      double wall = ManagementFactory.getRuntimeMXBean().getUptime() * 1e-3;
      System.out.println(
          String.format(
              Locale.ROOT,
              "%-12s %4d %8.1f %8.1f %8.1f %18.10f",
              name,
              iterations.get(),
              applications.sum() / (double) rows.get(),
              wall,
              cpu,
              result.freeEnergy()));
    }
    System.exit(0); // the pool's threads wait for work
  }

  private static EigenSolver counted(EigenSolver solver, LongAdder applications) {
    return (h, preconditioner, x, targets, most) -> {
      EigenResult result = solver.solve(h, preconditioner, x, targets, most);
      applications.add(result.applications());
      return result;
    };
  }
}
