package org.hooke.kernels.kpoints;

import org.hooke.kernels.eigen.CorrectionDavidson;
import org.hooke.kernels.eigen.EigenSolver;
import org.hooke.kernels.linalg.Parallel;

/**
 * The eigensolver of every k-point, told by the input alone.
 *
 * @param seed of the directions that complete a deficient start
 * @param doubleOnly whether search directions must be in double precision
 */
public record BandSolver(long seed, boolean doubleOnly) implements LocalKPoints.EigenSolverFactory {
  private static final long serialVersionUID = 1L;

  /** What a setup asks for. */
  public static BandSolver of(KPointsSetup setup) {
    return new BandSolver(setup.seed(), setup.doubleOnly());
  }

  @Override
  public EigenSolver make(Parallel parallel) {
    return new CorrectionDavidson(parallel, seed, !doubleOnly);
  }
}
