package org.hooke.kernels.eigen;

import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;

/**
 * One solver for its turn and, where that was not enough and more steps are allowed, another for
 * the rest, which goes on from the vectors of the first. Told by its arguments alone.
 */
public final class SolverRelay implements EigenSolver {
  private final EigenSolver first;
  private final int turn;
  private final EigenSolver second;

  /**
   * @param turn block iterations of the first
   */
  public SolverRelay(EigenSolver first, int turn, EigenSolver second) {
    this.first = first;
    this.turn = turn;
    this.second = second;
  }

  @Override
  public EigenResult solve(
      LinearOperator h,
      Preconditioner preconditioner,
      ComplexMatrix x,
      BandTargets targets,
      int maxIterations) {
    EigenResult one = first.solve(h, preconditioner, x, targets, Math.min(turn, maxIterations));
    if (one.converged() || maxIterations <= turn) {
      return one;
    }
    EigenResult two = second.solve(h, preconditioner, x, targets, maxIterations - turn);
    return new EigenResult(
        two.values(),
        two.residuals(),
        one.iterations() + two.iterations(),
        one.applications() + two.applications(),
        two.converged());
  }
}
