package org.hooke.kernels.kpoints;

import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.eigen.CorrectionDavidson;
import org.hooke.kernels.eigen.Davidson;
import org.hooke.kernels.eigen.EigenSolver;
import org.hooke.kernels.eigen.FilteredSolver;
import org.hooke.kernels.eigen.SolverRelay;
import org.hooke.kernels.eigen.SpareRows;
import org.hooke.kernels.linalg.Parallel;

/**
 * The eigensolver of every k-point, told by the input alone: Davidson's and, where more than {@link
 * #TURN} block iterations are asked for and those did not do, Chebyshev's filter in double.
 *
 * <p>The solvers of one object share the memory of their blocks.
 */
public final class BandSolver implements LocalKPoints.EigenSolverFactory {
  private static final long serialVersionUID = 1L;

  /**
   * Bands squared times plane waves, over all eigenproblems, from which single precision pays:
   * below it compiling the loops in both precisions costs more than it brings
   * (docs/performance.md).
   */
  private static final double LEAST_WORK = 6e8;

  /** Block iterations of Davidson's method before another takes over. */
  public static final int TURN = 20;

  private final long seed;
  private final boolean single;
  private final transient SpareRows spare = new SpareRows();

  /**
   * @param seed of the directions that complete a deficient start
   * @param single whether search directions are in single precision
   */
  public BandSolver(long seed, boolean single) {
    this.seed = seed;
    this.single = single;
  }

  private Object readResolve() {
    return new BandSolver(seed, single);
  }

  /** What pays for a setup, single precision only where it is allowed. */
  public static BandSolver of(KPointsSetup setup) {
    boolean pays = singlePays(setup.basis(), setup.mesh(), setup.bands(), setup.spins());
    return new BandSolver(setup.seed(), !setup.doubleOnly() && pays);
  }

  /** Whether search directions in single precision save time. */
  public static boolean singlePays(PlaneWaveBasis basis, KMesh mesh, int bands, int spins) {
    double work = 0;
    for (int k = 0; k < mesh.size(); k++) {
      work += (double) basis.planeWaves(mesh.point(k)) * bands * bands * spins;
    }
    return work >= LEAST_WORK;
  }

  @Override
  public EigenSolver make(Parallel parallel) {
    EigenSolver davidson =
        single ? new CorrectionDavidson(parallel, seed, true, spare) : new Davidson(parallel, seed);
    return new SolverRelay(davidson, TURN, new FilteredSolver(parallel, seed));
  }
}
